package org.aidflow.matching;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.WorkNumber;
import org.aidflow.vault.VaultToken;
import org.jspecify.annotations.Nullable;

/** Money that came in and belongs to nobody known, until a person has placed it. */
@Entity
@Table(name = "unplaced_money")
public class UnplacedMoney {
  /** Why nobody knows where it belongs. */
  public enum Why {
    /** It names no donor. */
    NOBODY_NAMED,
    /** It is for a debt that is paid already, or that nobody has. */
    NOTHING_OWED
  }

  /** Where it belonged after all. */
  public enum Placing {
    GIFT,
    FUND,
    RECOVERY,
    SENT_BACK
  }

  /**
   * Who said so, and when.
   *
   * @param note how they know
   */
  record Placed(String by, Instant at, @Nullable String note) {}

  enum Status {
    OPEN,
    PLACED
  }

  @Id private String number;
  @Version private @Nullable Long version;

  @Column(updatable = false)
  private UUID id;

  @Column(updatable = false)
  private String clientId;

  @Column(updatable = false)
  private String channelReference;

  @Column(name = "amount_fen", updatable = false)
  private Money amount;

  @Column(updatable = false)
  private Instant paidAt;

  @Column(updatable = false)
  private Instant receivedAt;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Why why;

  @Column(updatable = false)
  private @Nullable String saidReference;

  @Column(updatable = false)
  private @Nullable String mentioned;

  @Column(updatable = false)
  private @Nullable VaultToken payer;

  @Enumerated(EnumType.STRING)
  private Status status = Status.OPEN;

  @Enumerated(EnumType.STRING)
  private @Nullable Placing placedAs;

  private @Nullable String placedTo;
  private @Nullable String placedBy;
  private @Nullable Instant placedAt;
  private @Nullable String note;

  protected UnplacedMoney() {}

  UnplacedMoney(WorkNumber number, UUID id, MoneyIn money, Why why, Instant receivedAt) {
    this.number = number.value();
    this.id = id;
    clientId = money.channel();
    channelReference = money.channelReference();
    amount = money.amount();
    paidAt = money.paidAt();
    saidReference = money.saidReference();
    mentioned = money.mentioned().isEmpty() ? null : String.join(" ", money.mentioned());
    payer = money.payer();
    this.why = why;
    this.receivedAt = receivedAt;
  }

  public WorkNumber number() {
    return new WorkNumber(number);
  }

  /** The id of the gift, if it turns out to be one; reference of the suspense account till then. */
  public UUID id() {
    return id;
  }

  /** The channel it came by. */
  public String clientId() {
    return clientId;
  }

  public String channelReference() {
    return channelReference;
  }

  public Money amount() {
    return amount;
  }

  public Instant paidAt() {
    return paidAt;
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  public Why why() {
    return why;
  }

  /** The reference of a payment channel that may report the gift later. */
  public Optional<String> saidReference() {
    return Optional.ofNullable(saidReference);
  }

  /** Numbers and ids of ours that the payer wrote. */
  public List<String> mentioned() {
    return mentioned == null ? List.of() : Arrays.asList(mentioned.split(" "));
  }

  /** Who paid, as far as the bank said. */
  public Optional<VaultToken> payer() {
    return Optional.ofNullable(payer);
  }

  public boolean isPlaced() {
    return status == Status.PLACED;
  }

  /** As what it was placed. */
  public Optional<Placing> placedAs() {
    return Optional.ofNullable(placedAs);
  }

  /** The gift, recovery or refund that it became. */
  public Optional<String> placedTo() {
    return Optional.ofNullable(placedTo);
  }

  /** The official or client that said so. */
  public Optional<String> placedBy() {
    return Optional.ofNullable(placedBy);
  }

  public Optional<Instant> placedAt() {
    return Optional.ofNullable(placedAt);
  }

  /** How the official knows. */
  public Optional<String> note() {
    return Optional.ofNullable(note);
  }

  void place(Placing as, String to, Placed placed) {
    if (isPlaced()) {
      throw Conflict.of(ErrorCode.WRONG_STATE, number + " was placed meanwhile");
    }
    status = Status.PLACED;
    placedAs = as;
    placedTo = to;
    placedBy = placed.by();
    placedAt = placed.at();
    note = placed.note();
  }
}
