package io.quantlab.fargate.cli.wick;

import io.quantlab.dsl.host.Options;
import io.quantlab.dsl.host.ScriptSettings;
import io.quantlab.dsl.host.Timeframe;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Timeframes;
import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.util.ArrayList;
import java.util.List;

/// The market data of a run as a script sees it: symbols with the bars they have or can be built.
///
/// @param symbols the primary one first: the one the header names, else the first of the data
/// @param timeframe of the primary clock: the header's, else that of the primary data, else `1m`
record ScriptData(List<ScriptSettings.Symbol> symbols, Timeframe timeframe) {
  private static final Timeframe OF_TICKS = Timeframe.parse("1m");
  private static final Timeframe FINEST = Timeframe.parse("1s");
  private static final long HOUR = 3_600_000_000_000L;

  static ScriptData of(List<RunSource> sources, Options options, Plan plan) {
    List<RunSource> prices = new ArrayList<>();
    for (RunSource source : sources) {
      boolean known =
          prices.stream()
              .anyMatch(other -> other.instrument().token() == source.instrument().token());
      if (source.schema() != Schema.ACTION && !known) {
        prices.add(source);
      }
    }
    options.symbol().ifPresent(name -> first(prices, name));
    boolean bars = !prices.getFirst().isTicks();
    Timeframe primary =
        options.timeframe().orElseGet(() -> bars ? ofBars(prices.getFirst()) : OF_TICKS);
    List<ScriptSettings.Symbol> symbols = new ArrayList<>();
    for (RunSource source : prices) {
      symbols.add(
          new ScriptSettings.Symbol(
              source.instrument().symbol(),
              source.instrument().token(),
              source.isTicks() ? built(primary, plan) : ofBars(source),
              options.session().map(hours -> hours(source, hours)).orElse(source.calendar()),
              source.schema() == Schema.QUOTE_BAR
                  ? ScriptSettings.Bars.QUOTES
                  : ScriptSettings.Bars.TRADES));
    }
    return new ScriptData(symbols, primary);
  }

  private static io.quantlab.engine.time.SessionCalendar hours(RunSource source, String hours) {
    try {
      return ScriptSettings.hours(source.calendar(), hours);
    } catch (IllegalArgumentException wrong) {
      throw new Failure(
          ExitCode.BAD_DATA,
          "The header's session: " + wrong.getMessage() + ".",
          "Write session: \"09:30-16:00\".",
          wrong);
    }
  }

  private static void first(List<RunSource> prices, String name) {
    for (int i = 0; i < prices.size(); i++) {
      if (prices.get(i).instrument().symbol().equals(name)) {
        prices.addFirst(prices.remove(i));
        return;
      }
    }
    throw new Failure(
        ExitCode.USAGE,
        "The script is written for " + name + ", which is not among the data.",
        "Name it with --data.");
  }

  /// Bars to build from ticks: the primary ones, or finer ones when the script asks for others.
  private static Timeframe built(Timeframe primary, Plan plan) {
    Timeframe finest = primary;
    for (Plan.Clock clock : plan.clocks()) {
      if (clock.timeframe() != 0) {
        Timeframe asked = Timeframe.parse(Timeframes.name(clock.timeframe()));
        if (!asked.isMadeOf(finest)) {
          finest = finest.isMadeOf(asked) ? asked : FINEST;
        }
      }
    }
    return finest.isIntraday() ? finest : OF_TICKS;
  }

  /// The timeframe of stored bars: the least distance between the beginnings of two of them.
  static Timeframe ofBars(RunSource source) {
    try (RowCursor rows = source.open().get()) {
      RowBlock block = rows.next();
      long least = Long.MAX_VALUE;
      for (int i = 1; block != null && i < block.size(); i++) {
        least = Math.min(least, block.column(1)[i] - block.column(1)[i - 1]);
      }
      if (least == Long.MAX_VALUE) {
        least = block == null ? HOUR : block.column(0)[0] - block.column(1)[0];
      }
      return timeframe(least);
    }
  }

  /// Days may be an hour shorter, and months have 28 days or more.
  private static Timeframe timeframe(long nanos) {
    if (nanos >= 27 * 24 * HOUR) {
      return Timeframe.parse("1mo");
    }
    if (nanos >= 6 * 24 * HOUR) {
      return Timeframe.parse("1w");
    }
    if (nanos >= 20 * HOUR) {
      return Timeframe.parse("1d");
    }
    long seconds = Math.max(1, nanos / 1_000_000_000L);
    if (seconds % 3600 == 0) {
      return Timeframe.parse(seconds / 3600 + "h");
    }
    return Timeframe.parse(seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s");
  }
}
