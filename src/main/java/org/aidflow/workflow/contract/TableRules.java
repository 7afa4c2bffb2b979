package org.aidflow.workflow.contract;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;

/** What a decision table has to be. */
final class TableRules {

  private static final Pattern RULE_ID = Pattern.compile("Rule_[A-Z][A-Za-z0-9]*");
  private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Words of FEEL that are no facts. */
  private static final Set<String> FEEL =
      Set.of(
          "and", "or", "not", "true", "false", "null", "if", "then", "else", "in", "between", "min",
          "max", "floor", "ceiling", "abs");

  private TableRules() {}

  static Stream<ModelFault> aTableIsNamedLikeItsFile(
      TableFile table, ModelFiles all, ModelNames names) {
    boolean fits =
        table.all(Decision.class).count() == 1 && table.name().equals(table.key() + ".dmn");
    return fits
        ? Stream.empty()
        : Stream.of(
            new ModelFault(
                table.name(),
                table.key(),
                "is not the one decision of a file of its name; call file and decision the same"));
  }

  static Stream<ModelFault> historyHasATimeToLive(
      TableFile table, ModelFiles all, ModelNames names) {
    return table.faults(
        Decision.class,
        decision -> decision.getCamundaHistoryTimeToLiveString() == null,
        "has no history time to live; set it, P3650D is usual");
  }

  static Stream<ModelFault> anInputHasAType(TableFile table, ModelFiles all, ModelNames names) {
    return table.faults(
        Input.class,
        input ->
            input.getInputExpression() == null || input.getInputExpression().getTypeRef() == null,
        "has no type; give it the type of its fact");
  }

  static Stream<ModelFault> anInputIsAFact(TableFile table, ModelFiles all, ModelNames names) {
    @Nullable Set<String> facts = names.facts().get(table.key());
    if (facts == null) {
      return Stream.empty();
    }
    return table
        .all(Input.class)
        .flatMap(
            input ->
                namesIn(TableFile.expressionOf(input)).stream()
                    .filter(name -> !facts.contains(name))
                    .map(
                        name ->
                            table.fault(
                                input,
                                "asks for %s, which no room tells this table; ask for one of %s"
                                    .formatted(name, String.join(", ", new TreeSet<>(facts))))));
  }

  private static Set<String> namesIn(String feel) {
    Set<String> found = new TreeSet<>();
    NAME.matcher(TEXT.matcher(feel).replaceAll(""))
        .results()
        .forEach(name -> found.add(name.group()));
    found.removeAll(FEEL);
    return found;
  }

  static Stream<ModelFault> everyRowHasANameAndAReason(
      TableFile table, ModelFiles all, ModelNames names) {
    return table.faults(
        Rule.class,
        rule ->
            !RULE_ID.matcher(rule.getId()).matches()
                || rule.getDescription() == null
                || rule.getDescription().getTextContent().isBlank(),
        "cannot explain a decision; give the row an id that says what it is, like Rule_Listed, and"
            + " its reason as annotation");
  }
}
