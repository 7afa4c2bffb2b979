package org.aidflow.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.aidflow.AidflowTest;
import org.aidflow.exchange.Signals;
import org.aidflow.kernel.CaseNumber;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class SignalWorkerTest extends AidflowTest {

  @Autowired private ApplicationContext context;
  @Autowired private SignalWorker worker;
  @Autowired private Signals signals;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private Tries tries;
  private CaseNumber caseNumber;

  @BeforeEach
  void aCaseWillWait() {
    tries = new Tries(context).with("try-signal.bpmn");
    caseNumber = tries.aCase();
  }

  @Test
  void aSignalThatComesEarlyWaitsForItsReceiver() {
    start(Map.of());
    send(null);
    worker.runOnce();
    assertThat(status()).isEqualTo("WAITING");
    assertThat(running()).isEqualTo(1);

    // the case arrives at its receive task, which has the signal tried again at once
    runJobs();
    worker.runOnce();
    assertThat(status()).isEqualTo("DONE");
    assertThat(running()).isZero();
  }

  @Test
  void aSignalIsReceivedOnce() {
    start(Map.of());
    runJobs();
    send(null);
    worker.runOnce();
    assertThat(status()).isEqualTo("DONE");
    start(Map.of());
    runJobs();
    worker.runOnce();
    assertThat(running()).isEqualTo(1);
  }

  @Test
  void ofTwoThatWaitTheOneIsWokenThatTheSignalNames() {
    start(Map.of("disbursementId", "first"));
    start(Map.of("disbursementId", "second"));
    runJobs();
    send("second");
    worker.runOnce();
    assertThat(status()).isEqualTo("DONE");
    assertThat(
            engine
                .getRuntimeService()
                .createVariableInstanceQuery()
                .variableName("disbursementId")
                .list())
        .filteredOn(variable -> caseOf(variable.getProcessInstanceId()))
        .extracting(variable -> String.valueOf(variable.getValue()))
        .containsExactly("first");
  }

  @Test
  void aSignalThatTwoWouldReceiveIsGivenUpAndNeitherReceivesIt() {
    start(Map.of());
    start(Map.of());
    runJobs();
    send(null);
    worker.runOnce();
    assertThat(status()).isEqualTo("DEAD");
    assertThat(running()).isEqualTo(2);
  }

  private boolean caseOf(String instance) {
    return caseNumber
        .value()
        .equals(
            engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey());
  }

  private void start(Map<String, Object> more) {
    tries.start("try-signal", caseNumber, more);
  }

  private void send(@Nullable String disbursement) {
    transaction.executeWithoutResult(
        status -> {
          if (disbursement == null) {
            signals.send("tried", caseNumber);
          } else {
            signals.send("tried", caseNumber, "disbursementId", disbursement);
          }
        });
  }

  private void runJobs() {
    engine
        .getManagementService()
        .createJobQuery()
        .processDefinitionKey("try-signal")
        .list()
        .stream()
        .map(Job::getId)
        .forEach(engine.getManagementService()::executeJob);
  }

  private String status() {
    return jdbc.sql("select status from signal where subject = ? order by id desc limit 1")
        .param(caseNumber.value())
        .query(String.class)
        .single();
  }

  private long running() {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(caseNumber.value())
        .count();
  }
}
