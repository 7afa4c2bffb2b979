package org.aidflow.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The officials of the demo, each with their own login, at work on the tasks they find. */
final class Office {

  private static final String DAY = "2026-11-20";
  private static final String FINDINGS = "The house is cold and the coats are worn out.";
  private static final String ABOVE = "The income is above the line in force.";
  private static final String NO_DONOR = "No donor was found in thirty days.";
  private static final String ACCOUNT = "6228480402564894321";
  private static final String OUTSIDE = "This is not what the aid is for.";
  private static final String ROOF = "Please photograph the roof as well.";
  private static final String CHEAPER = "The shop in the township sells it for less.";
  private static final String OUTCOME = "The children go to school in warm coats.";
  private static final String RANG = "Asked the bank by telephone.";
  private static final String SECOND = "Second Investigator";
  private static final String MISSING = "Please say again how many you are.";
  private static final String OTHERS = "They are two families of one village.";

  /** The texts and numbers that officials type into forms. */
  static final Set<String> TYPED =
      Set.of(
          FINDINGS, ABOVE, NO_DONOR, ACCOUNT, OUTSIDE, ROOF, CHEAPER, OUTCOME, SECOND, RANG,
          MISSING, OTHERS);

  private static final Map<String, String> ROLE_OF =
      Map.ofEntries(
          Map.entry("UserTask_VisitHousehold", "village-informant"),
          Map.entry("UserTask_RequestMissing", "township-reviewer"),
          Map.entry("UserTask_ResolveDuplicate", "township-reviewer"),
          Map.entry("UserTask_SignRefusal", "township-head"),
          Map.entry("UserTask_DecideCase", "township-head"),
          Map.entry("UserTask_DecideUnmetNeed", "county-approver"),
          Map.entry("UserTask_PreparePayment", "finance-preparer"),
          Map.entry("UserTask_ReleasePayment", "finance-releaser"),
          Map.entry("UserTask_CorrectAccount", "finance-preparer"),
          Map.entry("UserTask_ClearUpPayment", "finance-preparer"),
          Map.entry("UserTask_ConfirmReceipt", "village-informant"),
          Map.entry("UserTask_FollowUpVisit", "village-informant"));

  private final Map<String, Caller> officials = new HashMap<>();
  private final Map<String, Integer> done = new HashMap<>();
  private final URI base;
  private final Caller bank;
  private final String prefix;
  private final String password;

  /**
   * Officials whose names begin with prefix, {@code <prefix><role>-1} to 4.
   *
   * @param bank whom they ask what became of an order
   */
  Office(URI base, URI bank, String prefix, String password) {
    this.base = base;
    this.bank = Caller.anonymous(bank);
    this.prefix = prefix;
    this.password = password;
  }

  /** How many tasks of each kind were completed. */
  Map<String, Integer> done() {
    return done;
  }

  /** Completes every task of the case that is open now; returns how many there were. */
  int work(Request request) {
    var tasks = 0;
    for (var task : openTasks(request)) {
      complete(task, request);
      tasks++;
    }
    return tasks;
  }

  /** All tasks as they are now, in one text: while it is the same there is nothing new to do. */
  String glance() {
    return official("auditor", 1)
        .get("/engine-rest/task?maxResults=200&sortBy=created&sortOrder=asc")
        .body();
  }

  private JsonNode openTasks(Request request) {
    return official("auditor", 1)
        .get(
            "/engine-rest/task?maxResults=50&processVariables=caseNumber_eq_"
                + request.caseNumber())
        .orFail();
  }

  private void complete(JsonNode task, Request request) {
    var role = ROLE_OF.get(task.path("taskDefinitionKey").asText());
    if (role == null) {
      throw new AssertionError("No role for " + task);
    }
    var caseNumber = request.caseNumber();
    var id = task.path("id").asText();
    var key = task.path("taskDefinitionKey").asText();
    var refusals = new StringBuilder();
    for (var number = 1; number <= 4; number++) {
      var official = official(role, number);
      var claimed =
          official.post("/engine-rest/task/" + id + "/claim", Map.of("userId", name(role, number)));
      if (claimed.status() == 403) {
        refusals.append(claimed.body()).append('\n');
        continue;
      }
      if (claimed.status() == 409) {
        // the case has just moved on by itself; what is open then is done the next time
        return;
      }
      if (claimed.status() != 204) {
        throw new AssertionError("claim: " + claimed);
      }
      if (key.equals("UserTask_VisitHousehold")) {
        photo(name(role, number), caseNumber);
      }
      var variables = Caller.JSON.createObjectNode();
      answer(variables, key, task, request, official);
      var body = Caller.JSON.createObjectNode();
      body.set("variables", variables);
      var completed = official.post("/engine-rest/task/" + id + "/submit-form", body);
      if (completed.status() != 204 && completed.status() != 200) {
        throw new AssertionError(key + " of " + caseNumber + ": " + completed);
      }
      done.merge(key, 1, Integer::sum);
      return;
    }
    throw new AssertionError("Nobody may do " + key + " of " + caseNumber + ": " + refusals);
  }

