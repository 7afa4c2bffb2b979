package org.aidflow.verification;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aidflow.household.HousingGrade;
import org.aidflow.kernel.Money;
import org.aidflow.workflow.FormInput;

/**
 * What two investigators report of a visit.
 *
 * @param official who reports
 * @param secondInvestigator who came along: a user id, or a name
 * @param findings in their words
 */
public record VisitReport(
    String official,
    String secondInvestigator,
    LocalDate visitedOn,
    PersonSeen personSeen,
    HousingGrade housingGrade,
    int householdSize,
    int dependants,
    Money yearlyIncome,
    List<Line> lines,
    boolean accountSeen,
    boolean relativeOfOfficial,
    Recommendation recommendation,
    String findings) {

  /**
   * What a need line really takes.
   *
   * @param needed the need is there
   * @param confirmed the money; nothing of goods, and where the need is not there
   */
  public record Line(UUID id, boolean needed, Money confirmed) {}

  /** Reads the form {@code visit-household}. */
  public static VisitReport of(FormInput form) {
    return new VisitReport(
        form.official(),
        form.text("secondInvestigator").strip(),
        form.date("visitedOn"),
        PersonSeen.valueOf(form.text("personSeen")),
        HousingGrade.valueOf(form.text("housingGrade")),
        form.number("householdSize"),
        form.number("dependants"),
        form.money("incomeYuan"),
        form.rows("lines").stream().map(VisitReport::line).toList(),
        form.flag("accountSeen"),
        form.flag("relativeOfOfficial"),
        Recommendation.valueOf(form.text("recommendation")),
        form.text("findings"));
  }

  private static Line line(java.util.Map<String, Object> row) {
    boolean confirmed = Boolean.TRUE.equals(row.get("confirmed"));
    Money amount =
        confirmed && row.get("confirmedYuan") instanceof Number fen
            ? Money.fen(fen.longValue())
            : Money.ZERO;
    return new Line(UUID.fromString(String.valueOf(row.get("id"))), confirmed, amount);
  }
}
