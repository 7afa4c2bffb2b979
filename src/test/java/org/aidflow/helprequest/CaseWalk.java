package org.aidflow.helprequest;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import org.aidflow.ProcessesOf;
import org.aidflow.access.Actor;
import org.aidflow.access.Officials;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.Evidences;
import org.aidflow.casefile.NeedLine;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.casefile.TimelineEntry;
import org.aidflow.helprequest.process.HelpRequestProcess;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Language;
import org.aidflow.kernel.WorkingDays;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Walks one case through the real models by hand: fires its jobs, and has officials complete its
 * tasks as Tasklist would, through the guard.
 */
public final class CaseWalk {

  private final ApplicationContext context;
  private final ProcessEngine engine;
  private final CaseNumber caseNumber;
  private final ProcessesOf processes;

  private CaseWalk(ApplicationContext context, CaseNumber caseNumber) {
    this.context = context;
    this.engine = context.getBean(ProcessEngine.class);
    this.caseNumber = caseNumber;
    this.processes = new ProcessesOf(engine, caseNumber);
  }

  /** The portal files the request; its process has started and waits for its first job. */
  public static CaseWalk filed(ApplicationContext context, Request request) {
    return filedBy(Township.PORTAL, context, request);
  }

  /** Another client files it. */
  public static CaseWalk filedBy(String client, ApplicationContext context, Request request) {
    var requests = context.getBean(HelpRequests.class);
    var process = context.getBean(HelpRequestProcess.class);
    CaseNumber number =
        context
            .getBean(TransactionTemplate.class)
            .execute(
                status -> {
                  CaseFile file = requests.file(request.form(), new Actor.Client(client));
                  process.start(file);
                  return file.caseNumber();
                });
    return new CaseWalk(context, Objects.requireNonNull(number));
  }

  /**
   * The portal files the request, and the case goes through that stage alone, in the lifecycle's
   * place.
   *
   * @param told what the lifecycle would pass beside the facts of every case
   */
  public static CaseWalk inStage(
      String stage, ApplicationContext context, Request request, Map<String, Object> told) {
    return filedAlone(new Actor.Client(Township.PORTAL), context, request).enters(stage, told);
  }

  /** The request is filed, and no process of it has started. */
  public static CaseWalk filedAlone(Actor filer, ApplicationContext context, Request request) {
    var requests = context.getBean(HelpRequests.class);
    var transaction = context.getBean(TransactionTemplate.class);
    CaseFile file = transaction.execute(status -> requests.file(request.form(), filer));
    return new CaseWalk(context, Objects.requireNonNull(file).caseNumber());
  }

  /** Goes through that stage alone. */
  public CaseWalk enters(String stage, Map<String, Object> told) {
    CaseFile file = file();
    var variables = new HashMap<>(told);
    variables.put("caseNumber", caseNumber.value());
    variables.put("area", file.area().value());
    variables.put("amountFen", file.asked().fen());
    engine.getRuntimeService().startProcessInstanceByKey(stage, caseNumber.value(), variables);
    return this;
  }

  /** A case that another test has filed. */
  public static CaseWalk of(ApplicationContext context, CaseNumber caseNumber) {
    return new CaseWalk(context, caseNumber);
  }

  public CaseNumber caseNumber() {
    return caseNumber;
  }

  public CaseFile file() {
    return context.getBean(CaseFiles.class).of(caseNumber);
  }

  /** Fires what does not wait for time or people, until nothing of it is left. */
  public CaseWalk goesOn() {
    for (List<Job> jobs = processes.messages(); !jobs.isEmpty(); jobs = processes.messages()) {
      jobs.forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }
    return this;
  }

  /** Fires the timers that are waiting, as if their time had come, and what follows. */
  public CaseWalk timePasses(String activity) {
    Job timer =
        processes.timers().stream()
            .filter(job -> processes.activityOf(job).equals(activity))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no timer " + activity));
    engine.getManagementService().executeJob(timer.getId());
    return goesOn();
  }

  public CaseWalk photographedBy(String official) {
    asOfficial(official, () -> context.getBean(Evidences.class).add(caseNumber, photo()));
    return this;
  }

  /** A visit that finds what was filed, in two and with a photo. */
  public CaseWalk visitedBy(String official) {
    return photographedBy(official).complete("UserTask_VisitHousehold", official, visit());
  }

  /** What the form of a visit holds when all was found as filed. */
  public Map<String, Object> visit() {
    var fields = new HashMap<String, Object>();
    var clock = context.getBean(AidflowClock.class).withZone(WorkingDays.ZONE);
    fields.put("visitedOn", LocalDate.now(clock).toString());
    fields.put("secondInvestigator", "village-informant-2");
    fields.put("personSeen", "APPLICANT");
    fields.put("housingGrade", "C");
    fields.put("householdSize", 4);
    fields.put("dependants", 3);
    fields.put("incomeYuan", "11500.00");
    fields.put("lines", file().lines().stream().map(CaseWalk::confirmed).toList());
    fields.put("accountSeen", true);
    fields.put("relativeOfOfficial", false);
    fields.put("recommendation", "SUPPORT");
    fields.put("findings", "The family lives as it says it does.");
    return fields;
  }

