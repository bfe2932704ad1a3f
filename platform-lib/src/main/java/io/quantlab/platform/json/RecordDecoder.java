package io.quantlab.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Trees to records; goes on after a mistake, so that all of them are told at once.
final class RecordDecoder {
  private static final Object MISSING = new Object();

  private final List<FieldError> errors = new ArrayList<>();

  private RecordDecoder() {}

  static <T> Decoded<T> decode(Class<T> type, JsonNode tree) {
    RecordDecoder decoder = new RecordDecoder();
    Object value = decoder.value(type, tree, "", Optional.empty());
    if (!decoder.errors.isEmpty()) {
      return new Decoded.Wrong<>(List.copyOf(decoder.errors));
    }
    return new Decoded.Value<>(type.cast(value));
  }

  private Object value(Type type, JsonNode node, String at, Optional<Shape.Part> part) {
    Class<?> raw = Shape.raw(type);
    if (raw == OpaqueJson.class) {
      return node instanceof ObjectNode object
          ? new OpaqueJson(object)
          : wrongType("an object", node, at);
    }
    if (raw == String.class) {
      return node.isTextual() ? text(node.textValue(), at, part) : wrongType("a text", node, at);
    }
    if (raw == long.class || raw == Long.class || raw == int.class || raw == Integer.class) {
      return whole(raw, node, at, part);
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return node.isBoolean() ? node.booleanValue() : wrongType("true or false", node, at);
    }
    if (raw == BigDecimal.class) {
      return node.isNumber() ? node.decimalValue() : wrongType("a number", node, at);
    }
    if (raw.isEnum()) {
      return constant(raw, node, at);
    }
    if (List.class.isAssignableFrom(raw)) {
      return list(Shape.argument(type, 0), node, at, part);
    }
    if (Map.class.isAssignableFrom(raw)) {
      return map(Shape.argument(type, 1), node, at, part);
    }
    return raw == Instant.class || raw == Id.class || raw == TenantId.class
        ? parsed(raw, node, at)
        : record(raw, node, at);
  }

  private Object text(String text, String at, Optional<Shape.Part> part) {
    Text bound = part.flatMap(each -> each.bound(Text.class)).orElse(null);
    if (bound == null) {
      return text;
    }
    int length = text.codePointCount(0, text.length());
    if (length < bound.min() || length > bound.max()) {
      return wrong(
          at, "length", bound.min() + " to " + bound.max() + " characters, found " + length);
    }
    return bound.form().isEmpty() || text.matches(bound.form())
        ? text
        : wrong(at, "form", "expected the form " + bound.form());
  }

