package io.quantlab.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Reads and writes records as JSON.
///
/// A component is a text, a `long`, `int`, `boolean`, an enum constant (in lower case, words joined
/// by hyphens), an instant (ISO 8601 in UTC), an `Id`, a `TenantId`, a record, a list, a map from
/// text, an [OpaqueJson], or an `Optional` of one of these. A name a record does not have is an
/// error, and so is a name that stands twice.
public final class RecordJson {
  /// More mistakes than this are not listed (platform contract PH-4).
  public static final int MAX_ERRORS = 50;

  /// Deeper nesting than this is refused.
  static final int MAX_DEPTH = 32;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .build();

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
  }

  private RecordJson() {}

  /// Reads a document of somebody else.
  public static <T> Decoded<T> decode(Class<T> type, byte[] json) {
    JsonNode tree;
    try {
      tree = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null
              ? ""
              : " at line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr();
      return new Decoded.Malformed<>("the body is no JSON document" + place);
    } catch (IOException e) {
      return new Decoded.Malformed<>("the body is no text in UTF-8");
    }
    if (tree == null || tree.isMissingNode()) {
      return new Decoded.Malformed<>("the body is empty; a JSON object is expected");
    }
    return RecordDecoder.decode(type, tree);
  }

  /// Reads a document of ours, as the table and the objects hold it; throws when it is damaged.
  public static <T> T read(Class<T> type, String json) {
    return switch (decode(type, json.getBytes(StandardCharsets.UTF_8))) {
      case Decoded.Value<T> is -> is.value();
      case Decoded.Wrong<T> wrong ->
          throw new IllegalStateException(
              "a stored " + type.getSimpleName() + " does not fit: " + wrong.errors());
      case Decoded.Malformed<T> malformed ->
          throw new IllegalStateException(
              "a stored " + type.getSimpleName() + " is damaged: " + malformed.detail());
    };
  }

  /// The tree of a JSON text of ours.
  public static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored document is no JSON", e);
    }
  }

  /// A record as JSON text; an absent component is left out.
  public static String write(Object record) {
    return text(RecordEncoder.encode(record));
  }

  /// A record as JSON in UTF-8.
  public static byte[] bytes(Object record) {
    return write(record).getBytes(StandardCharsets.UTF_8);
  }

  /// A record as a tree.
  public static JsonNode encode(Object record) {
    return RecordEncoder.encode(record);
  }

  /// A tree as text.
  public static String text(JsonNode tree) {
    try {
      return MAPPER.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree always writes", e);
    }
  }
}
