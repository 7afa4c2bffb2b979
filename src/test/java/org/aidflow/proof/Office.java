package org.aidflow.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/** The officials, each with their own login, at work on the tasks that are offered to them. */
final class Office {

  /** How many files are added to the case before the form is submitted. */
  private static final Map<String, Integer> PHOTOS =
      Map.of("UserTask_VisitHousehold", 1, "UserTask_HandOver", 2);

  /** Where people put into words what nobody else may read. */
  private static final Set<String> WORDS =
      Set.of("findings", "note", "toldText", "reasonText", "secondInvestigator", "accountNumber");

  private static final int PAGE = 2_000;

  /** The only tasks of a case that is held. */
  private static final String INVESTIGATION = "investigate-suspicion:";

  private final Map<String, Caller> officials = new ConcurrentHashMap<>();
  private final Map<String, TasklistSession> sessions = new ConcurrentHashMap<>();
  private final Map<String, Integer> done = new TreeMap<>();
  private final Set<String> typed = ConcurrentHashMap.newKeySet();
  private final URI base;
  private final Caller bank;
  private final Caller portal;
  private final Roster roster;
  private final String password;
  private final Runnable whenCutOff;

  /**
   * Officials of whom nothing is known but their logins.
   *
   * @param bank whom they ask what became of an order
   * @param portal reads what the case sheet shows them
   * @param whenCutOff is waited for when the application is away
   */
  Office(URI base, URI bank, Caller portal, Roster roster, String password, Runnable whenCutOff) {
    this.base = base;
    this.bank = Caller.anonymous(bank).waiting(whenCutOff);
    this.portal = portal;
    this.roster = roster;
    this.password = password;
    this.whenCutOff = whenCutOff;
  }

  /** How many tasks of each kind were completed. */
  Map<String, Integer> done() {
    synchronized (done) {
      return new TreeMap<>(done);
    }
  }

  /** The texts and numbers that officials typed into forms. */
  Set<String> typed() {
    return typed;
  }

  /** Who reads everything and changes nothing. */
  Caller auditor() {
    return official(roster.loginsOf("auditor.").get(0));
  }

  /** Completes every task of the request that is open now; returns how many there were. */
  int work(Request request) {
    return work(
        request,
        list(
            auditor()
                .get(
                    "/engine-rest/task?maxResults=50&processVariables=caseNumber_eq_"
                        + request.caseNumber())
                .orFail()));
  }

  /** Completes these tasks of the request; returns how many were done. */
  int work(Request request, List<JsonNode> tasks) {
    var worked = 0;
    for (var task : tasks) {
      var key = task.path("taskDefinitionKey").asText();
      if ((!request.isHeld() || isInvestigation(task)) && complete(task, key, request)) {
        worked++;
      }
    }
    return worked;
  }

  private static boolean isInvestigation(JsonNode task) {
    return task.path("processDefinitionId").asText().startsWith(INVESTIGATION);
  }

  /** Starts a case with the start form of its process; what the engine answers. */
  JsonNode start(String login, String process, Map<String, Object> fields) {
    var body = Caller.JSON.createObjectNode();
    body.set("variables", variables(fields));
    return official(login)
        .post("/engine-rest/process-definition/key/" + process + "/submit-form", body)
        .orFail();
  }

  List<String> loginsOf(String group) {
    return roster.loginsOf(group);
  }

  TasklistSession session(String login) {
    return sessions.computeIfAbsent(
        login, name -> new TasklistSession(base, name, password, whenCutOff));
  }

  /** All pages of a list of the engine, as the auditor sees it. */
  List<JsonNode> all(String list) {
    var items = new ArrayList<JsonNode>();
    int page;
    do {
      page = items.size();
      items.addAll(
          list(
              auditor()
                  .get("/engine-rest/%s&firstResult=%d&maxResults=%d".formatted(list, page, PAGE))
                  .orFail()));
    } while (items.size() == page + PAGE);
    return items;
  }

  static List<JsonNode> list(JsonNode items) {
    return StreamSupport.stream(items.spliterator(), false).toList();
  }

  JsonNode caseOf(Request request) {
    return portal.get("/api/v1/cases/" + request.caseNumber()).orFail();
  }

