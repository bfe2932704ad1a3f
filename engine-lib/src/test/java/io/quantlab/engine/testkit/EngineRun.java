package io.quantlab.engine.testkit;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.feed.SessionScope;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.EndReason;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.kernel.KernelListener;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.portfolio.CostMethod;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.time.Calendars;
import io.quantlab.engine.time.SessionCalendar;
import java.util.List;
import java.util.function.Supplier;

/// A run of the real kernel on a small market written by time of day: a [Lab] with the words and
/// the defaults of tests worked by hand, judged as every run of a lab is.
///
/// Defaults: `standard` fills, no fees, limits of [RiskLimits#defaults], 10,000 of cash, the
/// regular session only.
///
/// ```java
/// EngineRun.Result run =
///     EngineRun.of(() -> new BuyAndHold())
///         .market(Terms.stock(1), Terms.sessions("2024-01-02"), tape)
///         .run();
/// ```
public final class EngineRun {
  private static final long SEED = 20240102;

  private final Lab lab = Lab.empty().limits(RiskLimits.defaults()).seed(SEED);
  private Logging logging = Logging.OFF;
  private int strategies;

  private enum Logging {
    OFF,
    ON
  }

  private EngineRun() {}

  /// A run of one strategy with 10,000 of cash; a fresh instance is made for each repetition.
  public static EngineRun of(Supplier<? extends Strategy> strategy) {
    return of(strategy, Terms.dollars(10_000));
  }

  public static EngineRun of(Supplier<? extends Strategy> strategy, long cashE8) {
    return new EngineRun().and(strategy, cashE8);
  }

  /// One more strategy with its own account.
  public EngineRun and(Supplier<? extends Strategy> strategy, long cashE8) {
    lab.traderE8("s" + strategies++, strategy, cashE8);
    return this;
  }

  /// Data of an instrument; sources rank in the order they are added (T-4).
  public EngineRun market(Instrument instrument, SessionCalendar calendar, Tape... tapes) {
    for (Tape tape : tapes) {
      source(instrument, calendar, tape::cursor);
    }
    return this;
  }

  /// Data of an instrument that trades around the clock.
  public EngineRun market(Instrument instrument, Tape... tapes) {
    return market(instrument, Calendars.byName("ALWAYS"), tapes);
  }

  /// Data from any cursor, read once.
  public EngineRun source(
      Instrument instrument, SessionCalendar calendar, Supplier<RowCursor> open) {
    lab.instrument(instrument).calendar(instrument.token(), calendar);
    lab.data(instrument.token(), MarketRows.read(open));
    return this;
  }

  public EngineRun profile(FillProfile other) {
    lab.profile(other);
    return this;
  }

  public EngineRun fees(FeeModel other) {
    lab.fees(other);
    return this;
  }

  public EngineRun limits(RiskLimits other) {
    lab.limits(other);
    return this;
  }

  public EngineRun costMethod(CostMethod other) {
    lab.cost(other);
    return this;
  }

  public EngineRun scope(SessionScope other) {
    lab.scope(other);
    return this;
  }

  public EngineRun snapshotEvery(long nanos) {
    lab.snapshots(nanos);
    return this;
  }

  /// Keeps the decision log (S-33).
  public EngineRun logging() {
    logging = Logging.ON;
    return this;
  }

  /// Adds a listener of the output events.
  public EngineRun listener(Supplier<KernelListener> listener) {
    lab.listener(listener.get());
    return this;
  }

  /// What a run left.
  ///
  /// @param hash the `eventHash`, 64 hex digits
  public record Result(
      Kernel kernel, EndReason end, RunLog log, DecisionLog decisions, String hash) {
    public long navE8() {
      return kernel.account(0).navE8();
    }

    public long cashE8() {
      return kernel.account(0).cashE8();
    }

    /// The fills as text, see [RunLog.Fill#toString].
    public List<String> fills() {
      return log.fills().stream().map(RunLog.Fill::toString).toList();
    }
  }

  /// Runs, and leaves the run to the judge.
  public Result run() {
    RunLog log = new RunLog();
    DecisionLog decisions = new DecisionLog();
    Lab once = lab.with(log);
    if (logging == Logging.ON) {
      once.decisions(decisions);
    }
    LabResult result = once.run();
    return new Result(result.kernel(), result.end(), log, decisions, result.eventHash());
  }

  /// A kernel of this run over other rows, not yet run, see [Lab#bare].
  public Kernel bare(RowCursor rows) {
    return lab.bare(rows);
  }
}
