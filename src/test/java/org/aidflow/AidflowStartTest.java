package org.aidflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;

class AidflowStartTest extends AidflowTest {

  @Autowired private JdbcTemplate jdbc;
  @Autowired private TestRestTemplate http;

  @Test
  void theEnginesTablesComeFromTheFirstMigration() {
    assertThat(jdbc.queryForObject("select max(version_) from act_ge_schema_log", String.class))
        .isEqualTo("7.24.0");
    assertThat(
            jdbc.queryForList(
                "select version from flyway_schema_history where success order by installed_rank",
                String.class))
        .startsWith("001");
  }

  @Test
  void theApplicationsRoleChangesRowsButNoTables() {
    assertThat(
            jdbc.queryForObject(
                "select rolsuper or rolcreatedb or rolcreaterole from pg_roles"
                    + " where rolname = current_user",
                Boolean.class))
        .isFalse();
    assertThatThrownBy(() -> jdbc.execute("create table mine (id int)"))
        .hasStackTraceContaining("permission denied for schema public");
    assertThatThrownBy(() -> jdbc.execute("drop table act_ru_task"))
        .hasStackTraceContaining("must be owner of table act_ru_task");
    assertThatThrownBy(() -> jdbc.update("delete from flyway_schema_history"))
        .hasStackTraceContaining("permission denied for table flyway_schema_history");
  }

  @Test
  void tasklistAnswers() {
    assertThat(http.getForEntity("/camunda/app/tasklist/", String.class).getStatusCode())
        .isEqualTo(HttpStatus.OK);
  }

  @Test
  void healthAnswers() {
    assertThat(http.getForObject("/actuator/health/readiness", String.class))
        .startsWith("{\"status\":\"UP\"");
  }
}