  /** What the bank's books say of an order, if it was paid. */
  JsonNode paidByTheBank(String disbursement) {
    var order = disbursement.replace("-", "");
    for (var entry : bank.get("/books").orFail().path("entries")) {
      if (entry.path("endToEndId").asText().equals(order)
          && entry.path("kind").asText().equals("PAID")) {
        return entry;
      }
    }
    return Caller.JSON.missingNode();
  }

  private boolean complete(JsonNode task, String key, Request request) {
    var id = task.path("id").asText();
    var refusals = new StringBuilder();
    if (request.isLeft(task)) {
      return false;
    }
    for (var login : candidates(task, request)) {
      var claimed =
          official(login).post("/engine-rest/task/" + id + "/claim", Map.of("userId", login));
      switch (claimed.status()) {
        case 204 -> {
          return request.leaves(key, login) || submit(id, key, login, request);
        }
        case 409 -> {
          return false;
        }
        case 403 -> refusals.append(claimed.body()).append('\n');
        default -> {
          movedOn(id, key, request, claimed);
          return false;
        }
      }
    }
    if (caseOf(request).path("flags").toString().contains("HELD")) {
      return false;
    }
    throw new AssertionError("Nobody may do %s of %s: %s".formatted(key, request, refusals));
  }

  private boolean submit(String id, String key, String login, Request request) {
    var official = official(login);
    for (int photo = 0; photo < PHOTOS.getOrDefault(key, 0); photo++) {
      session(login).addPhoto(request.caseNumber());
    }
    var situation =
        new Situation(
            request,
            () ->
                official
                    .get("/engine-rest/task/" + id + "/form-variables?deserializeValues=false")
                    .orFail(),
            this);
    var fields =
        UsualAnswers.to(key, situation, request.story().differences(key, request.timesDone(key)));
    var body = Caller.JSON.createObjectNode();
    body.set("variables", variables(fields));
    var submitted = official.post("/engine-rest/task/" + id + "/submit-form", body);
    if (submitted.status() == 409) {
      return false;
    }
    if (submitted.status() >= 300) {
      movedOn(id, key, request, submitted);
    }
    note(key, request, fields);
    return true;
  }

  private void note(String key, Request request, Map<String, Object> fields) {
    request.done(key);
    synchronized (done) {
      done.merge(key, 1, Integer::sum);
    }
    fields.forEach(
        (name, value) -> {
          if (WORDS.contains(name)) {
            typed.add(String.valueOf(value));
          }
        });
  }

  /**
   * A refusal is in order only when the task is no longer there: the case has just moved on by
   * itself, or the call was heard and its answer cut off.
   */
  private void movedOn(String id, String key, Request request, Caller.Answer refusal) {
    if (auditor().get("/engine-rest/task/" + id).status() != 404) {
      throw new AssertionError("%s of %s: %s".formatted(key, request, refusal));
    }
  }

  /** The officials to whom the task is offered, somebody else first each time. */
  private List<String> candidates(JsonNode task, Request request) {
    if (task.path("assignee").isTextual()) {
      return List.of(task.path("assignee").asText());
    }
    var links =
        auditor().get("/engine-rest/task/" + task.path("id").asText() + "/identity-links").orFail();
    var logins =
        new ArrayList<>(
            list(links).stream()
                .map(link -> link.path("groupId").asText(""))
                .filter(group -> group.contains("."))
                .flatMap(group -> roster.loginsOf(group).stream())
                .filter(login -> !request.hasLeft(task.path("taskDefinitionKey").asText(), login))
                .toList());
    Collections.rotate(logins, request.caseNumber().hashCode() % 4);
    return logins;
  }

  private static ObjectNode variables(Map<String, Object> fields) {
    var variables = Caller.JSON.createObjectNode();
    fields.forEach(
        (name, value) -> {
          var variable = variables.putObject(name);
          if (value instanceof String || value instanceof Boolean || value instanceof Integer) {
            variable.putPOJO("value", value).put("type", value.getClass().getSimpleName());
          } else {
            variable.put("value", Caller.JSON.valueToTree(value).toString()).put("type", "Json");
          }
        });
    return variables;
  }

  private Caller official(String login) {
    return officials.computeIfAbsent(
        login, name -> new Caller(base, name, password).waiting(whenCutOff));
  }
}
