package org.aidflow.desk;

import java.util.List;
import org.aidflow.exchange.StuckRow;
import org.aidflow.ledger.LastCheck;
import org.aidflow.ledger.ReleaseStop;
import org.aidflow.workflow.FailedJob;
import org.jspecify.annotations.Nullable;

/**
 * What operators look after.
 *
 * @param lastCheck of the books
 * @param stop why nothing is released; null when releases are free
 * @param work dead or late in outbox, inbox and signals
 * @param jobs failed in the engine
 * @param mayAct whether who looks may also retry and give up
 */
public record OperationsOverview(
    LastCheck lastCheck,
    @Nullable ReleaseStop stop,
    List<StuckRow> work,
    List<FailedJob> jobs,
    boolean mayAct) {

  public OperationsOverview {
    work = List.copyOf(work);
    jobs = List.copyOf(jobs);
  }
}
