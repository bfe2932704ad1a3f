package io.quantlab.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A JSON object that is kept for somebody else and not read here.
public final class OpaqueJson {
  /// `{}`.
  public static final OpaqueJson EMPTY = new OpaqueJson(JsonNodeFactory.instance.objectNode());

  private final ObjectNode tree;

  OpaqueJson(ObjectNode tree) {
    this.tree = tree;
  }

  ObjectNode tree() {
    return tree;
  }

  /// This object with a JSON Merge Patch (RFC 7396) applied: what the patch does not name stays,
  /// `null` removes, everything that is no object replaces.
  public OpaqueJson merged(OpaqueJson patch) {
    return new OpaqueJson((ObjectNode) merged(tree, patch.tree));
  }

  private static JsonNode merged(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      return patch;
    }
    ObjectNode result =
        target instanceof ObjectNode object
            ? object.deepCopy()
            : JsonNodeFactory.instance.objectNode();
    patch
        .properties()
        .forEach(entry -> {
          if (entry.getValue().isNull()) {
            result.remove(entry.getKey());
          } else {
            result.set(entry.getKey(), merged(result.path(entry.getKey()), entry.getValue()));
          }
        });
    return result;
  }

  /// As text without blanks.
  @Override
  public String toString() {
    return RecordJson.text(tree);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OpaqueJson json && json.tree.equals(tree);
  }

  @Override
  public int hashCode() {
    return tree.hashCode();
  }
}
