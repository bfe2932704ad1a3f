package io.quantlab.fargate.cli.bench;

import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.host.Loaded;
import io.quantlab.dsl.host.ScriptListener;
import io.quantlab.dsl.interpreter.Interpreter;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.engine.data.store.Store;
import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// An SMA, an EMA and an RSI of the close, plotted by a script in the interpreter, over stored bars
/// through the whole engine; what is plotted is kept, as the other side of the comparison does.
final class IndicatorWork implements Work {
  private static final String TEXT =
      """
      lang 1
      indicator "averages"
      plot(sma(close, 20), title: "sma")
      plot(ema(close, 50), title: "ema")
      plot(rsi(close, 14), title: "rsi")
      """;
  private static final int PLOTS = 3;

  private final Loaded script = Loaded.of(new Source(TEXT), Kind.INDICATOR);
  private final Program program = Interpreter.program(script.plan());
  private final Supplier<RowCursor> bars;
  private final String expected;

  /// Keeps the values of the plots, `NaN` where there is none.
  private static final class Kept implements ScriptListener {
    final double[][] columns = new double[PLOTS][ExampleWork.BARS];
    private final List<Plan.Output> outputs;

    Kept(Plan plan) {
      outputs = plan.outputs();
      for (double[] column : columns) {
        Arrays.fill(column, Double.NaN);
      }
    }

    @Override
    public void plot(
        Plan.Output output, long bar, long epochNanos, double[] values, Object[] others) {
      for (int i = 0; i < PLOTS; i++) {
        if (outputs.get(i) == output) {
          columns[i][(int) bar] = values[0];
        }
      }
    }
  }

  private IndicatorWork(Supplier<RowCursor> bars) {
    this.bars = bars;
    this.expected = run();
  }

  static IndicatorWork over(Store store) {
    return new IndicatorWork(() -> store.cursor(QlbWorkload.TOKEN, Schema.BAR));
  }

  /// The values of the three plots over bars in memory.
  static double[][] values(ArrayRows bars) {
    return new IndicatorWork(bars::cursor).plotted().columns;
  }

  private Kept plotted() {
    Kept kept = new Kept(script.plan());
    QlbEngine.run(bars, List.of(ScriptCross.strategy(script, program, kept)), List.of());
    return kept;
  }

  @Override
  public long events() {
    return ExampleWork.BARS;
  }

  @Override
  public String run() {
    return Integer.toString(Arrays.deepHashCode(plotted().columns));
  }

  @Override
  public String expected() {
    return expected;
  }
}
