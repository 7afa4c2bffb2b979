package org.aidflow.matching.web;

import java.time.LocalDate;
import java.util.UUID;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.WorkingDays;
import org.aidflow.matching.Gift;
import org.jspecify.annotations.Nullable;

/**
 * The donation receipt of a gift.
 *
 * @param donorName masked: the first character
 * @param amountYuan with two decimals
 */
record DonationReceipt(
    String receiptNumber,
    UUID giftId,
    @Nullable String donorName,
    Money amountFen,
    String amountYuan,
    LocalDate paidOn,
    LocalDate issuedOn) {

  static DonationReceipt of(Gift gift, @Nullable String donorName) {
    return new DonationReceipt(
        gift.receiptNumber(),
        gift.id(),
        donorName,
        gift.amount(),
        gift.amount().yuan(),
        LocalDate.ofInstant(gift.paidAt(), WorkingDays.ZONE),
        LocalDate.ofInstant(gift.receivedAt(), WorkingDays.ZONE));
  }
}
