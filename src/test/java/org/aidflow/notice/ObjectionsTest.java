package org.aidflow.notice;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.aidflow.casefile.CaseStatus.OPEN;
import static org.aidflow.casefile.CaseStatus.PARTLY_MET;
import static org.aidflow.casefile.CaseStatus.VERIFYING;
import static org.aidflow.helprequest.Request.aHelpRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.aidflow.AidflowTest;
import org.aidflow.access.Clients;
import org.aidflow.access.Scopes;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.desk.CaseSheets;
import org.aidflow.helprequest.CaseWalk;
import org.aidflow.helprequest.FrontDoor;
import org.aidflow.helprequest.Township;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.Money;
import org.aidflow.ledger.Ledger;
import org.aidflow.matching.Gifts;
import org.aidflow.matching.NeedStatus;
import org.aidflow.matching.Needs;
import org.aidflow.matching.OfferedCases;
import org.aidflow.paths.WalksModels;
import org.aidflow.workflow.SignalWorker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Objections to a real case on notice; and to notices alone, where it comes down to moments. */
@WalksModels
class ObjectionsTest extends AidflowTest {
  private static final String VOICE = "village-voice";
  private static final String NOTICE = "Gateway_ObjectionOrEnd";
  private static final String SEARCH = "Gateway_WhatComesFirst";
  private static final String TASK = "UserTask_InvestigateObjection";
  private static final String OBJECTOR = "郝大胆";
  private static final String MOBILE = "13985700456";
  private static final String WORDS = "他家去年在镇上买了房";

  @Autowired private ApplicationContext context;
  @Autowired private SignalWorker signals;
  @Autowired private Notices notices;
  @Autowired private Objections objections;
  @Autowired private CaseSheets sheets;
  @Autowired private Needs needs;
  @Autowired private Gifts gifts;
  @Autowired private Ledger ledger;
  @Autowired private JdbcTemplate jdbc;

  private OfferedCases cases;
  private FrontDoor voice;

  @BeforeEach
  void aVillageWithAVoice() {
    Township.staff(context);
    context
        .getBean(Clients.class)
        .register(VOICE, Township.PASSWORD, List.of(Scopes.OBJECTIONS, Scopes.EVENTS));
    cases = new OfferedCases(context);
    voice = FrontDoor.of(port, VOICE);
  }

  @Test
  void anUpheldObjectionSuspendsTheSearchAndTheCaseIsVerifiedAgain() {
    var walk = onNotice();
    var need = cases.need(walk.caseNumber());
    var gift = cases.honoured(cases.pledged(need, cases.donor(), 200_00)).gift().id();
    var pledge = cases.pledged(need, cases.donor(), 100_00);

    assertThat(objectTo(walk, "").status()).isEqualTo(201);
    assertThat(objectTo(walk, "还有").status()).isEqualTo(201);
    signals.runOnce();
    walk.goesOn().standsAt(PARTLY_MET, TASK, SEARCH);
    nobodyLearnsWhoObjected(walk);

    walk.complete(TASK, "county-approver-1", found("UPHOLD"));

    assertThat(passed(walk, "EndEvent_Upheld")).isTrue();
    walk.standsAt(VERIFYING, "UserTask_RequestMissing");
    assertThat(walk.file().flags()).doesNotContain(CaseFlag.ON_NOTICE);
    assertThat(statusesOf(walk))
        .containsExactly(ObjectionStatus.UPHELD, ObjectionStatus.SUPERSEDED);
    assertThat(notices.endOf(walk.caseNumber())).isEmpty();
    assertThat(needs.of(need).status()).isEqualTo(NeedStatus.CLOSED);
    assertThat(gifts.of(gift, OfferedCases.CLIENT).unallocated()).isEqualTo(Money.fen(200_00));
    assertThatThrownBy(() -> cases.pledged(need, cases.donor(), 1_00)).isInstanceOf(Conflict.class);
    assertThat(
            jdbc.queryForObject(
                "select status from pledge where id = ?", String.class, pledge.id()))
        .isEqualTo("LAPSED");
    assertThat(ledger.violations()).isEmpty();
    assertThat(walk.timeline())
        .containsSubsequence(TimelineCode.OBJECTION_RAISED, TimelineCode.OBJECTION_UPHELD);
    assertThat(eventsOf(VOICE)).contains("objection-decided");
  }

