package org.aidflow.workflow;

import java.util.List;
import org.aidflow.kernel.NotFound;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Steps that the engine tried to take by itself and could not. */
@Service
public class FailedJobs {
  private static final int MOST = 500;

  private final JdbcClient jdbc;
  private final ManagementService management;

  FailedJobs(JdbcClient jdbc, ManagementService management) {
    this.jdbc = jdbc;
    this.management = management;
  }

  /** All of them, those that are not tried any more first, then the oldest; 500 at most. */
  @Transactional(readOnly = true)
  public List<FailedJob> all() {
    return jdbc.sql(
            """
            select j.id_, j.process_def_key_, d.act_id_, e.business_key_, j.retries_, j.exception_msg_,
                   j.create_time_, j.duedate_
            from act_ru_job j
            left join act_ru_jobdef d on d.id_ = j.job_def_id_
            left join act_ru_execution e on e.id_ = j.process_instance_id_
            where j.retries_ = 0 or j.exception_msg_ is not null
            order by (j.retries_ > 0), j.create_time_, j.id_
            limit ?
            """)
        .param(MOST)
        .query(
            (row, number) -> {
              var due = row.getTimestamp("duedate_");
              return new FailedJob(
                  row.getString("id_"),
                  row.getString("process_def_key_"),
                  row.getString("act_id_"),
                  row.getString("business_key_"),
                  row.getInt("retries_") == 0,
                  row.getString("exception_msg_"),
                  row.getTimestamp("create_time_").toInstant(),
                  due == null ? null : due.toInstant());
            })
        .list();
  }

  /**
   * Has it tried once more, by the right of the official who is logged in to the engine.
   *
   * @throws NotFound when there is no such job any more
   * @throws org.aidflow.kernel.NotAllowed for who is no operator
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void retry(String jobId) {
    if (jdbc.sql("select id_ from act_ru_job where id_ = ? for update")
        .param(jobId)
        .query(String.class)
        .optional()
        .isEmpty()) {
      throw new NotFound("There is no such job, or it is done.");
    }
    management.setJobRetries(jobId, 1);
  }
}
