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
import java.util.stream.Stream;

/// The clocks of a script: every one that its plan names, and behind each the bars it is made of.
///
/// Clocks of one symbol and timeframe share their bars. Bars close from fine to coarse, equal ones
/// in the order the plan names them (wick.md 7.1).
final class Clocks {
  private final Clock primary;
  private final Clock[] all;
  private final List<Clock> others = new ArrayList<>();
  private final BarStream[] streams;
  private final BarStream[][] ofSymbol;

  /// Whether there is one clock only, the bars of which are those of the data.
  private final boolean lone;

  /// The bars of one symbol and timeframe.
  private record BarStream(int symbol, BarSeries series, List<Clock> clocks) {}

  /// Hears of bars that close.
  interface Closing {
    /// A bar of a symbol's own data or of a clock closed.
    void closed(int symbol, BarSeries series, List<Clock> clocks);
  }

  /// @throws Trap with E1601 for a timeframe the data cannot give, E1604 for an unknown symbol
  Clocks(Plan plan, State state, Symbols symbols, Timeframe main) {
    List<BarStream> made = new ArrayList<>();
    BarStream first = stream(made, 0, main, main, symbols);
    primary = new Clock(plan, 0, 0, code(main), first.series, first.series);
    first.clocks.add(primary);
    for (int number = 1; number < plan.clocks().size(); number++) {
      Plan.Clock each = plan.clocks().get(number);
      int symbol = symbolOf(each, state);
      Timeframe timeframe =
          each.timeframe() == 0 ? main : Timeframe.parse(Timeframes.name(each.timeframe()));
      requireFinerData(timeframe, symbols.listed(symbol), siteOf(each));
      BarStream stream = stream(made, symbol, timeframe, main, symbols);
      Clock clock = new Clock(plan, number, symbol, code(timeframe), stream.series, first.series);
      stream.clocks.add(clock);
      others.add(clock);
    }
    all = Stream.concat(Stream.of(primary), others.stream()).toArray(Clock[]::new);
    made.sort(Comparator.comparing(stream -> stream.series.timeframe()));
    streams = made.toArray(BarStream[]::new);
    lone = streams.length == 1 && primary.series().isData();
    ofSymbol = new BarStream[symbols.all().size()][];
    for (int i = 0; i < ofSymbol.length; i++) {
      int symbol = i;
      ofSymbol[i] =
          made.stream().filter(stream -> stream.symbol == symbol).toArray(BarStream[]::new);
    }
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

  private static BarStream stream(
      List<BarStream> streams, int symbol, Timeframe timeframe, Timeframe main, Symbols symbols) {
    for (BarStream each : streams) {
      if (each.symbol == symbol && each.series.timeframe().equals(timeframe)) {
        return each;
      }
    }
    Symbols.Listed listed = symbols.listed(symbol);
    BarSeries series = new BarSeries(timeframe, listed.data(), main, listed.calendar());
    BarStream made = new BarStream(symbol, series, new ArrayList<>());
    streams.add(made);
    return made;
  }

  /// A clock of the plan as a value.
  ///
  /// @param number in the plan
  FeedValue feed(int number) {
    return all[number].feed();
  }

  Clock primary() {
    return primary;
  }

  /// Whether a block of another clock runs on the very bars of the primary one.
  boolean hasBlockOnPrimary() {
    return others.stream()
        .anyMatch(clock -> clock.series() == primary.series() && clock.entry() >= 0);
  }

  /// All but the primary one.
  List<Clock> others() {
    return others;
  }

  /// Takes a bar of a symbol's data: what ended before it closes first, then what ends with it.
  void add(int symbol, Bar bar, Closing closing) {
    BarStream[] own = ofSymbol[symbol];
    if (lone) {
      if (own.length == 1) {
        own[0].series.close(bar);
        tell(own[0], closing);
      }
      return;
    }
    reach(own, bar.openNanos, closing);
    for (BarStream stream : own) {
      stream.series.add(bar);
    }
    reach(own, bar.closeNanos, closing);
  }

  /// Closes the bars of all symbols that end at or before an instant.
  void reach(long epochNanos, Closing closing) {
    if (!lone) {
      reach(streams, epochNanos, closing);
    }
  }

  private static void reach(BarStream[] streams, long epochNanos, Closing closing) {
    for (BarStream stream : streams) {
      if (stream.series.reach(epochNanos)) {
        tell(stream, closing);
      }
    }
  }

  private static void tell(BarStream stream, Closing closing) {
    for (int i = 0; i < stream.clocks.size(); i++) {
      stream.clocks.get(i).closed();
    }
    closing.closed(stream.symbol, stream.series, stream.clocks);
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
    for (Clock clock : all) {
      clock.stepped();
    }
  }
}
