package org.aidflow.disbursement;

import static org.aidflow.disbursement.DisbursementStatus.FAILED;
import static org.aidflow.disbursement.DisbursementStatus.PAID;
import static org.aidflow.disbursement.DisbursementStatus.RETURNED;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.bank.AnswerContradicted;
import org.aidflow.bank.BankAnswer;
import org.aidflow.exchange.Signals;
import org.aidflow.kernel.Money;
import org.aidflow.workflow.Sends;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hears what the bank says, by whatever way, keeps all of it, and acts on each thing once.
 *
 * <p>What contradicts what is known changes nothing and is kept as a conflict.
 */
@Sends("payment-answered")
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BankAnswers {
  static final String SIGNAL = "payment-answered";
  static final String DISBURSEMENT_ID = "disbursementId";

  /** Who said so. */
  enum Source {
    SUBMIT,
    QUERY,
    /** The bank, by itself: a call or a file. */
    CALLBACK,
    PERSON
  }

  /** What an answer changed. */
  enum Effect {
    APPLIED,
    /** Nothing, and it asks for nothing. */
    NOTED,
    /** Nothing: it was known. */
    REPEATED,
    /** Nothing: it contradicts what is known, and a person has to look at it. */
    CONFLICT,
    /** Nothing: no payment has this id, and a person has to look at it. */
    UNKNOWN_ORDER
  }

  private static final Logger log = LoggerFactory.getLogger(BankAnswers.class);

  /** How long a question may be on its way before another may be asked. */
  private static final Duration UNDER_WAY = Duration.ofMinutes(1);

  private final DisbursementRepository payments;
  private final PayoutBookings bookings;
  private final Meanings meanings;
  private final Recoveries recoveries;
  private final Signals signals;
  private final QuestionSettings settings;
  private final ApplicationEventPublisher events;
  private final JdbcClient jdbc;
  private final Clock clock;

  BankAnswers(
      DisbursementRepository payments,
      PayoutBookings bookings,
      Meanings meanings,
      Recoveries recoveries,
      Signals signals,
      QuestionSettings settings,
      ApplicationEventPublisher events,
      JdbcClient jdbc,
      Clock clock) {
    this.payments = payments;
    this.bookings = bookings;
    this.meanings = meanings;
    this.recoveries = recoveries;
    this.signals = signals;
    this.settings = settings;
    this.events = events;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Takes an answer about an order.
   *
   * @param orderId the end-to-end id, 32 hex digits; anything else names no order of ours
   * @param eventId the bank's own id of the message, for callbacks
   */
  Effect hear(Source source, String orderId, BankAnswer answer, @Nullable String eventId) {
    var payment = paymentOf(orderId).orElse(null);
    var effect = payment == null ? Effect.UNKNOWN_ORDER : effectOn(payment, answer);
    keep(source, orderId, payment, answer, eventId, effect);
    if (payment != null && effect == Effect.APPLIED) apply(payment, answer, source);
    if (payment != null && effect == Effect.CONFLICT) askNow(payment);
    if (effect == Effect.CONFLICT || effect == Effect.UNKNOWN_ORDER) {
      log.warn("{} about order {}: {} is {}", source, orderId, answer.kind(), effect);
      var amount = payment == null ? answer.amount() : payment.amount();
      events.publishEvent(new AnswerContradicted(orderId, answer.kind(), amount));
    }
    return effect;
  }

  /** The bank is asked at once, and again and again if need be. */
  void askNow(Disbursement payment) {
    if (payment.status().isUnderWay() && !payment.isAsked()) {
      payment.askAt(clock.instant(), 0);
    }
  }

  /** Notes that the bank is being asked, and when it would be asked next. */
  void asking(Disbursement payment) {
    int asked = payment.asked() + 1;
    var wait = asked < settings.queryAfter().size() ? settings.queryAfter().get(asked) : UNDER_WAY;
    payment.askAt(clock.instant().plus(wait), asked);
  }

  /** After the last question without an answer a person clears it up. */
  void askedInVain(UUID id) {
    var payment = payments.locked(id).orElseThrow();
    if (!payment.status().isUnderWay() || payment.asked() < settings.queryAfter().size()) return;
    payment.unclear();
    payment.askAt(null, payment.asked());
    meanings.of(payment).unclear(payment);
    signal(payment);
  }

  private Effect effectOn(Disbursement payment, BankAnswer answer) {
    if (differs(payment, answer.amount())) return Effect.CONFLICT;
    var status = payment.status();
    return switch (answer.kind()) {
      case ACCEPTED, UNKNOWN -> status.isUnderWay() ? Effect.APPLIED : Effect.NOTED;
      case SENT, PROCESSING, NOT_FOUND -> Effect.NOTED;
      case PAID ->
          status.isUnderWay()
              ? Effect.APPLIED
              : status == PAID || status == RETURNED ? Effect.REPEATED : Effect.CONFLICT;
      case REJECTED ->
          status.isUnderWay()
              ? Effect.APPLIED
              : status == FAILED ? Effect.REPEATED : Effect.CONFLICT;
      case RETURNED ->
          status.isUnderWay() || (status == PAID && !recoveries.hasBrought(payment.id()))
              ? Effect.APPLIED
              : status == RETURNED ? Effect.REPEATED : Effect.CONFLICT;
    };
  }

  private void apply(Disbursement payment, BankAnswer answer, Source source) {
    payment.accepted(answer.bankReference());
    switch (answer.kind()) {
      case UNKNOWN -> wonder(payment, source);
      case PAID -> pay(payment, source);
      case REJECTED -> reject(payment, answer, source);
      case RETURNED -> takeBack(payment, answer, source);
      default -> {}
    }
  }

  private void wonder(Disbursement payment, Source source) {
    if (source != Source.SUBMIT) return;
    payment.unclear();
    payment.askAt(clock.instant().plus(settings.queryAfter().get(0)), 0);
  }

  private void pay(Disbursement payment, Source source) {
    payment.paid(clock.instant());
    payments.flush(); // the database checks each step
    meanings.of(payment).paid(payment);
    if (source != Source.PERSON) signal(payment);
    bookings.settle(payment);
  }

  private void reject(Disbursement payment, BankAnswer answer, Source source) {
    payment.rejected(answer.code(), clock.instant());
    meanings.of(payment).rejected(payment);
    if (source != Source.PERSON) signal(payment);
    bookings.free(payment);
  }

  /** What came back was paid before, even when the bank's word of that is still on its way. */
  private void takeBack(Disbursement payment, BankAnswer answer, Source source) {
    if (payment.status().isUnderWay()) pay(payment, source);
    payment.returned(answer.code(), clock.instant());
    recoveries.cancelFor(payment.id());
    meanings.of(payment).returned(payment);
    bookings.giveBack(payment);
  }

  /** The payment is cancelled: what the bank said of it moves nothing any more. */
  void forget(Disbursement payment) {
    signals.forget(SIGNAL, payment.subject());
  }

  private void signal(Disbursement payment) {
    signals.send(SIGNAL, payment.subject(), DISBURSEMENT_ID, payment.id().toString());
  }

  private void keep(
      Source source,
      String orderId,
      @Nullable Disbursement payment,
      BankAnswer answer,
      @Nullable String eventId,
      Effect effect) {
    jdbc.sql(
            """
            insert into bank_answer
              (disbursement_id, order_id, source, kind, event_id, code, bank_reference, amount_fen,
               said_at, received_at, effect, why)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            payment == null ? null : payment.id(),
            orderId,
            source.name(),
            answer.kind().name(),
            eventId,
            answer.code(),
            answer.bankReference(),
            answer.amount() == null ? null : answer.amount().fen(),
            answer.at() == null ? null : Timestamp.from(answer.at()),
            Timestamp.from(clock.instant()),
            effect.name(),
            answer.why())
        .update();
  }

  private static boolean differs(Disbursement payment, @Nullable Money amount) {
    return amount != null && !amount.equals(payment.amount());
  }

  private Optional<Disbursement> paymentOf(String orderId) {
    return orderId.matches("[0-9a-f]{32}")
        ? payments.locked(
            UUID.fromString(
                orderId.replaceFirst("^(.{8})(.{4})(.{4})(.{4})(.{12})$", "$1-$2-$3-$4-$5")))
        : Optional.empty();
  }
}
