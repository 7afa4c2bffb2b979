package org.aidflow.exchange.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has the description say of each member of a record whether it may be null, as the code does. */
@Component
class NullableMembers implements ModelConverter {

  private static final String NULL = "null";

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    if (!chain.hasNext()) {
      return null;
    }
    var resolved = chain.next().resolve(type, context, chain);
    var members = Json.mapper().constructType(type.getType()).getRawClass().getRecordComponents();
    if (resolved != null && members != null) {
      mark(members, model(resolved, context));
    }
    return resolved;
  }

  private static Schema<?> model(Schema<?> resolved, ModelConverterContext context) {
    var name = resolved.get$ref() == null ? "" : resolved.get$ref().replaceAll(".*/", "");
    return context.getDefinedModels().getOrDefault(name, resolved);
  }

  private static void mark(RecordComponent[] members, Schema<?> model) {
    @SuppressWarnings("rawtypes")
    @Nullable Map<String, Schema> properties = model.getProperties();
    if (properties != null) {
      Arrays.stream(members)
          .filter(member -> member.getAnnotatedType().isAnnotationPresent(Nullable.class))
          .filter(member -> properties.containsKey(member.getName()))
          .forEach(
              member -> properties.computeIfPresent(member.getName(), (name, of) -> orNull(of)));
    }
  }

  private static Schema<?> orNull(Schema<?> member) {
    if (member.get$ref() != null) {
      return new Schema<>().anyOf(List.of(member, new Schema<>().types(Set.of(NULL))));
    }
    if (member.getTypes() != null) {
      member.addType(NULL);
      if (member.getEnum() != null && !member.getEnum().contains(null)) {
        member.addEnumItemObject(null);
      }
    }
    return member;
  }
}
