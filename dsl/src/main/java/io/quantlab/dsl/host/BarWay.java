package io.quantlab.dsl.host;

import io.quantlab.dsl.host.BarSeries.Bar;
import io.quantlab.dsl.host.Handlers.Handler;
import io.quantlab.engine.market.BarView;
import io.quantlab.engine.strategy.StrategyContext;
import java.util.List;

/// The way of a bar into a script: into the clocks made of it, whose own blocks run first, then
/// `on_bar`, and last, when all bars of the instant were told, the body.
///
/// Hot: nothing is made per bar that nobody hears of. `./quantlab bench examples` pays for it.
final class BarWay {
  private final StrategyContext context;
  private final ScriptSettings settings;
  private final ScriptListener listener;
  private final Symbols symbols;
  private final ScaleTable scales;
  private final Clocks clocks;
  private final ScriptWorld world;
  private final Subscriptions subscriptions;
  private final Results results;
  private final Round[] rounds;
  private final SessionValue times;
  private final TrueRanges ranges;
  private final ScriptRunner runner;
  private final Hearing hearing;
  private final SeenData seen;
  private final Handler onBar;
  private final SessionFinder[] sessions;
  private final Clocks.Closing closing = this::closed;
  private final BarReader reader;
  private final boolean[] quoted;
  private final Bar data = new Bar();
  private final boolean sharesPrimary;
  private boolean stepDue;

  BarWay(
      StrategyContext context,
      Session session,
      ScriptRunner runner,
      SeenData seen,
      ScriptSettings settings,
      ScriptListener listener) {
    this.context = context;
    this.settings = settings;
    this.listener = listener;
    this.symbols = session.symbols();
    this.scales = session.scales();
    this.clocks = session.clocks();
    this.world = session.world();
    this.subscriptions = world.subscriptions();
    this.results = session.results();
    this.rounds = session.rounds();
    this.times = session.times();
    this.ranges = session.ranges();
    this.runner = runner;
    this.hearing = runner.hearing();
    this.seen = seen;
    this.onBar = runner.handlers().of("on_bar");
    this.sessions =
        symbols.all().stream()
            .map(each -> new SessionFinder(each.calendar()))
            .toArray(SessionFinder[]::new);
    this.reader = seesAll() ? BarReader.ofAll() : BarReader.of(runner.plan());
    this.quoted = new boolean[symbols.all().size()];
    for (int i = 0; i < quoted.length; i++) {
      quoted[i] = symbols.listed(i).bars() == ScriptSettings.Bars.QUOTES;
    }
    this.sharesPrimary = clocks != null && clocks.hasBlockOnPrimary();
  }

  /// Whether somebody besides the script sees the bars.
  private boolean seesAll() {
    return settings.prices() != null
        || settings.previews() != null
        || listener.hearsBars()
        || ranges.keeps();
  }

  /// Bars that have nothing of the session in them are none of the script's.
  void take(BarView bar) {
    int symbol = symbols.symbol(bar.token());
    if (symbol < 0 || clocks == null) {
      return;
    }
    seen.bars++;
    if (sessions[symbol].isOutside(bar.startNanos(), bar.endNanos())) {
      seen.barsOutside++;
      return;
    }
    read(scales.at(symbol), bar);
    if (quoted[symbol]) {
      world.quote(symbol).set(scales.at(symbol), bar);
    }
    clocks.add(symbol, data, closing);
    hearing.tellRejects();
  }

  private void read(Scales own, BarView bar) {
    reader.read(own, bar, data);
    if (settings.prices() != null) {
      double[] exact = {data.open, data.high, data.low, data.close, data.volume};
      settings.prices().accept(new ScriptSettings.StoredBar(bar.token(), bar.endNanos()), exact);
      data.open = exact[0];
      data.high = exact[1];
      data.low = exact[2];
      data.close = exact[3];
      data.volume = exact[4];
    }
  }

  /// A bar of a clock closed: blocks of that clock run, then handlers hear of it.
  private void closed(int symbol, BarSeries series, List<Clock> ofSeries) {
    hearing.barClosed();
    Clock primary = clocks.primary();
    boolean isPrimary = series == primary.series();
    for (int i = 0; i < ofSeries.size(); i++) {
      runBlock(ofSeries.get(i), primary);
    }
    Bar bar = series.closed();
    if (isPrimary) {
      stepDue = true;
      times.bar(bar.openNanos, bar.closeNanos);
      world.barClosed();
      if (sharesPrimary) {
        world.keepBar();
      }
      runner.atBar(bar.index, bar.closeNanos);
      for (Round round : rounds) {
        round.atBar(bar.index);
      }
    }
    if (series.isMain()) {
      ranges.add(symbol, bar.high, bar.low, bar.close);
    }
    if (onBar != null && !ofSeries.isEmpty() && subscriptions.hears(symbol)) {
      hearing.hear(onBar, symbol, ofSeries.getFirst().value());
    }
  }

  private void runBlock(Clock clock, Clock primary) {
    if (clock != primary && clock.entry() >= 0) {
      clock.writeClosed(runner.state());
      runner.run(clock.entry(), runner.event().of(null));
    }
  }

  /// All bars of an instant were told: the body takes its step when the primary one closed.
  ///
  /// @return whether it did
  boolean settle(long epochNanos) {
    if (clocks == null) {
      return false;
    }
    clocks.reach(epochNanos, closing);
    long equityE8 = context.navE8();
    results.mark(equityE8);
    boolean steps = stepDue;
    if (steps) {
      stepDue = false;
      if (listener.hearsBars()) {
        listener.bar(clocks.primary().value());
      }
      runner.step(clocks);
      listener.equity(runner.bar(), equityE8); // what the step asks for is filled later
    }
    hearing.tellRejects();
    runner.judge();
    return steps;
  }
}
