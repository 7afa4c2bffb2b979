package org.aidflow.desk;

import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was asked for and given in an area, told so that nobody can be recognized in it. */
@Service
public class AreaFigures {
  /** A figure about fewer cases than this is not told. */
  static final int FEWEST = 5;

  private final JdbcClient jdbc;

  AreaFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The figures of an area and everything in it.
   *
   * @throws NotFound when there is no such area
   */
  @Transactional(readOnly = true)
  public Figures of(AreaCode area) {
    if (!Areas.exists(area)) {
      throw new NotFound("There is no area " + area);
    }
    return jdbc.sql(
            """
            with request as (
              select filed_at,
                sum(approved_fen) as approved,
                sum(met_fen) as met,
                sum(met_fen) filter (where l.kind = 'MONEY') as given,
                sum(paid_fen) filter (where l.kind = 'MONEY') as paid,
                (select min(answered_at) from disbursement d
                 where d.case_number = c.case_number and d.status = 'PAID') as paid_at
              from case_file c join need_line l using (case_number)
              where c.area like :area || '%'
              group by c.case_number)
            select count(*) as requests,
              count(*) filter (where approved > 0 and met = approved) as met,
              count(paid_at) as helped,
              round(percentile_cont(0.5) within group (
                order by extract(epoch from paid_at - filed_at) / 86400))::int as median_days,
              count(*) filter (where given > 0) as givens,
              coalesce(sum(given), 0)::bigint as given,
              count(*) filter (where paid > 0) as paids,
              coalesce(sum(paid), 0)::bigint as paid
            from request
            """)
        .param("area", area.value())
        .query(
            (row, number) -> {
              int requests = row.getInt("requests");
              int met = row.getInt("met");
              return new Figures(
                  area,
                  Areas.nameOf(area),
                  told(requests, requests),
                  told(Math.min(met, requests - met), met),
                  told(Math.min(met, requests - met), met * 100 / Math.max(1, requests)),
                  told(row.getInt("helped"), row.getInt("median_days")),
                  told(row.getInt("givens"), row.getLong("given")),
                  told(row.getInt("paids"), row.getLong("paid")));
            })
        .single();
  }

  private static <T> @Nullable T told(int cases, T figure) {
    return cases < FEWEST ? null : figure;
  }

  /**
   * What an area is told by; null where the figure is about fewer than five cases, or where the
   * rest would be.
   *
   * @param area its code
   * @param name its name
   * @param requests how many asked for help
   * @param met how many of them had all that was approved met
   * @param metShare the same in percent of the requests
   * @param medianDays half of those who were paid had the first money within so many days of filing
   * @param moneyInFen given to needs of the area, in fen
   * @param moneyOutFen paid out to households of the area, in fen
   */
  public record Figures(
      AreaCode area,
      String name,
      @Nullable Integer requests,
      @Nullable Integer met,
      @Nullable Integer metShare,
      @Nullable Integer medianDays,
      @Nullable Long moneyInFen,
      @Nullable Long moneyOutFen) {}
}
