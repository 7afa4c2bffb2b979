package org.aidflow.approval;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.aidflow.casefile.Assessment;
import org.aidflow.casefile.Assessments;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Language;
import org.aidflow.workflow.Decisions;
import org.aidflow.workflow.TableWords;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Letters to the applicant: what was decided, the rules that fired, what the official wrote. */
@Service
@Transactional(readOnly = true)
public class Letters {
  static final Set<Verdict> TOLD =
      EnumSet.complementOf(EnumSet.of(Verdict.SUPPORT, Verdict.OPPOSE, Verdict.DECLARE_CONFLICT));

  private final EntityManager entities;
  private final Approvals approvals;
  private final Appeals appeals;
  private final Assessments assessments;
  private final CaseFiles files;
  private final TableWords tables;
  private final Decisions decisions;

  Letters(
      EntityManager entities,
      Approvals approvals,
      Appeals appeals,
      Assessments assessments,
      CaseFiles files,
      TableWords tables,
      Decisions decisions) {
    this.entities = entities;
    this.approvals = approvals;
    this.appeals = appeals;
    this.assessments = assessments;
    this.files = files;
    this.tables = tables;
    this.decisions = decisions;
  }

  /**
   * A letter.
   *
   * @param decision {@code APPROVE}, {@code REFUSE}, {@code UPHELD} and so on
   * @param rules what the tables said before the decision, each in words
   * @param words what the official wrote
   * @param text the whole letter
   */
  public record Letter(
      Instant at,
      String decision,
      List<Rule> rules,
      List<String> reasons,
      String words,
      String text) {}

  /** A rule of a decision table that fired. */
  public record Rule(String table, int version, String rule, String text) {}

  /** Every letter of a case, the oldest first. */
  public List<Letter> of(CaseNumber caseNumber, Language language) {
    var say = new Words(language);
    var file = files.of(caseNumber);
    var letters = new ArrayList<Letter>();
    for (Decision decision : approvals.of(caseNumber).stream().filter(this::isTold).toList()) {
      letters.add(
          letter(
              file,
              say,
              decision.verdict().name(),
              decision.approved().yuan(),
              decision.reasons(),
              decision.words().orElse(""),
              decision.decidedAt()));
    }
    for (var ruling : appeals.of(caseNumber)) {
      letters.add(
          letter(
              file,
              say,
              ruling.outcome().name(),
              "",
              ruling.reasons(),
              ruling.words(),
              ruling.decidedAt()));
    }
    letters.sort(Comparator.comparing(Letter::at));
    return List.copyOf(letters);
  }

  /** Opinions are the officials' own, and of a panel only what it decided counts. */
  private boolean isTold(Decision decision) {
    return TOLD.contains(decision.verdict())
        && decision
            .stepId()
            .map(id -> entities.find(ApprovalStep.class, id))
            .flatMap(ApprovalStep::verdict)
            .map(decision.verdict()::equals)
            .orElse(true);
  }

  private Letter letter(
      CaseFile file,
      Words say,
      String decision,
      String amount,
      List<Reason> reasons,
      String words,
      Instant at) {
    var rules = rulesBefore(file.caseNumber(), at);
    var said = reasons.stream().map(say::reason).toList();
    var text =
        Stream.of(
                say.line("opening", file.caseNumber().value()),
                say.line("decision." + decision, amount),
                rules.isEmpty()
                    ? ""
                    : say.line("rules", rules.stream().map(Rule::text).collect(joining("; "))),
                said.isEmpty() ? "" : say.line("reasons", String.join(", ", said)),
                words.isBlank() ? "" : say.line("words", words),
                say.appeal(decision, daysToAppeal(file)))
            .filter(line -> !line.isEmpty())
            .collect(joining("\n"));
    return new Letter(at, decision, rules, said, words, text);
  }

  private int daysToAppeal(CaseFile file) {
    return decisions.days(
        "TimerEvent_AppealTimeOver", file.urgency().name(), file.category().name());
  }

  /** What the newest asking of each table before then hit. */
  private List<Rule> rulesBefore(CaseNumber caseNumber, Instant at) {
    var newest = new LinkedHashMap<String, Assessment>();
    assessments.of(caseNumber).stream()
        .filter(assessment -> !assessment.at().isAfter(at))
        .forEach(assessment -> newest.put(assessment.table(), assessment));
    var rules = new ArrayList<Rule>();
    for (Assessment assessment : newest.values()) {
      var said = tables.of(assessment.table(), assessment.version()).rules();
      for (String id : assessment.rules()) {
        var rule = said.get(id);
        var text = rule == null ? id : rule.description();
        rules.add(new Rule(assessment.table(), assessment.version(), id, text));
      }
    }
    return rules;
  }

  /** The words of letters in one language, {@code letters_*.properties}. */
  private static final class Words {
    private final ResourceBundle words;

    Words(Language language) {
      var locale = language == Language.ZH ? Locale.CHINESE : Locale.ENGLISH;
      words =
          ResourceBundle.getBundle(
              "org.aidflow.approval.letters",
              locale,
              ResourceBundle.Control.getNoFallbackControl(
                  ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String line(String key, String gap) {
      return words.getString(key).replace("{}", gap);
    }

    String reason(Reason reason) {
      return words.getString("reason." + reason);
    }

    String appeal(String decision, int days) {
      return decision.equals("REFUSE") || decision.equals("SIGN_REFUSAL")
          ? line("appeal", String.valueOf(days))
          : "";
    }
  }
}
