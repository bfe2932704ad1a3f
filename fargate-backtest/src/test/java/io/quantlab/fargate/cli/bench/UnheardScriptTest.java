package io.quantlab.fargate.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.dsl.compiler.Compiled;
import io.quantlab.dsl.compiler.PlanCompiler;
import io.quantlab.dsl.diagnostic.Source;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
      String watched = answerOfAll(script, file.toString());
      traded += watched.startsWith("fills=0 ") ? 0 : 1;
    }
    assertTrue(traded >= 6, "only " + traded + " examples traded");
  }

  /// A script sees of a bar what it asks for, in whatever way it does: all else is never read.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "if high > high[1] { buy(units(10)) } else { close_all() }",
        "fn middle(b: bar) -> float = (b.high + b.low) / 2\n"
            + "if close > middle(bar) { buy(units(10)) } else { close_all() }",
        "on_bar(b: bar) { if b.close > b.open { buy(units(10)) } else { close_all() } }",
        "let slow = bars(15m)\nif close > slow.high { buy(units(10)) } else { close_all() }",
        "if position.flat { buy(units(10), trail: trailing_atr(5, 2.0)) }",
        "if volume > volume[1] { buy(units(10)) } else { close_all() }"
      })
  void seesOfABarWhatItAsksFor(String body) {
    for (String header : List.of("", "(timeframe: 5m)")) {
      Loaded script =
          Loaded.of(new Source("lang 1\nstrategy \"s\" " + header + "\n" + body), Kind.STRATEGY);
      String answer = answerOfAll(script, header + " " + body);
      assertTrue(!answer.startsWith("fills=0 "), body + " traded nothing");
    }
  }

  /// What a watched script does, which is what it does unheard, interpreted and compiled.
  private String answerOfAll(Loaded script, String name) {
    String watched = answer(watched(script, Interpreter.program(script.plan())));
    assertEquals(watched, answer(ScriptCross.strategy(script, compiled(script))), name);
    Program interpreted = Interpreter.program(script.plan());
    assertEquals(watched, answer(ScriptCross.strategy(script, interpreted)), name);
    assertEquals(watched, answer(watched(script, compiled(script))), name);
    return watched;
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