  @Test
  void aNoticeThatSaysSomethingWrongIsAmendedAndUpForSomeMoreDays() {
    var walk = onNotice();
    var before = noticeOf(walk);
    objectTo(walk, "");
    signals.runOnce();

    assertThatThrownBy(
            () ->
                walk.goesOn()
                    .complete(
                        TASK,
                        "county-approver-1",
                        Map.of("outcome", "DISMISS", "householdSize", 5, "note", "数错了")))
        .hasStackTraceContaining("only an amended notice");
    walk.complete(
        TASK, "county-approver-1", Map.of("outcome", "AMEND", "householdSize", 5, "note", "数错了"));

    walk.standsAt(OPEN, NOTICE, SEARCH);
    var again = noticeOf(walk);
    assertThat(again.id()).isNotEqualTo(before.id());
    assertThat(again.householdSize()).isEqualTo(5);
    assertThat(again.until()).isEqualTo(before.until());
    assertThat(voice.post("/api/v1/notices/" + before.id() + "/objections", objection("")).status())
        .isEqualTo(409);
    assertThat(statusesOf(walk)).containsExactly(ObjectionStatus.AMENDED);
    walk.timePasses("TimerEvent_NoticeOver").standsAt(OPEN, SEARCH);
    assertThat(walk.timeline())
        .containsSubsequence(TimelineCode.NOTICE_AMENDED, TimelineCode.NOTICE_ENDED);
  }

  @Test
  void everyObjectionIsLookedIntoAndTheNoticeDoesNotEndBefore() {
    var walk = onNotice();
    var until = noticeOf(walk).until();
    objectTo(walk, "");
    objectTo(walk, "还有");
    signals.runOnce();

    walk.goesOn()
        .complete(TASK, "county-approver-1", found("DISMISS"))
        .standsAt(OPEN, TASK, SEARCH)
        .complete(TASK, "county-approver-2", found("DISMISS"))
        .standsAt(OPEN, NOTICE, SEARCH);

    assertThat(statusesOf(walk)).containsOnly(ObjectionStatus.DISMISSED).hasSize(2);
    assertThat(noticeOf(walk).until()).isEqualTo(until);
    assertThat(timerOf(walk)).isCloseTo(until, within(1, SECONDS));
  }

  @Test
  void anObjectionOfTheLastMomentIsLookedInto() {
    var walk = onNotice();
    objectTo(walk, "");

    walk.timePasses("TimerEvent_NoticeOver").standsAt(OPEN, "CatchEvent_LastObjection", SEARCH);
    assertThat(walk.file().flags()).contains(CaseFlag.ON_NOTICE);
    signals.runOnce();
    walk.goesOn()
        .standsAt(OPEN, TASK, SEARCH)
        .complete(TASK, "county-approver-1", found("DISMISS"))
        .standsAt(OPEN, NOTICE, SEARCH)
        .timePasses("TimerEvent_NoticeOver")
        .standsAt(OPEN, SEARCH);
    assertThat(noticesOf(walk.caseNumber())).isZero();
  }

  @Test
  void anObjectionAndTheEndOfTheNoticeSeeEachOther() {
    for (int race = 0; race < 20; race++) {
      var number = cases.approved(800_00);
      var notice = cases.committed(() -> notices.publish(number));
      var raised =
          CompletableFuture.supplyAsync(
              () -> objections.raise(notice.id(), VOICE, someObjection()).status());
      boolean ended = CompletableFuture.supplyAsync(() -> notices.end(number)).join();

      if (ended) {
        assertThatThrownBy(raised::join)
            .isInstanceOf(CompletionException.class)
            .hasCauseInstanceOf(Conflict.class);
        assertThat(objections.of(number)).isEmpty();
      } else {
        assertThat(raised.join()).isEqualTo(ObjectionStatus.OPEN);
        assertThat(noticesOf(number)).isEqualTo(1);
      }
    }
  }

  @Test
  void badObjectionsAreRefusedByFieldAndNothingIsKept() {
    var walk = onNotice();
    var door = "/api/v1/notices/" + noticeOf(walk).id() + "/objections";
    var kept = jdbc.queryForObject("select count(*) from objection", Long.class);
    var sealed = jdbc.queryForObject("select count(*) from vault.record", Long.class);

    assertThat(voice.post(door, "{}").errors())
        .containsExactlyInAnyOrder("ground REQUIRED", "words REQUIRED", "objector REQUIRED");
    assertThat(voice.post(door, objection("").replace(MOBILE, "12")).errors())
        .containsExactly("objector.mobile BAD_FORMAT");
    assertThat(voice.post(door, objection("").replace("INCOME_HIGHER", "ENVY")).errors())
        .containsExactly("ground UNKNOWN_CODE");
    assertThat(
            voice.post(door, objection("").replace("{\"ground", "{\"who\": 1, \"ground")).errors())
        .containsExactly("who UNKNOWN_FIELD");
    assertThat(voice.post(door, objection("长".repeat(2001))).errors())
        .containsExactly("words TOO_LONG");
    assertThat(
            voice
                .post(
                    "/api/v1/notices/6dca26b6-1d55-4a72-a1a8-27d8d3fd6d48/objections",
                    objection(""))
                .status())
        .isEqualTo(404);
    assertThat(FrontDoor.of(port, Township.PORTAL).post(door, objection("")).status())
        .isEqualTo(403);

    assertThat(jdbc.queryForObject("select count(*) from objection", Long.class)).isEqualTo(kept);
    assertThat(jdbc.queryForObject("select count(*) from vault.record", Long.class))
        .isEqualTo(sealed);
  }

