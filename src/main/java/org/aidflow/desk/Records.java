package org.aidflow.desk;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.aidflow.approval.Approvals;
import org.aidflow.approval.Decision;
import org.aidflow.casefile.Finding;
import org.aidflow.casefile.Findings;
import org.aidflow.desk.CaseSheet.Fact;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.verification.Visit;
import org.aidflow.verification.Visits;
import org.aidflow.workflow.FormWords;
import org.aidflow.workflow.FormWords.FieldWords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What officials found, saw and decided, in the words of the forms. */
@Component
class Records {

  private static final String YUAN = "Yuan";

  private final FormWords forms;
  private final Findings findings;
  private final Visits visits;
  private final Approvals approvals;

  Records(FormWords forms, Findings findings, Visits visits, Approvals approvals) {
    this.forms = forms;
    this.findings = findings;
    this.visits = visits;
    this.approvals = approvals;
  }

  /** What was found, seen and decided in a case, the oldest first. */
  List<Entry> of(CaseNumber caseNumber) {
    return Stream.of(
            findings.of(caseNumber).stream().map(Records::found),
            visits.of(caseNumber).stream().map(Records::seen),
            approvals.of(caseNumber).stream().map(Records::decided))
        .flatMap(entries -> entries)
        .sorted(Comparator.comparing(Entry::at))
        .toList();
  }

  /** Each as its form puts it. */
  List<CaseSheet.Finding> inWords(List<Entry> entries, Names.Known names) {
    var words = entries.stream().map(Entry::form).distinct().collect(toMap(identity(), forms::of));
    return entries.stream()
        .map(
            entry ->
                new CaseSheet.Finding(
                    capital(entry.form().replace('-', ' ')),
                    names.of(entry.official()),
                    entry.at(),
                    facts(entry.fields(), "", Objects.requireNonNull(words.get(entry.form())))))
        .toList();
  }

  /** A form as it was submitted. */
  record Entry(String form, String official, Instant at, Map<String, Object> fields) {}

  private static Entry found(Finding finding) {
    return new Entry(finding.formId(), finding.official(), finding.at(), finding.fields());
  }

  private static Entry seen(Visit visit) {
    return new Entry(
        "visit-household",
        visit.official(),
        visit.reportedAt(),
        Map.of(
            "visitedOn", visit.visitedOn(),
            "secondInvestigator", visit.secondInvestigator(),
            "personSeen", visit.personSeen(),
            "accountSeen", visit.isAccountSeen(),
            "relativeOfOfficial", visit.isRelativeOfOfficial(),
            "recommendation", visit.recommendation()));
  }

  private static Entry decided(Decision decision) {
    var fields = new HashMap<String, Object>();
    var form = ruled(decision, fields);
    fields.put("reasonCodes", decision.reasons());
    decision.words().ifPresent(words -> fields.put("reasonText", words));
    return new Entry(form, decision.official(), decision.decidedAt(), fields);
  }

  /** The form that it was said in, and into the fields what was said. */
  private static String ruled(Decision decision, Map<String, Object> fields) {
    return switch (decision.verdict()) {
      case SIGN_REFUSAL -> {
        fields.put("outcome", "SIGN");
        yield "sign-refusal";
      }
      case OVERRULE_REFUSAL -> {
        fields.put("outcome", "OVERRULE");
        yield "sign-refusal";
      }
      case RATIFY -> {
        fields.put("outcome", "RATIFY");
        yield "ratify-emergency";
      }
      case DENY_RATIFICATION -> {
        fields.put("outcome", "REFUSE");
        yield "ratify-emergency";
      }
      case SUPPORT, OPPOSE -> {
        fields.put("opinion", decision.verdict());
        yield "give-opinion";
      }
      case DECLARE_CONFLICT -> {
        fields.put("noConflict", false);
        yield "decide-case";
      }
      case APPROVE, APPROVE_LOWER, SEND_BACK, REFUSE -> {
        fields.put("decision", decision.verdict());
        fields.put("approvedYuan", decision.approved().fen());
        yield "decide-case";
      }
    };
  }

  private static List<Fact> facts(Map<?, ?> fields, String path, Map<String, FieldWords> words) {
    var facts = new ArrayList<Fact>();
    words.forEach(
        (key, field) -> {
          if (key.startsWith(path) && key.indexOf('.', path.length()) < 0) {
            var value = fields.get(key.substring(path.length()));
            if (value != null) {
              facts.add(fact(key, field, value, words));
            }
          }
        });
    return facts;
  }

  private static Fact fact(
      String key, FieldWords field, Object value, Map<String, FieldWords> words) {
    return key.endsWith(YUAN) && value instanceof Number fen
        ? Fact.of(field.label(), new Money(fen.longValue()))
        : Fact.of(field.label(), said(key, field, value, words));
  }

  private static String said(
      String key, FieldWords field, Object value, Map<String, FieldWords> words) {
    if (value instanceof Boolean yes) {
      return yes ? "yes" : "no";
    }
    if (value instanceof Collection<?> several) {
      return several.stream()
          .map(
              one ->
                  one instanceof Map<?, ?> row
                      ? facts(row, key + ".", words).stream()
                          .map(Records::flat)
                          .collect(joining(", "))
                      : choice(field, one))
          .collect(joining("; "));
    }
    return choice(field, value);
  }

  private static String flat(Fact fact) {
    return fact.label() + ": " + worth(fact);
  }

  private static @Nullable String worth(Fact fact) {
    return fact.fen() == null ? fact.words() : fact.fen().yuan() + " yuan";
  }

  private static String choice(FieldWords field, Object value) {
    return field.choices().getOrDefault(value.toString(), value.toString());
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
