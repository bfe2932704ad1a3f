package io.quantlab.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Values to trees.
final class RecordEncoder {
  private RecordEncoder() {}

  static JsonNode encode(Object value) {
    return switch (value) {
      case null -> NullNode.instance;
      case OpaqueJson json -> json.tree();
      case String text -> TextNode.valueOf(text);
      case Boolean bool -> BooleanNode.valueOf(bool);
      case Integer number -> LongNode.valueOf(number);
      case Long number -> LongNode.valueOf(number);
      case BigDecimal number -> DecimalNode.valueOf(number);
      case Enum<?> constant -> TextNode.valueOf(word(constant));
      case Instant instant -> TextNode.valueOf(instant.toString());
      case Id id -> TextNode.valueOf(id.text());
      case TenantId tenant -> TextNode.valueOf(tenant.text());
      case Optional<?> optional -> encode(optional.orElse(null));
      case Collection<?> all -> list(all);
      case Map<?, ?> map -> object(map);
      case Record record -> record(record);
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass().getName());
    };
  }

  /// `SECOND_FACTOR` as `second-factor`.
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static ArrayNode list(Collection<?> all) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    all.forEach(each -> array.add(encode(each)));
    return array;
  }

  private static ObjectNode object(Map<?, ?> map) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    map.entrySet().stream()
        .sorted((a, b) -> a.getKey().toString().compareTo(b.getKey().toString()))
        .forEach(entry -> object.set(entry.getKey().toString(), encode(entry.getValue())));
    return object;
  }

  private static ObjectNode record(Record record) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Shape.Part part : Shape.of(record.getClass()).parts()) {
      Object value = part.of(record);
      if (value instanceof Optional<?> optional) {
        optional.ifPresent(present -> object.set(part.name(), encode(present)));
      } else {
        object.set(part.name(), encode(value));
      }
    }
    return object;
  }
}
