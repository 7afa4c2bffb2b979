package org.aidflow.desk;

import java.util.Map;
import org.aidflow.access.Audit;
import org.aidflow.exchange.Queue;
import org.aidflow.exchange.StuckWork;
import org.aidflow.ledger.Books;
import org.aidflow.workflow.FailedJobs;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The running of the whole: administrators see to what is stuck, auditors look on. */
@Service
@Transactional
public class Operations {
  private final Operators operators;
  private final Books books;
  private final StuckWork work;
  private final FailedJobs jobs;
  private final Audit audit;

  Operations(Operators operators, Books books, StuckWork work, FailedJobs jobs, Audit audit) {
    this.operators = operators;
    this.books = books;
    this.work = work;
    this.jobs = jobs;
    this.audit = audit;
  }

  /**
   * Lets administrators and auditors in.
   *
   * @throws org.aidflow.kernel.NotAllowed for others
   */
  @Transactional(readOnly = true)
  public void enter(String official) {
    operators.admitToLook(official);
  }

  /** What does not go on by itself. */
  @Transactional(readOnly = true)
  public OperationsOverview overview(String official) {
    operators.admitToLook(official);
    return new OperationsOverview(
        books.lastCheck(),
        books.stop().orElse(null),
        work.all(),
        jobs.all(),
        operators.mayAct(official));
  }

  /** Lets releases go on after a broken rule was seen to; auditors may, too. */
  public void resumeReleases(String official, String reason) {
    operators.admitToLook(official);
    books.resumeReleases(official, reason);
  }

  /** Has stuck work tried again. */
  public void retry(String official, Queue queue, String id) {
    operators.admitToAct(official);
    work.retry(queue, id);
    audit.write("work-retried", id, Map.of("queue", queue.name()));
  }

  /** Never has it tried again; the reason stays with it. */
  public void giveUp(String official, Queue queue, String id, String reason) {
    operators.admitToAct(official);
    work.giveUp(queue, id, reason);
    audit.write("work-given-up", id, Map.of("queue", queue.name()));
  }

  /** Has a failed step of a process tried again. */
  public void retryJob(String official, String jobId) {
    operators.admitToAct(official);
    jobs.retry(jobId);
    audit.write("job-retried", jobId, Map.of());
  }
}
