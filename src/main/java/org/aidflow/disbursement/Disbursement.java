package org.aidflow.disbursement;

import static org.aidflow.disbursement.DisbursementStatus.CANCELLED;
import static org.aidflow.disbursement.DisbursementStatus.DRAFT;
import static org.aidflow.disbursement.DisbursementStatus.FAILED;
import static org.aidflow.disbursement.DisbursementStatus.IN_APPROVAL;
import static org.aidflow.disbursement.DisbursementStatus.PAID;
import static org.aidflow.disbursement.DisbursementStatus.RELEASED;
import static org.aidflow.disbursement.DisbursementStatus.RETURNED;
import static org.aidflow.disbursement.DisbursementStatus.SUBMITTED;
import static org.aidflow.disbursement.DisbursementStatus.UNKNOWN;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.Subject;
import org.aidflow.kernel.WorkNumber;
import org.aidflow.vault.VaultToken;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/**
 * One payment, which is one order to the bank: its id is the end-to-end id.
 *
 * <p>Payee and amount are frozen under a hash on the way to approval; PostgreSQL recomputes it,
 * lets nobody change what it covers, and binds approvals to it.
 */
@Entity
@Table(name = "disbursement")
class Disbursement {
  /** Who vouches for a payee when every check passed. */
  static final String NOBODY = "system";

  @Id private UUID id;
  @Version private @Nullable Long version;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Purpose purpose;

  @Column(updatable = false)
  private @Nullable CaseNumber caseNumber;

  @Column(updatable = false)
  private @Nullable String refundNumber;

  @Column(updatable = false)
  private @Nullable UUID invoiceId;

  @Column(updatable = false)
  private @Nullable UUID replaces;

  @Column(updatable = false)
  private int attempt;

  @Enumerated(EnumType.STRING)
  private DisbursementStatus status;

  @Column(name = "amount_fen", updatable = false)
  private Money amount;

  private @Nullable UUID payeeToken;
  private @Nullable String bankCode;
  private @Nullable String originalReference;
  private String doubts = "";
  private String preparedBy = NOBODY;
  private @Nullable String payloadHash;
  private @Nullable UUID batchId;
  private @Nullable String messageId;
  private @Nullable String bankReference;
  private @Nullable String reason;

  @Column(updatable = false)
  private Instant createdAt;

  private @Nullable Instant releasedAt;
  private @Nullable Instant submittedAt;
  private @Nullable Instant answeredAt;
  private @Nullable Instant returnedAt;
  private int asked;
  private @Nullable Instant askAt;

  @ElementCollection(fetch = FetchType.EAGER)
  @Fetch(FetchMode.SUBSELECT)
  @CollectionTable(name = "disbursement_line", joinColumns = @JoinColumn(name = "disbursementId"))
  private List<DisbursementLine> lines = new ArrayList<>();

  protected Disbursement() {}

  private Disbursement(
      Purpose purpose, @Nullable Disbursement replaced, Money amount, Instant now) {
    id = UUID.randomUUID();
    this.purpose = purpose;
    replaces = replaced == null ? null : replaced.id;
    attempt = replaced == null ? 1 : replaced.attempt + 1;
    status = DRAFT;
    this.amount = amount;
    createdAt = now;
  }

  /** Aid to the household of a case, from its need lines. */
  static Disbursement aid(
      CaseNumber caseNumber,
      @Nullable Disbursement replaced,
      Map<UUID, Money> amounts,
      PayeeAccount payee,
      Instant now) {
    var payment = new Disbursement(Purpose.AID, replaced, sum(amounts), now);
    payment.drawOn(caseNumber, amounts);
    payment.payTo(payee);
    return payment;
  }

  /** A provider's invoice for a case, from its need lines. */
  static Disbursement invoice(
      Invoice invoice,
      @Nullable Disbursement replaced,
      Map<UUID, Money> amounts,
      PayeeAccount payee,
      Instant now) {
    var payment = new Disbursement(Purpose.PROVIDER_INVOICE, replaced, sum(amounts), now);
    payment.invoiceId = invoice.id();
    payment.drawOn(invoice.caseNumber(), amounts);
    payment.payTo(payee);
    return payment;
  }

  /** A refund, the way its money came if that can be, unless an official found another account. */
  static Disbursement refund(
      Refund refund, @Nullable Disbursement replaced, @Nullable PayeeAccount instead, Instant now) {
    var payment = new Disbursement(Purpose.REFUND, replaced, refund.amount(), now);
    payment.refundNumber = refund.number().value();
    if (instead != null) payment.payTo(instead);
    else if (refund.canGoBack()) payment.originalReference = refund.channelReference();
    return payment;
  }

  UUID id() {
    return id;
  }

  /** The end-to-end id: 32 hex digits. */
  String orderId() {
    return id.toString().replace("-", "");
  }

  /** The batch that it is released with, if not alone. */
  Optional<UUID> batchId() {
    return Optional.ofNullable(batchId);
  }

  /** The message to the bank in which it went, once it is submitted. */
  Optional<String> messageId() {
    return Optional.ofNullable(messageId);
  }

  Purpose purpose() {
    return purpose;
  }

  /** The case, or the refund. */
  Subject subject() {
    return purpose == Purpose.REFUND ? refundNumber() : caseNumber();
  }

  /** The case that is paid for; a refund has none. */
  CaseNumber caseNumber() {
    return Optional.ofNullable(caseNumber).orElseThrow();
  }

  /** The refund; nothing else has a number of its own. */
  WorkNumber refundNumber() {
    return Optional.ofNullable(refundNumber).map(WorkNumber::new).orElseThrow();
  }

  Optional<UUID> replaces() {
    return Optional.ofNullable(replaces);
  }

