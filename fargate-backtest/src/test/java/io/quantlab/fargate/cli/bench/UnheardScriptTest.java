package io.quantlab.fargate.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.dsl.compiler.Compiled;
import io.quantlab.dsl.compiler.PlanCompiler;
import io.quantlab.dsl.host.Loaded;
import io.quantlab.dsl.host.ScriptListener;
import io.quantlab.dsl.interpreter.Interpreter;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.strategy.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A script nobody watches takes shorter ways: it keeps one copy of its values, drops its plots and
/// makes no value of a bar. It must trade as one that is watched.
final class UnheardScriptTest {
  private static final int BARS = 3_000;

  /// Hears and reads everything.
  private static final ScriptListener WATCHER =
      new ScriptListener() {
        @Override
        public boolean readsValues() {
          return true;
        }

        @Override
        public boolean hearsBars() {
          return true;
        }
      };

  private final ArrayRows bars = ExampleWork.bars(BARS);

  @Test
  void tradesAsWatched() throws IOException {
    int traded = 0;
    for (Path file : examples()) {
      Loaded script = ExampleWork.read(file);
      if (script.kind() != Kind.STRATEGY
          || !script.isSound()
          || !script.plan().symbols().isEmpty()) {
        continue;
      }
      String watched = answer(watched(script, Interpreter.program(script.plan())));
      String compiled = answer(ScriptCross.strategy(script, compiled(script)));
      String interpreted = answer(ScriptCross.strategy(script, Interpreter.program(script.plan())));
      assertEquals(watched, compiled, file.toString());
      assertEquals(watched, interpreted, file.toString());
      assertEquals(watched, answer(watched(script, compiled(script))), file.toString());
      traded += watched.startsWith("fills=0 ") ? 0 : 1;
    }
    assertTrue(traded >= 6, "only " + traded + " examples traded");
  }

  private static Strategy watched(Loaded script, Program program) {
    return ScriptCross.strategy(script, program, WATCHER);
  }

  private static Program compiled(Loaded script) {
    return ((Compiled.Ready) PlanCompiler.compile(script.plan())).program();
  }

  private static List<Path> examples() throws IOException {
    Path folder = Path.of("").toAbsolutePath().resolveSibling("examples");
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(each -> each.toString().endsWith(".wick")).sorted().toList();
    }
  }

  private String answer(Strategy strategy) {
    FillTally tally = new FillTally();
    Kernel kernel = QlbEngine.run(bars::cursor, List.of(strategy), List.of(tally));
    return QlbEngine.answer(kernel.account(0), tally).text();
  }
}
