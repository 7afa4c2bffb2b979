package org.aidflow.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.stereotype.Service;

/** What a form calls its fields and their choices, by the newest version of the form. */
@Service
public class FormWords {

  private final ProcessEngineConfigurationImpl engine;
  private final OwnName ownName;
  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Map<String, FieldWords>> byDefinition = new ConcurrentHashMap<>();

  FormWords(ProcessEngine engine, OwnName ownName) {
    this.ownName = ownName;
    this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }

  /**
   * A field of a form.
   *
   * @param choices the labels of its choices by their values; empty when there is nothing to choose
   */
  public record FieldWords(String label, Map<String, String> choices) {}

  /**
   * The fields in the order of the form, by their keys; those of a list's rows as {@code
   * list.field}. Empty when there is no such form.
   */
  public Map<String, FieldWords> of(String formId) {
    return ownName.ask(
        () -> engine.getCommandExecutorTxRequired().execute(context -> newest(formId, context)));
  }

  private Map<String, FieldWords> newest(String formId, CommandContext context) {
    var definition = context.getCamundaFormDefinitionManager().findLatestDefinitionByKey(formId);
    if (definition == null) {
      return Map.of();
    }
    return byDefinition.computeIfAbsent(
        definition.getId(),
        id ->
            read(
                context
                    .getResourceManager()
                    .findResourceByDeploymentIdAndResourceName(
                        definition.getDeploymentId(), definition.getResourceName())
                    .getBytes()));
  }

  private Map<String, FieldWords> read(byte[] form) {
    try {
      return in(json.readTree(form));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fields of this form, as {@link #of} has them. */
  public static Map<String, FieldWords> in(JsonNode form) {
    var fields = new LinkedHashMap<String, FieldWords>();
    collect(form.path("components"), "", fields);
    return fields;
  }

  private static void collect(JsonNode components, String path, Map<String, FieldWords> fields) {
    for (var component : components) {
      var key = component.path("key").asText(component.path("path").asText());
      if (!key.isEmpty()) {
        fields.put(path + key, new FieldWords(label(component, key), choices(component)));
      }
      collect(component.path("components"), key.isEmpty() ? path : path + key + ".", fields);
    }
  }

  private static String label(JsonNode component, String key) {
    return component.path("label").asText(component.path("dateLabel").asText(key));
  }

  private static Map<String, String> choices(JsonNode component) {
    var choices = new LinkedHashMap<String, String>();
    component
        .path("values")
        .forEach(one -> choices.put(one.path("value").asText(), one.path("label").asText()));
    return choices;
  }
}
