package io.quantlab.dsl.host;

import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.time.Interval;
import java.util.Optional;

/// The parts of a script that exist once its run began.
///
/// @param scales by the script's tokens
/// @param rounds by the script's tokens
record Session(
    Symbols symbols,
    Scales[] scales,
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
    Scales[] scales = subscribed(context, symbols);
    Round[] rounds = new Round[scales.length];
    for (int i = 0; i < rounds.length; i++) {
      rounds[i] = new Round();
    }
    TrueRanges ranges = new TrueRanges();
    Dispatch dispatch = new Dispatch(context, ranges);
    OrderIds ids = new OrderIds(runner.scriptHash(), settings.run());
    Trading desk = new Trading(context, symbols, ids, dispatch);
    Results results = new Results();
    results.begin(context.navE8());
    SessionValue times = new SessionValue(symbols.listed(0).calendar());
    ScriptWorld world =
        new ScriptWorld(
            context,
            symbols,
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

  private static Scales[] subscribed(StrategyContext context, Symbols symbols) {
    Scales[] scales = new Scales[symbols.all().size()];
    for (int i = 0; i < scales.length; i++) {
      int token = symbols.token(i);
      scales[i] = new Scales(context.instrument(token));
      interval(symbols.listed(i).data()).ifPresent(length -> context.subscribeBars(token, length));
    }
    return scales;
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
