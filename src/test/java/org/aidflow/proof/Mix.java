package org.aidflow.proof;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.aidflow.household.RecordKind;
import org.aidflow.proof.Story.Place;

/** The paths that requests of a proof take, and how many of a hundred take each. */
final class Mix {

  private static final Function<Situation, Object> OPEN_YUAN = Situation::openYuan;

  private static final Function<Situation, Object> FIRST = Situation::firstNumber;

  private static final Function<Situation, Object> HITS_STAND = Situation::hits;

  /** An ordinary request that is given, paid and confirmed. */
  static final Story HELPED =
      new Story(12, "the ordinary way; the family says that the money is there", "CLOSED")
          .when("OPEN", Deeds::give)
          .when("CONFIRMING", Deeds::confirm);

  /** Money that goes back to a donor is no case and has no status but the first. */
  static final Story MONEY_BACK = new Story(0, "money goes back to a donor", "FILED");

  /** What no story was written for: a need that a visit found. */
  static final Story BY_ITSELF =
      new Story(0, "comes of another one, and donors give", "CLOSED").when("OPEN", Deeds::give);

  private static final List<Story> STORIES =
      List.of(
          HELPED,
          new Story(2, "asked for again: a duplicate, refused", "REFUSED")
              .again()
              .answered(
                  "ResolveDuplicate", "duplicateOutcome", "DUPLICATE", "keptCaseNumber", FIRST),
          new Story(2, "asked for again: merged into the first", "TRANSFERRED")
              .again()
              .answered("ResolveDuplicate", "duplicateOutcome", "MERGE", "keptCaseNumber", FIRST),
          new Story(5, "an informant files, and collects what is missing; silence", "CLOSED")
              .assisted()
              .answered("DecideCase", sentBack())
              .answered("DecideCase")
              .answered("CollectMissing")
              .when("OPEN", Deeds::give),
          new Story(
                  5,
                  "2,500 yuan: review, opinion, head; three donors, one sends too much; all say what"
                      + " they think",
                  "CLOSED")
              .asking(2_500_00)
              .answered("ReviewVerification")
              .answered("GiveOpinion")
              .when("OPEN", Deeds::giveTogether)
              .when("CONFIRMING", Deeds::confirm)
              .when("CLOSED", Deeds::redirectTheSurplus)
              .when("CLOSED", Deeds::evaluate),
          new Story(
                  3,
                  "5,000 yuan: the county, then one up for an interest; a part is enough; its"
                      + " release is sent back",
                  "CLOSED")
              .asking(5_000_00)
              .answered(
                  "DecideCase",
                  "noConflict",
                  false,
                  "decision",
                  null,
                  "reasonCodes",
                  null,
                  "reasonText",
                  "The applicant is my wife's brother.")
              .answered("DecideCase")
              .when("OPEN", Deeds::giveHalf)
              .answered("DecideUnmetNeed", "outcome", "ACCEPT_PART")
              .answered(
                  "ReleasePayment",
                  "decision",
                  "SEND_BACK",
                  "reasonText",
                  "The passbook was not looked at.")
              .answered("ReleasePayment")
              .answered("PreparePayment"),
          new Story(3, "12,000 yuan: a panel, two to one; the visit finds a new need", "CLOSED")
              .asking(12_000_00)
              .answered(
                  "DecideInPanel",
                  "decision",
                  "REFUSE",
                  "reasonCodes",
                  List.of("OUTSIDE_PURPOSE"),
                  "reasonText",
                  "This is not what the aid is for.")
              .answered("DecideInPanel")
              .answered("DecideInPanel")
              .when("OPEN", Deeds::give)
              .answered(
                  "FollowUpVisit", "newNeeds", List.of("EDUCATION_COST"), "newNeedYuan", "345.60"),
          new Story(
                  2,
                  "a relative of an official: visited twice, and the prefecture decides",
                  "CLOSED")
              .asking(5_500_00)
              .answered("VisitHousehold", "relativeOfOfficial", true)
              .answered("VisitHousehold", "relativeOfOfficial", true)
              .answered("ReviewVerification", "outcome", "SEND_BACK")
              .answered("ReviewVerification")
              .when("OPEN", Deeds::give),
          new Story(4, "goods: lost once, brought again, handed over", "CLOSED")
              .filed(Mix::threeBags)
              .when("OPEN", Deeds::give)
              .answered("HandOver", "condition", "LOST", "quantity", 0)
              .answered("HandOver")
              .when("OPEN", Deeds::give),
          new Story(4, "an emergency: paid from the fund, then ratified", "CLOSED")
              .filed(Mix::emergency)
              .answered("DecideEmergency")
              .answered("RatifyEmergency")
              .when("CONFIRMING", Deeds::confirm),
          new Story(2, "an emergency: paid, not ratified, claimed back", "CLOSED")
              .filed(Mix::emergency)
              .answered(
                  "RatifyEmergency",
                  "outcome",
                  "REFUSE",
                  "reasonCodes",
                  List.of("FACTS_DIFFER"),
                  "reasonText",
                  "The house stands unharmed.")
              .answered("ClaimBack"),
          new Story(3, "sent back, completed; a part is paid after 7 days, then the rest", "CLOSED")
              .filed(Mix::riceToo)
              .answered("DecideCase", sentBack())
              .answered("DecideCase")
              .when("INCOMPLETE", Deeds::complete)
              .when("OPEN", Deeds::giveFirst)
              .when("PARTLY_MET", Deeds::giveTheRest),
          new Story(3, "sent back, and nothing comes: it lapses", "LAPSED")
              .answered("DecideCase", sentBack()),
          new Story(3, "a far register answers; a lower amount is approved", "CLOSED")
              .in(Place.FAR_REGISTER)
              .when("VERIFYING", Deeds::answerRegister)
              .answered(
                  "DecideCase",
                  "decision",
                  "APPROVE_LOWER",
                  "approvedYuan",
                  "300.50",
                  "reasonCodes",
                  List.of("LOWER_COST_FOUND"),
                  "reasonText",
                  "The shop in the township sells it for less.")
              .when("OPEN", Deeds::give)
              .when("CONFIRMING", Deeds::confirm),
          new Story(2, "a far register is silent; the money is missed, and found", "CLOSED")
              .in(Place.FAR_REGISTER)
              .answered("CheckRegister")
              .when("OPEN", Deeds::give)
              .when("CONFIRMING", Deeds::missTheMoney)
              .answered("ConfirmReceipt", "received", "NONE", "receivedOn", null)
              .answered("ClearUpReceipt"),
          new Story(2, "a hit is cleared; a standing offer is taken up", "CLOSED")
              .known(RecordKind.CIVIL_SERVANT)
              .answered("ReviewVerification")
              .filed(body -> body.put("category", "TRAINING"))
              .when("VERIFYING", Deeds.offerInAdvance("ASK"))
              .when("OPEN", Deeds::payTheOffer),
          new Story(2, "a hit speaks against it: the county recommends refusal", "REFUSED")
              .known(RecordKind.VEHICLE)
              .answered(
                  "ReviewVerification",
                  "outcome",
                  "RECOMMEND_REFUSAL",
                  "clearedHits",
                  HITS_STAND,
                  "reasonCodes",
                  List.of("ASSETS"))
              .answered("SignRefusal"),
          new Story(2, "an objection is right: verified again; the bank is silent", "CLOSED")
              .filed(account("0002"))
              .when("OPEN", Deeds::object)
              .answered("InvestigateObjection", "outcome", "UPHOLD")
              .answered("ClearUpPayment")
              .when("INCOMPLETE", Deeds::complete)
              .when("OPEN", Deeds::give),
          new Story(3, "an objection is wrong; the bank rejects the account", "CLOSED")
              .filed(account("0001"))
              .when("OPEN", Deeds::object)
              .answered("InvestigateObjection")
              .answered("CorrectAccount")
              .when("OPEN|PARTLY_MET|MET", Deeds::give)
              .when("CONFIRMING", Deeds::confirm),
          new Story(4, "above the line, refused; the appeal is dismissed", "REFUSED")
              .filed(income(30_000_000))
              .answered("VisitHousehold", "incomeYuan", "300000.00")
              .answered("SignRefusal")
              .answered("DecideAppeal")
              .when("REFUSED", Deeds::appeal),
          new Story(3, "refused by the decider; the appeal is upheld", "CLOSED")
              .answered(
                  "DecideCase",
                  "decision",
                  "REFUSE",
                  "reasonCodes",
                  List.of("OUTSIDE_PURPOSE"),
                  "reasonText",
                  "This is not what the aid is for.")
              .answered("DecideCase")
              .when("REFUSED", Deeds::appeal)
              .answered(
                  "DecideAppeal",
                  "outcome",
                  "UPHELD",
                  "resumeAt",
                  "DECISION",
                  "reasonCodes",
                  List.of("NEED_CONFIRMED"),
                  "reasonText",
                  "Coats are what the aid is for.")
              .when("OPEN", Deeds::give),
          new Story(2, "an objection is amended, and published again", "CLOSED")
              .when("OPEN", Deeds::object)
              .answered("InvestigateObjection", "outcome", "AMEND", "householdSize", 5)
              .when("OPEN|PARTLY_MET|MET", Deeds::give),
          new Story(2, "no donor, extended twice, closed", "CLOSED_UNMET")
              .answered("DecideUnmetNeed", "outcome", "EXTEND")
              .answered("DecideUnmetNeed", "outcome", "EXTEND")
              .answered("DecideUnmetNeed"),
          new Story(
                  2,
                  "no donor: the public fund gives; suspected when it is paid, and referred",
                  "CLOSED")
              .answered("DecideUnmetNeed", "outcome", "PUBLIC_FUND", "fundYuan", OPEN_YUAN)
              .when("CONFIRMING", Deeds.report("SUSPICION"))
              .answered("InvestigateSuspicion", "outcome", "REFER")
              .answered("HearAuthority", "recoverYuan", "100.00"),
          new Story(2, "no donor: the paired county gives", "CLOSED")
              .in(Place.PAIRED_COUNTY)
              .answered("DecideUnmetNeed", "outcome", "PAIRED_REGION", "fundYuan", OPEN_YUAN),
          new Story(2, "no donor: on the waiting list", "OPEN")
              .answered("DecideUnmetNeed", "outcome", "WAITING_LIST"),
          new Story(2, "met, then withdrawn; the donor wants the money back", "WITHDRAWN")
              .when("OPEN", Deeds::give)
              .when("MET", Deeds::withdraw)
              .when("WITHDRAWN", Deeds.wish(Map.of("wish", "REFUND"))),
          new Story(1, "the applicant dies; the gift goes to a public fund", "ENDED_BY_DEATH")
              .when("OPEN", Deeds::give)
              .when("MET", Deeds.report("DECEASED"))
              .when("ENDED_BY_DEATH", Deeds.wish(Map.of("wish", "REDIRECT", "fundId", "440106"))),
          new Story(2, "suspected and cleared, corrected, moved on to another office", "CLOSED")
              .when("VERIFYING|DECIDING", Deeds.report("SUSPICION"))
              .answered("InvestigateSuspicion")
              .when(
                  "OPEN", Deeds.report(Map.of("kind", "CORRECTED", "household", Map.of("size", 5))))
              .when("OPEN", Deeds::move)
              .when("OPEN", Deeds::give),
          new Story(2, "a suspicion is referred and proves true", "REFUSED")
              .when("VERIFYING|DECIDING", Deeds.report("SUSPICION"))
              .answered("InvestigateSuspicion", "outcome", "REFER")
              .answered("HearAuthority"),
          new Story(3, "the ordinary way; silence counts as received", "CLOSED")
              .when("OPEN", Deeds::give),
          new Story(1, "asked for again, as it seems: but it is another family", "CLOSED")
              .again()
              .answered("ResolveDuplicate")
              .when("OPEN", Deeds::give),
          new Story(1, "the visit is left, taken back when overdue, done by another", "CLOSED")
              .left("VisitHousehold")
              .answered("VisitHousehold")
              .when("OPEN", Deeds::give),
          new Story(1, "a standing offer counts by itself", "CLOSED")
              .filed(body -> body.put("category", "INTERNET_ACCESS"))
              .when("VERIFYING", Deeds.offerInAdvance("AUTO"))
              .when("OPEN", Deeds::payTheOffer),
          new Story(1, "the family moves away", "TRANSFERRED")
              .when("VERIFYING|DECIDING|OPEN", Deeds::moveAway),
          new Story(1, "the family takes its consent back", "WITHDRAWN")
              .when("VERIFYING|DECIDING|OPEN", Deeds.report("CONSENT_WITHDRAWN")),
          new Story(1, "a donor's pledge lapses; another donor gives", "CLOSED")
              .when("OPEN", Deeds::pledgeInVain)
              .when("OPEN", Deeds::giveWhatLapsed),
          new Story(1, "above the line, but the head overrules the refusal", "CLOSED")
              .filed(income(30_000_000))
              .answered("VisitHousehold", "incomeYuan", "300000.00")
              .answered(
                  "SignRefusal",
                  "outcome",
                  "OVERRULE",
                  "reasonCodes",
                  List.of("SUDDEN_HARDSHIP"),
                  "reasonText",
                  "The house burnt down last week.")
              .when("OPEN", Deeds::give),
          new Story(1, "a suspicion proves true when all is paid: recovered", "CLOSED")
              .when("OPEN", Deeds::give)
              .when("CONFIRMING", Deeds.report("SUSPICION"))
              .answered("InvestigateSuspicion", "outcome", "RECOVER", "recoverYuan", "100.00"),
          new Story(1, "returned by the bank", "CLOSED")
              .filed(account("0003"))
              .when("OPEN", Deeds::give));

