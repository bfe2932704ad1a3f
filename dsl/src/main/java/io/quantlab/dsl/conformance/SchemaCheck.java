package io.quantlab.dsl.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Compares a JSON text with a JSON Schema, as far as the schema of the cases goes.
///
/// Knows the keywords `$ref` into `#/$defs`, `type`, `enum`, `const`, `anyOf`, `pattern`,
/// `minimum`, `properties`, `required`, `additionalProperties`, `propertyNames`, `minProperties`,
/// `dependentRequired`, `items`, `prefixItems`, `minItems`, `maxItems`, `uniqueItems`; any other is
/// refused rather than passed over. Source: JSON Schema 2020-12, Validation, sections 6 and 7.
final class SchemaCheck {
  private static final Set<String> KNOWN =
      Set.of(
          "$schema",
          "$defs",
          "$ref",
          "title",
          "type",
          "enum",
          "const",
          "anyOf",
          "pattern",
          "minimum",
          "properties",
          "required",
          "additionalProperties",
          "propertyNames",
          "minProperties",
          "dependentRequired",
          "items",
          "prefixItems",
          "minItems",
          "maxItems",
          "uniqueItems");

  private final JsonNode root;

  SchemaCheck(JsonNode schema) {
    root = schema;
  }

  /// What is wrong, each with its place such as `$[3].given.bars`; empty when nothing is.
  List<String> complaints(JsonNode value) {
    List<String> found = new ArrayList<>();
    check(root, value, "$", found);
    return found;
  }

  private void check(JsonNode schema, JsonNode value, String place, List<String> found) {
    if (schema.isBoolean()) {
      if (!schema.asBoolean()) {
        found.add(place + " is not allowed");
      }
      return;
    }
    schema.fieldNames().forEachRemaining(SchemaCheck::refuseUnknown);
    if (schema.has("$ref")) {
      check(referenced(schema.get("$ref").asText()), value, place, found);
    }
    scalars(schema, value, place, found);
    if (schema.has("anyOf")) {
      anyOf(schema.get("anyOf"), value, place, found);
    }
    if (value.isObject()) {
      object(schema, value, place, found);
    }
    if (value.isArray()) {
      array(schema, value, place, found);
    }
  }

  private static void refuseUnknown(String keyword) {
    if (!KNOWN.contains(keyword)) {
      throw new IllegalStateException("the schema uses the keyword '" + keyword + "'");
    }
  }

  private JsonNode referenced(String reference) {
    return root.at(reference.substring(1));
  }

  private void scalars(JsonNode schema, JsonNode value, String place, List<String> found) {
    if (schema.has("type") && !isOfType(schema.get("type"), value)) {
      found.add(place + " must be " + schema.get("type") + ", is " + brief(value));
      return;
    }
    if (schema.has("enum") && !contains(schema.get("enum"), value)) {
      found.add(place + " must be one of " + schema.get("enum") + ", is " + brief(value));
    }
    if (schema.has("const") && !schema.get("const").equals(value)) {
      found.add(place + " must be " + schema.get("const") + ", is " + brief(value));
    }
    if (schema.has("pattern")
        && value.isTextual()
        && !Pattern.compile(schema.get("pattern").asText()).matcher(value.asText()).find()) {
      found.add(place + " must look like " + schema.get("pattern") + ", is " + brief(value));
    }
    if (schema.has("minimum")
        && value.isNumber()
        && value.asDouble() < schema.get("minimum").asDouble()) {
      found.add(place + " must be at least " + schema.get("minimum") + ", is " + brief(value));
    }
  }

  private static boolean isOfType(JsonNode type, JsonNode value) {
    if (type.isArray()) {
      for (JsonNode each : type) {
        if (isOfType(each, value)) {
          return true;
        }
      }
      return false;
    }
    return switch (type.asText()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "number" -> value.isNumber();
      case "integer" -> value.isIntegralNumber() || value.isNumber() && value.asDouble() % 1 == 0;
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> throw new IllegalStateException("the schema uses the type " + type);
    };
  }

  private static boolean contains(JsonNode list, JsonNode value) {
    for (JsonNode each : list) {
      if (each.equals(value)) {
        return true;
      }
    }
    return false;
  }

  /// Shows the complaints of the choice that came nearest: the one with the deepest first place.
  private void anyOf(JsonNode choices, JsonNode value, String place, List<String> found) {
    List<String> nearest = List.of(place + " fits none of the forms it may have");
    int depth = place.length();
    for (JsonNode choice : choices) {
      List<String> own = new ArrayList<>();
      check(choice, value, place, own);
      if (own.isEmpty()) {
        return;
      }
      int reached = own.getFirst().indexOf(' ');
      if (reached > depth) {
        depth = reached;
        nearest = own;
      }
    }
    found.addAll(nearest);
  }

  private void object(JsonNode schema, JsonNode value, String place, List<String> found) {
    JsonNode properties = schema.path("properties");
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      String inner = place + "." + member.getKey();
      if (properties.has(member.getKey())) {
        check(properties.get(member.getKey()), member.getValue(), inner, found);
      } else if (schema.has("additionalProperties")) {
        check(schema.get("additionalProperties"), member.getValue(), inner, found);
      }
      if (schema.has("propertyNames")) {
        JsonNode name = TextNode.valueOf(member.getKey());
        check(schema.get("propertyNames"), name, inner, found);
      }
    }
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asText())) {
        found.add(place + " lacks " + name);
      }
    }
    for (Map.Entry<String, JsonNode> each : schema.path("dependentRequired").properties()) {
      for (JsonNode name : each.getValue()) {
        if (value.has(each.getKey()) && !value.has(name.asText())) {
          found.add(place + " has \"" + each.getKey() + "\" and lacks " + name);
        }
      }
    }
    if (value.size() < schema.path("minProperties").asInt(0)) {
      found.add(place + " must not be empty");
    }
  }

  private void array(JsonNode schema, JsonNode value, String place, List<String> found) {
    JsonNode first = schema.path("prefixItems");
    Set<JsonNode> seen = new HashSet<>();
    for (int i = 0; i < value.size(); i++) {
      JsonNode each = value.get(i);
      String inner = place + "[" + i + "]";
      if (i < first.size()) {
        check(first.get(i), each, inner, found);
      } else if (schema.has("items")) {
        check(schema.get("items"), each, inner, found);
      }
      if (schema.path("uniqueItems").asBoolean() && !seen.add(each)) {
        found.add(inner + " stands there twice");
      }
    }
    int least = schema.path("minItems").asInt(0);
    int most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
    if (value.size() < least || value.size() > most) {
      found.add(place + " has " + value.size() + " elements, needs " + least + " or more");
    }
  }

  private static String brief(JsonNode value) {
    String text = value.toString();
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
