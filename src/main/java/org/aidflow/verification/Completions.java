package org.aidflow.verification;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aidflow.access.CurrentActor;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.Evidences;
import org.aidflow.casefile.Findings;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.exchange.Signals;
import org.aidflow.household.Circumstances;
import org.aidflow.household.Households;
import org.aidflow.household.NewHousehold;
import org.aidflow.household.Payee;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.FieldError;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.vault.PersonalField;
import org.aidflow.vault.Vault;
import org.aidflow.vault.VaultToken;
import org.aidflow.workflow.FormInput;
import org.aidflow.workflow.Sends;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What applicants have to add: they are told once, and complete the request in time or let the case
 * lapse.
 */
@Sends("completion-received")
@Service
@Transactional
public class Completions {

  private static final String RECEIVED = "completion-received";

  private final CompletionBook book;
  private final CaseFiles files;
  private final Households households;
  private final Evidences evidences;
  private final Findings findings;
  private final Vault vault;
  private final Signals signals;
  private final Timeline timeline;
  private final CurrentActor actor;

  Completions(
      CompletionBook book,
      CaseFiles files,
      Households households,
      Evidences evidences,
      Findings findings,
      Vault vault,
      Signals signals,
      Timeline timeline,
      CurrentActor actor) {
    this.book = book;
    this.files = files;
    this.households = households;
    this.evidences = evidences;
    this.findings = findings;
    this.vault = vault;
    this.signals = signals;
    this.timeline = timeline;
    this.actor = actor;
  }

  /**
   * Tells the applicant what is missing; the case waits for it.
   *
   * @param words to the applicant
   * @return the question's id, which its answer finds the waiting process by
   */
  public UUID ask(
      CaseNumber caseNumber, Collection<MissingItem> items, String words, String official) {
    UUID question = book.ask(caseNumber, items, official);
    move(
        caseNumber,
        CaseStatus.INCOMPLETE,
        TimelineCode.COMPLETION_ASKED,
        Map.of("items", names(items), "words", words));
    files.announce(caseNumber, "completion-asked", Map.of("items", List.copyOf(items)));
    return question;
  }

  /**
   * The applicant's side adds what was asked for, or a part of it.
   *
   * @throws Conflict when nothing is asked for, or no more
   * @throws InvalidInput naming what does not answer the question
   */
  public void answer(CaseNumber caseNumber, Completion completion) {
    CompletionQuestion question = openQuestion(caseNumber);
    InvalidInput.throwIfAny(problems(caseNumber, question, completion));
    CaseFile file = files.of(caseNumber);
    correctFacts(file, completion.facts());
    correctPayee(file, completion.payee());
    book.answer(question.id(), completion.items(), sealed(completion.words()));
    move(
        caseNumber,
        CaseStatus.VERIFYING,
        TimelineCode.COMPLETED,
        Map.of("items", names(completion.items())));
    files.announce(caseNumber, RECEIVED, Map.of("items", List.copyOf(completion.items())));
    signals.send(RECEIVED, caseNumber, "completionId", question.id().toString());
  }

  /** Whether an official filed, so that an informant collects what the applicant adds. */
  @Transactional(readOnly = true)
  public boolean isAssisted(CaseNumber caseNumber) {
    return files.of(caseNumber).clientId().startsWith("official:");
  }

