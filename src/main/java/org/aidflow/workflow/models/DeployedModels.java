package org.aidflow.workflow.models;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The newest version of every model, table and form that the engine has. */
@Component
class DeployedModels {

  private static final String NEWEST =
      """
      with newest as (
        (select distinct on (key_) resource_name_, deployment_id_
           from act_re_procdef order by key_, version_ desc)
        union all
        (select distinct on (key_) resource_name_, deployment_id_
           from act_re_decision_def order by key_, version_ desc)
        union all
        (select distinct on (key_) resource_name_, deployment_id_
           from act_re_camformdef order by key_, version_ desc))
      """;

  private final JdbcClient jdbc;

  DeployedModels(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Their content by file name. */
  Map<String, byte[]> files() {
    return jdbc
        .sql(
            NEWEST
                + """
                select resource_name_, bytes_
                from newest
                join act_ge_bytearray b using (deployment_id_)
                where b.name_ = resource_name_
                """)
        .query((row, number) -> Map.entry(row.getString(1), row.getBytes(2)))
        .list()
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> other));
  }

  /** The names of the files whose newest version came from another source than this one. */
  List<String> fromOthersThan(String source) {
    return jdbc.sql(
            NEWEST
                + """
                select resource_name_
                from newest
                join act_re_deployment d on d.id_ = deployment_id_
                where d.source_ is distinct from :source
                order by resource_name_
                """)
        .param("source", source)
        .query(String.class)
        .list();
  }
}
