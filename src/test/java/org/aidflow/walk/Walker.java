package org.aidflow.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.aidflow.AtDesk;
import org.aidflow.ProcessesOf;
import org.aidflow.access.Post;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.casefile.Evidences;
import org.aidflow.exchange.ExchangeWorker;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.NotAllowed;
import org.aidflow.ledger.BooksWatch;
import org.aidflow.workflow.SignalWorker;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;

/**
 * One case on its way: at each step a random official, client, donor or clock does something that
 * may happen now, or tries what may not.
 */
final class Walker {
  private static final int MOST_STEPS = 80;

  /** As many as a case may have. */
  private static final int MOST_PHOTOS = 20;

  private final ApplicationContext context;
  private final ProcessEngine engine;
  private final ProcessesOf processes;
  private final AtDesk desk;
  private final Outside outside;
  private final Random random;
  private final RandomForm forms;
  private final CaseNumber caseNumber;
  private int photos;
  private final List<String> steps = new ArrayList<>();
  private final Map<String, Integer> done = new TreeMap<>();

  Walker(ApplicationContext context, Outside outside, Random random, Outside.Filed filed) {
    this.context = context;
    this.engine = context.getBean(ProcessEngine.class);
    this.caseNumber = filed.caseNumber();
    this.processes = new ProcessesOf(engine, caseNumber);
    this.desk = new AtDesk(context);
    this.outside = outside;
    this.random = random;
    this.forms =
        new RandomForm(
            engine, random, LocalDate.now(context.getBean(AidflowClock.class)), filed.holder());
  }

  /** Walks until the case has ended or has taken very many steps. */
  Walker walk() {
    settle();
    while (!ended() && steps.size() < MOST_STEPS) {
      step();
      settle();
      assertThat(context.getBean(BooksWatch.class).check()).as("%s", this).isEmpty();
    }
    return this;
  }

  /** What was done how often, by task, timer or call. */
  Map<String, Integer> done() {
    return done;
  }

  boolean ended() {
    return processes.instances().isEmpty();
  }

  String status() {
    return context.getBean(CaseFiles.class).of(caseNumber).status().name();
  }

  /** Why a case that has not ended goes nowhere; nothing when it does not stand still. */
  List<String> deadEnds() {
    if (ended() || !timers().isEmpty()) {
      return List.of();
    }
    var tasks = tasks();
    if (tasks.isEmpty()) {
      return List.of(this + ": no task, no timer, no job");
    }
    return tasks.stream()
        .filter(task -> task.getAssignee() == null && people(task).isEmpty())
        .map(task -> this + ": nobody for " + task.getTaskDefinitionKey())
        .toList();
  }

  @Override
  public String toString() {
    return caseNumber + " " + status() + " after " + steps;
  }

  private void step() {
    var moves = new ArrayList<Supplier<String>>();
    for (Task task : tasks()) {
      add(moves, 6, () -> work(task));
    }
    for (Job timer : timers()) {
      add(moves, 2, () -> fire(timer));
    }
    add(moves, 2, () -> outside.happens(caseNumber, random));
    var what = moves.get(random.nextInt(moves.size())).get();
    steps.add(what);
    done.merge(what, 1, Integer::sum);
  }

  private static void add(List<Supplier<String>> moves, int weight, Supplier<String> move) {
    moves.addAll(Collections.nCopies(weight, move));
  }

  /** What goes on by itself, until nothing does. */
  private void settle() {
    for (int round = 0; round < 20; round++) {
      context.getBean(ExchangeWorker.class).runOnce();
      context.getBean(SignalWorker.class).runOnce();
      var jobs = processes.messages();
      if (jobs.isEmpty()) {
        return;
      }
      jobs.forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }
    throw new AssertionError("It never comes to rest: " + this);
  }

  private String work(Task task) {
    var key = task.getTaskDefinitionKey();
    var people = people(task);
    var fields = forms.fill(task);
    for (String official : people) {
      try {
        desk.as(official, () -> complete(task, official, fields));
        return key;
      } catch (NotAllowed refused) {
        // four eyes: somebody else then
      } catch (RuntimeException refused) {
        if (refusal(refused)) {
          return key + "(refused)";
        }
        throw new AssertionError(key + " " + fields + " of " + this, refused);
      }
    }
    if (isHeld()) {
      return key + "(held)";
    }
    return appointAnother(task)
        .orElseThrow(
            () -> new AssertionError("nobody of " + people + " may do " + key + " of " + this));
  }

  /** Above the highest is nobody: what all of them had a hand in needs another of their rank. */
  private Optional<String> appointAnother(Task task) {
    return posts(task)
        .filter(post -> post.nextUp().isEmpty())
        .findFirst()
        .map(
            top -> {
              desk.hire("walking-" + caseNumber + "-" + steps.size(), top.role(), top.area());
              return task.getTaskDefinitionKey() + "(another is appointed)";
            });
  }

  private Stream<Post> posts(Task task) {
    return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
        .flatMap(link -> Post.parse(link.getGroupId()).stream());
  }

  private boolean isHeld() {
    return context.getBean(CaseFiles.class).of(caseNumber).flags().contains(CaseFlag.HELD);
  }

  private String complete(Task task, String official, Map<String, Object> fields) {
    var key = task.getTaskDefinitionKey();
    if (task.getAssignee() == null) {
      engine.getTaskService().claim(task.getId(), official);
    }
    if (photos < MOST_PHOTOS
        && (key.equals("UserTask_VisitHousehold") || key.equals("UserTask_HandOver"))) {
      context.getBean(Evidences.class).add(caseNumber, Photos.another());
      photos++;
    }
    try {
      engine.getTaskService().complete(task.getId(), fields);
    } catch (RuntimeException refused) {
      engine.getTaskService().setAssignee(task.getId(), null);
      throw refused;
    }
    return key;
  }

  private static boolean refusal(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidInput || cause instanceof NotAllowed) {
        return true;
      }
    }
    return false;
  }

  private List<String> people(Task task) {
    if (task.getAssignee() != null) {
      return List.of(task.getAssignee());
    }
    var people =
        new ArrayList<>(
            engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .flatMap(
                    group ->
                        engine
                            .getIdentityService()
                            .createUserQuery()
                            .memberOfGroup(group)
                            .list()
                            .stream())
                .map(User::getId)
                .distinct()
                .sorted()
                .toList());
    Collections.shuffle(people, random);
    return people;
  }

  private String fire(Job timer) {
    engine.getManagementService().executeJob(timer.getId());
    return processes.activityOf(timer);
  }

  private List<Task> tasks() {
    return engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceBusinessKey(caseNumber.value())
        .list()
        .stream()
        .sorted(Comparator.comparing(Task::getTaskDefinitionKey).thenComparing(Task::getCreateTime))
        .toList();
  }

  private List<Job> timers() {
    return processes.timers().stream().sorted(Comparator.comparing(processes::activityOf)).toList();
  }
}
