package org.aidflow.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.aidflow.AidflowTest;
import org.aidflow.kernel.CaseNumber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class SignalsTest extends AidflowTest {

  @Autowired private Signals signals;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;

  private final CaseNumber caseNumber =
      CaseNumber.of("ZZ", 2026, ThreadLocalRandom.current().nextLong(9_999_999));

  @AfterEach
  void leaveNoneBehind() {
    jdbc.sql("delete from signal where subject = ?").param(caseNumber.value()).update();
  }

  @Test
  void aSignalIsDueAtOnceAndSaysWhomItIsFor() {
    send();

    assertThat(due())
        .singleElement()
        .satisfies(
            signal -> {
              assertThat(signal.message()).isEqualTo("payment-answered");
              assertThat(signal.variable()).isEqualTo("disbursementId");
              assertThat(signal.value()).isEqualTo("d-1");
              assertThat(signal.attempts()).isZero();
            });
  }

  @Test
  void aSignalOfAnUndoneChangeIsNone() {
    transaction.executeWithoutResult(
        change -> {
          signals.send("need-met", caseNumber);
          change.setRollbackOnly();
        });
    assertThat(due()).isEmpty();
  }

  @Test
  void aReceivedSignalIsNotDueAgain() {
    send();
    long id = due().get(0).id();
    transaction.executeWithoutResult(change -> signals.done(id));
    assertThat(due()).isEmpty();
  }

  @Test
  void aSignalWithoutReceiverIsDueLaterOrWhenItsCaseMovesOn() {
    send();
    long id = due().get(0).id();
    transaction.executeWithoutResult(change -> signals.later(id, "nobody waits"));
    assertThat(due()).isEmpty();

    transaction.executeWithoutResult(change -> signals.wake(caseNumber));

    assertThat(due()).singleElement().extracting(Signal::attempts).isEqualTo(1);
  }

  @Test
  void aSignalGivenUpIsLeftToAPerson() {
    send();
    long id = due().get(0).id();
    transaction.executeWithoutResult(change -> signals.giveUp(id, "two receivers"));
    transaction.executeWithoutResult(change -> signals.wake(caseNumber));
    assertThat(due()).isEmpty();
  }

  @Test
  void twoNodesNeverWorkOnTheSameSignal() {
    send();
    var other = new TransactionTemplate(transaction.getTransactionManager());
    other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    transaction.executeWithoutResult(
        one -> {
          assertThat(ofThisCase()).hasSize(1);
          other.executeWithoutResult(two -> assertThat(ofThisCase()).isEmpty());
        });
  }

  private void send() {
    transaction.executeWithoutResult(
        change -> signals.send("payment-answered", caseNumber, "disbursementId", "d-1"));
  }

  private List<Signal> due() {
    return transaction.execute(look -> ofThisCase());
  }

  private List<Signal> ofThisCase() {
    return signals.due(1000).stream()
        .filter(signal -> signal.subject().equals(caseNumber))
        .toList();
  }
}
