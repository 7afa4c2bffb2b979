package org.aidflow.desk;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aidflow.access.Role;
import org.aidflow.casefile.Assessment;
import org.aidflow.casefile.Assessments;
import org.aidflow.desk.CaseSheet.Fact;
import org.aidflow.desk.CaseSheet.RuleHit;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.workflow.TableWords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What decision tables said of a case, explained by their own rules. */
@Component
class Judgements {

  private static final String POINTS = "points";
  private static final String REASON = "reason";
  private static final String FEN = "Fen";
  private static final String NO_RULE = "No rule applies.";

  private final Assessments assessments;
  private final TableWords words;

  Judgements(Assessments assessments, TableWords words) {
    this.assessments = assessments;
    this.words = words;
  }

  /** The newest answer of each table. */
  List<CaseSheet.Assessment> of(CaseNumber caseNumber) {
    var newest = new LinkedHashMap<String, Assessment>();
    assessments.of(caseNumber).forEach(one -> newest.put(one.table(), one));
    return newest.values().stream().map(this::inWords).toList();
  }

  private CaseSheet.Assessment inWords(Assessment one) {
    var said = words.of(one.table(), one.version());
    return new CaseSheet.Assessment(
        said.name(),
        one.at(),
        one.version(),
        one.outcome().isEmpty()
            ? NO_RULE
            : one.outcome().stream().map(Judgements::outcome).collect(joining("; ")),
        one.rules().stream().map(rule -> hit(rule, said)).toList(),
        facts(one.inputs(), said.inputs()));
  }

  /** The outcome itself; why it is so, its rules say. */
  private static String outcome(Map<String, Object> row) {
    return row.entrySet().stream()
        .filter(output -> !output.getKey().equals(REASON))
        .sorted(Map.Entry.comparingByKey(Comparator.reverseOrder()))
        .map(output -> outcome(output.getKey(), output.getValue()))
        .collect(joining(", "));
  }

  private static String outcome(String name, Object value) {
    return value instanceof Collection<?> steps
        ? steps.stream().map(Judgements::step).collect(joining(", then "))
        : outcome(name, String.valueOf(value));
  }

  /** A step of a decision: who, and how many when it is more than one. */
  private static String step(Object value) {
    if (!(value instanceof Map<?, ?> step)) {
      return String.valueOf(value);
    }
    var role = String.valueOf(step.get("role"));
    var who = Role.of(role).map(Role::en).orElse(role);
    var signatures = String.valueOf(step.get("signatures"));
    var what = "%s by the %s".formatted(Names.plain(String.valueOf(step.get("act"))), who);
    return signatures.equals("1") ? what : what + ", " + signatures + " people";
  }

  private static String outcome(String name, String value) {
    return name.equals(POINTS)
        ? value + " points"
        : Role.of(value).map(Role::en).orElseGet(() -> Names.plain(value));
  }

  private static RuleHit hit(String rule, TableWords.Said said) {
    var known = said.rules().get(rule);
    if (known == null) {
      return new RuleHit(Names.plain(rule), null);
    }
    var points = known.outputs().get(POINTS);
    return new RuleHit(
        known.description(),
        points != null && points.matches("-?\\d+") ? Integer.valueOf(points) : null);
  }

  private static List<Fact> facts(Map<String, Object> inputs, Map<String, String> labels) {
    var facts = new ArrayList<Fact>();
    inputs.forEach((name, value) -> facts.add(fact(name, value, labels)));
    return facts;
  }

  private static Fact fact(String name, @Nullable Object value, Map<String, String> labels) {
    if (name.endsWith(FEN) && value instanceof Number fen) {
      var what = name.substring(0, name.length() - FEN.length());
      return Fact.of(labels.getOrDefault(name, Names.plain(what)), new Money(fen.longValue()));
    }
    var label = labels.getOrDefault(name, Names.plain(name));
    if (value == null) {
      return Fact.of(label, "not known");
    }
    if (value instanceof Boolean yes) {
      return Fact.of(label, yes ? "yes" : "no");
    }
    return Fact.of(label, value instanceof String code ? Names.plain(code) : value.toString());
  }
}
