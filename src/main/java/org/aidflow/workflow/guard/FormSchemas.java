package org.aidflow.workflow.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the form of a task as Tasklist shows it, read once for each version. */
@Component
class FormSchemas {

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, JsonNode> byId = new ConcurrentHashMap<>();

  /** The form of the task; none when the model names none. */
  Optional<JsonNode> of(TaskEntity task, CommandContext context) {
    var form = task.getTaskDefinition().getTaskFormHandler().createTaskForm(task);
    return of(form.getCamundaFormRef(), form.getDeploymentId(), context);
  }

  /** The start form of the process; none when the model names none. */
  Optional<JsonNode> of(ProcessDefinitionEntity definition, CommandContext context) {
    var handler = definition.getStartFormHandler();
    if (handler == null) {
      return Optional.empty();
    }
    var form = handler.createStartFormData(definition);
    return of(form.getCamundaFormRef(), definition.getDeploymentId(), context);
  }

  private Optional<JsonNode> of(
      @Nullable CamundaFormRef reference, String deploymentId, CommandContext context) {
    if (reference == null || reference.getKey() == null) {
      return Optional.empty();
    }
    var definition = new GetCamundaFormDefinitionCmd(reference, deploymentId).execute(context);
    if (definition == null) {
      throw new IllegalStateException("The form " + reference + " is not deployed");
    }
    return Optional.of(byId.computeIfAbsent(definition.getId(), id -> read(definition, context)));
  }

  private JsonNode read(CamundaFormDefinition definition, CommandContext context) {
    var resource =
        context
            .getResourceManager()
            .findResourceByDeploymentIdAndResourceName(
                definition.getDeploymentId(), definition.getResourceName());
    try {
      return json.readTree(resource.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("The form " + definition.getKey() + " is unreadable", e);
    }
  }
}
