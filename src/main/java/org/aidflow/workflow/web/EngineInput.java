package org.aidflow.workflow.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aidflow.exchange.StrictJson;
import org.aidflow.exchange.Texts;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.FieldError;
import org.aidflow.kernel.InvalidInput;
import org.camunda.bpm.engine.rest.dto.VariableValueDto;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;
import org.camunda.bpm.engine.rest.util.EngineUtil;

/**
 * Reads what comes to the engine's doors before the engine does: a body of bearable size, JSON that
 * is well formed and has no name twice, values of the types that they are said to be. What is wrong
 * is named by its field, which the engine itself does not do.
 */
public final class EngineInput implements ContainerRequestFilter {

  private static final int MOST_JSON = 1_000_000;

  /** Models and forms that are deployed. */
  private static final int MOST_FILES = 11_000_000;

  private static final ObjectMapper STRICT =
      JacksonConfigurator.configureObjectMapper(
          JsonMapper.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .build());

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    check(request.getUriInfo().getQueryParameters());
    if (!request.hasEntity()) {
      return;
    }
    var isJson = isJson(request.getMediaType());
    var most = isJson ? MOST_JSON : MOST_FILES;
    var body = request.getEntityStream().readNBytes(most + 1);
    if (body.length > most) {
      request.abortWith(Refusals.tooLarge());
      return;
    }
    if (isJson && body.length > 0) {
      check(read(body));
    }
    request.setEntityStream(new ByteArrayInputStream(body));
  }

  private static boolean isJson(MediaType type) {
    return type != null
        && (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
            || type.getSubtype().endsWith("+json"));
  }

  private static JsonNode read(byte[] body) throws IOException {
    try {
      return STRICT.readTree(body);
    } catch (JsonProcessingException e) {
      throw StrictJson.refusal(e);
    }
  }

  private static void check(MultivaluedMap<String, String> query) {
    if (query.containsKey("orQueries")) {
      throw InvalidInput.of("orQueries", ErrorCode.UNKNOWN_FIELD, "only in the body of a POST");
    }
    var errors = new ArrayList<FieldError>();
    query.forEach((name, values) -> values.forEach(value -> checkText(name, name + value, errors)));
    InvalidInput.throwIfAny(errors);
  }

  private static void check(JsonNode body) {
    if (!body.isContainerNode()) {
      throw InvalidInput.of("", ErrorCode.WRONG_TYPE, "must be a JSON object");
    }
    var errors = new ArrayList<FieldError>();
    checkTexts("", body, errors);
    body.path("variables")
        .properties()
        .forEach(variable -> checkType(variable.getKey(), variable.getValue(), errors));
    InvalidInput.throwIfAny(errors);
  }

  /** The values of variables are for the guard, which knows their names. */
  private static void checkTexts(String field, JsonNode node, List<FieldError> errors) {
    if (node.isTextual()) {
      checkText(field, node.textValue(), errors);
    }
    if (node.isArray()) {
      node.forEach(item -> checkTexts(field, item, errors));
    }
    node.properties().stream()
        .filter(member -> !member.getKey().equals("variables"))
        .forEach(member -> checkTexts(member.getKey(), member.getValue(), errors));
  }

  private static void checkText(String field, String text, List<FieldError> errors) {
    if (!Texts.isPlain(text)) {
      errors.add(new FieldError(field, ErrorCode.BAD_FORMAT, "holds characters that nobody sees"));
    }
  }

  private static void checkType(String name, JsonNode typed, List<FieldError> errors) {
    try {
      STRICT
          .treeToValue(typed, VariableValueDto.class)
          .toTypedValue(EngineUtil.lookupProcessEngine(null), STRICT);
    } catch (JsonProcessingException | RuntimeException e) {
      errors.add(new FieldError(name, ErrorCode.WRONG_TYPE, "is not of its type"));
    }
  }
}
