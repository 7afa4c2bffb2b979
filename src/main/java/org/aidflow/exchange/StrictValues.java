package org.aidflow.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;

/** Texts without characters that no one can see or store; days and instants as text only. */
final class StrictValues extends SimpleModule {

  StrictValues() {
    super("strict values");
    addDeserializer(String.class, new PlainText());
    addDeserializer(
        Instant.class,
        new FromText<>(Instant.class, text -> OffsetDateTime.parse(text).toInstant()));
    addDeserializer(LocalDate.class, new FromText<>(LocalDate.class, LocalDate::parse));
  }

  private static final class PlainText extends StringDeserializer {

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = super.deserialize(parser, context);
      if (text != null && !Texts.isPlain(text)) {
        throw context.weirdStringException("", String.class, "control characters");
      }
      return text;
    }
  }

  private static final class FromText<T> extends StdScalarDeserializer<T> {

    /** Beyond it the database and people's calendars end. */
    private static final int LONGEST = "2026-11-20T02:15:00.123456789+08:00".length();

    private final transient Function<String, T> form;

    FromText(Class<T> type, Function<String, T> form) {
      super(type);
      this.form = form;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return handledType().cast(context.handleUnexpectedToken(handledType(), parser));
      }
      String text = parser.getText();
      if (text.length() > LONGEST || text.startsWith("+") || text.startsWith("-")) {
        throw context.weirdStringException("", handledType(), "too far away");
      }
      try {
        return form.apply(text);
      } catch (DateTimeException e) {
        throw context.weirdStringException("", handledType(), "not ISO 8601");
      }
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<T> handledType() {
      return (Class<T>) _valueClass;
    }
  }
}
