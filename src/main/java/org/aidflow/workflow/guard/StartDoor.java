package org.aidflow.workflow.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.NotAllowed;
import org.aidflow.workflow.CaseVariables;
import org.aidflow.workflow.FormInput;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.runtime.ProcessInstanceWithVariables;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * Lifecycles, and nothing else, are started from outside: with the one JSON variable {@code
 * request}, or with what was typed into their start form. Either files the case by the code of the
 * front door and is gone with the transaction.
 */
@Component
class StartDoor {

  private static final String REQUEST = CaseVariables.REQUEST.name();

  private final Settings settings;
  private final FormSchemas forms;

  /**
   * Which processes file a case.
   *
   * @param startable their keys
   */
  @ConfigurationProperties("aidflow.engine")
  record Settings(@DefaultValue("help-request") List<String> startable) {}

  StartDoor(Settings settings, FormSchemas forms) {
    this.settings = settings;
    this.forms = forms;
  }

  /** The command to execute instead; none when it is not for this door. */
  @SuppressWarnings("unchecked")
  <T> Optional<Command<T>> admit(Command<T> command, Outsider outsider, CommandContext context) {
    var fields = Fields.of(command);
    if (command.getClass() == StartProcessInstanceCmd.class) {
      ProcessInstantiationBuilderImpl builder =
          fields.find("instantiationBuilder", ProcessInstantiationBuilderImpl.class).orElseThrow();
      return Optional.of(
          (Command<T>)
              start(builder, builder.getBusinessKey(), builder.getVariables(), outsider, context));
    }
    if (command.getClass() == SubmitStartFormCmd.class) {
      var builder = byId(fields.find("processDefinitionId", String.class).orElseThrow(), context);
      return Optional.of(
          (Command<T>)
              start(
                  builder,
                  fields.text("businessKey"),
                  fields.variables("variables"),
                  outsider,
                  context));
    }
    return Optional.empty();
  }

  private Command<ProcessInstanceWithVariables> start(
      ProcessInstantiationBuilderImpl builder,
      @Nullable String businessKey,
      @Nullable Map<String, Object> variables,
      Outsider outsider,
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
    var submission = Submission.of(variables);
    var cleaned = byId(definition.getId(), context);
    var form = submission.has(REQUEST) ? Optional.<JsonNode>empty() : forms.of(definition, context);
    if (form.isEmpty()) {
      cleaned.setVariable(REQUEST, Variables.stringValue(request(submission), true));
      return new StartProcessInstanceCmd(cleaned);
    }
    var fields = FormCheck.check(form.get(), submission, JsonNodeFactory.instance.objectNode());
    cleaned.setVariables(
        FormInput.of(form.get().path("id").asText(), "", "", outsider.userId(), fields)
            .asTransientVariable());
    return inner -> {
      try {
        return new StartProcessInstanceCmd(cleaned).execute(inner);
      } catch (InvalidInput refused) {
        throw InWords.of(refused, form.get());
      }
    };
  }

  private static String request(ObjectNode submission) {
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
