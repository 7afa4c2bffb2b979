package org.aidflow.helprequest;

import static org.aidflow.casefile.CaseStatus.CLOSED;
import static org.aidflow.casefile.CaseStatus.CONFIRMING;
import static org.aidflow.casefile.CaseStatus.DECIDING;
import static org.aidflow.casefile.CaseStatus.OPEN;
import static org.aidflow.casefile.CaseStatus.PAYING;
import static org.aidflow.casefile.CaseStatus.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.aidflow.AidflowTest;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.disbursement.DisbursementStatus;
import org.aidflow.disbursement.Disbursements;
import org.aidflow.disbursement.Payment;
import org.aidflow.disbursement.Recoveries;
import org.aidflow.disbursement.Recovery;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotAllowed;
import org.aidflow.ledger.Ledger;
import org.aidflow.paths.WalksModels;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A suspicion holds a case at once; an official of the county looks into it. */
@WalksModels
class SuspicionTest extends AidflowTest {
  private static final String SAID = "{\"kind\": \"SUSPICION\", \"words\": \"She owns two cars.\"}";
  private static final String INVESTIGATION = "UserTask_InvestigateSuspicion";
  private static final String AUTHORITY = "UserTask_HearAuthority";

  @Autowired private ApplicationContext context;
  @Autowired private Disbursements disbursements;
  @Autowired private Recoveries recoveries;
  @Autowired private Ledger ledger;

  private StandingCases cases;

  @BeforeEach
  void openTheOffice() {
    cases = new StandingCases(context, port);
  }

  @AfterEach
  void theLedgerIsWhole() {
    assertThat(ledger.violations()).isEmpty();
  }

  @Test
  void nobodyWorksOnAHeldCaseUntilItIsCleared() {
    var walk = cases.visited();
    assertThat(suspected(walk)).isEqualTo(200);
    assertThat(walk.file().flags()).contains(CaseFlag.HELD);
    assertThatThrownBy(() -> walk.decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED"))
        .hasStackTraceContaining("is held while a suspicion is looked into");
    assertThat(suspected(walk)).isEqualTo(200);
    cases.told(walk).standsAt(DECIDING, "UserTask_DecideCase", INVESTIGATION);

    investigated(walk, "CLEAR", null);
    walk.standsAt(DECIDING, "UserTask_DecideCase");
    assertThat(walk.file().flags()).doesNotContain(CaseFlag.HELD);
    walk.decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED");
    assertThat(walk.file().status()).isEqualTo(OPEN);
    assertThat(walk.timeline())
        .containsSubsequence(TimelineCode.HELD, TimelineCode.HOLD_LIFTED, TimelineCode.APPROVED)
        .doesNotContain(TimelineCode.REFERRED);
    assertThat(walk.sentences()).noneMatch(sentence -> sentence.contains("cars"));
  }

  @Test
  void whatIsReferredStaysHeldUntilTheAuthorityHasAnswered() {
    var walk = cases.held();
    investigated(walk, "REFER", null);
    walk.standsAt(DECIDING, "UserTask_DecideCase", AUTHORITY);
    assertThat(walk.file().flags()).contains(CaseFlag.HELD);
    assertThat(walk.task(AUTHORITY).getDueDate()).isNotNull();
    assertThat(cases.offeredTo(walk, AUTHORITY)).containsExactly("county-approver.520502");
    assertThatThrownBy(() -> walk.decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED"))
        .hasStackTraceContaining("is held while a suspicion is looked into");
    assertThatThrownBy(() -> answered(walk, "REFER", null)).isInstanceOf(InvalidInput.class);

    answered(walk, "CLEAR", null);
    walk.standsAt(DECIDING, "UserTask_DecideCase");
    walk.decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED");
    assertThat(walk.file().status()).isEqualTo(OPEN);
    assertThat(walk.timeline())
        .containsSubsequence(TimelineCode.HELD, TimelineCode.REFERRED, TimelineCode.HOLD_LIFTED);
  }

  @Test
  void whatIsReferredAndEndsMeanwhileIsClaimedBackAllTheSame() {
    var walk = cases.paid();
    suspected(walk);
    cases.told(walk);
    investigated(walk, "REFER", null);
    cases.post(walk, "changes", "{\"kind\": \"DECEASED\"}");
    cases.told(walk);
    cases.told(walk).standsAt(CLOSED, AUTHORITY);
    answered(walk, "RECOVER", "300");
    walk.standsAt(CLOSED);
    assertThat(walk.file().flags()).doesNotContain(CaseFlag.HELD);
    assertThat(recoveries.ofCase(walk.caseNumber()))
        .extracting(Recovery::claimed)
        .containsExactly(Money.ofYuan("300"));
  }

  @Test
  void nothingOfAHeldCaseIsPaidAndWhatIsNotReleasedIsCancelledWhenItProvesTrue() {
    var walk = cases.toRelease(BankProcess.SOUND);
    suspected(walk);
    cases.told(walk).standsAt(PAYING, "UserTask_ReleasePayment", INVESTIGATION);
    var payment = disbursements.paymentsOf(walk.caseNumber()).get(0).id();
    assertThatThrownBy(() -> cases.release(walk, "RELEASE")).isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> disbursements.release(payment, "finance-releaser-6"))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("nothing of it is paid");

    investigated(walk, "REFER", null);
    cases.told(walk).standsAt(PAYING, "UserTask_ReleasePayment", AUTHORITY);
    assertThatThrownBy(() -> cases.release(walk, "RELEASE")).isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> disbursements.release(payment, "finance-releaser-6"))
        .isInstanceOf(NotAllowed.class);

    answered(walk, "RECOVER", null);
    cases.told(walk);
    cases.told(walk).standsAt(REFUSED, "Gateway_AppealOrSilence");
    assertThat(disbursements.paymentsOf(walk.caseNumber()))
        .extracting(Payment::status)
        .containsExactly(DisbursementStatus.CANCELLED);
    assertThat(walk.file().met()).isEqualTo(Money.ZERO);
    assertThat(recoveries.ofCase(walk.caseNumber())).isEmpty();
  }

