package org.aidflow.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.boot.test.context.TestComponent;

/**
 * Hears which flows and events the engine takes while a test runs, in processes that this test has
 * started: what it drives on of another one, it asserts nothing about.
 */
@TestComponent
public class TakenPaths extends AbstractProcessEnginePlugin {
  private final Set<String> earlier = ConcurrentHashMap.newKeySet();
  private final Set<String> own = ConcurrentHashMap.newKeySet();
  private final Set<PathElement> taken = ConcurrentHashMap.newKeySet();

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners();
    var all = new ArrayList<BpmnParseListener>(listeners == null ? List.of() : listeners);
    all.add(new Ears(this::hear));
    configuration.setCustomPostBPMNParseListeners(all);
  }

  void nextTest() {
    earlier.addAll(own);
    own.clear();
    taken.clear();
  }

  Set<PathElement> taken() {
    return Set.copyOf(taken);
  }

  private void hear(DelegateExecution execution) {
    var root = ((ExecutionEntity) execution).getRootProcessInstanceId();
    if (earlier.contains(root)) {
      return;
    }
    own.add(root);
    var flow = execution.getCurrentTransitionId();
    // an id holds the key unless it would be too long
    var model = ((ExecutionEntity) execution).getProcessDefinition().getKey();
    taken.add(new PathElement(model, flow == null ? execution.getCurrentActivityId() : flow));
  }

  private static final class Ears extends AbstractBpmnParseListener {
    private final ExecutionListener ear;

    private Ears(ExecutionListener ear) {
      this.ear = ear;
    }

    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
      flow.addListener(ExecutionListener.EVENTNAME_TAKE, ear);
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl event) {
      hear(event);
    }

    @Override
    public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl event) {
      hear(event);
    }

    @Override
    public void parseBoundaryEvent(Element element, ScopeImpl scope, ActivityImpl event) {
      hear(event);
    }

    @Override
    public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl event) {
      hear(event);
    }

    @Override
    public void parseIntermediateThrowEvent(Element element, ScopeImpl scope, ActivityImpl event) {
      hear(event);
    }

    private void hear(ActivityImpl event) {
      event.addListener(ExecutionListener.EVENTNAME_END, ear);
    }
  }
}
