package io.quantlab.engine.analysis;

import io.quantlab.engine.instrument.Decimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A made-up but consistent run for report tests: five years of sessions, hourly marks, round trips
/// whose net results sum to the change of the account.
final class SampleRun {
  static final ZoneId ZONE = ZoneId.of("America/New_York");
  static final long E8 = 100_000_000L;
  private static final RowUnits CENT = new RowUnits(Decimal.unit(2), Decimal.ONE);
  private static final String[] SYMBOLS = {"AAPL", "MSFT", "SPY", "XLE", "TLT"};
  private static final String[] TAGS = {"breakout", "breakout trend", "fade", ""};

  final Table trades = new Table(ResultTables.TRADES);
  final Table equity = new Table(ResultTables.EQUITY);
  final List<Integer> days = new ArrayList<>();
  final List<Long> closes = new ArrayList<>();
  final List<Long> navs = new ArrayList<>();
  private final SplittableRandom random;
  private final double edge;
  private long nav = 100_000 * E8;
  private long peak = nav;
  private Drawdown deepest = new Drawdown(0, 0, 0, 0, 0);
  private long peakNanos;
  private long fees;
  private long gross;
  private long traded;
  private long exposed;

  SampleRun(long seed, double edge, LocalDate from, LocalDate to) {
    this.random = new SplittableRandom(seed);
    this.edge = edge;
    peakNanos = nanos(from, LocalTime.of(9, 30));
    mark(peakNanos, "START", null, 0);
    for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
      if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
        session(day);
      }
    }
  }

  static SampleRun standard() {
    return new SampleRun(42, 0.075, LocalDate.of(2019, 3, 4), LocalDate.of(2024, 3, 1));
  }

  private void session(LocalDate day) {
    boolean trades = random.nextInt(5) > 0;
    int entry = random.nextInt(5);
    double volatility = day.getYear() == 2020 ? 1.9 : 1;
    long result = trades ? (long) ((random.nextGaussian() * volatility + edge) * nav * 0.0085) : 0;
    long fee = trades ? 100_000_000L + random.nextInt(300) * 1_000_000L + 1 : 0;
    long before = nav;
    for (int hour = 0; hour < 7; hour++) {
      long drift =
          !trades || hour < entry
              ? 0
              : hour == 6 ? result - fee : (long) (result * random.nextDouble(-0.3, 1.1));
      nav = before + drift;
      long at = nanos(day, LocalTime.of(9, 30).plusHours(hour).plusMinutes(hour == 6 ? 0 : 5));
      boolean close = hour == 6;
      mark(
          close ? nanos(day, LocalTime.of(16, 0)) : at,
          close ? "SESSION_CLOSE" : "SAMPLE",
          close ? day.toString() : null,
          trades && hour >= entry && !close ? nav * 9 / 10 : 0);
    }
    days.add((int) day.toEpochDay());
    closes.add(nanos(day, LocalTime.of(16, 0)));
    navs.add(nav);
    if (trades) {
      trade(day, entry, result, fee);
    }
  }

  private void trade(LocalDate day, int entryHour, long result, long fee) {
    gross += result;
    fees += fee;
    int row = trades.addRow();
    trades.units(CENT);
    long entryPrice = 5_000 + random.nextInt(30_000);
    long lots = Math.max(1, nav / E8 * 90 / entryPrice);
    long value = entryPrice * lots * 1_000_000L;
    traded += 2 * value;
    boolean isLong = random.nextInt(3) > 0;
    long in = nanos(day, LocalTime.of(9, 30).plusHours(entryHour).plusMinutes(5));
    long out = nanos(day, LocalTime.of(15, 30));
    exposed += out - in;
    number("id", row + 1);
    number("token", 1);
    text("symbol", SYMBOLS[random.nextInt(SYMBOLS.length)]);
    text("side", isLong ? "LONG" : "SHORT");
    trades.setLots(at("lots"), lots);
    trades.setNanos(at("entryTime"), in);
    trades.setPrice(at("entryPrice"), entryPrice);
    trades.setNanos(at("exitTime"), out);
    trades.setPrice(at("exitPrice"), entryPrice + result / 1_000_000L / lots * (isLong ? 1 : -1));
    text("currency", "USD");
    money("entryValue", value);
    money("exitValue", value + result);
    money("gross", result);
    money("fees", fee);
    money("net", result - fee);
    money("mae", Math.min(0, result) - (long) (random.nextDouble() * nav * 0.006));
    money("mfe", Math.max(0, result) + (long) (random.nextDouble() * nav * 0.006));
    money("initialRisk", nav / 100);
    number("durationNanos", out - in);
    String tags = TAGS[random.nextInt(TAGS.length)];
    if (!tags.isEmpty()) {
      text("tags", tags);
    }
    text("cause", "STRATEGY");
    number("entryOrderId", 2 * row + 1);
    number("exitOrderId", 2 * row + 2);
    text("entryClientId", "e" + (row + 1));
    text("exitClientId", "x" + (row + 1));
    text("ambiguous", random.nextInt(40) == 0 ? ResultTables.YES : ResultTables.NO);
    text("optimistic", ResultTables.NO);
  }

  private void mark(long time, String kind, String date, long exposure) {
    if (nav > peak) {
      peak = nav;
      peakNanos = time;
    }
    double depth = (double) (nav - peak) / peak;
    if (depth < deepest.depthRatio()) {
      deepest = new Drawdown(depth, peakNanos, time, Drawdown.NOT_RECOVERED, time);
    } else if (depth >= 0 && !deepest.recovered() && peakNanos > deepest.troughNanos()) {
      deepest =
          new Drawdown(
              deepest.depthRatio(), deepest.peakNanos(), deepest.troughNanos(), time, time);
    }
    equity.addRow();
    equity.setNanos(0, time);
    equity.setText(1, kind);
    if (date != null) {
      equity.setText(2, date);
    }
    long[] money = {
      nav, nav - exposure, exposure, nav - 100_000 * E8, 0, exposure / 4, exposure, exposure
    };
    for (int i = 0; i < money.length; i++) {
      equity.setMoney(3 + i, money[i]);
    }
    equity.setDouble(equity.schema().column("drawdown"), depth);
    equity.setMoney(equity.schema().column("flows"), 0);
  }

  NavSeries series() {
    int n = days.size();
    int[] dates = new int[n];
    long[] stamps = new long[n];
    long[] values = new long[n];
    for (int i = 0; i < n; i++) {
      dates[i] = days.get(i);
      stamps[i] = closes.get(i);
      values[i] = navs.get(i);
    }
    return NavSeries.of(equity.longAt(0, 0), 100_000 * E8, dates, stamps, values);
  }

  ReportInput report(String title) {
    NavSeries series = series();
    double[] r = series.returns();
    double[] benchmark = new double[r.length];
    SplittableRandom market = new SplittableRandom(5);
    for (int i = 0; i < r.length; i++) {
      benchmark[i] = market.nextGaussian() * 0.0105 + 0.0004 + 0.25 * r[i];
    }
    long slippage = traded / 40_000;
    long spread = traded / 25_000;
    long impact = traded / 90_000;
    Costs costs =
        new Costs(
            fees,
            spread,
            slippage,
            impact,
            0,
            0,
            0,
            gross + slippage + spread + impact,
            traded,
            0.5);
    double[] trialSharpes = new double[64];
    SplittableRandom search = new SplittableRandom(9);
    for (int i = 0; i < trialSharpes.length; i++) {
      trialSharpes[i] = search.nextGaussian() * 0.35 + 0.3;
    }
    MetricsInput in =
        MetricsInput.of(series, 252)
            .withRates(0.02, 0)
            .withBenchmark(benchmark, BarReturns.none())
            .withMarkedDrawdown(deepest)
            .withTrading(
                RoundTrips.of(trades),
                new Activity(
                    exposed, series.closeNanos()[r.length - 1] - series.startNanos(), 110_000e8),
                costs)
            .withTrials(new Trials(64, 0.35 * 0.35 / 252, new double[0][]));
    Metrics metrics = Metrics.of(in);
    return new ReportInput(
        title,
        "AAPL, MSFT, SPY, XLE, TLT · 30-minute bars · 2019-03-04 to 2024-02-29 · 100 000 USD",
        "USD",
        ZONE,
        facts(),
        honesty(series),
        in,
        metrics,
        equity,
        trades,
        "SPY",
        CostWaterfall.of(gross, costs, 0, 0, 0, nav - 100_000 * E8),
        Confidence.ofReturns(r, 0.02 / 252, 252, 500, 1),
        trialSharpes,
        List.of(
            new Fact("entry.channel", "20 bars"),
            new Fact("exit.stop", "1.5 ATR(14)"),
            new Fact("size.risk", "0.5 % of equity"),
            new Fact("filter.regime", "SMA(200) rising")),
        notes(series));
  }

  private Honesty honesty(NavSeries series) {
    long net = nav - 100_000 * E8;
    return new Honesty(
        "standard",
        Honesty.Timing.STRICT,
        2L * trades.rows(),
        0,
        23,
        19,
        net - 812 * E8,
        net + 640 * E8,
        Honesty.Certificate.PASSED,
        "cut-invariance on 12 cuts, 0 differences",
        List.of(
            new Fact("fills by cap", "31"),
            new Fact("one tick worse", "0"),
            new Fact("fallback from finer data", "4"),
            new Fact("ignored latency", "0")),
        List.of("4 sessions had no finer data; their bars used the WORST_CASE path."));
  }

  private static List<Fact> facts() {
    return List.of(
        new Fact("Run", "2024-0117"),
        new Fact("Engine", "0.1.0"),
        new Fact("Language", "wick 1"),
        new Fact("Seed", "42"),
        new Fact("Fill profile", "standard"),
        new Fact("Data", "us-equity-30m, 62 510 bars"),
        new Fact("Calendar", "XNYS 2024a"),
        new Fact("End", "DATA_END"),
        new Fact("Input hash", "6f1d09ab…"),
        new Fact("Event hash", "c2e47d55…"));
  }

  private static List<Note> notes(NavSeries series) {
    return List.of(
        new Note(series.closeNanos()[250], Note.Severity.INFO, "Split 4:1 of AAPL applied."),
        new Note(
            series.closeNanos()[260],
            Note.Severity.WARNING,
            "Order 512 denied: MAX_POSITION, limit 400, actual 412 lots."),
        new Note(series.closeNanos()[900], Note.Severity.ERROR, "Feed gap of 31 minutes in XLE."));
  }

  private static long nanos(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(ZONE).toEpochSecond() * 1_000_000_000L;
  }

  private int at(String column) {
    return trades.schema().column(column);
  }

  private void text(String column, String value) {
    trades.setText(at(column), value);
  }

  private void number(String column, long value) {
    trades.setLong(at(column), value);
  }

  private void money(String column, long value) {
    trades.setMoney(at(column), value);
  }
}
