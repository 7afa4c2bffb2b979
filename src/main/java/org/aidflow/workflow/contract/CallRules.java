package org.aidflow.workflow.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.jspecify.annotations.Nullable;

/** How a lifecycle and the stages that it calls speak to each other. */
final class CallRules {

  private static final String BUSINESS_KEY = "#{execution.processBusinessKey}";

  private CallRules() {}

  static Stream<ModelFault> aCallReachesItsStage(
      ProcessFile file, ModelFiles all, ModelNames names) {
    return file.all(CallActivity.class)
        .filter(call -> stageOf(call, all).isEmpty() || !isLatest(call))
        .map(
            call ->
                file.fault(
                    call,
                    ("calls %s, which is not there or not its latest version; name a process of"
                            + " processes/ and bind it to latest")
                        .formatted(call.getCalledElement())));
  }

  static Stream<ModelFault> aCallPassesItsSubject(
      ProcessFile file, ModelFiles all, ModelNames names) {
    return file.faults(
        CallActivity.class,
        call -> !passes(file.subjectVariables(), call),
        "does not pass the %s; pass the business key %s and %s by name, and never all variables"
            .formatted(
                file.subject().orElse("case"),
                BUSINESS_KEY,
                String.join(", ", file.subjectVariables())));
  }

  static Stream<ModelFault> aStageIsAboutTheSameSubject(
      ProcessFile file, ModelFiles all, ModelNames names) {
    return file.all(CallActivity.class)
        .flatMap(
            call ->
                stageOf(call, all).filter(stage -> !stage.subject().equals(file.subject())).stream()
                    .map(
                        stage ->
                            file.fault(
                                call,
                                "calls %s, which is about a %s; call a stage about a %s"
                                    .formatted(
                                        stage.key(),
                                        stage.subject().orElse("case"),
                                        file.subject().orElse("case")))));
  }

  private static boolean passes(List<String> variables, CallActivity call) {
    var ins = ProcessFile.extensions(call, CamundaIn.class);
    var outs = ProcessFile.extensions(call, CamundaOut.class);
    Set<@Nullable String> passed = new HashSet<>();
    ins.forEach(in -> passed.add(in.getCamundaTarget()));
    return ins.stream().anyMatch(in -> BUSINESS_KEY.equals(in.getCamundaBusinessKey()))
        && ins.stream().allMatch(in -> in.getCamundaVariables() == null)
        && outs.stream().allMatch(out -> out.getCamundaVariables() == null)
        && passed.containsAll(variables);
  }

  static Stream<ModelFault> aCallMapsDeclaredVariables(
      ProcessFile file, ModelFiles all, ModelNames names) {
    return file.all(CallActivity.class)
        .flatMap(call -> stageOf(call, all).stream().flatMap(to -> mapped(file, call, to)));
  }

  private static Stream<ModelFault> mapped(ProcessFile file, CallActivity call, ProcessFile stage) {
    var ins = ProcessFile.extensions(call, CamundaIn.class);
    var outs = ProcessFile.extensions(call, CamundaOut.class);
    return Stream.of(
            undeclared(file, ins, CamundaIn::getCamundaSource),
            undeclared(stage, ins, CamundaIn::getCamundaTarget),
            undeclared(stage, outs, CamundaOut::getCamundaSource),
            undeclared(file, outs, CamundaOut::getCamundaTarget))
        .flatMap(messages -> messages)
        .map(message -> file.fault(call, message));
  }

  private static <T> Stream<String> undeclared(
      ProcessFile where, List<T> mappings, Function<T, @Nullable String> named) {
    var declared = where.variables();
    return mappings.stream()
        .map(named)
        .filter(Objects::nonNull)
        .filter(name -> !declared.containsKey(name))
        .map(
            name ->
                ("maps %s, which %s does not declare; add the extension property variable:%s there,"
                        + " or correct the name")
                    .formatted(name, where.name(), name));
  }

  private static Optional<ProcessFile> stageOf(CallActivity call, ModelFiles all) {
    return Optional.ofNullable(call.getCalledElement()).flatMap(all::process);
  }

  private static boolean isLatest(CallActivity call) {
    @Nullable String binding = call.getCamundaCalledElementBinding();
    return binding == null || binding.equals("latest");
  }
}
