package org.aidflow.workflow.tasks;

import org.aidflow.exchange.Signals;
import org.aidflow.workflow.Subjects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** A process begins to wait: signals that came too early are tried again at once. */
@Component
class WakeSignals implements ExecutionListener {

  private final Signals signals;

  WakeSignals(Signals signals) {
    this.signals = signals;
  }

  @Override
  public void notify(DelegateExecution execution) {
    Subjects.of(execution).ifPresent(signals::wake);
  }
}
