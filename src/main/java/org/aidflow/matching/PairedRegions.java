package org.aidflow.matching;

import java.util.Optional;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.AreaLevel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which eastern county stands by which western one; rows, for it is agreed anew every few years.
 */
@Component
class PairedRegions {
  private final JdbcClient jdbc;

  PairedRegions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The county whose public fund helps the county of this area, if one does. */
  Optional<AreaCode> of(AreaCode area) {
    return jdbc.sql("select paired from paired_region where county = ?")
        .param(area.at(AreaLevel.COUNTY).value())
        .query(String.class)
        .optional()
        .map(AreaCode::new);
  }
}