  /**
   * An informant brings what was asked for, or a part of it.
   *
   * @throws InvalidInput naming what does not answer the question
   */
  public void collected(CaseNumber caseNumber, FormInput form) {
    var items =
        form.choices("collectedItems").stream()
            .map(MissingItem::valueOf)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(MissingItem.class)));
    CompletionQuestion question = openQuestion(caseNumber);
    InvalidInput.throwIfAny(
        Stream.concat(
                unasked("collectedItems", question, items).stream(),
                unproven(caseNumber, question, items).stream())
            .toList());
    findings.record(caseNumber, form);
    book.answer(question.id(), items, null);
    move(caseNumber, CaseStatus.VERIFYING, TimelineCode.COMPLETED, Map.of("items", names(items)));
  }

  private CompletionQuestion openQuestion(CaseNumber caseNumber) {
    return book.open(caseNumber)
        .orElseThrow(
            () -> Conflict.of(ErrorCode.WRONG_STATE, "Nothing is asked for in case " + caseNumber));
  }

  private static Optional<FieldError> unasked(
      String field, CompletionQuestion question, Set<MissingItem> items) {
    Set<MissingItem> unasked = EnumSet.copyOf(items);
    unasked.removeAll(question.items());
    return unasked.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FieldError(field, ErrorCode.OUT_OF_RANGE, "was not asked for: " + names(unasked)));
  }

  private Optional<FieldError> unproven(
      CaseNumber caseNumber, CompletionQuestion question, Set<MissingItem> items) {
    return items.stream().noneMatch(MissingItem::isProof) || hasDocumentSince(caseNumber, question)
        ? Optional.empty()
        : Optional.of(
            new FieldError(
                "documents",
                ErrorCode.REQUIRED,
                "add the proof to the documents of the case first"));
  }

  /**
   * Time has run out for what the case still waits for.
   *
   * @return whether the case lapsed; not when the completion has just come in
   */
  public boolean lapse(CaseNumber caseNumber) {
    return book.open(caseNumber)
        .map(
            question -> {
              book.lapse(question.id());
              move(caseNumber, CaseStatus.LAPSED, TimelineCode.LAPSED, Map.of());
              files.announce(caseNumber, "case-lapsed", Map.of());
              return true;
            })
        .orElse(false);
  }

  /** Whether the applicant's side has ever handed this in when asked. */
  @Transactional(readOnly = true)
  public boolean wasHandedIn(CaseNumber caseNumber, MissingItem item) {
    return book.wasAnswered(caseNumber, item);
  }

  /** Where money has gone out already, the status keeps saying so. */
  private void move(
      CaseNumber caseNumber, CaseStatus next, TimelineCode why, Map<String, String> facts) {
    CaseFile file = files.of(caseNumber);
    if (!file.isHelped() && file.status().mayBecome(next)) {
      files.moveTo(caseNumber, next, why, facts);
    } else {
      timeline.write(caseNumber, why, facts);
    }
  }

  private List<FieldError> problems(
      CaseNumber caseNumber, CompletionQuestion question, Completion completion) {
    var problems = new ArrayList<FieldError>();
    unasked("items", question, completion.items()).ifPresent(problems::add);
    unproven(caseNumber, question, completion.items()).ifPresent(problems::add);
    if (completion.items().contains(MissingItem.PAYEE_ACCOUNT) && completion.payee() == null) {
      problems.add(new FieldError("payee", ErrorCode.REQUIRED, "is required"));
    }
    if (completion.items().contains(MissingItem.HOUSEHOLD_FACTS)
        && completion.facts().equals(Completion.Facts.NONE)) {
      problems.add(new FieldError("household", ErrorCode.REQUIRED, "is required"));
    }
    return problems;
  }

  private boolean hasDocumentSince(CaseNumber caseNumber, CompletionQuestion question) {
    return evidences.of(caseNumber).stream()
        .anyMatch(evidence -> evidence.uploadedAt().isAfter(question.askedAt()));
  }

  void correctFacts(CaseFile file, Completion.Facts facts) {
    if (facts.equals(Completion.Facts.NONE)) {
      return;
    }
    Circumstances said = facts.over(households.circumstancesOf(file.householdId()).circumstances());
    Integer dependants = said.dependants();
    if (dependants != null && dependants > said.size()) {
      throw InvalidInput.of(
          "household.dependants", ErrorCode.OUT_OF_RANGE, "more than the household has people");
    }
    households.complete(file.caseNumber(), file.householdId(), said, actor.id());
  }

  void correctPayee(CaseFile file, NewHousehold.@Nullable Payee said) {
    if (said == null) {
      return;
    }
    Payee payee = households.correctPayee(file.caseNumber(), file.householdId(), said, actor.id());
    if (!payee.holderFits()) {
      throw InvalidInput.of(
          "payee.holder",
          ErrorCode.OUT_OF_RANGE,
          "is not the name of whom the relation says it is");
    }
  }

  private @Nullable VaultToken sealed(@Nullable String words) {
    return words == null ? null : vault.keep(Map.of(PersonalField.REMARK, words));
  }

  private static String names(Collection<MissingItem> items) {
    return items.stream().sorted().map(MissingItem::name).collect(joining(","));
  }
}