  /** An account for money of which nobody has filed anything. */
  static final JsonNode NOBODYS_FILING =
      Caller.read("{\"payee\": {\"holder\": \"陈善\", \"accountNumber\": \"6228480402564894321\"}}");

  private Mix() {}

  /** So many stories in all, each as often as it has its share; fewer than a hundred once each. */
  static List<Story> of(int requests, long seed) {
    if (requests < 100) {
      return STORIES.subList(0, Math.min(requests, STORIES.size()));
    }
    var shares = shares(requests);
    var mixed = new ArrayList<List<Story>>();
    shares.stream()
        .filter(story -> !story.isAgain())
        .forEach(story -> mixed.add(new ArrayList<>(List.of(story))));
    Collections.shuffle(mixed, new Random(seed));
    // what is asked for again follows what was asked for first
    var firsts = mixed.stream().filter(one -> one.contains(HELPED)).iterator();
    shares.stream().filter(Story::isAgain).forEach(story -> firsts.next().add(story));
    return mixed.stream().flatMap(List::stream).toList();
  }

  /** Each story as often as it has its share; what is lost by rounding goes to the next. */
  private static List<Story> shares(int requests) {
    var shares = new ArrayList<Story>();
    var percent = 0;
    for (var story : STORIES) {
      percent += story.percent();
      while (shares.size() < percent * requests / 100) {
        shares.add(story);
      }
    }
    return shares;
  }

