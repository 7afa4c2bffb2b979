package org.aidflow.reconciliation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.WorkNumber;
import org.jspecify.annotations.Nullable;

/** One difference between the bank's statements or answers and our books. */
@Entity
@Table(name = "statement_break")
public class Break {

  @Id private String number;
  @Version private @Nullable Long version;

  @Column(updatable = false)
  @Enumerated(EnumType.STRING)
  private BreakKind kind;

  @Enumerated(EnumType.STRING)
  private BreakStatus status;

  @Column(updatable = false)
  private String account;

  @Column(updatable = false)
  private AreaCode area;

  @Column(name = "day", updatable = false)
  private LocalDate day;

  @Column(name = "amount_fen", updatable = false)
  private Money amount;

  @Column(updatable = false)
  @Enumerated(EnumType.STRING)
  private @Nullable Leg leg;

  @Column(updatable = false)
  private @Nullable String reference;

  @Column(updatable = false)
  private @Nullable String orderId;

  @Column(updatable = false)
  private @Nullable String said;

  @Column(updatable = false)
  private @Nullable String statementId;

  @Column(updatable = false)
  private @Nullable Integer line;

  @Column(updatable = false)
  private Instant openedAt;

  @Enumerated(EnumType.STRING)
  private @Nullable Clearing clearing;

  private @Nullable String ourReference;
  private @Nullable String reason;
  private @Nullable String proposedBy;
  private @Nullable Instant proposedAt;
  private @Nullable String agreedBy;
  private @Nullable Instant resolvedAt;

  protected Break() {}

  private Break(
      WorkNumber number,
      BreakKind kind,
      CustodyAccount account,
      LocalDate day,
      Money amount,
      Instant now) {
    this.number = number.value();
    this.kind = kind;
    status = BreakStatus.OPEN;
    this.account = account.reference();
    area = account.area();
    this.day = day;
    this.amount = amount;
    openedAt = now;
  }

  /** A line that fits nothing, or not as it should. */
  static Break ofLine(
      WorkNumber number,
      CustodyAccount account,
      Finding.Broken broken,
      LocalDate day,
      Instant now) {
    var line = broken.line();
    var found = new Break(number, broken.kind(), account, day, line.amount(), now);
    found.statementId = line.statementId();
    found.line = line.line().number();
    found.isAbout(broken.expected());
    return found;
  }

  /** An event that no statement shows. */
  static Break missingThere(
      WorkNumber number, CustodyAccount account, Expected expected, Instant now) {
    var found =
        new Break(number, BreakKind.MISSING_THERE, account, expected.day(), expected.amount(), now);
    found.isAbout(expected);
    return found;
  }

  /** An answer of the bank that contradicts what is known of the order. */
  static Break conflict(
      WorkNumber number,
      CustodyAccount account,
      String orderId,
      String said,
      Money amount,
      LocalDate day,
      Instant now) {
    var found = new Break(number, BreakKind.STATUS_CONFLICT, account, day, amount, now);
    found.orderId = orderId;
    found.said = said;
    return found;
  }

  private void isAbout(@Nullable Expected expected) {
    if (expected != null) {
      leg = expected.leg();
      reference = expected.reference();
    }
  }

  public WorkNumber number() {
    return new WorkNumber(number);
  }

  public BreakKind kind() {
    return kind;
  }

  public BreakStatus status() {
    return status;
  }

  /** The ledger's name of the custody account. */
  public String account() {
    return account;
  }

  public AreaCode area() {
    return area;
  }

  /** The day on which the bank booked the line, or we booked the event. */
  public LocalDate day() {
    return day;
  }

  /** Of the line; without one, of the event or the order. */
  public Money amount() {
    return amount;
  }

  /** What of our event it is about, when it is about one. */
  public Optional<Leg> leg() {
    return Optional.ofNullable(leg);
  }

  /** The payment's or the gift's id, when it is about one. */
  public Optional<String> reference() {
    return Optional.ofNullable(reference);
  }

  /** The order that an answer contradicts, 32 hex digits. */
  public Optional<String> orderId() {
    return Optional.ofNullable(orderId);
  }

  /** What that answer says. */
  public Optional<String> said() {
    return Optional.ofNullable(said);
  }

  public Optional<String> statementId() {
    return Optional.ofNullable(statementId);
  }

  /** The number of the line on the statement. */
  public Optional<Integer> line() {
    return Optional.ofNullable(line);
  }

  public Instant openedAt() {
    return openedAt;
  }

  /** How it shall be or was cleared. */
  public Optional<Clearing> clearing() {
    return Optional.ofNullable(clearing);
  }

  /** The event that people found the line to belong to. */
  public Optional<String> ourReference() {
    return Optional.ofNullable(ourReference);
  }

  /** Why it shall be cleared so, in the words of who proposed it. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  public Optional<String> proposedBy() {
    return Optional.ofNullable(proposedBy);
  }

  public Optional<Instant> proposedAt() {
    return Optional.ofNullable(proposedAt);
  }

  public Optional<String> agreedBy() {
    return Optional.ofNullable(agreedBy);
  }

  public Optional<Instant> resolvedAt() {
    return Optional.ofNullable(resolvedAt);
  }

  void propose(Proposal proposal, String official, Instant now) {
    moveTo(BreakStatus.PROPOSED);
    clearing = proposal.clearing();
    ourReference = proposal.ourReference();
    reason = proposal.reason();
    proposedBy = official;
    proposedAt = now;
  }

  void sendBack() {
    moveTo(BreakStatus.OPEN);
    forgetProposal();
  }

  /** A second person agrees; it is done, or waits for the next statement. */
  void agree(String official, Instant now) {
    moveTo(clearing == Clearing.WAIT ? BreakStatus.WAITING : BreakStatus.RESOLVED);
    agreedBy = official;
    if (status == BreakStatus.RESOLVED) {
      resolvedAt = now;
    }
  }

  /** The next statement did not show it. */
  void waitedInVain() {
    moveTo(BreakStatus.OPEN);
    forgetProposal();
  }

  /** Later news fit. */
  void cameRight(Instant now) {
    moveTo(BreakStatus.RESOLVED);
    clearing = Clearing.MATCHED;
    resolvedAt = now;
  }

  private void forgetProposal() {
    clearing = null;
    ourReference = null;
    reason = null;
    proposedBy = null;
    proposedAt = null;
    agreedBy = null;
  }

  private void moveTo(BreakStatus next) {
    if (!status.mayBecome(next)) {
      throw new Conflict(
          ErrorCode.WRONG_STATE,
          "Break %s is %s and cannot become %s".formatted(number, status.en(), next.en()),
          Map.of("number", number, "current", status));
    }
    status = next;
  }
}
