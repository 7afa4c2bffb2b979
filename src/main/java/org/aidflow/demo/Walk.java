package org.aidflow.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aidflow.access.Role;
import org.aidflow.disbursement.DisbursementStatus;
import org.aidflow.disbursement.Disbursements;
import org.aidflow.disbursement.Payment;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.WorkingDays;

/** Takes the steps of the stories, each by the client or official whose step it is. */
final class Walk {
  /** The village next to the township's own, in the same county. */
  private static final String ELSEWHERE = "520502100012";

  private static final Set<DisbursementStatus> ANSWERED =
      EnumSet.of(DisbursementStatus.PAID, DisbursementStatus.FAILED);
  private static final Set<DisbursementStatus> SENT =
      EnumSet.of(DisbursementStatus.SUBMITTED, DisbursementStatus.UNKNOWN);

  private final Doors doors;
  private final Disbursements disbursements;
  private final Clock clock;
  private final List<byte[]> photos;
  private final Map<Integer, String> caseNumbers = new HashMap<>();
  private final List<String> donors = new ArrayList<>();

  Walk(Doors doors, Disbursements disbursements, Clock clock, List<byte[]> photos) {
    this.doors = doors;
    this.disbursements = disbursements;
    this.clock = clock;
    this.photos = photos;
  }

  /** Donors come first: some have given already, for nothing in particular. */
  void registerDonors() {
    donors.add(donor(1, "PERSON", "江晓明（虚构）"));
    donors.add(donor(2, "PERSON", "欧阳静（虚构）"));
    donors.add(donor(3, "ORGANISATION", "晨光公益互助会（虚构）"));
    give(donors.get(2), 5_000_00L, "demo-gift-unallocated", Map.of());
    give(donors.get(2), 20_000_00L, "demo-gift-county-fund", Map.of("fundId", "520502"));
  }

  void take(Story story, Story.Deed deed) {
    switch (deed) {
      case FILE, FILE_EMERGENCY -> file(story);
      case CLAIM -> claim(story);
      case VISIT -> visit(story);
      case DECIDE -> decide(story);
      case REFUSE -> refuse(story);
      case PLEDGE -> pledge(story);
      case GIVE -> give(story);
      case RELEASE -> release(story);
      case CONFIRM_RECEIPT -> confirmReceipt(story);
      case FOLLOW_UP -> followUp(story);
      case DECIDE_AGAINST -> decideAgainst(story);
      case DECIDE_EMERGENCY -> decideEmergency(story);
      case SEND_BACK -> sendBack(story);
      case REQUEST_MISSING -> requestMissing(story);
      case REVIEW -> review(story);
      case OPINE -> opine(story);
      case VOTE -> vote(story);
      case GIVE_HALF -> giveHalf(story);
      case BRING_GOODS -> bringGoods(story);
      case DISPATCH_GOODS -> dispatchGoods(story);
      case CLOSE_UNMET -> closeUnmet(story);
      case PUT_ON_WAITING_LIST -> putOnWaitingList(story);
      case WITHDRAW -> tell(story, "withdrawal", Map.of());
      case REPORT_DEATH -> tell(story, "changes", Map.of("kind", "DECEASED"));
      case REPORT_MOVE -> tell(story, "changes", Map.of("kind", "MOVED", "villageCode", ELSEWHERE));
      case REPORT_MOVE_AWAY -> tell(story, "changes", Map.of("kind", "MOVED"));
      case REFER -> refer(story);
      case REPORT_SUSPICION ->
          tell(story, "changes", Map.of("kind", "SUSPICION", "words", "邻居反映情况不实。（虚构示例）"));
      case OBJECT -> object(story);
      case APPEAL -> tell(story, "appeal", Map.of("grounds", "老伴看病需要网上挂号，请再考虑。（虚构示例）"));
    }
  }

  private void file(Story story) {
    var receipt =
        doors.post(
            "portal", "/help-requests", key(story, "file"), Requests.of(story, clock.instant()));
    caseNumbers.put(story.number(), receipt.path("caseNumber").asText());
  }

  private void claim(Story story) {
    doors.claim(
        official(Role.VILLAGE_INFORMANT, story), caseNumber(story), "UserTask_VisitHousehold");
  }