  /** The stories of a run with their shares, one a line. */
  static String table(List<Story> run) {
    return STORIES.stream()
        .filter(run::contains)
        .map(
            story ->
                "%5.1f %%  %-13s %s"
                    .formatted(
                        100.0 * Collections.frequency(run, story) / run.size(), story.end(), story))
        .collect(joining(System.lineSeparator()));
  }

  private static Object[] sentBack() {
    return new Object[] {
      "decision", "SEND_BACK",
      "reasonCodes", List.of("EVIDENCE_MISSING"),
      "reasonText", "Please photograph the roof as well."
    };
  }

  private static void riceToo(ObjectNode body) {
    ((ArrayNode) body.path("needs"))
        .addObject()
        .put("id", "rice")
        .put("kind", "MONEY")
        .put("purpose", "rice")
        .put("amountFen", 12_345);
  }

  private static void threeBags(ObjectNode body) {
    body.putArray("needs")
        .addObject()
        .put("id", "bag")
        .put("kind", "GOODS")
        .put("item", "school bag")
        .put("quantity", 3)
        .put("estimatedFen", 18_000);
  }

  private static void emergency(ObjectNode body) {
    body.put("urgency", "EMERGENCY");
  }

  private static Consumer<ObjectNode> income(long fen) {
    return body -> ((ObjectNode) body.path("household")).put("yearlyIncomeFen", fen);
  }

  /** The bank goes by the last four digits. */
  private static Consumer<ObjectNode> account(String ending) {
    return body -> {
      var payee = (ObjectNode) body.path("payee");
      var number = payee.path("accountNumber").asText();
      payee.put("accountNumber", number.substring(0, number.length() - 4) + ending);
    };
  }
}