  /** 1 for the first payment, one more for each that replaces another. */
  int attempt() {
    return attempt;
  }

  DisbursementStatus status() {
    return status;
  }

  Money amount() {
    return amount;
  }

  Map<UUID, Money> lines() {
    return lines.stream()
        .collect(Collectors.toMap(DisbursementLine::lineId, DisbursementLine::amount));
  }

  /** The account that it goes to, unless it goes back the way it came. */
  Optional<VaultToken> payee() {
    return Optional.ofNullable(payeeToken).map(VaultToken::new);
  }

  Optional<String> bankCode() {
    return Optional.ofNullable(bankCode);
  }

  /** The channel's reference of the payment that goes back the way it came. */
  Optional<String> originalReference() {
    return Optional.ofNullable(originalReference);
  }

  Set<PayeeDoubt> doubts() {
    return Arrays.stream(doubts.split(","))
        .filter(name -> !name.isEmpty())
        .map(PayeeDoubt::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** It went wrong for good: the money is sent again by another payment, if at all. */
  boolean wentWrong() {
    return status == FAILED || status == RETURNED;
  }

  /** Released, and on its way to the bank, with it or paid; or cancelled. */
  boolean isOrdered() {
    return status != DRAFT && status != IN_APPROVAL && !wentWrong();
  }

  /** Nothing stops it: a person need not look at the payee. */
  boolean payeeSound() {
    return (payeeToken != null || originalReference != null)
        && doubts().stream().noneMatch(PayeeDoubt::stops);
  }

  String preparedBy() {
    return preparedBy;
  }

  Optional<String> payloadHash() {
    return Optional.ofNullable(payloadHash);
  }

  Optional<String> bankReference() {
    return Optional.ofNullable(bankReference);
  }

  /** The bank's reason of a rejection or a return, an ISO 20022 code. */
  Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  Instant createdAt() {
    return createdAt;
  }

  Optional<Instant> releasedAt() {
    return Optional.ofNullable(releasedAt);
  }

  Optional<Instant> submittedAt() {
    return Optional.ofNullable(submittedAt);
  }

  Optional<Instant> paidAt() {
    return status == PAID || status == RETURNED
        ? Optional.ofNullable(answeredAt)
        : Optional.empty();
  }

  Optional<Instant> returnedAt() {
    return Optional.ofNullable(returnedAt);
  }

  /** How often the bank was asked where it stands. */
  int asked() {
    return asked;
  }

  /** Whether a question to the bank is due or under way. */
  boolean isAsked() {
    return askAt != null;
  }

  void prepare(PayeeAccount payee) {
    require(DRAFT);
    payTo(payee);
  }

  void freeze() {
    moveTo(IN_APPROVAL);
    payloadHash = hash();
  }

  void sendBack() {
    moveTo(DRAFT);
    payloadHash = null;
  }

  void cancel() {
    moveTo(CANCELLED);
  }

  void join(UUID batch) {
    require(IN_APPROVAL);
    batchId = batch;
  }

  void release(Instant now) {
    moveTo(RELEASED);
    releasedAt = now;
  }

  void submit(String messageId, Instant now) {
    moveTo(SUBMITTED);
    this.messageId = messageId;
    submittedAt = now;
  }

  void accepted(@Nullable String reference) {
    if (bankReference == null) bankReference = reference;
  }

  void unclear() {
    if (status != UNKNOWN) moveTo(UNKNOWN);
  }

  void paid(Instant now) {
    moveTo(PAID);
    answered(now);
  }

  void rejected(@Nullable String code, Instant now) {
    moveTo(FAILED);
    reason = code;
    answered(now);
  }

  void returned(@Nullable String code, Instant now) {
    moveTo(RETURNED);
    reason = code;
    returnedAt = now;
  }

  /** The bank is asked at that time, for the next time after so many as {@code asked} says. */
  void askAt(@Nullable Instant time, int asked) {
    askAt = time;
    this.asked = asked;
  }

  private void answered(Instant now) {
    answeredAt = now;
    askAt = null;
  }

  private void drawOn(CaseNumber number, Map<UUID, Money> amounts) {
    caseNumber = number;
    amounts.forEach((line, share) -> lines.add(new DisbursementLine(line, share)));
  }

  private static Money sum(Map<UUID, Money> amounts) {
    return amounts.values().stream().reduce(Money.ZERO, Money::plus);
  }

  private void payTo(PayeeAccount payee) {
    originalReference = null;
    payeeToken = payee.token().value();
    bankCode = payee.bankCode();
    doubts = payee.doubts().stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    preparedBy = payee.vouchedBy();
  }

  /** The same text as PostgreSQL's {@code disbursement_hash}. */
  private String hash() {
    var shares = lines.stream().map(line -> line.lineId() + " " + line.amount().fen()).sorted();
    var payload =
        Stream.concat(
                Stream.of(
                        id,
                        purpose,
                        subject(),
                        invoiceId,
                        payeeToken,
                        bankCode,
                        originalReference,
                        amount.fen())
                    .map(fact -> Objects.toString(fact, "-")),
                shares)
            .collect(Collectors.joining("\n"));
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(payload.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private void moveTo(DisbursementStatus next) {
    if (!status.mayBecome(next)) throw wrongState("become " + next.en());
    status = next;
  }

  private void require(DisbursementStatus needed) {
    if (status != needed) throw wrongState("be changed");
  }

  private Conflict wrongState(String wish) {
    return new Conflict(
        ErrorCode.WRONG_STATE,
        "Payment %s is %s and cannot %s".formatted(id, status.en(), wish),
        Map.of("paymentId", id, "current", status));
  }
}