  private void visit(Story story) {
    var informant = official(Role.VILLAGE_INFORMANT, story);
    var caseNumber = caseNumber(story);
    doors.taskOf(informant, caseNumber, "UserTask_VisitHousehold");
    doors.addPhoto(informant, caseNumber, photos.get(story.number() % photos.size()));
    var fields = new LinkedHashMap<String, Object>();
    fields.put("visitedOn", LocalDate.now(clock.withZone(WorkingDays.ZONE)).toString());
    fields.put("secondInvestigator", "驻村工作队 " + story.village() + " 组");
    fields.put("personSeen", "APPLICANT");
    fields.put("housingGrade", story.home().grade().name());
    fields.put("householdSize", story.home().size());
    fields.put("dependants", story.home().dependants());
    fields.put("incomeYuan", story.home().incomeYuan() + ".00");
    fields.put("lines", lines(story));
    fields.put("accountSeen", true);
    fields.put("recommendation", "SUPPORT");
    fields.put("findings", "入户核实，情况与申请一致，照片为当日拍摄。（虚构示例）");
    doors.complete(informant, caseNumber, "UserTask_VisitHousehold", fields);
  }

  private List<Map<String, Object>> lines(Story story) {
    var lines = new ArrayList<Map<String, Object>>();
    for (var line : caseOf(story).path("lines")) {
      var confirmed = new LinkedHashMap<String, Object>();
      confirmed.put("id", line.path("needId").asText());
      confirmed.put("confirmed", true);
      if (line.path("kind").asText().equals("MONEY")) {
        confirmed.put("confirmedYuan", line.path("askedFen").asLong() / 100 + ".00");
      }
      lines.add(confirmed);
    }
    return lines;
  }

  private void decide(Story story) {
    var listed = story.register() != null ? "ON_REGISTER" : "LOW_INCOME";
    decide(story, "UserTask_DecideCase", "APPROVE", List.of("NEED_CONFIRMED", listed), "");
    awaitStatus(story, "OPEN");
  }

  private void decideAgainst(Story story) {
    var words = "宽带费用另有优惠政策，不在本项救助范围内。";
    decide(story, "UserTask_DecideCase", "REFUSE", List.of("OUTSIDE_PURPOSE"), words);
    awaitStatus(story, "REFUSED");
  }

  /** What cannot wait is decided by one person and paid from the county's fund. */
  private void decideEmergency(Story story) {
    decide(story, "UserTask_DecideEmergency", "APPROVE", List.of("SUDDEN_HARDSHIP"), "");
    awaitStatus(story, "PAYING");
  }

  private void sendBack(Story story) {
    var words = "缺少住院费用单据。（虚构示例）";
    decide(story, "UserTask_DecideCase", "SEND_BACK", List.of("EVIDENCE_MISSING"), words);
  }

  private void decide(
      Story story, String task, String decision, List<String> reasons, String words) {
    var fields = new HashMap<String, Object>();
    fields.put("noConflict", true);
    fields.put("decision", decision);
    fields.put("reasonCodes", reasons);
    if (!words.isEmpty()) {
      fields.put("reasonText", words);
    }
    doors.complete(official(Role.TOWNSHIP_HEAD, story), caseNumber(story), task, fields);
  }

  private void requestMissing(Story story) {
    doors.complete(
        official(Role.TOWNSHIP_REVIEWER, story),
        caseNumber(story),
        "UserTask_RequestMissing",
        Map.of("missingItems", List.of("MEDICAL_PROOF"), "toldText", "请补交最近三个月的住院费用单据。（虚构示例）"));
    awaitStatus(story, "INCOMPLETE");
  }

  private void review(Story story) {
    doors.complete(
        official(Role.TOWNSHIP_REVIEWER, story),
        caseNumber(story),
        "UserTask_ReviewVerification",
        Map.of(
            "clearedHits", List.of(),
            "outcome", "ACCEPT",
            "note", "材料齐全，入户记录清楚。（虚构示例）"));
  }

  private void opine(Story story) {
    doors.complete(
        DemoPeople.userId(Role.TOWNSHIP_REVIEWER, 1 + (story.number() + 1) % 4),
        caseNumber(story),
        "UserTask_GiveOpinion",
        Map.of(
            "noConflict",
            true,
            "opinion",
            "SUPPORT",
            "reasonCodes",
            List.of("NEED_CONFIRMED"),
            "reasonText",
            "情况属实，建议给予帮助。（虚构示例）"));
  }

  private void vote(Story story) {
    doors.complete(
        official(Role.COUNTY_APPROVER, story),
        caseNumber(story),
        "UserTask_DecideInPanel",
        Map.of(
            "noConflict", true, "decision", "APPROVE", "reasonCodes", List.of("NEED_CONFIRMED")));
  }

