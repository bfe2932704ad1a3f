package io.quantlab.fargate.debug.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// What an editor's launch says, as arguments of `quantlab debug`: `program`, `data` (one source or
/// a list of them), `args` (further options as they are typed).
public final class LaunchArguments {
  private LaunchArguments() {}

  static List<String> of(JsonNode asked) {
    String program = asked.path("program").asText("");
    if (program.isEmpty()) {
      throw new IllegalArgumentException("the launch needs 'program', the script to run");
    }
    return of(program, asked);
  }

  /// The arguments that run a program.
  ///
  /// @param asked with `data` and `args`; others do not matter
  public static List<String> of(String program, JsonNode asked) {
    List<String> arguments = new ArrayList<>(List.of(program));
    for (String each : texts(asked.path("data"))) {
      arguments.add("--data");
      arguments.add(each);
    }
    arguments.addAll(texts(asked.path("args")));
    return arguments;
  }

  private static List<String> texts(JsonNode value) {
    List<String> texts = new ArrayList<>();
    if (value.isTextual()) {
      texts.add(value.asText());
    }
    value.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
