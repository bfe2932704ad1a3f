package io.quantlab.platform.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The JSON Schema (2020-12) of a record, from the same components and bounds the decoder reads.
public final class RecordSchema {
  private RecordSchema() {}

  /// The schema of a record class.
  public static ObjectNode of(Class<?> type) {
    ObjectNode schema = node().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JsonNodeFactory.instance.arrayNode();
    for (Shape.Part part : Shape.of(type).parts()) {
      properties.set(part.name(), of(part.type(), Optional.of(part)));
      if (!part.optional()) {
        required.add(part.name());
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode of(Type type, Optional<Shape.Part> part) {
    Class<?> raw = Shape.raw(type);
    if (raw == OpaqueJson.class) {
      return node().put("type", "object");
    }
    if (raw == String.class) {
      return text(part);
    }
    if (raw == long.class || raw == Long.class || raw == int.class || raw == Integer.class) {
      ObjectNode whole = node().put("type", "integer");
      part.flatMap(each -> each.bound(Whole.class))
          .ifPresent(bound -> whole.put("minimum", bound.min()).put("maximum", bound.max()));
      return whole;
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return node().put("type", "boolean");
    }
    if (raw == BigDecimal.class) {
      return node().put("type", "number");
    }
    if (raw.isEnum()) {
      ObjectNode words = node().put("type", "string");
      ArrayNode all = words.putArray("enum");
      for (Object each : raw.getEnumConstants()) {
        all.add(RecordEncoder.word((Enum<?>) each));
      }
      return words;
    }
    if (List.class.isAssignableFrom(raw)) {
      ObjectNode list = node().put("type", "array");
      list.set("items", of(Shape.argument(type, 0), part));
      bound(part, list, "minItems", "maxItems");
      return list;
    }
    if (Map.class.isAssignableFrom(raw)) {
      ObjectNode map = node().put("type", "object");
      map.set("additionalProperties", of(Shape.argument(type, 1), part));
      bound(part, map, "minProperties", "maxProperties");
      return map;
    }
    if (raw == Instant.class) {
      return node().put("type", "string").put("format", "date-time");
    }
    if (raw == Id.class || raw == TenantId.class) {
      return node().put("type", "string");
    }
    return of(raw);
  }

  private static ObjectNode text(Optional<Shape.Part> part) {
    ObjectNode text = node().put("type", "string");
    part.flatMap(each -> each.bound(Text.class))
        .ifPresent(bound -> {
          text.put("minLength", bound.min()).put("maxLength", bound.max());
          if (!bound.form().isEmpty()) {
            text.put("pattern", "^(?:" + bound.form() + ")$");
          }
        });
    return text;
  }

  private static void bound(Optional<Shape.Part> part, ObjectNode schema, String min, String max) {
    part.flatMap(each -> each.bound(Items.class))
        .ifPresent(bound -> schema.put(min, bound.min()).put(max, bound.max()));
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}
