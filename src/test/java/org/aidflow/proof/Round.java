package org.aidflow.proof;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Goes round all cases: sees where they stand, and has everybody do what is theirs to do, several
 * cases at a time.
 */
final class Round implements AutoCloseable {

  private static final int AT_A_TIME = 3;

  /**
   * How long to wait for a bank that is silent, or for jobs of which a killed node has the lease.
   */
  private static final long PATIENCE = 3_000_000_000L;

  private static final DateTimeFormatter OF_THE_ENGINE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

  private final ExecutorService people = Executors.newFixedThreadPool(AT_A_TIME);
  private final Map<String, Request> requests = new HashMap<>();
  private final Map<Request, Throwable> faults = new ConcurrentHashMap<>();
  private final Outside outside;
  private final Office office;
  private final Runnable afterEach;
  private Map<String, List<JsonNode>> tasks = Map.of();
  private Set<String> alive = Set.of();
  private String seen = "";
  private long stillSince;
  private Instant now = Instant.EPOCH;

  /**
   * A round of these requests and of what comes of them.
   *
   * @param afterEach turn of a case
   */
  Round(List<Request> filed, Outside outside, Office office, Runnable afterEach) {
    this.outside = outside;
    this.office = office;
    this.afterEach = afterEach;
    filed.forEach(request -> requests.put(request.caseNumber(), request));
  }

  List<Request> requests() {
    return List.copyOf(requests.values());
  }

  /** Goes round once; whether anybody did anything. */
  boolean go() {
    look();
    var turns = new ArrayList<Callable<Boolean>>();
    for (var request : requests.values()) {
      var open = tasks.getOrDefault(request.caseNumber(), List.of());
      if (!faults.containsKey(request) && (!open.isEmpty() || request.isOutsidesTurn())) {
        turns.add(() -> tryTurn(request, open));
      }
    }
    return anyMoved(turns);
  }

  private void look() {
    var cases = outside.cases();
    for (var one : cases) {
      request(one.path("caseNumber").asText()).now(one);
    }
    var keys = keysOfInstances();
    alive = new HashSet<>(keys.values());
    var open = office.all("task?sortBy=created&sortOrder=asc");
    tasks =
        open.stream()
            .collect(
                groupingBy(task -> keys.getOrDefault(task.path("processInstanceId").asText(), "")));
    tasks.remove("");
    tasks.keySet().forEach(key -> request(key));
    var now = cases + " " + open;
    if (!now.equals(seen)) {
      seen = now;
      stillSince = System.nanoTime();
    }
  }

  private Request request(String key) {
    return requests.computeIfAbsent(
        key,
        fresh ->
            new Request(
                key.startsWith("HR-") ? Mix.BY_ITSELF : Mix.MONEY_BACK, fresh, Mix.NOBODYS_FILING));
  }

  private Map<String, String> keysOfInstances() {
    return office.all("process-instance?sortBy=instanceId&sortOrder=asc").stream()
        .collect(
            toMap(
                instance -> instance.path("id").asText(),
                instance -> instance.path("businessKey").asText()));
  }

  private boolean turn(Request request, List<JsonNode> open) {
    var moved = false;
    if (request.hasDeedsLeft()) {
      var view = outside.caseOf(request.caseNumber());
      request.now(view);
      while (request.isOutsidesTurn() && request.act(outside, view)) {
        moved = true;
        view = outside.caseOf(request.caseNumber());
        request.now(view);
      }
    }
    // what was open before somebody outside did something may be so no more
    moved = moved || office.work(request, open) > 0;
    afterEach.run();
    return moved;
  }

  /** What went wrong with a case is kept, and the others go on. */
  private boolean tryTurn(Request request, List<JsonNode> open) {
    try {
      return turn(request, open);
    } catch (AssertionError | RuntimeException e) {
      faults.put(request, e);
      return true;
    }
  }

  private boolean anyMoved(List<Callable<Boolean>> turns) {
    try {
      var moved = false;
      for (var future : people.invokeAll(turns)) {
        moved |= future.get();
      }
      return moved;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What went wrong, by the request that it happened to. */
  Map<Request, Throwable> faults() {
    return faults;
  }

  /** Time has passed, and it is now so late: what follows from that is still to come. */
  void timePassed(Instant then) {
    now = then;
    stillSince = System.nanoTime();
  }

  /** Whether nothing happens by itself either, unless time passes. */
  boolean isQuiet() {
    var still = System.nanoTime() - stillSince;
    return !taskIsToBeTakenBack()
        && (still > PATIENCE || (still > PATIENCE / 10 && !bankIsToAnswer() && !jobsAreDue()));
  }

  /** Whether somebody has a task that they left, and is past its due date. */
  private boolean taskIsToBeTakenBack() {
    return requests.values().stream()
        .anyMatch(
            request ->
                tasks.getOrDefault(request.caseNumber(), List.of()).stream()
                    .anyMatch(task -> request.isLeft(task) && due(task).isBefore(now)));
  }

  private static Instant due(JsonNode task) {
    return OF_THE_ENGINE.parse(task.path("due").asText(), Instant::from);
  }

  private boolean jobsAreDue() {
    var due = office.auditor().get("/engine-rest/job/count?executable=true").orFail();
    return due.path("count").asInt() > 0;
  }

  private boolean bankIsToAnswer() {
    return requests.values().stream()
        .anyMatch(
            request ->
                request.status().equals("PAYING") && !tasks.containsKey(request.caseNumber()));
  }

  /** Whether everything has ended, or waits on the list. */
  boolean isTheLast() {
    return !alive.isEmpty() && unfinished().isEmpty();
  }

  /** What goes on, or has not come to the end that it should. */
  List<String> unfinished() {
    var unfinished = new ArrayList<String>();
    for (var request : requests.values()) {
      if (faults.containsKey(request)) {
        continue;
      }
      var goesOn = alive.contains(request.caseNumber()) && !request.isOnTheWaitingList();
      if (goesOn || !request.hasEndedWell()) {
        unfinished.add(request.toString());
      }
    }
    return unfinished;
  }

  @Override
  public void close() {
    people.shutdownNow();
  }
}
