package io.quantlab.engine.backtest;

import io.quantlab.engine.analysis.Activity;
import io.quantlab.engine.analysis.CostWaterfall;
import io.quantlab.engine.analysis.Costs;
import io.quantlab.engine.analysis.Drawdown;
import io.quantlab.engine.analysis.FillQuality;
import io.quantlab.engine.analysis.Metrics;
import io.quantlab.engine.analysis.MetricsInput;
import io.quantlab.engine.analysis.NavSeries;
import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.RoundTrips;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.ImpactModel;
import io.quantlab.engine.execution.PathRange;
import io.quantlab.engine.execution.SlippageModel;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.EndReason;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.kernel.RunCounts;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.Money;
import io.quantlab.engine.portfolio.Position;
import io.quantlab.engine.portfolio.PositionView;
import io.quantlab.engine.portfolio.Settlement;
import io.quantlab.engine.time.SessionCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Works the result out of a finished kernel and the tables it left.
final class Outcome {
  private final RunConfig config;
  private final String inputHash;
  private final List<Instrument> instruments;
  private final List<SessionCalendar> calendars;
  private final Kernel kernel;
  private final Broker broker;
  private final ResultCollector collector;

  Outcome(
      RunConfig config,
      String inputHash,
      List<Instrument> instruments,
      List<SessionCalendar> calendars,
      Kernel kernel,
      Broker broker,
      ResultCollector collector) {
    this.config = config;
    this.inputHash = inputHash;
    this.instruments = instruments;
    this.calendars = calendars;
    this.kernel = kernel;
    this.broker = broker;
    this.collector = collector;
  }

  RunResult result(EndReason end, String eventHash, long rows) {
    String runId = inputHash.substring(0, 16);
    Table trades = collector.trades();
    RunResult.Tables tables =
        new RunResult.Tables(
            trades,
            collector.orders(runId),
            collector.events(),
            collector.fills(),
            collector.equity(),
            positions(),
            collector.ledger(),
            collector.decisions(),
            collector.statements());
    long startE8 = config.cashE8();
    long endE8 = sum(Account::navE8);
    Costs costs = costs(startE8, endE8);
    MetricsInput input = metricsInput(trades, costs);
    return new RunResult(
        runId,
        inputHash,
        eventHash,
        end,
        kernel.firstNanos(),
        kernel.epochNanos(),
        rows,
        kernel.counts(broker.ambiguousBars()),
        kernel.failure(),
        input,
        Metrics.of(input),
        waterfall(costs, startE8, endE8),
        startE8,
        endE8,
        tables,
        warnings(end));
  }

  private interface Figure {
    long of(Account account);
  }

  private long sum(Figure figure) {
    long sum = 0;
    for (int i = 0; i < kernel.accounts(); i++) {
      sum = Math.addExact(sum, figure.of(kernel.account(i)));
    }
    return sum;
  }

  private Costs costs(long startE8, long endE8) {
    long commission = sum(Account::feesE8);
    long slippage = collector.slippageE8();
    long borrow = balance(LedgerAccount.BORROW);
    long funding = balance(LedgerAccount.FUNDING);
    long tax = balance(LedgerAccount.TAX);
    long booked = Math.addExact(Math.addExact(commission, borrow), Math.addExact(funding, tax));
    long impact = Math.addExact(collector.temporaryImpactE8(), permanentE8());
    long spread = collector.spreadE8();
    long inside = Math.addExact(Math.addExact(spread, slippage), impact);
    long gross = Math.addExact(Math.addExact(endE8 - startE8 - flowsE8(), booked), inside);
    return new Costs(
        commission,
        spread,
        slippage,
        impact,
        borrow,
        funding,
        tax,
        gross,
        collector.tradedE8(),
        impactExponent());
  }

  /// What the permanent impact of our own fills cost later ones, less what it adds to the marks of
  /// what is held at the end.
  private long permanentE8() {
    long paid = collector.permanentImpactE8();
    for (int a = 0; a < kernel.accounts(); a++) {
      for (int slot = 0; slot < instruments.size(); slot++) {
        long lots = kernel.account(a).holding(slot).lots();
        long moved = kernel.markOverlayTicks(a, slot);
        if (lots != 0 && moved != 0) {
          paid = Math.subtractExact(paid, Money.valueE8(instruments.get(slot), moved, lots));
        }
      }
    }
    return paid;
  }

  /// How impact per traded value grows with size, by the model in use.
  private double impactExponent() {
    return config.profile().slippage() instanceof SlippageModel.Impact(var model, var _, var _)
        ? switch (model) {
          case ImpactModel.Linear _ -> 1;
          case ImpactModel.SquareRoot _, ImpactModel.Custom _ -> 0.5;
          case ImpactModel.Almgren2005 _ -> 0.6;
        }
        : 0.5;
  }

