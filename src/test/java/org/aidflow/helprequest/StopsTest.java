package org.aidflow.helprequest;

import static org.aidflow.casefile.CaseStatus.CLOSED;
import static org.aidflow.casefile.CaseStatus.CONFIRMING;
import static org.aidflow.casefile.CaseStatus.DECIDING;
import static org.aidflow.casefile.CaseStatus.ENDED_BY_DEATH;
import static org.aidflow.casefile.CaseStatus.PARTLY_MET;
import static org.aidflow.casefile.CaseStatus.PAYING;
import static org.aidflow.casefile.CaseStatus.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.aidflow.AidflowTest;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.disbursement.DisbursementStatus;
import org.aidflow.disbursement.Disbursements;
import org.aidflow.disbursement.Payment;
import org.aidflow.exchange.Paging;
import org.aidflow.kernel.Money;
import org.aidflow.matching.Gifts;
import org.aidflow.matching.PledgeStatus;
import org.aidflow.matching.Pledges;
import org.aidflow.paths.WalksModels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Withdrawal, death and consent taken back, by the front door, wherever a case stands. */
@WalksModels
class StopsTest extends AidflowTest {
  @Autowired private ApplicationContext context;
  @Autowired private Pledges pledges;
  @Autowired private Gifts gifts;
  @Autowired private Disbursements disbursements;

  private StandingCases cases;

  @BeforeEach
  void openTheOffice() {
    cases = new StandingCases(context, port);
  }

  @Test
  void aRequestIsWithdrawnBeforeItIsDecidedAndOnlyOnce() {
    var walk = cases.visited().standsAt(DECIDING, "UserTask_DecideCase");
    assertThat(door("other-portal", walk, "withdrawal", "{}")).isEqualTo(404);
    assertThat(door("portal", walk, "withdrawal", "{\"why\": 1}")).isEqualTo(400);
    cases.told(walk).standsAt(DECIDING, "UserTask_DecideCase");

    assertThat(withdrawn(walk)).isEqualTo(200);
    assertThat(withdrawn(walk)).isEqualTo(200);
    ended(walk, WITHDRAWN);
    assertThat(walk.timeline()).containsOnlyOnce(TimelineCode.CHANGE_HEARD, TimelineCode.STOPPED);
    assertThat(withdrawn(walk)).isEqualTo(200);
    assertThat(changed(walk, "DECEASED")).isEqualTo(409);
    ended(walk, WITHDRAWN);
  }

  @Test
  void whatDonorsGaveOrPromisedIsTheirsAgainWhenTheApplicantDies() {
    var walk = cases.open(BankProcess.SOUND);
    var pledge = cases.pledged(walk, Money.ofYuan("200"));
    cases.given(walk, Money.ofYuan("300"));
    var gift = pledges.ofCase(walk.caseNumber()).get(1);

    assertThat(changed(walk, "DECEASED")).isEqualTo(200);
    ended(walk, ENDED_BY_DEATH);
    assertThat(walk.file().flags()).doesNotContain(CaseFlag.ON_NOTICE);
    assertThat(walk.file().met()).isEqualTo(Money.ZERO);
    assertThat(pledges.of(pledge, "portal").status()).isEqualTo(PledgeStatus.WITHDRAWN);
    assertThat(gift.status()).isEqualTo(PledgeStatus.FULFILLED);
    assertThat(unallocated(walk)).containsExactly(Money.ofYuan("300"));
  }

  @Test
  void aPaymentThatNobodyReleasedIsCancelledAndItsMoneyIsTheDonors() {
    for (var walk : List.of(cases.toRelease(BankProcess.SOUND), cases.toPrepare())) {
      assertThat(changed(walk, "CONSENT_WITHDRAWN")).isEqualTo(200);
      cases.told(walk);
      ended(walk, WITHDRAWN);
      assertThat(disbursements.paymentsOf(walk.caseNumber()))
          .extracting(Payment::status)
          .containsExactly(DisbursementStatus.CANCELLED);
      assertThat(unallocated(walk)).containsExactly(StandingCases.ASKED);
    }
  }

  @Test
  void aPaymentUnderWayIsLetSettleAndTheDeadAreNotAsked() {
    var walk = cases.released(BankProcess.SOUND);
    assertThat(changed(walk, "DECEASED")).isEqualTo(200);
    cases.told(walk).standsAt(PAYING, "ReceiveTask_PaymentAnswered");
    cases.answered(walk, DisbursementStatus.PAID);
    ended(walk, CLOSED);
    assertThat(walk.file().paid()).isEqualTo(StandingCases.ASKED);
    assertThat(walk.timeline()).doesNotContain(TimelineCode.RECEIPT_ASKED);
  }

