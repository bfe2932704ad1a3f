package io.quantlab.dsl.host;

import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.time.Interval;
import java.util.Optional;

/// The parts of a script that exist once its run began.
///
/// @param rounds by the script's tokens
record Session(
    Symbols symbols,
    ScaleTable scales,
    Clocks clocks,
    ScriptWorld world,
    Dispatch dispatch,
    Results results,
    Round[] rounds,
    SessionValue times,
    TrueRanges ranges,
    CloseOrders closing,
    Signals signals) {

  /// Subscribes the data and binds the script to it.
  static Session begin(StrategyContext context, ScriptSettings settings, ScriptRunner runner) {
    Symbols symbols = settings.table();
    subscribe(context, symbols);
    ScaleTable scales = new ScaleTable(context, symbols);
    Round[] rounds = new Round[symbols.all().size()];
    for (int i = 0; i < rounds.length; i++) {
      rounds[i] = new Round();
    }
    TrueRanges ranges = new TrueRanges(rounds.length, runner.text());
    Dispatch dispatch = new Dispatch(context, scales, ranges);
    OrderIds ids = new OrderIds(runner.text().hash(), settings.run());
    Trading desk = new Trading(context, symbols, scales, ids, dispatch);
    Results results = new Results(rounds.length);
    results.begin(context.navE8());
    SessionValue times = new SessionValue(symbols.listed(0).calendar());
    ScriptWorld world =
        new ScriptWorld(
            context,
            symbols,
            scales,
            settings.currency(),
            Clocks.code(settings.timeframe()),
            new OrderCalls(desk, symbols),
            dispatch,
            times,
            new AccountValue("backtest", settings.currency(), context, results),
            results,
            rounds,
            settings.rateAnnual(),
            runner.sites());
    RiskBlock risk = new RiskBlock(context, symbols, runner.plan());
    runner.start(world, desk, dispatch, new Timers(context), symbols, risk);
    ScriptSettings.Closing closing =
        risk.flattensAtClose() ? ScriptSettings.Closing.FLATTEN : settings.closing();
    return new Session(
        symbols,
        scales,
        runner.clocks(),
        world,
        dispatch,
        results,
        rounds,
        times,
        ranges,
        new CloseOrders(context, closing, dispatch, symbols),
        new Signals(context, settings.signals()));
  }

  private static void subscribe(StrategyContext context, Symbols symbols) {
    for (Symbols.Listed each : symbols.all()) {
      interval(each.data()).ifPresent(length -> context.subscribeBars(each.token(), length));
    }
  }

  /// The engine's interval of a timeframe; nothing for lengths that only stored bars can have.
  private static Optional<Interval> interval(Timeframe timeframe) {
    try {
      return Optional.of(Interval.parse(timeframe.toString()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
