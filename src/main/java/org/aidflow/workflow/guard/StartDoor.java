package org.aidflow.workflow.guard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.NotAllowed;
import org.aidflow.workflow.CaseVariables;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * Lifecycles, and nothing else, are started from outside: with the one JSON variable {@code
 * request}, which files the case by the code of the front door and is gone with the transaction.
 */
@Component
class StartDoor {

  private static final String REQUEST = CaseVariables.REQUEST.name();

  private final Settings settings;

  /**
   * Which processes file a case.
   *
   * @param startable their keys
   */
  @ConfigurationProperties("aidflow.engine")
  record Settings(@DefaultValue("help-request") List<String> startable) {}

  StartDoor(Settings settings) {
    this.settings = settings;
  }

  /** The command to execute instead; none when it is not for this door. */
  @SuppressWarnings("unchecked")
  <T> Optional<Command<T>> admit(Command<T> command, Outsider outsider, CommandContext context) {
    var fields = Fields.of(command);
    if (command.getClass() == StartProcessInstanceCmd.class) {
      ProcessInstantiationBuilderImpl builder =
          fields.find("instantiationBuilder", ProcessInstantiationBuilderImpl.class).orElseThrow();
      return Optional.of(
          (Command<T>) start(builder, builder.getBusinessKey(), builder.getVariables(), context));
    }
    if (command.getClass() == SubmitStartFormCmd.class) {
      var builder = byId(fields.find("processDefinitionId", String.class).orElseThrow(), context);
      return Optional.of(
          (Command<T>)
              start(builder, fields.text("businessKey"), fields.variables("variables"), context));
    }
    return Optional.empty();
  }

  private StartProcessInstanceCmd start(
      ProcessInstantiationBuilderImpl builder,
      @Nullable String businessKey,
      @Nullable Map<String, Object> variables,
      CommandContext context) {
    var definition =
        context.runWithoutAuthorization(new GetDeployedProcessDefinitionCmd(builder, false));
    if (!settings.startable().contains(definition.getKey())) {
      throw new NotAllowed("This process is not started from outside.");
    }
    if (businessKey != null && !businessKey.isEmpty()) {
      throw InvalidInput.of(
          "businessKey",
          ErrorCode.UNKNOWN_FIELD,
          "the case number is given when the case is filed");
    }
    var request = request(variables);
    var cleaned = byId(definition.getId(), context);
    cleaned.setVariable(REQUEST, Variables.stringValue(request, true));
    return new StartProcessInstanceCmd(cleaned);
  }

  private static String request(@Nullable Map<String, Object> variables) {
    var submission = Submission.of(variables);
    submission
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals(REQUEST)) {
                throw InvalidInput.of(
                    name, ErrorCode.UNKNOWN_FIELD, "only the variable 'request' is taken");
              }
            });
    var request = submission.path(REQUEST);
    if (request.isMissingNode() || request.isNull()) {
      throw InvalidInput.of(REQUEST, ErrorCode.REQUIRED, "is required");
    }
    if (!request.isObject()) {
      throw InvalidInput.of(REQUEST, ErrorCode.WRONG_TYPE, "must be a JSON object");
    }
    return request.toString();
  }

  private static ProcessInstantiationBuilderImpl byId(String definitionId, CommandContext context) {
    return (ProcessInstantiationBuilderImpl)
        ProcessInstantiationBuilderImpl.createProcessInstanceById(
            context.getProcessEngineConfiguration().getCommandExecutorTxRequired(), definitionId);
  }
}
