package org.aidflow.desk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.casefile.Evidence;
import org.aidflow.casefile.Evidences;
import org.aidflow.casefile.Goods;
import org.aidflow.casefile.NeedLine;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.casefile.TimelineEntry;
import org.aidflow.desk.CaseSheet.Deed;
import org.aidflow.desk.CaseSheet.Option;
import org.aidflow.disbursement.Payment;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Language;
import org.aidflow.kernel.NotFound;
import org.aidflow.vault.PersonalField;
import org.aidflow.workflow.OpenTask;
import org.aidflow.workflow.OpenTasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lays out cases for the officials who work on them. */
@Service
@Transactional
public class CaseSheets {

  private static final Language WORDS = Language.EN;

  private final CaseReaders readers;
  private final People people;
  private final Checks checks;
  private final Judgements judgements;
  private final Records records;
  private final MoneyOfCase money;
  private final Names names;
  private final OpenTasks tasks;
  private final Evidences evidences;
  private final FourEyes fourEyes;
  private final Timeline timeline;
  private final Clock clock;

  CaseSheets(
      CaseReaders readers,
      People people,
      Checks checks,
      Judgements judgements,
      Records records,
      MoneyOfCase money,
      Names names,
      OpenTasks tasks,
      Evidences evidences,
      FourEyes fourEyes,
      Timeline timeline,
      Clock clock) {
    this.readers = readers;
    this.people = people;
    this.checks = checks;
    this.judgements = judgements;
    this.records = records;
    this.money = money;
    this.names = names;
    this.tasks = tasks;
    this.evidences = evidences;
    this.fourEyes = fourEyes;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * The sheet of the case that a task belongs to.
   *
   * @throws org.aidflow.kernel.NotAllowed when it is not the official's to read
   */
  @Transactional(readOnly = true)
  public CaseSheet ofTask(String taskId, String official) {
    var subject = tasks.subjectOf(taskId).orElseThrow(() -> new NotFound("This task is done."));
    if (subject instanceof CaseNumber caseNumber) {
      return of(caseNumber, official);
    }
    throw new NotFound(
        "This task is about %s, which belongs to no case; its form says all there is to know."
            .formatted(subject.value()));
  }

  /**
   * The sheet of a case.
   *
   * @throws org.aidflow.kernel.NotAllowed when it is not the official's to read
   */
  @Transactional(readOnly = true)
  public CaseSheet of(CaseNumber caseNumber, String official) {
    var file = readers.forReading(caseNumber, official);
    var open = tasks.of(caseNumber);
    var found = records.of(caseNumber);
    var files = evidences.of(caseNumber);
    var hands = new TreeMap<>(fourEyes.hands(caseNumber));
    var happened = timeline.of(caseNumber);
    var payments = money.paymentsOf(caseNumber);
    var visited = people.areVisited(file);
    var known = names.of(actors(open, found, files, hands, happened, payments));
    return new CaseSheet(
        caseNumber,
        file.statusText(WORDS),
        priority(file),
        file.flags().stream().map(CaseFlag::en).toList(),
        file.nextStep(WORDS),
        Areas.fullName(file.area()),
        file.category().label(WORDS),
        file.cause().label(WORDS),
        file.filedAt(),
        file.filedBy().label(WORDS) + ", " + known.of(file.clientId()),
        open.stream().map(task -> task(task, known)).toList(),
        file.lines().stream().map(line -> need(line, visited)).toList(),
        money.totals(file, visited, payments),
        money.finalAccount(caseNumber),
        people.of(file, official),
        checks.household(file),
        checks.of(file),
        judgements.of(caseNumber),
        files.stream().map(one -> file(one, known)).toList(),
        readers.mayAdd(official),
        records.inWords(found, known),
        money.payments(caseNumber, payments, known),
        money.gifts(file),
        deeds(hands, known),
        happened.stream().map(one -> event(one, known)).toList(),
        Arrays.stream(RevealPurpose.values())
            .map(purpose -> new Option(purpose.name(), purpose.label(WORDS)))
            .toList());
  }

  /** Shows what is sealed of one subject of the sheet; who saw what and why goes on record. */
  public Map<PersonalField, String> reveal(
      CaseNumber caseNumber, String subject, RevealPurpose purpose, String official) {
    var file = readers.forReading(caseNumber, official);
    var values = people.reveal(file, subject, purpose, official);
    timeline.write(caseNumber, TimelineCode.PERSONAL_DATA_SHOWN, Map.of("purpose", purpose.name()));
    return values;
  }

  /** Adds a photo or document to a case. */
  public Evidence add(CaseNumber caseNumber, byte[] content, String official) {
    return evidences.add(readers.forAdding(caseNumber, official).caseNumber(), content);
  }

  /** A photo or document of a case. */
  @Transactional(readOnly = true)
  public Evidence evidence(CaseNumber caseNumber, UUID id, String official) {
    readers.forReading(caseNumber, official);
    var evidence = evidences.evidence(id);
    if (!evidence.caseNumber().equals(caseNumber)) {
      throw new NotFound("Case " + caseNumber + " has no evidence " + id);
    }
    return evidence;
  }

  /** What is in a photo or document that {@link #evidence} gave. */
  @Transactional(readOnly = true)
  public byte[] content(Evidence evidence) {
    return evidences.content(evidence.id());
  }

  private static List<String> actors(
      List<OpenTask> open,
      List<Records.Entry> found,
      List<Evidence> files,
      Map<Hand, List<String>> hands,
      List<TimelineEntry> happened,
      List<Payment> payments) {
    var actors = new ArrayList<String>();
    open.stream().flatMap(task -> Stream.ofNullable(task.assignee())).forEach(actors::add);
    found.forEach(one -> actors.add(one.official()));
    files.forEach(one -> actors.add(one.uploadedBy()));
    hands.values().forEach(actors::addAll);
    happened.forEach(one -> actors.add(one.actor()));
    payments.forEach(one -> actors.add(one.preparedBy()));
    return actors;
  }

  private static @Nullable String priority(CaseFile file) {
    return file.priorityBand()
        .map(
            band ->
                file.priorityPoints()
                    .map(points -> "%s, %d points".formatted(band, points))
                    .orElse(band.name()))
        .orElse(null);
  }

  private CaseSheet.Task task(OpenTask task, Names.Known known) {
    var who =
        task.assignee() != null
            ? known.of(task.assignee())
            : task.groups().stream().map(Names::ofGroup).collect(Collectors.joining("; "));
    var overdue = task.dueAt() != null && task.dueAt().isBefore(clock.instant());
    return new CaseSheet.Task(task.name(), who, task.dueAt(), overdue);
  }

  private static CaseSheet.Need need(NeedLine line, boolean visited) {
    return new CaseSheet.Need(
        line.id(),
        line.goods().map(goods -> pieces(line, goods)).orElse(line.purpose()),
        line.asked(),
        visited ? line.confirmed() : null,
        line.approved(),
        line.met(),
        line.paid());
  }

  private static String pieces(NeedLine line, Goods goods) {
    return "%s × %d (brought %d, handed over %d; estimated at %s yuan)"
        .formatted(
            line.purpose(),
            goods.asked(),
            goods.met(),
            goods.handedOver(),
            goods.estimated().yuan());
  }

  private static CaseSheet.File file(Evidence one, Names.Known known) {
    return new CaseSheet.File(
        one.id(), one.isPhoto(), known.of(one.uploadedBy()), one.uploadedAt());
  }

  private static List<Deed> deeds(Map<Hand, List<String>> hands, Names.Known known) {
    return hands.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().stream()
                    .map(who -> new Deed(known.of(who), entry.getKey().label(WORDS))))
        .toList();
  }

  private static CaseSheet.Event event(TimelineEntry one, Names.Known known) {
    return new CaseSheet.Event(one.at(), known.of(one.actor()), one.sentence(WORDS));
  }
}
