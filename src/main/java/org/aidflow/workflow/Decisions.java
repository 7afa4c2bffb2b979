package org.aidflow.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The one place that asks decision tables. The newest version of a table answers, and the caller
 * keeps what it said, so that any decision can be explained and replayed.
 */
@Tells(table = "policies", facts = "name")
@Service
public class Decisions {

  private static final String POLICIES = "policies";
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Functions of FEEL that do not say the same each time. */
  private static final Pattern CHANGES = Pattern.compile("\\b(now|today|random\\s+number)\\s*\\(");

  private final RepositoryService repository;
  private final DecisionService decisions;
  private final IdentityService identity;
  private final RulesHit rulesHit;
  private final Map<String, Table> tablesById = new ConcurrentHashMap<>();
  private final KnownAnswers known = new KnownAnswers(this::evaluate);

  /**
   * What is to be known of a version of a table before it is asked.
   *
   * @param inputs the facts it asks for
   * @param changes whether its answer depends on more than the facts: on the day, or on chance
   */
  private record Table(List<String> inputs, boolean changes) {}

  Decisions(
      RepositoryService repository,
      DecisionService decisions,
      IdentityService identity,
      RulesHit rulesHit) {
    this.repository = repository;
    this.decisions = decisions;
    this.identity = identity;
    this.rulesHit = rulesHit;
  }

  /**
   * Asks the newest version of a table.
   *
   * @param facts a value for each input of the table by its name; {@code null} says that there is
   *     none, an absent one is a mistake of the caller
   */
  public DecisionOutcome evaluate(String table, Map<String, ? extends @Nullable Object> facts) {
    // the application asks, whoever is logged in
    var loggedIn = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return ask(table, facts);
    } finally {
      identity.setAuthentication(loggedIn);
    }
  }

  /** A whole number that officials set in the table {@code policies}, by its name. */
  public long policy(String name) {
    var outcome = evaluate(POLICIES, Map.of("name", name));
    if (outcome.rows().isEmpty()) {
      throw new IllegalStateException("Table 'policies' has no row '%s'".formatted(name));
    }
    return outcome.number("value");
  }

  /**
   * How many days the table {@code deadlines} gives a step.
   *
   * @param step the id of the user task or timer event in the model
   */
  public int days(String step, String urgency, String category) {
    var facts = Map.of("activity", step, "urgency", urgency, "category", category);
    return Math.toIntExact(evaluate("deadlines", facts).number("finishDays"));
  }

  private DecisionOutcome ask(String table, Map<String, ? extends @Nullable Object> facts) {
    var definition = newest(table);
    var asked = tablesById.computeIfAbsent(definition.getId(), this::read);
    requireEveryInput(definition, asked, facts);
    var question = new KnownAnswers.Question(definition.getId(), new HashMap<>(facts));
    return asked.changes() ? evaluate(question) : known.of(question);
  }

  private DecisionOutcome evaluate(KnownAnswers.Question question) {
    var definition = repository.getDecisionDefinition(question.definitionId());
    var answer =
        rulesHit.during(
            definition.getKey(),
            () ->
                decisions
                    .evaluateDecisionTableById(definition.getId())
                    .variables(new HashMap<>(question.facts()))
                    .evaluate());
    return new DecisionOutcome(
        definition.getKey(),
        definition.getVersion(),
        answer.result().getResultList(),
        answer.rules());
  }

  private DecisionDefinition newest(String table) {
    var definition =
        repository
            .createDecisionDefinitionQuery()
            .decisionDefinitionKey(table)
            .latestVersion()
            .singleResult();
    if (definition == null) {
      throw new IllegalStateException("No decision table '%s' is deployed".formatted(table));
    }
    return definition;
  }

  private static void requireEveryInput(
      DecisionDefinition definition, Table table, Map<String, ?> facts) {
    for (String input : table.inputs()) {
      if (!facts.containsKey(input)) {
        throw new IllegalStateException(
            "Table '%s' (version %d) asks for '%s', which is not among the facts"
                .formatted(definition.getKey(), definition.getVersion(), input));
      }
    }
  }

  private Table read(String definitionId) {
    var model = repository.getDmnModelInstance(definitionId);
    var inputs =
        model.getModelElementsByType(InputExpression.class).stream()
            .map(expression -> expression.getText().getTextContent().trim())
            .filter(text -> NAME.matcher(text).matches())
            .toList();
    var changes =
        model.getModelElementsByType(Text.class).stream()
            .anyMatch(text -> CHANGES.matcher(text.getTextContent()).find());
    return new Table(inputs, changes);
  }
}
