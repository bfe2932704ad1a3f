package io.quantlab.fargate.language;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quantlab.dsl.debug.LineView;
import io.quantlab.dsl.debug.Shown;
import io.quantlab.fargate.debug.DebugException;
import io.quantlab.fargate.debug.adapter.LaunchArguments;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.Position;

/// What the names of scripts held at the end of a run over the data the editor named, line by line.
///
/// A script is run when it is opened and when it is saved, one after the other on a thread of its
/// own; when its text changes its values are forgotten until it is saved.
final class LastValues {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ScriptServer.Runs runs;
  private final Executor runner;
  private final Map<String, List<Line>> byScript = new ConcurrentHashMap<>();
  private JsonNode options = MissingNode.getInstance();

  /// The values of a line.
  ///
  /// @param end behind its last character
  record Line(Position end, String text) {}

  LastValues(ScriptServer.Runs runs, Executor runner) {
    this.runs = runs;
    this.runner = runner;
  }

  /// Takes `data` and `args` of the editor's options; without data no script is run.
  void configure(Object initializationOptions) {
    try {
      options = JSON.readTree(String.valueOf(initializationOptions));
    } catch (JsonProcessingException _) {
      options = MissingNode.getInstance(); // options that are no object name no data
    }
  }

  List<Line> of(String uri) {
    return byScript.getOrDefault(uri, List.of());
  }

  void forget(String uri) {
    byScript.remove(uri);
  }

  /// Runs a script as it lies in its file.
  ///
  /// @param then hears a sentence: empty when there are values now, else why there are none
  void make(String uri, Consumer<String> then) {
    if (options.path("data").isMissingNode() || !uri.startsWith("file:")) {
      return;
    }
    runner.execute(() -> {
      try {
        Path file = Path.of(URI.create(uri));
        byScript.put(uri, lines(runs.lines(LaunchArguments.of(file.toString(), options))));
        then.accept("");
      } catch (Failure | DebugException | IllegalArgumentException | IOException wrong) {
        forget(uri);
        then.accept("no values beside the lines: " + wrong.getMessage());
      }
    });
  }

  private static List<Line> lines(List<LineView> run) {
    List<Line> lines = new ArrayList<>();
    for (LineView line : run) {
      String values =
          line.values().stream()
              .filter(each -> each.error().isEmpty())
              .map(LastValues::shown)
              .collect(Collectors.joining(", "));
      if (!values.isEmpty()) {
        lines.add(new Line(new Position(line.number() - 1, line.text().length()), values));
      }
    }
    return lines;
  }

  private static String shown(Shown value) {
    return value.name() + " = " + value.text();
  }
}