  private void closeUnmet(Story story) {
    decideUnmet(story, "CLOSE", "三十天内无人捐助。（虚构示例）");
    awaitStatus(story, "CLOSED_UNMET");
  }

  private void putOnWaitingList(Story story) {
    decideUnmet(story, "WAITING_LIST", "情况属实，列入候补，等待捐助。（虚构示例）");
  }

  private void decideUnmet(Story story, String outcome, String note) {
    doors.complete(
        official(Role.COUNTY_APPROVER, story),
        caseNumber(story),
        "UserTask_DecideUnmetNeed",
        Map.of("outcome", outcome, "note", note));
  }

  /** A donor pledges what the case needs and brings it to the station of the township. */
  private void bringGoods(Story story) {
    for (var line : caseOf(story).path("lines")) {
      var need = line.path("needId").asText();
      awaitOffer(need);
      var pieces = Map.of("quantity", line.path("goods").path("approvedQuantity").asInt());
      var pledged = new HashMap<String, Object>(pieces);
      pledged.put("donorId", donorOf(story));
      var pledge =
          doors.post(
              "portal",
              "/needs/" + need + "/pledges",
              key(story, "pledge-" + line.path("id").asText()),
              pledged);
      var id = pledge.path("pledgeId").asText();
      doors.post("portal", "/pledges/" + id + "/goods", key(story, "goods-" + id), pieces);
    }
    awaitStatus(story, "MET");
  }

  private void dispatchGoods(Story story) {
    doors.complete(
        official(Role.TOWNSHIP_REVIEWER, story),
        caseNumber(story),
        "UserTask_DispatchGoods",
        Map.of("carrier", "镇救助站货车（虚构）"));
  }

  /** The portal reports something about the case. */
  private void tell(Story story, String door, Map<String, Object> body) {
    doors.post("portal", "/cases/" + caseNumber(story) + "/" + door, key(story, door), body);
  }

  private void refer(Story story) {
    doors.complete(
        official(Role.COUNTY_APPROVER, story),
        caseNumber(story),
        "UserTask_InvestigateSuspicion",
        Map.of("outcome", "REFER", "note", "材料疑似伪造，移送处理。（虚构示例）"));
  }

  /** A neighbour objects to what the village reads of the case. */
  private void object(Story story) {
    var notice =
        Doors.await(
            "the notice of " + caseNumber(story),
            () -> {
              var running = doors.get("portal", "/notices?limit=200&area=" + story.villageCode());
              return Optional.ofNullable(running.path("items").path(0).get("id"));
            });
    doors.post(
        "portal",
        "/notices/" + notice.asText() + "/objections",
        key(story, "objection"),
        Map.of(
            "ground", "INCOME_HIGHER",
            "words", "他家去年刚买了一台磨面机。（虚构示例）",
            "objector", Map.of("name", "邻居（虚构）", "mobile", Fictional.mobile(900))));
  }

  private void refuse(Story story) {
    doors.complete(
        official(Role.TOWNSHIP_HEAD, story),
        caseNumber(story),
        "UserTask_SignRefusal",
        Map.of(
            "outcome", "SIGN",
            "reasonCodes", List.of("ABOVE_LINE"),
            "reasonText", "家庭收入高于救助线，可咨询宽带优惠套餐。"));
    awaitStatus(story, "REFUSED");
  }

  /** One donor pledges all that is open of the case; the ids with their amounts. */
  private Map<String, Long> pledge(Story story) {
    var pledges = new LinkedHashMap<String, Long>();
    for (var line : caseOf(story).path("lines")) {
      var need = line.path("needId").asText();
      var fen = line.path("approvedFen").asLong();
      awaitOffer(need);
      var pledge =
          doors.post(
              "portal",
              "/needs/" + need + "/pledges",
              key(story, "pledge-" + line.path("id").asText()),
              Map.of("donorId", donorOf(story), "amountFen", fen));
      pledges.put(pledge.path("pledgeId").asText(), fen);
    }
    return pledges;
  }

  private void awaitOffer(String need) {
    Doors.await(
        "offer of " + need,
        () ->
            Optional.of(doors.get("portal", "/needs?area=520502&limit=200"))
                .filter(list -> list.path("items").findValuesAsText("needId").contains(need)));
  }

