package org.aidflow.exchange;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.aidflow.AidflowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxTest extends AidflowTest {

  @Autowired private Outbox outbox;
  @Autowired private ExchangeWorker worker;
  @Autowired private RecordedCommands wire;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;
  @Autowired private MeterRegistry meters;

  private final UUID id = UUID.randomUUID();

  @Test
  void aCommandGoesOutAfterTheCommitAndOnlyOnce() {
    ordered(id);
    assertThat(wire.of(id)).isEmpty();

    assertThat(worker.runOnce()).isPositive();
    assertThat(worker.runOnce()).isZero();

    assertThat(wire.of(id)).hasSize(1);
    assertThat(wire.of(id).get(0).payload().get("amountFen").asLong()).isEqualTo(80_000);
    assertThat(wire.of(id).get(0).attempt()).isEqualTo(1);
    assertThat(status(id)).isEqualTo("DONE");
  }

  @Test
  void aCommandOfAnUndoneChangeNeverGoesOut() {
    transaction.executeWithoutResult(
        change -> {
          outbox.command(RecordedCommands.KIND, id, Map.of());
          change.setRollbackOnly();
        });

    worker.runOnce();

    assertThat(wire.of(id)).isEmpty();
  }

  @Test
  void aCommandWithoutAChangeIsRefused() {
    assertThatThrownBy(() -> outbox.command(RecordedCommands.KIND, id, Map.of()))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void aSecondCommandOfOneIdIsRefused() {
    ordered(id);
    assertThatThrownBy(() -> ordered(id)).isInstanceOf(DuplicateKeyException.class);
    worker.runOnce();
  }

  @Test
  void aFailedCommandIsTriedAgainWhenItsTimeHasCome() {
    wire.refuse(id);
    ordered(id);
    worker.runOnce();
    worker.runOnce();
    assertThat(wire.of(id)).hasSize(1);
    assertThat(status(id)).isEqualTo("WAITING");

    wire.acceptAgain(id);
    timeHasCome(id);
    worker.runOnce();

    assertThat(wire.of(id)).extracting(OutboxCommand::attempt).containsExactly(1, 2);
    assertThat(status(id)).isEqualTo("DONE");
  }

  @Test
  void aCommandThatFailsTwelveTimesIsDeadAndCounted() {
    double before = dead();
    wire.refuse(id);
    ordered(id);
    for (int attempt = 1; attempt <= 13; attempt++) {
      timeHasCome(id);
      worker.runOnce();
    }

    assertThat(wire.of(id)).hasSize(12);
    assertThat(status(id)).isEqualTo("DEAD");
    assertThat(dead()).isEqualTo(before + 1);
  }

  @Test
  void theReasonOfAFailureHoldsNothingThatWasSent() {
    wire.refuse(id);
    ordered(id);
    worker.runOnce();

    assertThat(
            jdbc.sql("select why from outbox_command where id = ?")
                .param(id)
                .query(String.class)
                .single())
        .isEqualTo("IllegalStateException");
  }

  @Test
  void aCommandOfAWorkerThatDiedIsTakenUpAgain() {
    ordered(id);
    jdbc.sql("update outbox_command set due_at = now() + interval '30 seconds' where id = ?")
        .param(id)
        .update();
    worker.runOnce();
    assertThat(wire.of(id)).isEmpty();

    timeHasCome(id);
    worker.runOnce();

    assertThat(wire.of(id)).hasSize(1);
  }

  @Test
  void whoFailsAfterTheEndOfTheLeaseChangesNothingThatAnotherHasDone() {
    ordered(id);
    wire.refuse(
        id,
        () ->
            jdbc.sql("update outbox_command set status = 'DONE', due_at = now() where id = ?")
                .param(id)
                .update());

    worker.runOnce();

    assertThat(wire.of(id)).hasSize(1);
    assertThat(status(id)).isEqualTo("DONE");
  }

  @Test
  void workersOfManyNodesNeverTakeTheSameCommand() throws Exception {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      UUID next = UUID.randomUUID();
      ids.add(next);
      ordered(next);
    }
    int nodes = 4;
    var together = new CyclicBarrier(nodes);
    var pool = Executors.newFixedThreadPool(nodes);
    List<Future<Integer>> works = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      works.add(
          pool.submit(
              () -> {
                together.await(10, SECONDS);
                return worker.runOnce();
              }));
    }
    for (Future<Integer> work : works) {
      work.get(30, SECONDS);
    }
    pool.shutdown();

    assertThat(ids).allSatisfy(each -> assertThat(wire.of(each)).hasSize(1));
  }

  @Test
  void theBackOffGrowsToSixHours() {
    assertThat(List.of(1, 2, 3, 9, 12))
        .extracting(attempt -> Failures.backOff(attempt).toSeconds())
        .containsExactly(5L, 15L, 45L, 21_600L, 21_600L);
  }

  private void ordered(UUID command) {
    transaction.executeWithoutResult(
        change -> outbox.command(RecordedCommands.KIND, command, Map.of("amountFen", 80_000)));
  }

  private void timeHasCome(UUID command) {
    jdbc.sql("update outbox_command set due_at = now() where id = ?").param(command).update();
  }

  private String status(UUID command) {
    return jdbc.sql("select status from outbox_command where id = ?")
        .param(command)
        .query(String.class)
        .single();
  }

  private double dead() {
    return meters
        .get("aidflow.exchange.rows")
        .tags("queue", "outbox", "status", "DEAD")
        .gauge()
        .value();
  }
}
