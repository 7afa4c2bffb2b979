package org.aidflow.household;

import java.time.LocalDate;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an area measures poverty by, as in force on a day. A row of the smallest area around counts;
 * rows of the whole country stand where none is set.
 */
@Service
@Transactional(readOnly = true)
public class Standards {

  private final JdbcClient jdbc;

  Standards(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A month's minimum allowance for one person. */
  public Money minimumAllowance(AreaCode area, LocalDate day) {
    return new Money(
        jdbc.sql(
                """
                select fen_per_month from minimum_allowance
                where starts_with(:area, area) and in_force_from <= :day
                order by length(area) desc, in_force_from desc limit 1
                """)
            .param("area", area.value())
            .param("day", day)
            .query(Long.class)
            .single());
  }

  /** A year's income of one person below which a household is poor; else twelve allowances. */
  public Money povertyLine(AreaCode area, LocalDate day) {
    return new Money(
        jdbc.sql(
                """
                select coalesce(
                  (select fen from poverty_line
                   where starts_with(:area, area) and year <= extract(year from :day::date)
                   order by length(area) desc, year desc limit 1),
                  12 * (select fen_per_month from minimum_allowance
                   where starts_with(:area, area) and in_force_from <= :day
                   order by length(area) desc, in_force_from desc limit 1))
                """)
            .param("area", area.value())
            .param("day", day)
            .query(Long.class)
            .single());
  }
}