  @Test
  void aPaymentUnderWayThatFailsAfterAWithdrawalIsNotTriedAgain() {
    var walk = cases.released(BankProcess.REJECT);
    assertThat(withdrawn(walk)).isEqualTo(200);
    cases.told(walk).standsAt(PAYING, "ReceiveTask_PaymentAnswered");
    cases.answered(walk, DisbursementStatus.FAILED);
    cases.told(walk);
    ended(walk, WITHDRAWN);
    assertThat(unallocated(walk)).containsExactly(StandingCases.ASKED);
  }

  @Test
  void whatIsPaidStaysPaidAndOnlyADeathEndsTheFollowUp() {
    var walk = cases.paid().standsAt(CONFIRMING, "ReceiveTask_ReceiptConfirmed");
    assertThat(withdrawn(walk)).isEqualTo(200);
    cases.told(walk).standsAt(CONFIRMING, "ReceiveTask_ReceiptConfirmed");
    assertThat(changed(walk, "DECEASED")).isEqualTo(200);
    cases.told(walk);
    ended(walk, CLOSED);
    assertThat(walk.file().paid()).isEqualTo(StandingCases.ASKED);
  }

  @Test
  void moneyThatTheBankSendsBackLateIsPaidAgainOnceTheAccountIsLookedAt() {
    var request =
        Request.aHelpRequest().with("payee.accountNumber", People.accountLike(BankProcess.SOUND));
    var walk =
        CaseWalk.filed(context, request)
            .goesOn()
            .visitedBy("village-informant-1")
            .decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED");
    cases.given(walk, StandingCases.ASKED).timePasses("TimerEvent_NoticeOver");
    cases.release(walk, "RELEASE");
    cases
        .answered(walk, DisbursementStatus.PAID)
        .standsAt(CONFIRMING, "ReceiveTask_ReceiptConfirmed");

    cases.sentBack(walk).standsAt(PAYING, "UserTask_PreparePayment");
    assertThat(walk.file().paid()).isEqualTo(Money.ZERO);
    walk.complete(
        "UserTask_PreparePayment",
        "finance-preparer-6",
        Map.of(
            "accountHolder",
            request.text("payee.holder"),
            "accountNumber",
            People.accountLike(BankProcess.SOUND),
            "bankCode",
            "103701200019",
            "proof",
            "PASSBOOK"));
    cases.release(walk, "RELEASE");
    cases
        .answered(walk, DisbursementStatus.PAID)
        .standsAt(CONFIRMING, "ReceiveTask_ReceiptConfirmed");
    assertThat(walk.file().paid()).isEqualTo(StandingCases.ASKED);
    assertThat(disbursements.paymentsOf(walk.caseNumber()))
        .extracting(Payment::status)
        .containsExactly(DisbursementStatus.RETURNED, DisbursementStatus.PAID);
  }

  @Test
  void moneyThatComesBackAfterAWithdrawalIsTheDonorsAgain() {
    var walk = cases.paid().standsAt(CONFIRMING, "ReceiveTask_ReceiptConfirmed");
    assertThat(withdrawn(walk)).isEqualTo(200);
    cases.told(walk).standsAt(CONFIRMING, "ReceiveTask_ReceiptConfirmed");
    cases.sentBack(walk);
    ended(walk, WITHDRAWN);
    assertThat(unallocated(walk)).containsExactly(StandingCases.ASKED);
  }

  @Test
  void whoeverGivesUpTheRestIsFollowedUpForWhatIsPaid() {
    var walk = cases.partlyPaid().standsAt(PARTLY_MET, "Gateway_WhatComesFirst");
    assertThat(withdrawn(walk)).isEqualTo(200);
    cases.told(walk);
    cases.told(walk).standsAt(CONFIRMING, "ReceiveTask_ReceiptConfirmed");
    assertThat(walk.file().paid()).isEqualTo(StandingCases.ASKED);
  }

  private void ended(CaseWalk walk, CaseStatus as) {
    cases.told(walk).standsAt(as);
  }

  private int withdrawn(CaseWalk walk) {
    return door("portal", walk, "withdrawal", "{}");
  }

  private int changed(CaseWalk walk, String kind) {
    return door("portal", walk, "changes", "{\"kind\": \"%s\"}".formatted(kind));
  }

  private int door(String client, CaseWalk walk, String what, String body) {
    return FrontDoor.of(port, client)
        .post("/api/v1/cases/%s/%s".formatted(walk.caseNumber(), what), body)
        .status();
  }

  private List<Money> unallocated(CaseWalk walk) {
    return pledges.ofCase(walk.caseNumber()).stream()
        .filter(pledge -> pledge.status() == PledgeStatus.FULFILLED)
        .map(
            pledge -> gifts.ofDonor(pledge.donorId(), "portal", new Paging(null, 1)).items().get(0))
        .map(account -> account.unallocated())
        .toList();
  }
}
