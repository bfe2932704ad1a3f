package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.data.store.Store;
import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.kernel.EventHasher;
import io.quantlab.engine.kernel.HashScope;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.strategy.Strategy;
import java.util.List;
import java.util.function.Supplier;

/// QLB-1 through the kernel.
///
/// The first run, which is not timed, also tallies the fills; it must give the published answer. A
/// timed run hears nothing but the hash of its events and must give the hash, equity and drawdown
/// of that first run: the same fills at the same prices.
final class EngineWork implements Work {
  /// How much of an answer two ways of marking have in common.
  enum Compared {
    ALL,
    /// Equity is marked more often than the published answer does.
    WITHOUT_DRAWDOWN
  }

  private final Supplier<RowCursor> rows;
  private final long events;
  private final Supplier<List<Strategy>> strategies;
  private final HashScope scope;
  private final Compared compared;
  private final String expected;
  private RiskLimits limits = RiskLimits.defaults();
  private Answer proven;
  private String provenHash;

  EngineWork(
      Supplier<RowCursor> rows,
      long events,
      Supplier<List<Strategy>> strategies,
      HashScope scope,
      Compared compared,
      Answer expected) {
    this.rows = rows;
    this.events = events;
    this.strategies = strategies;
    this.scope = scope;
    this.compared = compared;
    this.expected = text(expected);
  }

  /// The tick form over a store's ticks, fills hashed.
  static EngineWork ticks(Store store, long ticks, Supplier<Strategy> strategy, Answer expected) {
    return new EngineWork(
        () -> store.cursor(QlbWorkload.TOKEN, Schema.TRADE),
        ticks,
        () -> List.of(strategy.get()),
        HashScope.FILLS,
        Compared.ALL,
        expected);
  }

  /// The same work within other limits.
  EngineWork within(RiskLimits other) {
    limits = other;
    return this;
  }

  private String text(Answer answer) {
    return compared == Compared.ALL ? answer.text() : answer.withoutDrawdown();
  }

  @Override
  public long events() {
    return events;
  }

  private void prove() {
    if (proven == null) {
      FillTally tally = new FillTally();
      EventHasher hasher = new EventHasher(scope);
      Kernel kernel = QlbEngine.run(rows, strategies.get(), List.of(hasher, tally), limits);
      proven = QlbEngine.answer(kernel.account(0), tally);
      provenHash = hasher.hex();
    }
  }

  @Override
  public String run() {
    prove();
    EventHasher hasher = new EventHasher(scope);
    Kernel kernel = QlbEngine.run(rows, strategies.get(), List.of(hasher), limits);
    String hash = hasher.hex();
    boolean same =
        hash.equals(provenHash)
            && kernel.account(0).navE8() / 100 == proven.equityE4()
            && kernel.account(0).drawdown().largestE8() / 100 == proven.drawdownE4();
    return same ? text(proven) : "events hash to " + hash + ", not to " + provenHash;
  }

  @Override
  public String expected() {
    return expected;
  }
}