  private void answer(
      ObjectNode form, String key, JsonNode task, Request request, Caller official) {
    switch (key) {
      case "UserTask_VisitHousehold" -> {
        text(form, "visitedOn", DAY);
        text(form, "secondInvestigator", SECOND);
        text(form, "personSeen", "APPLICANT");
        text(form, "housingGrade", "C");
        number(form, "householdSize", 4);
        number(form, "dependants", 2);
        text(form, "incomeYuan", request.plan() == Plan.ABOVE_THE_LINE ? "300000.00" : "11500.00");
        form.set("lines", confirmed(official, task.path("id").asText()));
        flag(form, "accountSeen", true);
        flag(form, "relativeOfOfficial", false);
        text(form, "recommendation", "SUPPORT");
        text(form, "findings", FINDINGS);
      }
      case "UserTask_DecideCase" -> decide(form, request);
      case "UserTask_RequestMissing" -> {
        list(form, "missingItems", "HOUSEHOLD_FACTS");
        text(form, "toldText", MISSING);
      }
      case "UserTask_ResolveDuplicate" -> {
        text(form, "duplicateOutcome", "DIFFERENT");
        text(form, "note", OTHERS);
      }
      case "UserTask_SignRefusal" -> {
        text(form, "outcome", "SIGN");
        list(form, "reasonCodes", "ABOVE_LINE");
        text(form, "reasonText", ABOVE);
      }
      case "UserTask_DecideUnmetNeed" -> {
        text(form, "outcome", "CLOSE");
        text(form, "note", NO_DONOR);
      }
      case "UserTask_CorrectAccount", "UserTask_PreparePayment" -> {
        text(form, "accountHolder", request.holder());
        text(form, "accountNumber", ACCOUNT);
        text(form, "bankCode", "103701200019");
        text(form, "proof", "PASSBOOK");
      }
      case "UserTask_ClearUpPayment" -> clearUp(form, official, task.path("id").asText());
      case "UserTask_ReleasePayment" -> text(form, "decision", "RELEASE");
      case "UserTask_ConfirmReceipt" -> {
        text(form, "received", "FULL");
        text(form, "receivedOn", DAY);
      }
      case "UserTask_FollowUpVisit" -> {
        text(form, "result", "BETTER");
        flag(form, "needMet", true);
        text(form, "note", OUTCOME);
      }
      default -> throw new AssertionError("No answer for " + key);
    }
  }

  /** Rings the bank: it paid this order, or it knows nothing of it. */
  private void clearUp(ObjectNode form, Caller official, String task) {
    var variables =
        official.get("/engine-rest/task/" + task + "/form-variables?deserializeValues=false");
    var order = variables.orFail().path("disbursementId").path("value").asText().replace("-", "");
    text(form, "bankAnswer", "FAILED");
    for (var entry : bank.get("/books").orFail().path("entries")) {
      if (entry.path("endToEndId").asText().equals(order)
          && entry.path("kind").asText().equals("PAID")) {
        text(form, "bankAnswer", "PAID");
        text(form, "bankReference", entry.path("bankReference").asText());
      }
    }
    text(form, "note", RANG);
  }

  private static void decide(ObjectNode form, Request request) {
    var plan = request.plan();
    flag(form, "noConflict", true);
    if (plan == Plan.REFUSED_BY_THE_DECIDER) {
      text(form, "decision", "REFUSE");
      list(form, "reasonCodes", "OUTSIDE_PURPOSE");
      text(form, "reasonText", OUTSIDE);
    } else if (plan == Plan.SENT_BACK_ONCE && request.firstDecision()) {
      text(form, "decision", "SEND_BACK");
      list(form, "reasonCodes", "EVIDENCE_MISSING");
      text(form, "reasonText", ROOF);
    } else if (plan == Plan.HELPED_WITH_LESS) {
      text(form, "decision", "APPROVE_LOWER");
      text(form, "approvedYuan", "300.50");
      list(form, "reasonCodes", "LOWER_COST_FOUND");
      text(form, "reasonText", CHEAPER);
    } else {
      text(form, "decision", "APPROVE");
      list(form, "reasonCodes", "NEED_CONFIRMED");
    }
  }

  /** Signs into Tasklist and adds a photo to the case, as the official would in the browser. */
  private void photo(String name, String caseNumber) {
    new TasklistSession(base, name, password).addPhoto(caseNumber);
  }

  /** Every line that the form shows is confirmed with the amount asked for. */
  private static ObjectNode confirmed(Caller official, String task) {
    var shown =
        official
            .get("/engine-rest/task/" + task + "/form-variables?deserializeValues=false")
            .orFail()
            .path("lines");
    var rows = Caller.JSON.createArrayNode();
    for (var line : Caller.read(shown.path("value").asText())) {
      var row = rows.addObject().put("id", line.path("id").asText()).put("confirmed", true);
      if (!line.path("goods").asBoolean()) {
        row.put("confirmedYuan", line.path("askedYuan").asText());
      }
    }
    return Caller.JSON.createObjectNode().put("value", rows.toString()).put("type", "Json");
  }

  private static void text(ObjectNode form, String name, String value) {
    form.putObject(name).put("value", value).put("type", "String");
  }

  private static void number(ObjectNode form, String name, int value) {
    form.putObject(name).put("value", value).put("type", "Integer");
  }

  private static void flag(ObjectNode form, String name, boolean value) {
    form.putObject(name).put("value", value).put("type", "Boolean");
  }

  private static void list(ObjectNode form, String name, String... values) {
    var json = Caller.JSON.createArrayNode();
    List.of(values).forEach(json::add);
    form.putObject(name).put("value", json.toString()).put("type", "Json");
  }

  private Caller official(String role, int number) {
    return officials.computeIfAbsent(name(role, number), user -> new Caller(base, user, password));
  }

  private String name(String role, int number) {
    return prefix + role + "-" + number;
  }
}
