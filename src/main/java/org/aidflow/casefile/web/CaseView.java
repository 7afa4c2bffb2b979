package org.aidflow.casefile.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.casefile.CaseKind;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.Category;
import org.aidflow.casefile.Goods;
import org.aidflow.casefile.NeedKind;
import org.aidflow.casefile.NeedLine;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.casefile.TimelineEntry;
import org.aidflow.casefile.Urgency;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Language;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A case as the applicant's side sees it; what officials note among themselves is left out.
 *
 * @param statusText the status in words
 * @param waitingRank its place on the waiting list of its county, from 1; null when it is on none
 * @param nextStep what happens next, in words
 * @param follows the case whose follow-up found the need
 */
record CaseView(
    CaseNumber caseNumber,
    CaseKind kind,
    @Nullable String externalRef,
    CaseStatus status,
    String statusText,
    Set<CaseFlag> flags,
    @Nullable Integer waitingRank,
    String nextStep,
    AreaCode area,
    Category category,
    Urgency urgency,
    Money askedFen,
    Money approvedFen,
    Money metFen,
    Money paidFen,
    List<Line> lines,
    List<Event> timeline,
    @Nullable CaseNumber follows,
    Instant filedAt,
    Instant updatedAt) {

  static CaseView of(
      CaseFile file,
      List<TimelineEntry> timeline,
      @Nullable Integer waitingRank,
      Language language) {
    return new CaseView(
        file.caseNumber(),
        file.kind(),
        file.externalRef().orElse(null),
        file.status(),
        file.statusText(language),
        file.flags(),
        waitingRank,
        file.nextStep(language),
        file.area(),
        file.category(),
        file.urgency(),
        file.asked(),
        file.approved(),
        file.met(),
        file.paid(),
        file.lines().stream().map(Line::of).toList(),
        timeline.stream()
            .filter(entry -> entry.code().isForApplicant())
            .map(entry -> new Event(entry.at(), entry.code(), entry.sentence(language)))
            .toList(),
        file.follows().orElse(null),
        file.filedAt(),
        file.updatedAt());
  }

  /**
   * A need line of the case.
   *
   * @param needId ours, as under {@code /needs}
   * @param id the client's own
   * @param purpose what money is for, or what the goods are
   * @param goods null where money is asked for
   */
  @Schema(name = "CaseLine")
  record Line(
      UUID needId,
      String id,
      NeedKind kind,
      String purpose,
      Money askedFen,
      Money approvedFen,
      Money metFen,
      Money paidFen,
      @Nullable Pieces goods) {

    static Line of(NeedLine line) {
      return new Line(
          line.id(),
          line.clientLineId(),
          line.kind(),
          line.purpose(),
          line.asked(),
          line.approved(),
          line.met(),
          line.paid(),
          line.goods().map(Pieces::of).orElse(null));
    }
  }

  /**
   * How many, and how far they got.
   *
   * @param estimatedFen what all that is asked for is estimated to be worth; no money of the case
   */
  @Schema(name = "CaseGoods")
  record Pieces(
      int askedQuantity,
      int approvedQuantity,
      int metQuantity,
      int handedOverQuantity,
      Money estimatedFen) {

    static Pieces of(Goods goods) {
      return new Pieces(
          goods.asked(), goods.approved(), goods.met(), goods.handedOver(), goods.estimated());
    }
  }

  @Schema(name = "CaseEvent")
  record Event(Instant at, TimelineCode code, String text) {}
}
