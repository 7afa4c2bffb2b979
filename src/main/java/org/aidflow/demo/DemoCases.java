package org.aidflow.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseQuery;
import org.aidflow.disbursement.Disbursements;
import org.aidflow.exchange.Paging;
import org.aidflow.household.DepartmentRecords;
import org.aidflow.household.LocalPovertyRegister;
import org.aidflow.household.RegisterStatus;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.Money;
import org.aidflow.workflow.DueJobs;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Gives an empty database a past: donors and the families of {@link Stories}, whose cases were
 * worked on over the last months by the officials whose steps they were.
 */
@Component
@Profile("demo")
class DemoCases {
  private static final Period LISTED_FOR = Period.ofYears(1);

  /** More than somebody poor has. */
  private static final Money DEAR = Money.ofYuan("68000");

  private final LocalPovertyRegister register;
  private final DepartmentRecords departments;
  private final Disbursements disbursements;
  private final CaseFiles files;
  private final DueJobs jobs;
  private final AidflowClock clock;

  DemoCases(
      LocalPovertyRegister register,
      DepartmentRecords departments,
      Disbursements disbursements,
      CaseFiles files,
      DueJobs jobs,
      AidflowClock clock) {
    this.register = register;
    this.departments = departments;
    this.disbursements = disbursements;
    this.files = files;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Whether nobody has filed anything yet. */
  boolean areMissing() {
    return files
        .list(new CaseQuery("portal", null, null, null), new Paging(null, 1))
        .items()
        .isEmpty();
  }

  /** Lets the past happen, and ends in the present. */
  void happen(int port) {
    clock.begin(Period.ofDays(Stories.OLDEST_DAYS));
    var stories = Stories.all();
    listPoor(stories);
    enterRecords(stories);
    var walk = new Walk(new Doors(port), disbursements, clock, photos());
    walk.registerDonors();
    for (var moment : moments(stories)) {
      passTo(Instant.now().minus(Duration.ofDays(moment.step().daysAgo())));
      settle();
      walk.take(moment.story(), moment.step().deed());
      settle();
    }
    catchUp();
  }

  /** Has the clock say what the machine's says, when the past was not lived to its end. */
  void catchUp() {
    passTo(Instant.now());
  }

  /** Lists a family that nobody has filed for yet. */
  void listPoor(String residentId) {
    register.list(
        residentId, RegisterStatus.MINIMUM_ALLOWANCE, LocalDate.now(clock).plus(LISTED_FOR));
  }

  private void listPoor(List<Story> stories) {
    for (var story : stories) {
      if (story.register() != null) {
        register.list(story.residentId(), story.register(), LocalDate.now(clock).plus(LISTED_FOR));
      }
    }
  }

  private void enterRecords(List<Story> stories) {
    for (var story : stories) {
      if (story.known() != null) {
        departments.enter(story.residentId(), story.known(), DEAR);
      }
    }
  }

  /** Time passes between steps only: a job at work would lose its lease. */
  private void settle() {
    Doors.await("the engine to settle", () -> Optional.of(jobs).filter(DueJobs::isNone));
  }

  private void passTo(Instant then) {
    var now = clock.instant();
    if (now.isBefore(then)) {
      clock.advance(Duration.between(now, then));
    }
  }

  private record Moment(Story story, Story.Step step) {}

  /** All steps of all stories, the oldest first. */
  private static List<Moment> moments(List<Story> stories) {
    var moments = new ArrayList<Moment>();
    stories.forEach(story -> story.steps().forEach(step -> moments.add(new Moment(story, step))));
    moments.sort(Comparator.comparing((Moment moment) -> moment.step().daysAgo()).reversed());
    return moments;
  }

  private static List<byte[]> photos() {
    return List.of(photo("house-1.jpg"), photo("house-2.jpg"), photo("house-3.jpg"));
  }

  private static byte[] photo(String name) {
    try {
      return new ClassPathResource(name, DemoCases.class).getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
