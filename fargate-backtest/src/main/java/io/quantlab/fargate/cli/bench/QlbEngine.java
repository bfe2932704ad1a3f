package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.SimulatedBroker;
import io.quantlab.engine.feed.MergeFeed;
import io.quantlab.engine.feed.SessionScope;
import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.kernel.EndReason;
import io.quantlab.engine.kernel.Instruments;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.kernel.KernelConfig;
import io.quantlab.engine.kernel.KernelListener;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.CostMethod;
import io.quantlab.engine.reference.Builtins;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.strategy.Parameters;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.time.Calendars;
import io.quantlab.engine.time.SessionCalendar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// QLB-1 on the whole engine: kernel, simulated broker, risk gate, ledger, `standard` fills.
///
/// The minimum tick is a cent and prices count hundredths of it, so 100,000,000 minimum ticks'
/// worth of cash are a million dollars and one unit of the published money is 100 of the engine's
/// 1e-8.
final class QlbEngine {
  /// The traded instrument.
  static final Instrument TERMS = terms(QlbWorkload.TOKEN);

  static final SessionCalendar ALWAYS = Calendars.byName("ALWAYS");

  /// Starting cash in 1e-8 dollars.
  static final long CASH_E8 = Answer.START_E4 * 100;

  /// Two basis points of every fill.
  static final FeeModel FEES = new FeeModel.Bps(20_000, 20_000);

  private QlbEngine() {}

  /// An instrument of the workload.
  static Instrument terms(int token) {
    return Instrument.of(
        token,
        "QLB" + token,
        "",
        AssetClass.EQUITY,
        "USD",
        Decimal.unit(4),
        Decimal.ONE,
        Decimal.ONE,
        TickBands.uniform(QlbWorkload.PRICE_SCALE),
        "ALWAYS",
        1,
        1L << 40,
        Instrument.VolumeData.REAL,
        Instrument.PriceSign.POSITIVE);
  }

  /// The reference strategy with 10 lots; more parameters as `name, value, ...`.
  static Strategy smaCross(String... more) {
    return Builtins.byName("sma-cross").orElseThrow().create(new Parameters(parameters(more)));
  }

  static Map<String, String> parameters(String... more) {
    Map<String, String> given = new HashMap<>(Map.of("lots", "10"));
    for (int i = 0; i < more.length; i += 2) {
      given.put(more[i], more[i + 1]);
    }
    return given;
  }

  /// Runs strategies, each with an account of its own, over one source to its end.
  static Kernel run(
      Supplier<RowCursor> rows, List<Strategy> strategies, List<KernelListener> listeners) {
    return run(rows, strategies, listeners, RiskLimits.defaults());
  }

  /// Runs strategies over one source within limits of their own.
  static Kernel run(
      Supplier<RowCursor> rows,
      List<Strategy> strategies,
      List<KernelListener> listeners,
      RiskLimits limits) {
    List<MergeFeed.Source> one = List.of(new MergeFeed.Source(TERMS.token(), rows.get()));
    return run(List.of(TERMS), one, strategies, listeners, limits);
  }

  /// Runs strategies over one source for each of several instruments.
  static Kernel run(
      List<Instrument> terms,
      List<MergeFeed.Source> sources,
      List<Strategy> strategies,
      List<KernelListener> listeners,
      RiskLimits limits) {
    Schema schema = sources.getFirst().cursor().schema();
    OrderPool pool = new OrderPool();
    Instruments instruments = new Instruments(terms);
    SimulatedBroker broker =
        new SimulatedBroker(
            pool,
            instruments.all(),
            Collections.nCopies(terms.size(), Set.of(schema)),
            instruments.tops(),
            FillProfile.standard());
    KernelConfig config = config(instruments, schema, limits);
    try (MergeFeed feed = new MergeFeed(sources)) {
      return complete(new Kernel(config, feed, broker, pool, slots(strategies), listeners));
    }
  }

  /// Each strategy with an account of its own.
  static List<Kernel.Slot> slots(List<Strategy> strategies) {
    List<Kernel.Slot> slots = new ArrayList<>();
    for (Strategy strategy : strategies) {
      slots.add(new Kernel.Slot("s" + slots.size(), strategy, CASH_E8));
    }
    return slots;
  }

  /// Runs to the end of the data.
  static Kernel complete(Kernel kernel) {
    EndReason end = kernel.run();
    if (end != EndReason.COMPLETED || kernel.failure() != null) {
      throw new IllegalStateException(
          "the run must complete, ended " + end + " with " + kernel.failure());
    }
    return kernel;
  }

  /// What all runs have in common.
  static KernelConfig config(Instruments instruments, Schema schema, RiskLimits limits) {
    return new KernelConfig(
        instruments,
        Collections.nCopies(instruments.count(), ALWAYS),
        "USD",
        CostMethod.FIFO,
        limits,
        FEES,
        SessionScope.REGULAR,
        0,
        1,
        () -> false,
        null,
        Collections.nCopies(
            instruments.count(),
            schema == Schema.TRADE ? KernelConfig.TickData.TRADES : KernelConfig.TickData.NONE));
  }

  /// Fills, equity, drawdown of an account in the units of the workload's page.
  static Answer answer(Account account, FillTally fills) {
    return new Answer(
        fills.count(), account.navE8() / 100, account.drawdown().largestE8() / 100, fills.hash());
  }
}
