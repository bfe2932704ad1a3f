package io.quantlab.fargate.cli.data;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.math.BlackScholes;
import io.quantlab.engine.time.SessionCalendar;
import io.quantlab.fargate.data.ResolvedData;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Prices a chain on the bars of an underlying and writes it as files.
///
/// Prices are multiples of 0.05; bid and ask lie half a spread from the value, the bid not below
/// one such step. Time runs to the close of the expiry's session, ACT/365F. The chain ends with the
/// first expiry at which a contract would have no time left: later bars of it are not written.
final class ChainMaker {
  static final String RUN_FILE = "chain.toml";

  private static final double YEAR_NANOS = 365 * 86_400e9;
  private static final double TICK = 0.05;
  private static final long MINUTE_NANOS = 60_000_000_000L;
  private static final long DAY_NANOS = 86_400_000_000_000L;

  private final ResolvedData data;
  private final List<LocalDate> expiries;
  private final Terms terms;
  private final List<double[]> bars = new ArrayList<>();
  private final List<long[]> times = new ArrayList<>();

  /// @param strikes how many
  /// @param step between two of them
  record Terms(
      int strikes, int step, double volatility, double rate, double spread, int multiplier) {}

  /// A price from the underlying's at an instant.
  private interface Pricing {
    double at(double spot, double years);
  }

  ChainMaker(ResolvedData data, List<LocalDate> expiries, Terms terms) {
    this.data = data;
    this.expiries = expiries;
    this.terms = terms;
    read();
  }

  private void read() {
    Instrument instrument = data.instrument();
    double unit = instrument.priceUnit().toBigDecimal().doubleValue();
    try (RowCursor rows = data.open(Long.MIN_VALUE, Long.MAX_VALUE)) {
      for (RowBlock block = rows.next(); block != null; block = rows.next()) {
        for (int i = 0; i < block.size(); i++) {
          times.add(new long[] {block.column(1)[i], block.column(0)[i]});
          double[] prices = new double[4];
          for (int p = 0; p < prices.length; p++) {
            prices[p] = block.column(2 + p)[i] * unit;
          }
          bars.add(prices);
        }
      }
    }
  }

  /// @param spec words for the underlying's data in a run file
  /// @return number of files written
  int write(Path folder, String spec) throws IOException {
    String symbol = data.instrument().symbol();
    String common =
        ",currency=" + data.instrument().currency() + ",calendar=" + data.calendar().name();
    String contract = ",multiplier=" + terms.multiplier + ",tick=0.05" + common;
    List<String> sources = new ArrayList<>();
    StringBuilder options =
        new StringBuilder("symbol,underlying,right,strike,expiry,style,settlement\n");
    for (LocalDate expiry : expiries) {
      for (int strike : strikes()) {
        for (int sign : new int[] {1, -1}) {
          String name = name(symbol, expiry, strike, sign);
          option(folder.resolve(file(name)), expiry, strike, sign);
          sources.add(file(name) + ",symbol=" + name + ",class=option" + contract);
          options.append(
              "%s,%s,%s,%d,%s,european,cash\n"
                  .formatted(name, symbol, sign > 0 ? "call" : "put", strike, expiry));
        }
      }
    }
    String future = symbol + "-FUT";
    future(folder.resolve(file(future)));
    sources.add(file(future) + ",symbol=" + future + ",class=future" + contract);
    sources.add(spec);
    Files.writeString(folder.resolve("options.csv"), options);
    Files.writeString(folder.resolve(RUN_FILE), runFile(sources, future, symbol));
    return sources.size() + 1;
  }

  private String runFile(List<String> sources, String future, String symbol) {
    StringBuilder text = new StringBuilder();
    text.append(
        "# Made by 'quantlab data chain'. The options come first: their quotes of an instant\n");
    text.append("# are known before its bars of the underlying.\n");
    text.append("[data]\nsources = [\n");
    sources.forEach(each -> text.append("  \"").append(each).append("\",\n"));
    text.append("]\n\n[account]\noption-file = \"options.csv\"\n");
    text.append(
        "contract = [\"%s=%s,underlying=%s\"]\n".formatted(future, expiries.getLast(), symbol));
    return text.toString();
  }