  @Test
  void whatWasPaidIsClaimedBackAndNobodyAsksTheFamilyAnyMore() {
    var walk = cases.paid();
    suspected(walk);
    cases.told(walk).standsAt(CONFIRMING, "ReceiveTask_ReceiptConfirmed", INVESTIGATION);
    for (var tooMuchOrNothing : Arrays.asList("800.01", "0", null)) {
      assertThatThrownBy(() -> investigated(walk, "RECOVER", tooMuchOrNothing))
          .isInstanceOf(InvalidInput.class);
    }
    investigated(walk, "RECOVER", "500");
    cases.told(walk);
    cases.told(walk).standsAt(CLOSED);
    assertThat(recoveries.ofCase(walk.caseNumber()))
        .extracting(Recovery::claimed)
        .containsExactly(Money.ofYuan("500"));
  }

  @Test
  void whatIsUnderWayIsLetSettleAndThenClaimedBack() {
    var walk = cases.released(BankProcess.SOUND);
    suspected(walk);
    cases.told(walk);
    investigated(walk, "RECOVER", null);
    cases.told(walk).standsAt(PAYING, "ReceiveTask_PaymentAnswered");
    cases.answered(walk, DisbursementStatus.PAID);
    cases.told(walk).standsAt(CLOSED);
    assertThat(recoveries.ofCase(walk.caseNumber()))
        .extracting(Recovery::claimed)
        .containsExactly(StandingCases.ASKED);
  }

  @Test
  void aSuspicionThatProvesTrueBeforeTheDecisionRefusesTheCase() {
    var walk = cases.visited();
    suspected(walk);
    cases.told(walk);
    investigated(walk, "RECOVER", null);
    cases.told(walk).standsAt(REFUSED, "Gateway_AppealOrSilence");
    assertThat(walk.file().flags()).isEmpty();
    assertThat(suspected(walk)).isEqualTo(409);
  }

  private int suspected(CaseWalk walk) {
    return FrontDoor.of(port, "portal")
        .post("/api/v1/cases/%s/changes".formatted(walk.caseNumber()), SAID)
        .status();
  }

  private void investigated(CaseWalk walk, String outcome, @Nullable String yuan) {
    found(INVESTIGATION, walk, outcome, yuan);
  }

  private void answered(CaseWalk walk, String outcome, @Nullable String yuan) {
    found(AUTHORITY, walk, outcome, yuan);
  }

  private static void found(String task, CaseWalk walk, String outcome, @Nullable String yuan) {
    var fields = new HashMap<String, Object>(Map.of("outcome", outcome, "note", "Looked into."));
    if (yuan != null) {
      fields.put("recoverYuan", yuan);
    }
    walk.complete(task, "county-approver-1", fields);
  }
}
