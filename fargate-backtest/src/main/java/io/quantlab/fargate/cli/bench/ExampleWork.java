package io.quantlab.fargate.cli.bench;

import io.quantlab.dsl.compiler.Compiled;
import io.quantlab.dsl.compiler.PlanCompiler;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.host.Loaded;
import io.quantlab.dsl.interpreter.Interpreter;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.engine.data.store.Store;
import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.strategy.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/// A strategy over the first 41,307 minute bars of QLB-1 through the whole engine: from the bytes
/// of the store over kernel, matching, risk gate and ledger to its fills. Tables, metrics and a
/// report are not made, and nobody hears its plots.
///
/// What a compiled script gives must be what the interpreter gives.
final class ExampleWork implements Work {
  /// So many bars another program publishes its times for.
  static final int BARS = 41_307;

  /// More than the hundred or so that a minute has.
  private static final long TICKS_PER_BAR = 120;

  private final Store store;
  private final Supplier<Strategy> strategy;
  private final String expected;

  private ExampleWork(Store store, Supplier<Strategy> strategy, Supplier<Strategy> twin) {
    this.store = store;
    this.strategy = strategy;
    this.expected = answer(twin.get());
  }

  /// The first minute bars of QLB-1.
  static ArrayRows bars(int count) {
    long[][] columns = new long[Schema.BAR.columnCount()][count];
    int rows = 0;
    try (RowCursor cursor = new QlbWorkload(TICKS_PER_BAR * count).bars()) {
      for (RowBlock block = cursor.next(); block != null && rows < count; block = cursor.next()) {
        int taken = Math.min(block.size(), count - rows);
        for (int column = 0; column < columns.length; column++) {
          System.arraycopy(block.column(column), 0, columns[column], rows, taken);
        }
        rows += taken;
      }
    }
    return new ArrayRows(Schema.BAR, columns);
  }

  static Loaded read(Path file) throws IOException {
    return Loaded.of(new Source(Files.readString(file)), Kind.STRATEGY);
  }

  /// A script that needs one symbol only, compiled.
  static ExampleWork of(Path file, Store store) throws IOException {
    Loaded script = read(file);
    Program compiled =
        switch (PlanCompiler.compile(script.plan())) {
          case Compiled.Ready(Program ready) -> ready;
          case Compiled.Refused(String reason) -> throw new IllegalStateException(reason);
        };
    return new ExampleWork(
        store,
        () -> ScriptCross.strategy(script, compiled),
        () -> ScriptCross.strategy(script, Interpreter.program(script.plan())));
  }

  /// The reference strategy `sma-cross` in Java.
  static ExampleWork inJava(Store store) {
    return new ExampleWork(store, QlbEngine::smaCross, QlbEngine::smaCross);
  }

  @Override
  public long events() {
    return BARS;
  }

  @Override
  public String run() {
    return answer(strategy.get());
  }

  @Override
  public String expected() {
    return expected;
  }

  private String answer(Strategy of) {
    FillTally tally = new FillTally();
    Kernel kernel =
        QlbEngine.run(
            () -> store.cursor(QlbWorkload.TOKEN, Schema.BAR), List.of(of), List.of(tally));
    return QlbEngine.answer(kernel.account(0), tally).text();
  }
}
