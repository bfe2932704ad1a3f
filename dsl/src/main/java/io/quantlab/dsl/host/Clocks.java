package io.quantlab.dsl.host;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.host.BarSeries.Bar;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Timeframes;
import io.quantlab.dsl.plan.Trap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The clocks of a script: every one that its plan names, and behind each the bars it is made of.
///
/// Clocks of one symbol and timeframe share their bars. Bars close from fine to coarse, equal ones
/// in the order the plan names them (wick.md 7.1).
final class Clocks {
  private final Clock primary;
  private final List<Clock> all = new ArrayList<>();
  private final List<Clock> others = new ArrayList<>();
  private final List<Stream> streams = new ArrayList<>();

  /// The bars of one symbol and timeframe.
  private record Stream(int symbol, BarSeries series, List<Clock> clocks) {}

  /// Hears of bars that close.
  interface Closing {
    /// A bar of a symbol's own data or of a clock closed.
    void closed(int symbol, BarSeries series, List<Clock> clocks);
  }

  /// @throws Trap with E1601 for a timeframe the data cannot give, E1604 for an unknown symbol
  Clocks(Plan plan, State state, Symbols symbols, Timeframe main) {
    Stream first = stream(0, main, symbols);
    primary = new Clock(plan.clocks().getFirst(), 0, code(main), first.series, first.series);
    first.clocks.add(primary);
    all.add(primary);
    for (Plan.Clock each : plan.clocks().subList(1, plan.clocks().size())) {
      int symbol = symbolOf(each, state);
      Timeframe timeframe =
          each.timeframe() == 0 ? main : Timeframe.parse(Timeframes.name(each.timeframe()));
      requireFinerData(timeframe, symbols.listed(symbol), siteOf(each));
      Stream stream = stream(symbol, timeframe, symbols);
      Clock clock = new Clock(each, symbol, code(timeframe), stream.series, first.series);
      stream.clocks.add(clock);
      all.add(clock);
      others.add(clock);
    }
    streams.sort(Comparator.comparing(stream -> stream.series.timeframe()));
  }

  static long code(Timeframe timeframe) {
    return Timeframes.of(timeframe.count(), timeframe.unit().suffix());
  }

  private static int siteOf(Plan.Clock clock) {
    return 0;
  }

  private static int symbolOf(Plan.Clock clock, State state) {
    if (clock.symbolPlace().isPresent()) {
      return (int) state.longAt(clock.symbolPlace().get().slot());
    }
    return clock.symbol() < 0 ? 0 : (int) state.symbol(clock.symbol());
  }

  private static void requireFinerData(Timeframe timeframe, Symbols.Listed symbol, int site) {
    if (!timeframe.isMadeOf(symbol.data())) {
      throw new Trap(
          Code.E1601,
          site,
          "bars of "
              + timeframe
              + " cannot be made of the data of '"
              + symbol.name()
              + "', which are bars of "
              + symbol.data());
    }
  }

  private Stream stream(int symbol, Timeframe timeframe, Symbols symbols) {
    for (Stream each : streams) {
      if (each.symbol == symbol && each.series.timeframe().equals(timeframe)) {
        return each;
      }
    }
    Symbols.Listed listed = symbols.listed(symbol);
    BarSeries series = new BarSeries(timeframe, listed.data(), listed.calendar());
    Stream made = new Stream(symbol, series, new ArrayList<>());
    streams.add(made);
    return made;
  }

  /// A clock of the plan as a value.
  ///
  /// @param number in the plan
  FeedValue feed(int number) {
    return all.get(number).feed();
  }

  Clock primary() {
    return primary;
  }

  /// All but the primary one.
  List<Clock> others() {
    return others;
  }

  /// Takes a bar of a symbol's data: what ended before it closes first, then what ends with it.
  void add(int symbol, Bar bar, Closing closing) {
    reach(symbol, bar.openNanos, closing);
    for (Stream stream : streams) {
      if (stream.symbol == symbol) {
        stream.series.add(bar);
      }
    }
    reach(symbol, bar.closeNanos, closing);
  }

  /// Closes the bars that end at or before an instant.
  ///
  /// @param symbol of one symbol; -1 for all
  void reach(int symbol, long epochNanos, Closing closing) {
    for (Stream stream : streams) {
      boolean asked = symbol < 0 || stream.symbol == symbol;
      if (asked && stream.series.reach(epochNanos)) {
        stream.clocks.forEach(Clock::closed);
        closing.closed(stream.symbol, stream.series, stream.clocks);
      }
    }
  }

  /// Writes all that a step of the primary clock reads.
  void write(State state) {
    for (Clock clock : all) {
      clock.writeForStep(state, false);
    }
  }

  /// Writes the primary bar as it stands unfinished.
  void writePreview(State state, Bar live) {
    for (Clock clock : others) {
      clock.writeForStep(state, false);
    }
    primary.writePreview(state, live);
  }

  /// A step of the primary clock is over.
  void stepped() {
    all.forEach(Clock::stepped);
  }
}
