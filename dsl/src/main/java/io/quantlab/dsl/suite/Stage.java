package io.quantlab.dsl.suite;

import io.quantlab.dsl.host.Loaded;
import io.quantlab.dsl.host.Options;
import io.quantlab.dsl.host.OrderTicket;
import io.quantlab.dsl.host.ScriptSettings;
import io.quantlab.dsl.host.ScriptSettings.StoredBar;
import io.quantlab.dsl.host.ScriptStrategy;
import io.quantlab.dsl.host.TripValue;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.SimulatedBroker;
import io.quantlab.engine.feed.MergeFeed;
import io.quantlab.engine.feed.SessionScope;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.kernel.AccountTerms;
import io.quantlab.engine.kernel.ActionRules;
import io.quantlab.engine.kernel.Instruments;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.kernel.KernelConfig;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.portfolio.CostMethod;
import io.quantlab.engine.risk.RiskLimits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Plays a script on a scene, through the engine's kernel and its simulated broker.
public final class Stage {
  private static final long CAPITAL_E8 = 100_000L * 100_000_000;
  private static final int PRICE_DECIMALS = 8;
  private static final long TICK = 1_000_000;
  private static final int MANY = 1_000_000;

  private final Loaded script;
  private final Scene scene;
  private final Plan plan;
  private final List<String> names;
  private final List<Instrument> instruments = new ArrayList<>();

  /// What a script did on a scene.
  ///
  /// @param positions net units by symbol at the end
  /// @param trips round trips
  public record Played(
      Watch watch,
      List<OrderTicket> orders,
      List<TripValue> trips,
      Map<String, Double> positions) {}

  /// @param script a sound one
  public Stage(Loaded script, Scene scene) {
    this.script = script;
    this.scene = scene;
    this.plan = script.plan(scene.inputs(), scene.limits().maxHistory());
    this.names = List.copyOf(scene.bars().keySet());
    for (int i = 0; i < names.size(); i++) {
      instruments.add(instrument(i + 1, names.get(i), scene.listing()));
    }
  }

  /// USD, tick 0.01, lot 1 for what is no contract; prices count 1e-8, so that any price of a scene
  /// is exact.
  private static Instrument instrument(int token, String name, Listing listing) {
    return Instrument.of(
        token,
        name,
        "",
        listing.assetClass(name),
        "USD",
        Decimal.unit(PRICE_DECIMALS),
        new Decimal(listing.lotUnits(name), 0),
        Decimal.ONE,
        TickBands.uniform(TICK),
        "SCENE",
        1,
        1L << 40,
        Instrument.VolumeData.NO_VOLUME,
        Instrument.PriceSign.POSITIVE);
  }