  private Object whole(Class<?> raw, JsonNode node, String at, Optional<Shape.Part> part) {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      return wrongType("a whole number", node, at);
    }
    long number = node.longValue();
    Whole bound = part.flatMap(each -> each.bound(Whole.class)).orElse(null);
    boolean isInt = raw == int.class || raw == Integer.class;
    long min = bound != null ? bound.min() : isInt ? Integer.MIN_VALUE : Long.MIN_VALUE;
    long max = bound != null ? bound.max() : isInt ? Integer.MAX_VALUE : Long.MAX_VALUE;
    if (number < min || number > max) {
      return wrong(at, "range", "expected " + min + " to " + max + ", found " + number);
    }
    return isInt ? (Object) (int) number : (Object) number;
  }

  private Object constant(Class<?> raw, JsonNode node, String at) {
    for (Object each : raw.getEnumConstants()) {
      if (node.isTextual() && RecordEncoder.word((Enum<?>) each).equals(node.textValue())) {
        return each;
      }
    }
    String words =
        Arrays.stream(raw.getEnumConstants())
            .map(each -> RecordEncoder.word((Enum<?>) each))
            .collect(Collectors.joining(", "));
    return wrong(at, "value", "expected one of " + words);
  }

  private Object parsed(Class<?> raw, JsonNode node, String at) {
    String text = node.isTextual() ? node.textValue() : "";
    if (raw == Instant.class) {
      try {
        return Instant.parse(text);
      } catch (DateTimeParseException e) {
        return wrong(at, "form", "expected an instant such as 2025-01-31T14:30:00Z");
      }
    }
    Optional<?> value = raw == Id.class ? Id.parse(text) : TenantId.parse(text);
    return value.isPresent() ? value.get() : wrong(at, "form", "expected an id");
  }

  private Object list(Type element, JsonNode node, String at, Optional<Shape.Part> part) {
    if (!node.isArray()) {
      return wrongType("a list", node, at);
    }
    if (isBadCount(node.size(), at, part)) {
      return MISSING;
    }
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      all.add(value(element, node.get(i), at + "/" + i, part));
    }
    return all.contains(MISSING) ? MISSING : List.copyOf(all);
  }

  private Object map(Type element, JsonNode node, String at, Optional<Shape.Part> part) {
    if (!node.isObject()) {
      return wrongType("an object", node, at);
    }
    if (isBadCount(node.size(), at, part)) {
      return MISSING;
    }
    Map<String, Object> all = new LinkedHashMap<>();
    node.properties()
        .forEach(entry ->
            all.put(
                entry.getKey(),
                value(element, entry.getValue(), at + "/" + escaped(entry.getKey()), part)));
    return all.containsValue(MISSING) ? MISSING : Map.copyOf(all);
  }

  private boolean isBadCount(int count, String at, Optional<Shape.Part> part) {
    Items bound = part.flatMap(each -> each.bound(Items.class)).orElse(null);
    if (bound == null || count >= bound.min() && count <= bound.max()) {
      return false;
    }
    wrong(at, "items", "expected " + bound.min() + " to " + bound.max() + ", found " + count);
    return true;
  }

  private Object record(Class<?> type, JsonNode node, String at) {
    if (!node.isObject()) {
      return wrongType("an object", node, at);
    }
    Shape shape = Shape.of(type);
    List<Object> arguments = new ArrayList<>();
    for (Shape.Part part : shape.parts()) {
      arguments.add(component(part, node.get(part.name()), at + "/" + part.name()));
    }
    node.fieldNames()
        .forEachRemaining(name -> {
          if (shape.parts().stream().noneMatch(part -> part.name().equals(name))) {
            wrong(at + "/" + escaped(name), "unknown", "this name is not known here");
          }
        });
    return arguments.contains(MISSING) ? MISSING : made(shape, arguments, at);
  }

  private Object component(Shape.Part part, JsonNode node, String at) {
    boolean absent = node == null || node.isNull();
    if (part.optional()) {
      Object value = absent ? null : value(part.type(), node, at, Optional.of(part));
      return value == MISSING ? MISSING : Optional.ofNullable(value);
    }
    return absent
        ? wrong(at, "required", "this is needed")
        : value(part.type(), node, at, Optional.of(part));
  }

  /// A record may check itself; what it says is about the whole of it.
  private Object made(Shape shape, List<Object> arguments, String at) {
    try {
      return shape.constructor().newInstance(arguments.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        return wrong(at, "value", refused.getMessage());
      }
      throw new IllegalStateException("making " + shape.constructor(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("making " + shape.constructor(), e);
    }
  }

  private Object wrongType(String expected, JsonNode found, String at) {
    String what =
        switch (found.getNodeType()) {
          case STRING -> "a text";
          case NUMBER -> "a number";
          case BOOLEAN -> "true or false";
          case ARRAY -> "a list";
          case OBJECT, POJO -> "an object";
          case NULL, MISSING, BINARY -> "nothing";
        };
    return wrong(at, "type", "expected " + expected + ", found " + what);
  }

  private Object wrong(String at, String code, String detail) {
    if (errors.size() < RecordJson.MAX_ERRORS) {
      errors.add(new FieldError(at, code, detail));
    }
    return MISSING;
  }

  /// As RFC 6901 wants a name in a pointer.
  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
