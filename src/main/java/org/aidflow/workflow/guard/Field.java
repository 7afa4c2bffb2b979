package org.aidflow.workflow.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form and what it takes.
 *
 * @param path its name in messages, {@code lines[0].confirmedYuan}
 * @param scope what expressions of the form see
 */
record Field(String path, JsonNode schema, Map<String, Object> scope, List<FieldError> errors) {

  private static final int LONGEST_LINE = 500;
  private static final int LONGEST_TEXT = 5000;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,10})?");
  private static final String YUAN = "Yuan";

  /** Shown only: the application knows its value, or computes it. */
  boolean isReadOnly() {
    return type().equals("expression") || isTrue("readonly") || isTrue("disabled");
  }

  /** The value to hand on, or none when nothing was filled in or something is wrong with it. */
  Optional<Object> value(JsonNode submitted) {
    if (isEmpty(submitted)) {
      if (validate().path("required").asBoolean()) {
        refuse(ErrorCode.REQUIRED, "is required");
      }
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (type()) {
          case "checkbox" -> yesOrNo(submitted);
          case "number" -> number(submitted);
          case "radio", "select" -> choice(submitted);
          case "checklist", "taglist" -> choices(submitted);
          case "datetime" -> moment(submitted);
          default -> text(submitted);
        });
  }

  /** A box that is not ticked, a list without entries and text without letters are empty, too. */
  static boolean isEmpty(JsonNode submitted) {
    return submitted.isMissingNode()
        || submitted.isNull()
        || (submitted.isBoolean() && !submitted.booleanValue())
        || (submitted.isTextual() && submitted.textValue().isBlank())
        || (submitted.isArray() && submitted.isEmpty());
  }

  private @Nullable Object yesOrNo(JsonNode submitted) {
    return submitted.isBoolean() ? true : refuse(ErrorCode.WRONG_TYPE, "must be yes or no");
  }

  private @Nullable Object text(JsonNode submitted) {
    if (!submitted.isTextual()) {
      return refuse(ErrorCode.WRONG_TYPE, "must be text");
    }
    var text = submitted.textValue().strip();
    if (!text.codePoints().allMatch(Field::isReadable)) {
      return refuse(ErrorCode.BAD_FORMAT, "holds characters that cannot be read");
    }
    var longest = type().equals("textarea") ? LONGEST_TEXT : LONGEST_LINE;
    if (text.length() > bound("maxLength").map(BigDecimal::intValue).orElse(longest)) {
      return refuse(ErrorCode.TOO_LONG, "is too long");
    }
    if (text.length() < bound("minLength").map(BigDecimal::intValue).orElse(0)) {
      return refuse(ErrorCode.TOO_SHORT, "is too short");
    }
    var pattern = validate().path("pattern").asText();
    if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(text).find()) {
      return refuse(ErrorCode.BAD_FORMAT, "does not have the form that is asked for");
    }
    return text;
  }

  private static boolean isReadable(int character) {
    return character == '\n'
        || character == '\r'
        || character == '\t'
        || (!Character.isISOControl(character)
            && Character.getType(character) != Character.SURROGATE);
  }

  private @Nullable Object number(JsonNode submitted) {
    var isNumber = submitted.isNumber() || submitted.isTextual();
    var written =
        submitted.isNumber()
            ? submitted.decimalValue().toPlainString()
            : submitted.asText().strip();
    if (!isNumber || !NUMBER.matcher(written).matches()) {
      return refuse(ErrorCode.WRONG_TYPE, "must be a number");
    }
    var isMoney = path.endsWith(YUAN);
    var decimals = isMoney ? 2 : schema.path("decimalDigits").asInt(10);
    var number = new BigDecimal(written).stripTrailingZeros();
    if (number.scale() > decimals) {
      return refuse(
          ErrorCode.BAD_FORMAT,
          decimals == 0 ? "must be a whole number" : "has more than " + decimals + " decimals");
    }
    if (bound("min")
        .or(() -> ifMoney(isMoney))
        .filter(least -> number.compareTo(least) < 0)
        .isPresent()) {
      return refuse(ErrorCode.OUT_OF_RANGE, "is less than is possible here");
    }
    if (bound("max").filter(most -> number.compareTo(most) > 0).isPresent()) {
      return refuse(ErrorCode.OUT_OF_RANGE, "is more than is possible here");
    }
    if (isMoney) {
      return number.movePointRight(2).longValueExact();
    }
    return number.scale() <= 0 ? number.longValueExact() : (Object) number.toPlainString();
  }

  private static Optional<BigDecimal> ifMoney(boolean isMoney) {
    return isMoney ? Optional.of(BigDecimal.ZERO) : Optional.empty();
  }

  private @Nullable Object choice(JsonNode submitted) {
    return submitted.isValueNode() && options().contains(submitted.asText())
        ? submitted.asText()
        : refuse(ErrorCode.UNKNOWN_CODE, "is none of the choices");
  }

  private @Nullable Object choices(JsonNode submitted) {
    if (!submitted.isArray()) {
      return refuse(ErrorCode.WRONG_TYPE, "must be a list of choices");
    }
    var options = options();
    var chosen = new ArrayList<String>();
    for (var choice : submitted) {
      if (!choice.isValueNode() || !options.contains(choice.asText())) {
        return refuse(ErrorCode.UNKNOWN_CODE, "holds what is none of the choices");
      }
      chosen.add(choice.asText());
    }
    return new HashSet<>(chosen).size() == chosen.size()
        ? chosen
        : refuse(ErrorCode.DUPLICATE, "holds a choice twice");
  }

  /** The choices the form lists, or those of a variable or expression that it names. */
  private List<String> options() {
    if (schema.has("values")) {
      var options = new ArrayList<String>();
      schema.path("values").forEach(option -> options.add(option.path("value").asText()));
      return options;
    }
    var expression = schema.path("valuesExpression").asText();
    var offered =
        Feel.isExpression(expression)
            ? Feel.evaluate(expression, scope)
            : scope.get(schema.path("valuesKey").asText());
    return offered instanceof List<?> list ? list.stream().map(Field::option).toList() : List.of();
  }

  private static String option(Object offered) {
    return String.valueOf(offered instanceof Map<?, ?> named ? named.get("value") : offered);
  }

  private @Nullable Object moment(JsonNode submitted) {
    if (!submitted.isTextual()) {
      return refuse(ErrorCode.WRONG_TYPE, "must be a date or time");
    }
    var text = submitted.textValue().strip();
    var isMoment =
        switch (schema.path("subtype").asText("date")) {
          case "time" -> is(text, LocalTime::parse) || is(text, OffsetTime::parse);
          case "datetime" -> is(text, LocalDateTime::parse) || is(text, OffsetDateTime::parse);
          default -> is(text, LocalDate::parse);
        };
    if (!isMoment) {
      return refuse(ErrorCode.BAD_FORMAT, "is no " + schema.path("subtype").asText("date"));
    }
    return schema.path("subtype").asText("date").equals("time") || text.matches("(19|20)\\d\\d-.*")
        ? text
        : refuse(ErrorCode.OUT_OF_RANGE, "is in another century");
  }

  private static boolean is(String text, Function<String, TemporalAccessor> parse) {
    try {
      return parse.apply(text) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** A bound that is a number or an expression. */
  private Optional<BigDecimal> bound(String name) {
    var bound = validate().path(name);
    @Nullable Object value =
        bound.isTextual() && Feel.isExpression(bound.textValue())
            ? Feel.evaluate(bound.textValue(), scope)
            : bound.asText();
    return Optional.ofNullable(value)
        .map(String::valueOf)
        .filter(text -> NUMBER.matcher(text).matches())
        .map(BigDecimal::new);
  }

  private boolean isTrue(String property) {
    var value = schema.path(property);
    var computed = value.isTextual() && Feel.isExpression(value.textValue());
    return computed
        ? Boolean.TRUE.equals(Feel.evaluate(value.textValue(), scope))
        : value.asBoolean();
  }

  private String type() {
    return schema.path("type").asText();
  }

  private JsonNode validate() {
    return schema.path("validate");
  }

  /** Says it with the field's label, as the official sees it. */
  @Nullable Object refuse(ErrorCode code, String message) {
    errors.add(new FieldError(path, code, "“" + label() + "” " + message));
    return null;
  }

  private String label() {
    return Stream.of("label", "dateLabel", "timeLabel")
        .map(name -> schema.path(name).asText())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(path);
  }
}