  /// Quotes of an instant are heard before its bars of trades.
  ///
  /// @param backend makes a program of a plan
  public Played play(Function<Plan, Program> backend) {
    Watch watch = new Watch(plan, symbol -> names.get((int) symbol));
    ScriptStrategy strategy =
        new ScriptStrategy(script.source(), plan, backend.apply(plan), settings(), watch);
    List<MergeFeed.Source> sources = new ArrayList<>();
    for (boolean quoted : new boolean[] {true, false}) {
      for (int i = 0; i < names.size(); i++) {
        if (scene.listing().asks().containsKey(names.get(i)) == quoted) {
          sources.add(new MergeFeed.Source(i + 1, rows(names.get(i))));
        }
      }
    }
    Kernel kernel = run(strategy, sources);
    if (kernel.failure() != null) {
      throw new IllegalStateException(
          "the host failed in " + kernel.failure().callback(), kernel.failure().cause());
    }
    Map<String, Double> positions = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      positions.put(names.get(i), (double) kernel.account(0).holding(i).lots());
    }
    return new Played(watch, strategy.orders(), strategy.trips(), positions);
  }

  private RowCursor rows(String name) {
    BarTable bars = scene.bars().get(name);
    BarTable asks = scene.listing().asks().get(name);
    return asks == null
        ? new BarRows(bars, PRICE_DECIMALS)
        : new QuoteBarRows(bars, asks, PRICE_DECIMALS);
  }

  private List<Set<Schema>> schemas() {
    return names.stream()
        .map(name ->
            Set.of(scene.listing().asks().containsKey(name) ? Schema.QUOTE_BAR : Schema.BAR))
        .toList();
  }

  private Kernel run(ScriptStrategy strategy, List<MergeFeed.Source> sources) {
    OrderPool pool = new OrderPool();
    Instruments slots = new Instruments(instruments);
    SimulatedBroker broker =
        new SimulatedBroker(pool, slots.all(), schemas(), slots.tops(), fills());
    KernelConfig config =
        new KernelConfig(
            slots,
            Collections.nCopies(names.size(), scene.calendar()),
            "USD",
            CostMethod.FIFO,
            RiskLimits.defaults().withRates(MANY, MANY, MANY),
            new FeeModel.None(),
            SessionScope.REGULAR,
            0,
            1,
            () -> false,
            null,
            Collections.nCopies(names.size(), KernelConfig.TickData.NONE),
            AccountTerms.none().withRules(scene.listing().rules(names)),
            ActionRules.RAW);
    long capital = Options.of(script.script()).capitalE8().orElse(CAPITAL_E8);
    List<Kernel.Slot> lanes = List.of(new Kernel.Slot("test", strategy, capital));
    try (MergeFeed feed = new MergeFeed(sources)) {
      Kernel kernel = new Kernel(config, feed, broker, pool, lanes, List.of());
      kernel.run();
      return kernel;
    }
  }

  /// The next open, limits at their price or better, any size (wick.md 8.3).
  private static FillProfile fills() {
    FillProfile standard = FillProfile.standard();
    return new FillProfile(
        "script tests",
        standard.tickTiming(),
        standard.barTiming(),
        standard.quoteBarTiming(),
        standard.path(),
        0,
        standard.stopLimitInBar(),
        0,
        standard.tradeShareE8(),
        standard.beyondTop(),
        standard.crossed(),
        standard.slippage());
  }

  private ScriptSettings settings() {
    Options options = Options.of(script.script());
    List<ScriptSettings.Symbol> symbols = new ArrayList<>();
    Map<StoredBar, double[]> prices = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      boolean quoted = scene.listing().asks().containsKey(name);
      symbols.add(
          new ScriptSettings.Symbol(
              name,
              i + 1,
              scene.data(),
              scene.calendar(),
              quoted ? ScriptSettings.Bars.QUOTES : ScriptSettings.Bars.TRADES));
      exact(prices, i + 1, scene.bars().get(names.get(i)));
    }
    return new ScriptSettings(
        symbols,
        options.timeframe().orElse(scene.timeframe()),
        "USD",
        scene.inputs(),
        new ScriptSettings.Limits(scene.limits().fuel(), scene.limits().heapBytes()),
        options.flatAtClose() ? ScriptSettings.Closing.FLATTEN : ScriptSettings.Closing.HOLD,
        options.flattenOnError() ? ScriptSettings.OnError.FLATTEN : ScriptSettings.OnError.HOLD,
        options.intrabar() ? ScriptSettings.Intrabar.ACTS : ScriptSettings.Intrabar.SHOWS,
        0,
        (bar, target) -> System.arraycopy(prices.get(bar), 0, target, 0, target.length),
        previews(),
        scene.listing().signals(),
        0);
  }

  private static void exact(Map<StoredBar, double[]> prices, int token, BarTable bars) {
    for (int row = 0; row < bars.size(); row++) {
      double[] all = {
        bars.open()[row], bars.high()[row], bars.low()[row], bars.close()[row], bars.volume()[row]
      };
      prices.put(new StoredBar(token, bars.closeNanos()[row]), all);
    }
  }

  private java.util.function.LongFunction<double[]> previews() {
    if (scene.live().isEmpty()) {
      return null;
    }
    BarTable bars = scene.bars().get(names.getFirst());
    long last = bars.closeNanos()[bars.size() - 1];
    double[] updates = scene.live().get().updates();
    return end -> end == last ? updates : new double[0];
  }
}