  private void give(Story story) {
    pledge(story).forEach((pledge, fen) -> honour(story, pledge, fen));
    awaitStatus(story, "MET");
  }

  private void giveHalf(Story story) {
    var line = caseOf(story).path("lines").path(0);
    var half = line.path("approvedFen").asLong() / 2;
    var pledge =
        doors.post(
            "portal",
            "/needs/" + line.path("needId").asText() + "/pledges",
            key(story, "half"),
            Map.of("donorId", donorOf(story), "amountFen", half));
    honour(story, pledge.path("pledgeId").asText(), half);
    awaitStatus(story, "PARTLY_MET");
  }

  private void honour(Story story, String pledge, long fen) {
    give(donorOf(story), fen, story.reference() + "-" + pledge, Map.of("pledgeId", pledge));
  }

  private void give(String donor, long fen, String reference, Map<String, Object> purpose) {
    var gift = new LinkedHashMap<String, Object>(purpose);
    gift.put("channelReference", reference);
    gift.put("amountFen", fen);
    gift.put("paidAt", clock.instant().toString());
    gift.put("donorId", donor);
    doors.post("bank", "/gifts", reference, gift);
  }

  private void release(Story story) {
    doors.complete(
        official(Role.FINANCE_RELEASER, story),
        caseNumber(story),
        "UserTask_ReleasePayment",
        Map.of("decision", "RELEASE"));
    var awaited = story.isLeftUnanswered() ? SENT : ANSWERED;
    Doors.await(
        "the bank’s answer for " + caseNumber(story),
        () ->
            payments(story).stream()
                .filter(payment -> awaited.contains(payment.status()))
                .findFirst());
  }

  private void confirmReceipt(Story story) {
    awaitStatus(story, "CONFIRMING");
    for (var payment : payments(story)) {
      doors.post(
          "portal",
          "/cases/" + caseNumber(story) + "/receipt",
          key(story, "receipt-" + payment.id()),
          Map.of(
              "paymentId", payment.id().toString(),
              "received", "FULL",
              "amountFen", payment.amount().fen(),
              "at", clock.instant().toString()));
    }
    awaitStatus(story, "FOLLOWING_UP");
  }

  /** Either somebody visits again, as the sample falls, or the household answers a message. */
  private void followUp(Story story) {
    var informant = official(Role.VILLAGE_INFORMANT, story);
    var isVisit =
        Doors.await(
            "the follow-up of " + caseNumber(story),
            () ->
                Optional.of(caseOf(story).path("timeline").findValuesAsText("code"))
                    .filter(
                        told ->
                            told.contains("OUTCOME_ASKED") || told.contains("FOLLOW_UP_PLANNED"))
                    .map(told -> told.contains("FOLLOW_UP_PLANNED")));
    if (isVisit) {
      doors.complete(
          informant,
          caseNumber(story),
          "UserTask_FollowUpVisit",
          Map.of("result", "BETTER", "needMet", true, "note", "回访时情况明显好转。（虚构示例）"));
    } else {
      doors.post(
          "portal",
          "/cases/" + caseNumber(story) + "/outcome",
          key(story, "outcome"),
          Map.of("result", "BETTER", "needMet", true));
    }
    awaitStatus(story, "CLOSED");
  }

  private List<Payment> payments(Story story) {
    return disbursements.paymentsOf(new CaseNumber(caseNumber(story)));
  }

  private void awaitStatus(Story story, String status) {
    Doors.await(
        caseNumber(story) + " to be " + status,
        () -> Optional.of(caseOf(story)).filter(it -> it.path("status").asText().equals(status)));
  }

  private JsonNode caseOf(Story story) {
    return doors.get("portal", "/cases/" + caseNumber(story));
  }

  private String caseNumber(Story story) {
    return Optional.ofNullable(caseNumbers.get(story.number())).orElseThrow();
  }

  private String donorOf(Story story) {
    return donors.get(story.number() % donors.size());
  }

  private String donor(int number, String kind, String name) {
    return doors
        .post(
            "portal",
            "/donors",
            "demo-donor-register-" + number,
            Map.of("externalRef", "demo-donor-" + number, "kind", kind, "name", name))
        .path("donorId")
        .asText();
  }

  /** The work is spread over the four of each role. */
  private static String official(Role role, Story story) {
    return DemoPeople.userId(role, 1 + story.number() % 4);
  }

  private static String key(Story story, String step) {
    return "demo-seed-" + story.reference() + "-" + step;
  }
}
