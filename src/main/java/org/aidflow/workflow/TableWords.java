package org.aidflow.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Service;

/** What a version of a decision table calls its inputs and says of its rules. */
@Service
public class TableWords {

  private final RepositoryService repository;
  private final OwnName ownName;
  private final Map<String, Said> byVersion = new ConcurrentHashMap<>();

  TableWords(RepositoryService repository, OwnName ownName) {
    this.repository = repository;
    this.ownName = ownName;
  }

  /**
   * The words of one version.
   *
   * @param name of the table
   * @param inputs labels by expression
   * @param rules by id
   */
  public record Said(String name, Map<String, String> inputs, Map<String, RuleWords> rules) {}

  /**
   * What a rule says of itself.
   *
   * @param outputs what stands in its output cells, by their names
   */
  public record RuleWords(String description, Map<String, String> outputs) {}

  /** Empty words when that version is not there any more. */
  public Said of(String table, int version) {
    return byVersion.computeIfAbsent(
        table + ":" + version, key -> ownName.ask(() -> read(table, version)));
  }

  private Said read(String table, int version) {
    var definition =
        repository
            .createDecisionDefinitionQuery()
            .decisionDefinitionKey(table)
            .decisionDefinitionVersion(version)
            .singleResult();
    return definition == null
        ? new Said(table, Map.of(), Map.of())
        : said(definition, repository.getDmnModelInstance(definition.getId()));
  }

  private static Said said(DecisionDefinition definition, DmnModelInstance model) {
    var inputs = new LinkedHashMap<String, String>();
    for (var input : model.getModelElementsByType(Input.class)) {
      inputs.put(input.getInputExpression().getText().getTextContent().trim(), input.getLabel());
    }
    var outputs = model.getModelElementsByType(Output.class).stream().map(Output::getName).toList();
    var rules = new LinkedHashMap<String, RuleWords>();
    for (var rule : model.getModelElementsByType(Rule.class)) {
      rules.put(rule.getId(), inWords(rule, outputs));
    }
    return new Said(definition.getName(), inputs, rules);
  }

  private static RuleWords inWords(Rule rule, List<String> outputs) {
    var cells = new LinkedHashMap<String, String>();
    var entries = List.copyOf(rule.getOutputEntries());
    for (int i = 0; i < entries.size(); i++) {
      cells.put(outputs.get(i), entries.get(i).getText().getTextContent().trim());
    }
    var description = rule.getDescription();
    return new RuleWords(description == null ? rule.getId() : description.getTextContent(), cells);
  }
}