  public static Map<String, Object> confirmed(NeedLine line) {
    var id = line.id().toString();
    return line.goods().isPresent()
        ? Map.of("id", id, "confirmed", true)
        : Map.of("id", id, "confirmed", true, "confirmedYuan", line.asked().yuan());
  }

  public CaseWalk decidedBy(String official, String decision, String... reasons) {
    return complete("UserTask_DecideCase", official, decision(decision, reasons));
  }

  public static Map<String, Object> decision(String decision, String... reasons) {
    var fields = new HashMap<String, Object>();
    fields.put("decision", decision);
    fields.put("reasonCodes", List.of(reasons));
    fields.put("noConflict", true);
    if (!decision.equals("APPROVE")) {
      fields.put("reasonText", "Looked at with care.");
    }
    return fields;
  }

  /** What the township says first: SUPPORT or OPPOSE. */
  public static Map<String, Object> opinion(String opinion, String... reasons) {
    return Map.of(
        "noConflict",
        true,
        "opinion",
        opinion,
        "reasonCodes",
        List.of(reasons),
        "reasonText",
        "The township knows the family.");
  }

  /** What the level above says of an emergency that is paid: RATIFY or REFUSE. */
  public static Map<String, Object> ratification(String outcome, String reason) {
    var fields = new HashMap<String, Object>();
    fields.put("noConflict", true);
    fields.put("outcome", outcome);
    fields.put("reasonCodes", List.of(reason));
    if (outcome.equals("REFUSE")) {
      fields.put("reasonText", "The house stands unharmed.");
    }
    return fields;
  }

  /** Claims and completes the task with these fields, as the official. */
  public CaseWalk complete(String taskKey, String official, Map<String, Object> fields) {
    return complete(task(taskKey), official, fields);
  }

  /** The same of one of several tasks of a kind. */
  public CaseWalk complete(Task task, String official, Map<String, Object> fields) {
    asOfficial(
        official,
        () -> {
          if (task.getAssignee() == null) {
            engine.getTaskService().claim(task.getId(), official);
          }
          engine.getTaskService().complete(task.getId(), fields);
        });
    return goesOn();
  }

  /** Whether a timer runs at that activity. */
  public boolean hasTimer(String activity) {
    return processes.timers().stream().anyMatch(job -> processes.activityOf(job).equals(activity));
  }

  public Task task(String taskKey) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceBusinessKey(caseNumber.value())
        .taskDefinitionKey(taskKey)
        .singleResult();
  }

  /** Where the case stands, in the model and in the domain. */
  public CaseWalk standsAt(CaseStatus status, String... waitingActivities) {
    assertThat(file().status()).isEqualTo(status);
    assertThat(waiting())
        .as("where %s waits", caseNumber)
        .containsExactlyInAnyOrder(waitingActivities);
    return this;
  }

  /** Where its process has ended. */
  public CaseWalk endedAt(String endEvent) {
    assertThat(waiting()).as("where %s waits", caseNumber).isEmpty();
    var history = engine.getHistoryService();
    assertThat(
            history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber.value())
                .list()
                .stream()
                .flatMap(
                    instance ->
                        history
                            .createHistoricActivityInstanceQuery()
                            .processInstanceId(instance.getId())
                            .activityType("noneEndEvent")
                            .list()
                            .stream())
                .map(HistoricActivityInstance::getActivityId))
        .contains(endEvent);
    return this;
  }

  /** What the timeline tells, from the first entry to the newest. */
  public List<TimelineCode> timeline() {
    return context.getBean(Timeline.class).of(caseNumber).stream()
        .map(TimelineEntry::code)
        .toList();
  }

  /** The same in words, in English. */
  public List<String> sentences() {
    return context.getBean(Timeline.class).of(caseNumber).stream()
        .map(entry -> entry.sentence(Language.EN))
        .toList();
  }

  /** Leaf activities of all instances of the case. */
  public List<String> waiting() {
    return processes.instances().stream()
        .flatMap(
            instance -> engine.getRuntimeService().getActiveActivityIds(instance.getId()).stream())
        .filter(id -> !id.startsWith("CallActivity_"))
        .distinct()
        .toList();
  }

  private void asOfficial(String official, Runnable act) {
    IdentityService identity = engine.getIdentityService();
    identity.setAuthentication(official, context.getBean(Officials.class).groupsOf(official));
    try {
      act.run();
    } finally {
      identity.clearAuthentication();
    }
  }

  /** A picture that no other is like. */
  public static byte[] photo() {
    var bytes = new ByteArrayOutputStream();
    var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, ThreadLocalRandom.current().nextInt(1 << 24));
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }
}
