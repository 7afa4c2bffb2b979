package org.aidflow.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One request of a proof on its way; where it stands is read from the application. */
final class Request {

  /** Of a case on the waiting list. */
  private static final String WAITING = "OPEN";

  private final Story story;
  private final String caseNumber;
  private final String holder;
  private final String account;
  private final String residentId;
  private final Map<String, Integer> tasksDone = new HashMap<>();
  private final Set<String> flags = new HashSet<>();
  private final Map<String, String> leftBy = new HashMap<>();
  private final List<String> gifts = new ArrayList<>();
  private String status = "FILED";
  private Instant updatedAt = Instant.EPOCH;
  private String first = "";
  private String elsewhere = "";
  private int deedsDone;

  /**
   * A request that was filed.
   *
   * @param filed the body it was filed with
   */
  Request(Story story, String caseNumber, JsonNode filed) {
    this.story = story;
    this.caseNumber = caseNumber;
    this.holder = filed.path("payee").path("holder").asText();
    this.residentId = filed.path("applicant").path("residentId").asText();
    this.account = filed.path("payee").path("accountNumber").asText();
  }

  /** The family has asked first in the case of this number. */
  Request after(String firstNumber) {
    first = firstNumber;
    return this;
  }

  /** Where the family goes when it moves. */
  Request moving(String village) {
    elsewhere = village;
    return this;
  }

  /** The village to which the family moves. */
  String elsewhere() {
    return elsewhere;
  }

  /** The case in which the family has asked first. */
  String first() {
    return first;
  }

  Story story() {
    return story;
  }

  /** The business key, which is the case number where it is a case. */
  String caseNumber() {
    return caseNumber;
  }

  String holder() {
    return holder;
  }

  String residentId() {
    return residentId;
  }

  String account() {
    return account;
  }

  String status() {
    return status;
  }

  /** Takes over where the case stands. */
  void now(JsonNode seen) {
    status = seen.path("status").asText();
    flags.clear();
    seen.path("flags").forEach(flag -> flags.add(flag.asText()));
    updatedAt = Instant.parse(seen.path("updatedAt").asText());
  }

  /** The day on which something last happened, where the family lives. */
  String lastDay() {
    return LocalDate.ofInstant(updatedAt, ZoneId.of("Asia/Shanghai")).toString();
  }

  /** What came in for it. */
  List<String> gifts() {
    return gifts;
  }

  boolean isHeld() {
    return flags.contains("HELD");
  }

  boolean hasEndedWell() {
    return status.equals(story.end())
        && deedsDone == story.deeds().size()
        && leftBy.keySet().containsAll(story.left())
        && story.tasks().entrySet().stream()
            .allMatch(often -> timesDone(often.getKey()) >= often.getValue());
  }

  /** Whether the last that an official said of it was to wait for money. */
  boolean isOnTheWaitingList() {
    return story.end().equals(WAITING)
        && status.equals(WAITING)
        && timesDone("UserTask_DecideUnmetNeed") > 0;
  }

  boolean hasDeedsLeft() {
    return deedsDone < story.deeds().size();
  }

  /** Whether somebody outside may have something to do. */
  boolean isOutsidesTurn() {
    return hasDeedsLeft() && story.deeds().get(deedsDone).statuses().contains(status);
  }

  /** Does what is due outside; whether anything was. */
  boolean act(Outside outside, JsonNode view) {
    if (!story.deeds().get(deedsDone).act().isDone(outside, this, view)) {
      return false;
    }
    deedsDone++;
    return true;
  }

  /** Whether the official who has just claimed this task does no more about it. */
  boolean leaves(String task, String official) {
    return story.left().contains(task) && leftBy.putIfAbsent(task, official) == null;
  }

  /** Whether this official has claimed the task before, and not done it. */
  boolean hasLeft(String task, String official) {
    return official.equals(leftBy.get(task));
  }

  /** Whether the task is still with somebody who does not do it. */
  boolean isLeft(JsonNode task) {
    return hasLeft(task.path("taskDefinitionKey").asText(), task.path("assignee").asText());
  }

  int timesDone(String task) {
    return tasksDone.getOrDefault(task, 0);
  }

  void done(String task) {
    tasksDone.merge(task, 1, Integer::sum);
  }

  @Override
  public String toString() {
    return "%s %s after %d deeds and %s, “%s”"
        .formatted(caseNumber, status, deedsDone, tasksDone, story);
  }
}