  private static String name(String symbol, LocalDate expiry, int strike, int sign) {
    return symbol + "-" + expiry + (sign > 0 ? "-C" : "-P") + strike;
  }

  /// The name of a file says how long its bars are: as long as the shortest of the underlying.
  private String file(String name) {
    long minutes = Long.MAX_VALUE;
    for (long[] bar : times) {
      minutes = Math.min(minutes, (bar[1] - bar[0]) / MINUTE_NANOS);
    }
    return name + "-" + Math.max(1, minutes) + "min.csv";
  }

  private List<Integer> strikes() {
    long middle = Math.round(bars.getFirst()[0] / terms.step);
    List<Integer> strikes = new ArrayList<>();
    for (int i = 0; i < terms.strikes; i++) {
      strikes.add(Math.toIntExact((middle - terms.strikes / 2 + i) * terms.step));
    }
    return strikes;
  }

  private void option(Path file, LocalDate expiry, int strike, int sign) throws IOException {
    Pricing value =
        (spot, years) ->
            BlackScholes.value(sign, spot, strike, years, terms.rate, terms.rate, terms.volatility);
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("ts_ms,bid_open,bid_high,bid_low,bid_close,ask_open,ask_high,ask_low,ask_close\n");
      for (int i = 0; i < bars.size(); i++) {
        double[] prices = priced(i, expiry, value);
        if (prices != null) {
          out.write(Long.toString(times.get(i)[0] / 1_000_000));
          side(out, prices, -terms.spread / 2);
          side(out, prices, terms.spread / 2);
          out.write('\n');
        }
      }
    }
  }

  private static void side(Writer out, double[] prices, double off) throws IOException {
    for (double price : prices) {
      out.write("," + text(Math.max(off < 0 ? TICK : 2 * TICK, price + off)));
    }
  }

  private void future(Path file) throws IOException {
    Pricing value = (spot, years) -> spot * StrictMath.exp(terms.rate * years);
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("ts_ms,open,high,low,close,volume\n");
      for (int i = 0; i < bars.size(); i++) {
        double[] prices = priced(i, expiries.getLast(), value);
        if (prices != null) {
          out.write(Long.toString(times.get(i)[0] / 1_000_000));
          for (double price : prices) {
            out.write("," + text(price));
          }
          out.write(",1000\n");
        }
      }
    }
  }

  /// Open, high, low, close of a contract in a bar; `null` when it has ended before.
  private double[] priced(int bar, LocalDate expiry, Pricing pricing) {
    long end = expiryNanos(expiry);
    if (times.get(bar)[1] > end) {
      return null;
    }
    double[] spot = bars.get(bar);
    double open = pricing.at(spot[0], (end - times.get(bar)[0]) / YEAR_NANOS);
    double yearsLeft = (end - times.get(bar)[1]) / YEAR_NANOS;
    double close = pricing.at(spot[3], yearsLeft);
    double top = pricing.at(spot[1], yearsLeft);
    double bottom = pricing.at(spot[2], yearsLeft);
    double high = Math.max(Math.max(open, close), Math.max(top, bottom));
    double low = Math.min(Math.min(open, close), Math.min(top, bottom));
    return new double[] {open, high, low, close};
  }

  private long expiryNanos(LocalDate expiry) {
    SessionCalendar calendar = data.calendar();
    int day = (int) expiry.toEpochDay();
    int next = calendar.sessionOnOrAfterDay(day + 1);
    boolean known = next > 0 && next < calendar.count();
    return known ? calendar.regularClose(next - 1) : (day + 1) * DAY_NANOS;
  }

  private static String text(double price) {
    return String.format(Locale.ROOT, "%.2f", Math.round(price / TICK) * TICK);
  }
}
