package io.quantlab.fargate.cli.bench;

import io.quantlab.dsl.compiler.Compiled;
import io.quantlab.dsl.compiler.PlanCompiler;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.host.Loaded;
import io.quantlab.dsl.host.Options;
import io.quantlab.dsl.host.ScriptListener;
import io.quantlab.dsl.host.ScriptSettings;
import io.quantlab.dsl.host.ScriptStrategy;
import io.quantlab.dsl.host.Timeframe;
import io.quantlab.dsl.interpreter.Interpreter;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.strategy.Strategy;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// The tick form of QLB-1 as a Wick script: the twin of the reference strategy `sma-cross`.
final class ScriptCross {
  /// Averages of whole cents are exact, so the script crosses where the whole numbers of
  /// `sma-cross` do.
  private static final String TEXT =
      """
      lang 1
      events "QLB-1" (data: "ticks")
      var fast = Sma(20)
      var slow = Sma(50)
      var before: float = na
      on_tick(t: tick) {
        let cents = float(round(t.price * 100))
        fast.update(cents)
        slow.update(cents)
        let now = fast.value - slow.value
        if before <= 0.0 and now > 0.0 {
          if position(t.symbol).flat { buy(units(10), symbol: t.symbol) }
        } else if before >= 0.0 and now < 0.0 {
          if position(t.symbol).long { sell(units(10), symbol: t.symbol) }
        }
        before = now
      }
      """;

  private ScriptCross() {}

  /// Strategies that share one class, as the runs of a sweep do.
  static Supplier<Strategy> compiled() {
    return with(plan ->
        switch (PlanCompiler.compile(plan)) {
          case Compiled.Ready(Program program) -> program;
          case Compiled.Refused(String reason) -> throw new IllegalStateException(reason);
        });
  }

  static Supplier<Strategy> interpreted() {
    return with(Interpreter::program);
  }

  private static Supplier<Strategy> with(Function<Plan, Program> backend) {
    Loaded script = Loaded.of(new Source(TEXT), Kind.EVENTS);
    Plan plan = script.plan();
    Program program = backend.apply(plan);
    return () -> strategy(script, program);
  }

  /// A script on the instrument of the workload; nobody hears what it says.
  static Strategy strategy(Loaded script, Program program) {
    ScriptListener nobody =
        new ScriptListener() {
          @Override
          public boolean hearsPlots() {
            return false;
          }
        };
    return strategy(script, program, nobody);
  }

  /// A script on the instrument of the workload.
  static Strategy strategy(Loaded script, Program program, ScriptListener listener) {
    Options options = Options.of(script.script());
    Timeframe minute = Timeframe.parse("1m");
    ScriptSettings settings =
        new ScriptSettings(
            List.of(new ScriptSettings.Symbol("QLB", QlbWorkload.TOKEN, minute, QlbEngine.ALWAYS)),
            options.timeframe().orElse(minute),
            "USD",
            Map.of(),
            ScriptSettings.Limits.USUAL,
            ScriptSettings.Closing.HOLD,
            ScriptSettings.OnError.HOLD,
            ScriptSettings.Intrabar.SHOWS,
            1,
            null,
            null);
    return new ScriptStrategy(script.source(), script.plan(), program, settings, listener);
  }
}
