package org.aidflow.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How officials fill in a form when nothing is out of the ordinary. */
final class UsualAnswers {

  private static final Object APPROVED = List.of("NEED_CONFIRMED");

  private static final Map<String, Function<Situation, Map<String, Object>>> OF_TASK =
      Map.ofEntries(
          of("VisitHousehold", UsualAnswers::visit),
          of(
              "RequestMissing",
              task ->
                  Map.of(
                      "missingItems",
                      List.of("HOUSEHOLD_FACTS"),
                      "toldText",
                      "Please say again how many you are.")),
          of(
              "CollectMissing",
              task ->
                  Map.of(
                      "collectedItems",
                      List.of("HOUSEHOLD_FACTS"),
                      "note",
                      "They are four, as they said.")),
          of(
              "CheckRegister",
              task -> Map.of("registerStatus", "NONE", "note", "Asked the register by telephone.")),
          of(
              "ResolveDuplicate",
              task ->
                  Map.of(
                      "duplicateOutcome", "DIFFERENT",
                      "note", "They are two families of one village.")),
          of(
              "ReviewVerification",
              task ->
                  Map.of(
                      "clearedHits", task.hitsCleared("It is not theirs any more."),
                      "outcome", "ACCEPT",
                      "note", "All papers are there and in order.")),
          of(
              "SignRefusal",
              task ->
                  Map.of(
                      "outcome", "SIGN",
                      "reasonCodes", List.of("ABOVE_LINE"),
                      "reasonText", "The income is above the line in force.")),
          of(
              "GiveOpinion",
              task ->
                  Map.of(
                      "noConflict",
                      true,
                      "opinion",
                      "SUPPORT",
                      "reasonCodes",
                      APPROVED,
                      "reasonText",
                      "We know the family and support it.")),
          of("DecideCase", task -> approval()),
          of("DecideInPanel", task -> approval()),
          of("DecideEmergency", task -> approval()),
          of(
              "RatifyEmergency",
              task -> Map.of("noConflict", true, "outcome", "RATIFY", "reasonCodes", APPROVED)),
          of(
              "ClaimBack",
              task ->
                  Map.of(
                      "claimedYuan", task.paidYuan(), "note", "The family has to give it back.")),
          of("FindMoney", task -> Map.of("outcome", "SEEK_DONORS", "note", "The fund is empty.")),
          of(
              "InvestigateObjection",
              task -> Map.of("outcome", "DISMISS", "note", "The neighbour was mistaken.")),
          of(
              "InvestigateSuspicion",
              task -> Map.of("outcome", "CLEAR", "note", "Nothing of it is true.")),
          of(
              "HearAuthority",
              task -> Map.of("outcome", "RECOVER", "note", "The court found it to be true.")),
          of(
              "DecideAppeal",
              task ->
                  Map.of(
                      "outcome", "DISMISSED",
                      "reasonCodes", List.of("ABOVE_LINE"),
                      "reasonText", "The refusal was right, the income is too high.")),
          of(
              "DecideUnmetNeed",
              task -> Map.of("outcome", "CLOSE", "note", "No donor was found in thirty days.")),
          of("PreparePayment", UsualAnswers::account),
          of("CorrectAccount", UsualAnswers::account),
          of("ClearUpPayment", UsualAnswers::bankAnswer),
          of(
              "DecideLateReturn",
              task -> Map.of("outcome", "GIVE_BACK", "note", "The family cannot be found.")),
          of("ReleasePayment", task -> Map.of("decision", "RELEASE")),
          of("DispatchGoods", task -> Map.of("carrier", "the station's own car")),
          of(
              "HandOver",
              task ->
                  Map.of(
                      "condition", "GOOD",
                      "quantity", task.piecesOnTheWay(),
                      "handedOverOn", task.today())),
          of("ConfirmReceipt", task -> Map.of("received", "FULL", "receivedOn", task.today())),
          of(
              "ClearUpReceipt",
              task -> Map.of("outcome", "FOUND", "note", "The son had fetched it at the counter.")),
          of(
              "FollowUpVisit",
              task ->
                  Map.of(
                      "result", "BETTER",
                      "needMet", true,
                      "note", "The children go to school in warm coats.")));

  private UsualAnswers() {}

  /** The form of the task as it is filled in, with what differs from the usual. */
  static Map<String, Object> to(String task, Situation situation, Map<String, Object> differences) {
    var usual = OF_TASK.get(task);
    if (usual == null) {
      throw new AssertionError("No answer for " + task);
    }
    var fields = new HashMap<>(usual.apply(situation));
    fields.putAll(differences);
    fields.replaceAll(
        (name, value) -> value instanceof Function<?, ?> seen ? apply(seen, situation) : value);
    fields.values().removeIf(value -> value == null);
    return fields;
  }

  @SuppressWarnings("unchecked")
  private static Object apply(Function<?, ?> seen, Situation situation) {
    return ((Function<Situation, Object>) seen).apply(situation);
  }

  private static Map.Entry<String, Function<Situation, Map<String, Object>>> of(
      String task, Function<Situation, Map<String, Object>> answer) {
    return Map.entry("UserTask_" + task, answer);
  }

  private static Map<String, Object> visit(Situation task) {
    return Map.ofEntries(
        Map.entry("visitedOn", task.today()),
        Map.entry("secondInvestigator", "Second Investigator"),
        Map.entry("personSeen", "APPLICANT"),
        Map.entry("housingGrade", "C"),
        Map.entry("householdSize", 4),
        Map.entry("dependants", 2),
        Map.entry("incomeYuan", "11500.00"),
        Map.entry("lines", task.linesConfirmed()),
        Map.entry("accountSeen", true),
        Map.entry("relativeOfOfficial", false),
        Map.entry("recommendation", "SUPPORT"),
        Map.entry("findings", "The house is cold and the coats are worn out."));
  }

  private static Map<String, Object> approval() {
    return Map.of("noConflict", true, "decision", "APPROVE", "reasonCodes", APPROVED);
  }

  private static Map<String, Object> account(Situation task) {
    return Map.of(
        "accountHolder",
        task.request().holder(),
        "accountNumber",
        task.request().account().replaceFirst("....$", "4321"),
        "bankCode",
        "103701200019",
        "proof",
        "PASSBOOK");
  }

  private static Map<String, Object> bankAnswer(Situation task) {
    var paid = task.paidByTheBank();
    var asked = "Asked the bank by telephone.";
    return paid.isMissingNode()
        ? Map.of("bankAnswer", "FAILED", "note", asked)
        : Map.of(
            "bankAnswer",
            "PAID",
            "bankReference",
            paid.path("bankReference").asText(),
            "note",
            asked);
  }
}
