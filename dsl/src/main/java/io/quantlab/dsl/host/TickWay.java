package io.quantlab.dsl.host;

import io.quantlab.dsl.host.BarSeries.Bar;
import io.quantlab.dsl.host.Handlers.Handler;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.time.SessionCalendar;

/// The way of a tick into a script: its quote and its session see every one, `on_tick` hears of
/// trades, and a body that acts inside bars runs after each trade of the primary symbol.
///
/// Hot: nothing is made per tick. `compiled script` of `./quantlab bench` pays for it.
final class TickWay {
  private final Symbols symbols;
  private final ScaleTable scales;
  private final ScriptWorld world;
  private final SessionValue times;
  private final Subscriptions subscriptions;
  private final Clocks clocks;
  private final ScriptRunner runner;
  private final Hearing hearing;
  private final SeenData seen;
  private final Handler onTick;
  private final Timeframe insideOf;
  private final boolean judged;
  private final TickValue tick = new TickValue();
  private final Bar live = new Bar();

  /// @param insideOf the timeframe of the bars the body acts inside of; `null` when it does not
  TickWay(Session session, ScriptRunner runner, SeenData seen, Timeframe insideOf) {
    this.symbols = session.symbols();
    this.scales = session.scales();
    this.world = session.world();
    this.times = session.times();
    this.subscriptions = world.subscriptions();
    this.clocks = session.clocks();
    this.runner = runner;
    this.hearing = runner.hearing();
    this.seen = seen;
    this.onTick = runner.handlers().of("on_tick");
    this.insideOf = insideOf;
    this.judged = runner.isJudged();
  }

  void take(TickView view) {
    int symbol = symbols.symbol(view.token());
    if (symbol < 0) {
      return;
    }
    Scales own = scales.at(symbol);
    world.quote(symbol).set(own, view);
    times.event(view.epochNanos());
    if (view.kind() != TickView.Kind.TRADE) {
      judge();
      return;
    }
    seen.trades++;
    if (onTick != null && subscriptions.hears(symbol)) {
      hearing.hear(onTick, symbol, tick.set(symbol, own, view));
    }
    if (insideOf != null && symbol == 0) {
      preview(view);
    }
    hearing.tellRejects();
    judge();
  }

  private void judge() {
    if (judged) {
      runner.judge();
    }
  }

  /// The body on the primary bar as it stands after a trade.
  private void preview(TickView view) {
    SessionCalendar calendar = symbols.listed(0).calendar();
    Scales own = scales.at(0);
    live.trade(own.price(view.priceTicks()), own.units(view.lots()));
    live.openNanos = insideOf.startOf(calendar, view.epochNanos());
    live.closeNanos = insideOf.endOf(calendar, view.epochNanos());
    live.index = runner.bar() + 1;
    runner.preview(clocks, live);
  }

  /// The primary bar closed: the next trade begins another.
  void barClosed() {
    live.clear();
  }
}
