package org.aidflow.matching.process;

import static org.aidflow.access.Role.FINANCE_PREPARER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.AtDesk;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.matching.ContributionStatus;
import org.aidflow.matching.GiftAccount;
import org.aidflow.matching.Gifts;
import org.aidflow.matching.MoneyIn;
import org.aidflow.matching.NewGift;
import org.aidflow.matching.OfferedCases;
import org.aidflow.matching.Suspense;
import org.aidflow.matching.UnplacedMoney;
import org.aidflow.paths.WalksModels;
import org.aidflow.workflow.SignalWorker;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Walks processes/place-money.bpmn. */
@WalksModels
class PlaceMoneyProcessTest extends AidflowTest {
  private static final String PREPARER = "finance-preparer-7";
  private static final String TASK = "UserTask_PlaceMoney";

  @Autowired private ApplicationContext context;
  @Autowired private Gifts gifts;
  @Autowired private Suspense suspense;
  @Autowired private SignalWorker signals;
  @Autowired private AidflowClock clock;

  private AtDesk desk;
  private OfferedCases cases;

  @BeforeEach
  void openTheOffice() {
    cases = new OfferedCases(context);
    desk = new AtDesk(context);
    desk.hire(PREPARER, FINANCE_PREPARER, new AreaCode("520502"));
  }

  @Test
  void anOfficialSaysWhoseItIs() {
    var money = fromNobody();
    var process = processOf(money);
    assertThat(process).isWaitingAt(TASK);
    assertThat(desk.offeredTo(money.number(), TASK)).containsExactly("finance-preparer.520502");
    var donor = cases.donor();
    complete(money, Map.of("placing", "GIFT", "donorId", donor.id().toString()));
    assertThat(process).isEnded().hasPassed("EndEvent_Placed");
    assertThat(gifts.of(money.id(), OfferedCases.CLIENT))
        .returns(ContributionStatus.RECEIVED, GiftAccount::status)
        .returns(Money.fen(500), GiftAccount::unallocated);
    assertThat(placed(money).note()).contains("The payer rang.");
  }

  @Test
  void whatNobodyClaimsFillsAFundOrGoesBack() {
    var forFund = fromNobody();
    complete(forFund, Map.of("placing", "FUND", "fundCounty", "520502"));
    assertThat(placed(forFund).placedAs()).contains(UnplacedMoney.Placing.FUND);
    var back = fromNobody();
    complete(back, Map.of("placing", "SENT_BACK"));
    assertThat(placed(back).placedAs()).contains(UnplacedMoney.Placing.SENT_BACK);
  }

  @Test
  void whatIsNotThereIsRefusedByFieldAndNothingMoves() {
    var money = fromNobody();
    refused(money, "donorId", Map.of("placing", "GIFT", "donorId", UUID.randomUUID().toString()));
    refused(money, "donorId", Map.of("placing", "GIFT", "donorId", "x".repeat(36)));
    refused(money, "fundId", Map.of("placing", "FUND", "fundCounty", "999999"));
    refused(money, "fundCounty", Map.of("placing", "FUND", "fundCounty", "abcdef"));
    refused(
        money,
        "recoveryNumber",
        Map.of("placing", "RECOVERY", "recoveryNumber", "HR-2026-0000001"));
    assertThat(processOf(money)).isWaitingAt(TASK);
    assertThat(placed(money).isPlaced()).isFalse();
  }

  @Test
  void theChannelsReportEndsTheQuestion() {
    var money = fromNobody();
    var process = processOf(money);
    gifts.receive(
        new NewGift(
            money.clientId(),
            money.channelReference(),
            cases.donor().id(),
            money.amount(),
            money.paidAt(),
            null,
            null));
    signals.runOnce();
    assertThat(process).isEnded().hasPassed("EndEvent_PlacedByReport");
    assertThat(gifts.of(money.id(), OfferedCases.CLIENT))
        .returns(ContributionStatus.RECEIVED, GiftAccount::status)
        .returns(Money.fen(500), GiftAccount::unallocated);
  }

  private UnplacedMoney fromNobody() {
    return gifts.receiveFromNobody(
        new MoneyIn(
            OfferedCases.CHANNEL,
            UUID.randomUUID().toString(),
            Money.fen(500),
            clock.instant(),
            null,
            List.of(),
            null));
  }

  private ProcessInstance processOf(UnplacedMoney money) {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(money.number().value())
        .singleResult();
  }

  private void complete(UnplacedMoney money, Map<String, Object> fields) {
    var all = new HashMap<>(fields);
    all.put("note", "The payer rang.");
    desk.complete(PREPARER, money.number(), TASK, all);
  }

  private void refused(UnplacedMoney money, String field, Map<String, Object> fields) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> complete(money, fields))
        .withMessageContaining(field);
  }

  private UnplacedMoney placed(UnplacedMoney money) {
    return suspense.find(money.number()).orElseThrow();
  }
}