  private CaseWalk onNotice() {
    return CaseWalk.filed(context, aHelpRequest())
        .goesOn()
        .visitedBy("village-informant-1")
        .decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED")
        .standsAt(OPEN, SEARCH, NOTICE);
  }

  private FrontDoor.Reply objectTo(CaseWalk walk, String more) {
    return voice.post("/api/v1/notices/" + noticeOf(walk).id() + "/objections", objection(more));
  }

  private static String objection(String more) {
    return """
        {"ground": "INCOME_HIGHER", "words": "%s", "objector": {"name": "%s", "mobile": "%s"}}
        """
        .formatted(WORDS + more, OBJECTOR, MOBILE);
  }

  private static NewObjection someObjection() {
    return new NewObjection(ObjectionGround.OTHER, OBJECTOR, MOBILE, WORDS);
  }

  private static Map<String, Object> found(String outcome) {
    return Map.of("outcome", outcome, "note", "去了村里，问了邻居。");
  }

  /** Neither the applicant's side nor the village sees who it was; the county does. */
  private void nobodyLearnsWhoObjected(CaseWalk walk) {
    var portal = FrontDoor.of(port, Township.PORTAL);
    var number = walk.caseNumber();
    assertThat(portal.get("/api/v1/cases/" + number).body().toString())
        .contains("OBJECTION_RAISED")
        .doesNotContain(OBJECTOR, "郝", MOBILE, "*0456", WORDS);
    assertThat(portal.get("/api/v1/notices?area=520502").body().toString())
        .doesNotContain("郝", "*0456", WORDS);
    assertThat(sheets.of(number, "village-informant-1").people())
        .extracting("subject", String.class)
        .anyMatch(subject -> subject.startsWith("objection-"))
        .noneMatch(subject -> subject.startsWith("objector-"));
    assertThat(sheets.of(number, "county-approver-1").people())
        .extracting("subject", String.class)
        .anyMatch(subject -> subject.startsWith("objector-"));
  }

  private Notice noticeOf(CaseWalk walk) {
    var id =
        jdbc.queryForObject(
            "select id from notice where case_number = ? and ended_at is null",
            UUID.class,
            walk.caseNumber().value());
    return notices.running(Objects.requireNonNull(id));
  }

  private long noticesOf(CaseNumber number) {
    var running =
        jdbc.queryForObject(
            "select count(*) from notice where case_number = ? and ended_at is null",
            Long.class,
            number.value());
    return running == null ? 0 : running;
  }

  private List<ObjectionStatus> statusesOf(CaseWalk walk) {
    return objections.of(walk.caseNumber()).stream().map(Objection::status).toList();
  }

  private List<String> eventsOf(String client) {
    return jdbc.queryForList(
        "select type from outbox_event where client_id = ?", String.class, client);
  }

  private boolean passed(CaseWalk walk, String activity) {
    return engine
            .getHistoryService()
            .createNativeHistoricActivityInstanceQuery()
            .sql(
                "select a.* from act_hi_actinst a join act_hi_procinst p on p.id_ = a.proc_inst_id_"
                    + " where p.business_key_ = #{key} and a.act_id_ = #{activity}")
            .parameter("key", walk.caseNumber().value())
            .parameter("activity", activity)
            .list()
            .size()
        == 1;
  }

  private Instant timerOf(CaseWalk walk) {
    return engine
        .getManagementService()
        .createJobQuery()
        .timers()
        .activityId("TimerEvent_NoticeOver")
        .list()
        .stream()
        .filter(
            job ->
                walk.caseNumber()
                    .value()
                    .equals(
                        engine
                            .getRuntimeService()
                            .createProcessInstanceQuery()
                            .processInstanceId(job.getProcessInstanceId())
                            .singleResult()
                            .getBusinessKey()))
        .findFirst()
        .orElseThrow()
        .getDuedate()
        .toInstant();
  }
}