  /// Sum of a ledger account over all accounts: above zero is paid.
  private long balance(LedgerAccount of) {
    return sum(a -> a.balanceE8(of));
  }

  /// Trading profit is what the ledger realized plus what is open; the rest are ledger sums, so the
  /// steps are exact.
  private CostWaterfall waterfall(Costs costs, long startE8, long endE8) {
    long unrealized = sum(a -> a.marketValueE8() - a.balanceE8(LedgerAccount.POSITION_COST));
    long realized = sum(Account::realizedE8) - balance(LedgerAccount.CORPORATE);
    long dividends = -balance(LedgerAccount.DIVIDEND);
    long interest = -balance(LedgerAccount.INTEREST);
    long change = endE8 - startE8 - flowsE8();
    long trading = realized + unrealized;
    long fx = kernel.account(0).currencies() == null ? 0 : fx(change, trading, costs);
    return CostWaterfall.of(trading, costs, permanentE8(), dividends, interest, fx, change);
  }

  /// Deposits less withdrawals after the start.
  private long flowsE8() {
    return -balance(LedgerAccount.CAPITAL) - config.cashE8();
  }

  /// What currencies made of NAV: all that nothing else explains (I-4).
  private long fx(long change, long trading, Costs costs) {
    long booked =
        Math.addExact(
            Math.addExact(costs.commissionE8(), costs.taxE8()),
            Math.addExact(costs.borrowE8(), costs.fundingE8()));
    long income = balance(LedgerAccount.DIVIDEND) + balance(LedgerAccount.INTEREST);
    return change - trading + booked + income;
  }

  private MetricsInput metricsInput(Table trades, Costs costs) {
    NavSeries series = collector.sessions().series();
    long span = kernel.epochNanos() - kernel.firstNanos();
    long exposed = sum(a -> a.heldNanos(kernel.epochNanos())) / kernel.accounts();
    Activity activity = new Activity(exposed, span, collector.sessions().meanNavE8());
    MetricsInput input =
        MetricsInput.of(series, calendars.getFirst().sessionsPerYear())
            .withTrading(RoundTrips.of(trades), activity, costs)
            .withRates(config.riskFreeAnnual(), 0)
            .withQuality(quality());
    return kernel.accounts() == 1 ? input.withMarkedDrawdown(deepest()) : input;
  }

  private FillQuality quality() {
    PathRange paths = broker.paths();
    RunCounts counts = kernel.counts(paths.bars());
    return new FillQuality(
        counts.fills(),
        counts.ambiguousBars(),
        counts.ambiguousFills(),
        paths.betterE8(),
        paths.worseE8(),
        counts.cappedFills(),
        counts.oneTickWorseFills(),
        counts.optimisticFills(),
        broker.unpricedFills(),
        kernel.standIns(),
        broker.ignoredLatency());
  }

  /// The deepest drawdown over every mark, as the account saw it; `null` when there was none.
  private Drawdown deepest() {
    io.quantlab.engine.portfolio.Drawdown d = kernel.account(0).drawdown();
    if (d.largestRatio() <= 0) {
      return null;
    }
    long recovery = d.recoveredNanos() == 0 ? Drawdown.NOT_RECOVERED : d.recoveredNanos();
    long end = d.recoveredNanos() == 0 ? kernel.epochNanos() : d.recoveredNanos();
    long peak = d.largestPeakNanos() == 0 ? kernel.firstNanos() : d.largestPeakNanos();
    return new Drawdown(-d.largestRatio(), peak, d.largestTroughNanos(), recovery, end);
  }

  private Table positions() {
    TableWriter w = new TableWriter(ResultTables.POSITIONS);
    for (int a = 0; a < kernel.accounts(); a++) {
      Account account = kernel.account(a);
      for (int slot = 0; slot < instruments.size(); slot++) {
        Holding holding = account.holding(slot);
        if (!holding.hedges() || !holding.isOpen()) {
          position(w, account, holding, holding);
        }
        for (int i = 0; holding.hedges() && i < holding.positionCount(); i++) {
          position(w, account, holding, holding.position(i));
        }
      }
    }
    return w.table();
  }

