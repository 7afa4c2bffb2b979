package org.aidflow.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.vault.PersonalField;
import org.jspecify.annotations.Nullable;

/**
 * One case as the officials who work on it see it, everything in words; personal values are masked.
 *
 * @param priority band and points, once scored
 * @param tasks what waits for people to do
 * @param finalAccount what came in and where it went, once the case has ended; else empty
 * @param people applicant, members of the household, payee, and what they or visitors wrote
 * @param mayAddFiles whether the reader may add photos
 */
public record CaseSheet(
    CaseNumber caseNumber,
    String status,
    @Nullable String priority,
    List<String> flags,
    String nextStep,
    String area,
    String category,
    String cause,
    Instant filedAt,
    String filedBy,
    List<Task> tasks,
    List<Need> needs,
    Totals money,
    List<Fact> finalAccount,
    List<Person> people,
    List<Fact> household,
    List<Fact> checks,
    List<Assessment> assessments,
    List<File> files,
    boolean mayAddFiles,
    List<Finding> findings,
    List<Payment> payments,
    List<Gift> gifts,
    List<Deed> hands,
    List<Event> timeline,
    List<Option> purposes) {

  /** Something known, as words, an amount or an instant; and where it is known from. */
  @JsonInclude(Include.NON_NULL)
  public record Fact(
      String label,
      @Nullable String words,
      @Nullable Money fen,
      @Nullable Instant at,
      @Nullable String source) {

    static Fact of(String label, @Nullable String words) {
      return new Fact(label, words, null, null, null);
    }

    static Fact of(String label, Money amount) {
      return new Fact(label, null, amount, null, null);
    }

    static Fact of(String label, Instant at) {
      return new Fact(label, null, null, at, null);
    }

    Fact from(String source) {
      return new Fact(label, words, fen, at, source);
    }
  }

  /**
   * A user task of the case.
   *
   * @param who has claimed it, or whom it is offered to
   */
  public record Task(String name, String who, @Nullable Instant dueAt, boolean overdue) {}

  /**
   * A need line.
   *
   * @param confirmedFen what a visit found to be needed; null before one
   */
  public record Need(
      UUID id,
      String purpose,
      Money askedFen,
      @Nullable Money confirmedFen,
      Money approvedFen,
      Money metFen,
      Money paidFen) {}

  /**
   * The money of the case.
   *
   * @param confirmedFen null before a visit
   * @param receivedFen came in for it and serves it
   * @param reservedFen set aside in a payment that is under way
   * @param openFen approved and not yet come in
   */
  public record Totals(
      Money askedFen,
      @Nullable Money confirmedFen,
      Money approvedFen,
      Money metFen,
      Money paidFen,
      Money receivedFen,
      Money reservedFen,
      Money openFen) {}

  /**
   * Somebody, or something that somebody wrote, kept in the vault.
   *
   * @param subject what to ask for when revealing
   */
  public record Person(String subject, String role, List<Sealed> fields, List<Fact> facts) {}

  /** A personal value, masked. */
  public record Sealed(PersonalField field, String label, String masked) {}

  /**
   * What a decision table said.
   *
   * @param facts what it was asked about
   */
  public record Assessment(
      String title,
      Instant at,
      int version,
      String outcome,
      List<RuleHit> rules,
      List<Fact> facts) {}

  /** A rule that applied, with its points where the table counts points. */
  public record RuleHit(String words, @Nullable Integer points) {}

  /** A photo or document. */
  public record File(UUID id, boolean photo, String by, Instant at) {}

  /** What an official put into a form. */
  public record Finding(String title, String by, Instant at, List<Fact> facts) {}

  /** A payment to the household. */
  public record Payment(Money amountFen, String status, List<Fact> facts) {}

  /** A pledge, or a part of a gift that serves the case. */
  public record Gift(Instant at, String from, String what, Money amountFen) {}

  /** Who did something to the case that bars them from other things. */
  public record Deed(String who, String what) {}

  /** Something that happened. */
  public record Event(Instant at, String by, String what) {}

  /** An entry of a closed list. */
  public record Option(String code, String words) {}
}
