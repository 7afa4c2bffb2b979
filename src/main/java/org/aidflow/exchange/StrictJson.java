package org.aidflow.exchange;

import static com.fasterxml.jackson.databind.cfg.CoercionAction.Fail;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.type.LogicalType;
import jakarta.validation.Validator;
import java.util.List;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.FieldError;
import org.aidflow.kernel.InvalidInput;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.stereotype.Component;

/**
 * Reads JSON as the front door does: every field known, every value of its type, nothing converted,
 * no name twice, texts that a database and a bank can hold, and the constraints of the type obeyed.
 */
@Component
public class StrictJson {

  private final ObjectMapper mapper;
  private final Validator validator;

  StrictJson(Jackson2ObjectMapperBuilder builder, Validator validator) {
    this.mapper = strict(builder);
    this.validator = validator;
  }

  /**
   * The value that the text stands for.
   *
   * @throws InvalidInput naming each wrong field by its path
   */
  public <T> T read(String text, Class<T> type) {
    try {
      T value = mapper.readValue(text, type);
      if (value == null) {
        throw InvalidInput.of("", ErrorCode.REQUIRED, "a value is required");
      }
      InvalidInput.throwIfAny(validator.validate(value).stream().map(Violations::error).toList());
      return value;
    } catch (JsonProcessingException e) {
      throw refusal(e);
    }
  }

  /** The text of a value of ours, as {@link #read} takes it. */
  public String write(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not writable as JSON: " + value.getClass(), e);
    }
  }

  /** A mapper with these rules; the constraints are the caller's business. */
  public ObjectMapper mapper() {
    return mapper;
  }

  /** What was wrong with a text that the mapper did not read. */
  public static InvalidInput refusal(JsonProcessingException failure) {
    return new InvalidInput(List.of(error(failure)));
  }

  private static FieldError error(JsonProcessingException failure) {
    if (!(failure instanceof JsonMappingException mapping)) {
      return new FieldError("", ErrorCode.UNREADABLE, "not well-formed JSON");
    }
    String field = path(mapping.getPath());
    if (failure instanceof UnrecognizedPropertyException) {
      return new FieldError(field, ErrorCode.UNKNOWN_FIELD, "unknown field");
    }
    if (failure instanceof InvalidFormatException format) {
      return wrongFormat(field, format);
    }
    if (failure instanceof InvalidNullException) {
      return new FieldError(field, ErrorCode.REQUIRED, "is required");
    }
    if (failure instanceof ValueInstantiationException) {
      return new FieldError(field, ErrorCode.BAD_FORMAT, "wrong format");
    }
    if (failure.getCause() instanceof InputCoercionException) {
      return new FieldError(field, ErrorCode.OUT_OF_RANGE, "too large a number");
    }
    if (failure.getCause() instanceof JsonProcessingException) {
      return new FieldError(field, ErrorCode.UNREADABLE, "not well-formed JSON");
    }
    return mismatch(field, mapping);
  }

  private static FieldError wrongFormat(String field, InvalidFormatException failure) {
    Class<?> wanted = failure.getTargetType();
    if (wanted.isEnum()) {
      return new FieldError(
          field, ErrorCode.UNKNOWN_CODE, "one of " + List.of(wanted.getEnumConstants()));
    }
    return failure.getValue() instanceof String && !isPlain(wanted)
        ? new FieldError(field, ErrorCode.BAD_FORMAT, "wrong format")
        : new FieldError(field, ErrorCode.WRONG_TYPE, "wrong type");
  }

  private static boolean isPlain(Class<?> type) {
    return type.isPrimitive() || Number.class.isAssignableFrom(type) || type == Boolean.class;
  }

  private static FieldError mismatch(String field, JsonMappingException failure) {
    String said = failure.getOriginalMessage();
    if (said.startsWith("Cannot map `null`")) {
      return new FieldError(field, ErrorCode.REQUIRED, "is required");
    }
    return said.startsWith("No content") || said.startsWith("Trailing token")
        ? new FieldError(field, ErrorCode.UNREADABLE, "one value, no less and no more")
        : new FieldError(field, ErrorCode.WRONG_TYPE, "wrong type");
  }

  private static String path(List<JsonMappingException.Reference> references) {
    var path = new StringBuilder();
    for (var reference : references) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return path.toString();
  }

  private static ObjectMapper strict(Jackson2ObjectMapperBuilder builder) {
    return builder
        .featuresToEnable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .featuresToDisable(
            DeserializationFeature.ACCEPT_FLOAT_AS_INT, MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .postConfigurer(StrictJson::convertNothing)
        .build();
  }

  private static void convertNothing(ObjectMapper mapper) {
    mapper
        .coercionConfigFor(LogicalType.Textual)
        .setCoercion(CoercionInputShape.Integer, Fail)
        .setCoercion(CoercionInputShape.Float, Fail)
        .setCoercion(CoercionInputShape.Boolean, Fail);
    mapper.registerModule(new StrictValues());
    mapper.coercionConfigDefaults().setCoercion(CoercionInputShape.EmptyString, Fail);
  }
}