  /// @param p the position, or the holding where there is one at most
  private void position(TableWriter w, Account account, Holding h, PositionView p) {
    Instrument instrument = p.instrument();
    w.row(instrument).nanos("time", kernel.epochNanos()).number("token", instrument.token());
    w.symbol();
    if (kernel.accounts() > 1) {
      w.text("strategy", account.name());
    }
    w.lots("lots", p.lots()).money("cost", h.paysDaily() ? 0 : p.costE8());
    if (p.lots() != 0) {
      double unit =
          (double) instrument.valueNum()
              / io.quantlab.engine.math.Exact.pow10(instrument.valueScale());
      w.decimal("avgPrice", p.costE8() / unit / p.lots() * instrument.priceUnit().toDouble());
    }
    w.price("markPrice", h.markTicks())
        .money("marketValue", h.paysDaily() ? p.unrealizedE8() : p.valueE8());
    long age = kernel.markAgeNanos(h.slot());
    if (age >= 0) {
      w.number("markAgeNanos", age);
    }
    w.money("realized", p.realizedE8()).money("unrealized", p.unrealizedE8());
    if (config.terms().margin() != null) {
      boolean one = p instanceof Position && h.hedges();
      w.money(
          "margin",
          one
              ? kernel.marginE8(account.index(), (Position) p)
              : kernel.marginE8(account.index(), h.slot()));
    }
    if (!Double.isNaN(p.liquidationTicks())) {
      w.decimal("liquidationPrice", p.liquidationTicks() * instrument.priceUnit().toDouble());
    }
    w.text("currency", instrument.currency());
    if (p.id() != 0) {
      w.number("positionId", p.id());
    }
  }

  /// Whether a source has rows after the dates for which its calendar is stated.
  static boolean extrapolates(RunSource source) {
    SessionCalendar calendar = source.calendar();
    return source.rows() > 0
        && source.lastNanos() <= calendar.endNanos()
        && calendar.epochDayOf(source.lastNanos() - 1) > calendar.validThrough();
  }

  private List<String> warnings(EndReason end) {
    List<String> warnings = new ArrayList<>();
    RunCounts counts = kernel.counts(broker.ambiguousBars());
    if (config.profile().optimistic()) {
      warnings.add(
          "The fill profile "
              + config.profile().name()
              + " may fill on information the strategy had already seen: results are optimistic.");
    }
    config.sources().stream()
        .filter(Outcome::extrapolates)
        .map(source -> source.calendar())
        .distinct()
        .forEach(calendar ->
            warnings.add(
                "Calendar "
                    + calendar.name()
                    + " is stated through "
                    + LocalDate.ofEpochDay(calendar.validThrough())
                    + "; sessions after that are extrapolated, without holidays."));
    if (counts.ambiguousBars() > 0) {
      boolean worst = config.profile().path() == FillProfile.Path.WORST_CASE;
      String taken = worst ? "the worse path was taken." : config.profile().path() + " decided.";
      warnings.add(counts.ambiguousBars() + " bars were ambiguous; " + taken);
    }
    if (broker.ignoredLatency() > 0) {
      warnings.add(
          broker.ignoredLatency()
              + " commands took less time than the bars they met, which had no effect (F-2).");
    }
    if (kernel.standIns() > 0) {
      warnings.add(
          kernel.standIns()
              + " bars met orders themselves, because the finer data for fills has nothing in them"
              + " (F-1).");
    }
    if (broker.unpricedFills() > 0) {
      warnings.add(
          broker.unpricedFills()
              + " fills had no slippage: the market had not yet shown what "
              + config.profile().slippage()
              + " needs.");
    }
    long calls = 0;
    for (int i = 0; i < kernel.accounts(); i++) {
      calls += kernel.marginCalls(i);
    }
    long unknown = 0;
    for (int i = 0; i < kernel.accounts(); i++) {
      unknown += kernel.unknownLocates(i);
    }
    if (unknown > 0) {
      warnings.add(
          unknown + " short sales passed though nothing was known of what there was to borrow.");
    }
    long violations = 0;
    for (int i = 0; i < kernel.accounts(); i++) {
      Settlement settlement = kernel.account(i).settlement();
      violations += settlement == null ? 0 : settlement.goodFaithViolations();
    }
    if (violations > 0) {
      warnings.add(
          violations
              + " sales were good-faith violations: bought with cash that had not settled, sold"
              + " before it did.");
    }
    if (calls > 0) {
      warnings.add("There were " + calls + " margin calls; positions were liquidated.");
    }
    if (kernel.failure() != null) {
      warnings.add(
          "Strategy "
              + kernel.failure().strategy()
              + " threw "
              + kernel.failure().cause()
              + " in "
              + kernel.failure().callback()
              + " at "
              + kernel.failure().place()
              + ".");
    }
    if (end != EndReason.COMPLETED) {
      warnings.add("The run ended early (" + end + "): the result is partial.");
    }
    if (counts.fills() == 0) {
      warnings.add("The strategy never traded.");
    }
    return warnings;
  }
}
