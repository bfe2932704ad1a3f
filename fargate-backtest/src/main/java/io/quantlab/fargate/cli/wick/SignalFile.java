package io.quantlab.fargate.cli.wick;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantlab.dsl.host.SignalTape;
import io.quantlab.engine.time.IsoInstant;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Recorded signals: a line of JSON for each, `{"time": "2025-03-07T14:30:00Z", "payload":
/// {"action": "buy"}}`, by rising time.
///
/// The bounds are those of a webhook: 64 fields, 1,024 characters a value, no field inside a field,
/// none twice. A number or a truth value is its text.
public final class SignalFile {
  private static final int FIELDS_MAX = 64;
  private static final int TEXT_MAX = 1024;
  private static final int SIGNALS_MAX = 1_000_000;
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private SignalFile() {}

  /// @throws Failure that names the line of what is wrong
  public static SignalTape read(Path file) {
    List<String> lines = ScriptFile.read(file).text().lines().toList();
    List<SignalTape.Signal> signals = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        signals.add(signal(file, i + 1, lines.get(i)));
      }
      int last = signals.size() - 1;
      if (last > 0 && signals.get(last).epochNanos() < signals.get(last - 1).epochNanos()) {
        throw bad(file, i + 1, "the times of signals rise, this one goes back", null);
      }
      if (signals.size() > SIGNALS_MAX) {
        throw bad(file, i + 1, "a file has at most " + SIGNALS_MAX + " signals", null);
      }
    }
    return new SignalTape(signals);
  }

  private static SignalTape.Signal signal(Path file, int line, String text) {
    JsonNode node;
    try {
      node = JSON.readTree(text);
    } catch (JsonProcessingException wrong) {
      throw bad(file, line, "JSON is expected: " + wrong.getOriginalMessage(), wrong);
    }
    if (!node.path("time").isTextual() || !node.path("payload").isObject() || node.size() != 2) {
      throw bad(file, line, "the fields time and payload are expected", null);
    }
    try {
      long at = IsoInstant.parse(node.get("time").asText());
      return new SignalTape.Signal(at, payload(file, line, node.get("payload")));
    } catch (IllegalArgumentException wrong) {
      throw bad(file, line, "time: " + wrong.getMessage(), wrong);
    }
  }

  private static Map<String, String> payload(Path file, int line, JsonNode fields) {
    if (fields.size() > FIELDS_MAX) {
      throw bad(file, line, "a payload has at most " + FIELDS_MAX + " fields", null);
    }
    Map<String, String> payload = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      JsonNode value = field.getValue();
      if (!value.isValueNode() || value.isNull()) {
        throw bad(file, line, "payload." + field.getKey() + " must be a text or a number", null);
      }
      if (value.asText().length() > TEXT_MAX) {
        throw bad(file, line, "payload." + field.getKey() + " is longer than " + TEXT_MAX, null);
      }
      payload.put(field.getKey(), value.asText());
    }
    return payload;
  }

  private static Failure bad(Path file, int line, String what, Exception cause) {
    return new Failure(
        ExitCode.BAD_DATA,
        file + ":" + line + ": " + what + ".",
        "Write for example {\"time\": \"2025-03-07T14:30:00Z\", \"payload\": {\"action\": \"buy\"}}.",
        cause);
  }
}
