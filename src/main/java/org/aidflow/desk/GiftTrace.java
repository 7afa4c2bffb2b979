package org.aidflow.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aidflow.casefile.Category;
import org.aidflow.disbursement.DisbursementStatus;
import org.aidflow.followup.FollowUp;
import org.aidflow.followup.Received;
import org.aidflow.followup.Result;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.aidflow.matching.ContributionStatus;
import org.aidflow.matching.Wish;
import org.jspecify.annotations.Nullable;

/**
 * The way of a gift from end to end. Nothing in it tells who was helped.
 *
 * @param unallocatedFen what waits for the donor's wish
 * @param refundingFen what is owed to the donor and has not arrived
 * @param wishes what the donor wished for parts that served nothing, the oldest first
 */
public record GiftTrace(
    UUID giftId,
    ContributionStatus status,
    String statusText,
    String receiptNumber,
    Money amountFen,
    Money unallocatedFen,
    Money refundingFen,
    Money refundedFen,
    Instant paidAt,
    Instant receivedAt,
    List<Part> parts,
    List<Wished> wishes) {

  /**
   * A wish, carried out when it was said: money to be refunded, or given to something else.
   *
   * @param refunds the payments that carry it back, the oldest first; none of what was redirected
   */
  @Schema(name = "GiftTraceWish")
  public record Wished(
      Wish wish,
      String wishText,
      Money amountFen,
      @Nullable UUID needId,
      @Nullable AreaCode fundId,
      Instant at,
      List<Refund> refunds) {}

  /**
   * A payment that carries a refund back.
   *
   * @param theWayItCame by the instrument that the gift was paid with, not to another account
   */
  @Schema(name = "GiftTraceRefund")
  public record Refund(
      UUID paymentId,
      DisbursementStatus status,
      String statusText,
      boolean theWayItCame,
      @Nullable Instant statusAt) {}

  /**
   * A part of the gift and what became of it: it serves a need, or the public fund of a county.
   *
   * @param area the township of the need, or the county of the fund
   * @param refill it refills what the fund had given to an emergency at once; category, progress
   *     and outcome are that emergency's
   * @param paidFen what of this part has reached the household
   * @param progress where the case of the need stands, in words
   * @param payments the payments that carry the need, the oldest first
   */
  @Schema(name = "GiftTracePart")
  public record Part(
      @Nullable UUID needId,
      AreaCode area,
      String areaName,
      boolean refill,
      @Nullable Category category,
      Money amountFen,
      Money paidFen,
      @Nullable String progress,
      List<Payment> payments,
      @Nullable Outcome outcome) {}

  /**
   * A payment to the household that carries the need.
   *
   * @param amountFen what of it is for the need
   * @param statusAt when the payment came to be what it is, as far as the bank told
   */
  @Schema(name = "GiftTracePayment")
  public record Payment(
      UUID paymentId,
      DisbursementStatus status,
      String statusText,
      Money amountFen,
      @Nullable Instant statusAt,
      @Nullable Receipt receipt) {}

  /** Whether the payment arrived, and by whom that is known. */
  @Schema(name = "GiftTraceReceipt")
  public record Receipt(
      Received received, String receivedText, Money amountFen, FollowUp.Source knownBy) {}

  /** How the household fares some time later. */
  @Schema(name = "GiftTraceOutcome")
  public record Outcome(
      Result result, String resultText, boolean needMet, boolean byVisit, Instant at) {}
}
