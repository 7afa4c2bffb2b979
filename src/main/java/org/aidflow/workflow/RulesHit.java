package org.aidflow.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Listens to the decision engine, whose results leave out which rules hit. */
@Component
class RulesHit implements DmnDecisionTableEvaluationListener {

  private static final ThreadLocal<@Nullable Hearing> HEARING = new ThreadLocal<>();

  record Answer(DmnDecisionTableResult result, List<String> rules) {}

  private record Hearing(String table, List<String> rules) {}

  /** Asks, and hears which rules of this table hit meanwhile. */
  Answer during(String table, Supplier<DmnDecisionTableResult> question) {
    var hearing = new Hearing(table, new ArrayList<>());
    HEARING.set(hearing);
    try {
      return new Answer(question.get(), hearing.rules());
    } finally {
      HEARING.remove();
    }
  }

  @Override
  public void notify(DmnDecisionTableEvaluationEvent event) {
    var hearing = HEARING.get();
    if (hearing != null && hearing.table().equals(event.getDecisionTable().getKey())) {
      event.getMatchingRules().stream()
          .map(DmnEvaluatedDecisionRule::getId)
          .filter(Objects::nonNull)
          .forEach(hearing.rules()::add);
    }
  }
}
