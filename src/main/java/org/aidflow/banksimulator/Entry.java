package org.aidflow.banksimulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the bank's books. Which of the last fields are there, the kind says.
 *
 * @param endToEndId the customer's id of the order, 32 hex digits; the payer's reference of a
 *     credit; the account's number in its opening; the statement's id
 * @param bankReference the bank's own, at most 34 characters
 * @param amountFen in fen; may be below zero in an opening only
 * @param content hash of the whole order or credit, in its first entry only
 * @param fault what goes wrong with the order, in its first entry only
 * @param code ISO 20022 reason of a rejection or return
 * @param message id of the message that tells of this entry, where it is told in a file; the TOLD
 *     that follows stands for all entries of that message
 * @param origin what the order came with, in its first entry only, where it came in a file
 * @param originalReference the credit that a refund gives back, in its first entry only
 * @param remittance the text beside the money, in a first entry and in credits
 * @param payer where a credit came from
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Entry(
    Kind kind,
    String endToEndId,
    String bankReference,
    long amountFen,
    Instant at,
    @Nullable String content,
    @Nullable Faults fault,
    @Nullable String code,
    @Nullable String message,
    @Nullable Origin origin,
    @Nullable String originalReference,
    @Nullable String remittance,
    @Nullable Payer payer) {

  enum Kind {
    /** The account begins, with this much on it. */
    OPENED,
    /** The bank's time was moved forward; its id is by how much. */
    MOVED_ON,
    ACCEPTED,
    REFUSED,
    /** The money of an order left the account. */
    PAID,
    REJECTED,
    /** The money of an order came back. */
    RETURNED,
    /** The customer is told that an order was rejected, which it was not. */
    MISTOLD_REJECTED,
    /** The customer is told that an order was paid, which it was not. */
    MISTOLD_PAID,
    /** Money came in from outside. */
    CREDITED,
    /** A statement of all movements since the last one. */
    STATED,
    /** The customer knows of what was booked before this entry. */
    TOLD;

    /** Whether it says what became of an order. */
    boolean isOutcome() {
      return switch (this) {
        case PAID, REJECTED, RETURNED, MISTOLD_REJECTED, MISTOLD_PAID -> true;
        default -> false;
      };
    }

    /** Whether money moved. */
    boolean moves() {
      return this == PAID || this == RETURNED || this == CREDITED;
    }

    /** What the customer is told. */
    Kind said() {
      return switch (this) {
        case MISTOLD_REJECTED -> REJECTED;
        case MISTOLD_PAID -> PAID;
        default -> this;
      };
    }
  }

  /** The message and the group of payments in it that an order came with. */
  record Origin(String messageId, String paymentInfoId) {}

  /**
   * Where money came from.
   *
   * @param channel the payment channel that settled it, if one did
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Payer(@Nullable String name, @Nullable String account, @Nullable String channel) {}

  /** A reference that the bank never gave before. */
  static String newReference() {
    return "BK" + UUID.randomUUID().toString().replace("-", "");
  }

  /** The id of a message that never was before. */
  static String newMessage() {
    return "M-" + UUID.randomUUID().toString().replace("-", "");
  }

  /** The opening's reference is the mark of these books. */
  static Entry opened(String account, long amountFen, Instant at) {
    var mark = UUID.randomUUID().toString().substring(0, 8);
    return new Entry(
        Kind.OPENED, account, mark, amountFen, at, null, null, null, null, null, null, null, null);
  }

  static Entry first(
      Order order, String bankReference, Faults faults, @Nullable Origin origin, Instant at) {
    boolean refused = faults.has(Fault.REFUSE);
    return new Entry(
        refused ? Kind.REFUSED : Kind.ACCEPTED,
        order.endToEndId(),
        bankReference,
        order.amountFen(),
        at,
        order.hash(),
        faults,
        refused ? "AC01" : null,
        null,
        origin,
        order.originalReference(),
        order.remittance(),
        null);
  }

  static Entry credited(Credit credit, String bankReference, @Nullable String message, Instant at) {
    return new Entry(
        Kind.CREDITED,
        credit.reference(),
        bankReference,
        credit.amountFen(),
        at,
        credit.hash(),
        null,
        null,
        message,
        null,
        null,
        credit.remittance(),
        credit.payer());
  }

  static Entry stated(String statementId, long closingFen, @Nullable String message, Instant at) {
    return new Entry(
        Kind.STATED,
        statementId,
        statementId,
        closingFen,
        at,
        null,
        null,
        null,
        message,
        null,
        null,
        null,
        null);
  }

  static Entry movedOn(Duration by, Instant at) {
    return new Entry(
        Kind.MOVED_ON,
        by.toString(),
        "CLOCK",
        0,
        at,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** The message was left for the customer. */
  static Entry told(String message, Instant at) {
    return new Entry(
        Kind.TOLD, message, message, 0, at, null, null, null, message, null, null, null, null);
  }

  /** The same order, refused for this reason. */
  Entry refused(String reason) {
    return new Entry(
        Kind.REFUSED,
        endToEndId,
        bankReference,
        amountFen,
        at,
        content,
        fault,
        reason,
        message,
        origin,
        originalReference,
        remittance,
        payer);
  }

  /** What comes after this; told in the given message, if it is told in one. */
  Entry followedBy(Kind next, @Nullable String inMessage, Instant then) {
    String reason =
        switch (next) {
          case REJECTED, RETURNED, MISTOLD_REJECTED -> "AC04";
          default -> null;
        };
    return new Entry(
        next,
        endToEndId,
        bankReference,
        amountFen,
        then,
        null,
        null,
        reason,
        inMessage,
        null,
        null,
        null,
        null);
  }
}
