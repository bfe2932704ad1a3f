package io.quantlab.dsl.host;

import io.quantlab.dsl.plan.Backstop;
import io.quantlab.engine.time.SessionCalendar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;

/// What a script is run with.
///
/// @param symbols all it can reach, the primary one first
/// @param timeframe of the primary clock
/// @param currency of the account
/// @param inputs values by name: a text as on the command line, a number, a truth value
/// @param limits other bounds than the usual ones
/// @param closing what happens at the end of a session
/// @param onError what happens to positions after an error
/// @param intrabar whether previews of unfinished bars act
/// @param run identity of the run; equal runs give equal order ids
/// @param prices exact prices of a stored bar where the engine's counts would round; `null` for
///   none
/// @param previews prices a primary bar shows before it closes, by its end; `null` for none
/// @param signals what outsiders sent, with the times it came
/// @param rateAnnual what options are valued with, a ratio per year
public record ScriptSettings(
    List<Symbol> symbols,
    Timeframe timeframe,
    String currency,
    Map<String, Object> inputs,
    Limits limits,
    Closing closing,
    OnError onError,
    Intrabar intrabar,
    long run,
    BiConsumer<StoredBar, double[]> prices,
    LongFunction<double[]> previews,
    SignalTape signals,
    double rateAnnual) {

  /// A symbol a script can reach.
  ///
  /// @param name as scripts write it
  /// @param token of the engine
  /// @param data timeframe of its bars, or of those to build from ticks
  /// @param calendar its sessions
  /// @param bars what its stored bars are made of
  public record Symbol(
      String name, int token, Timeframe data, SessionCalendar calendar, Bars bars) {
    /// One with bars of trades.
    public Symbol(String name, int token, Timeframe data, SessionCalendar calendar) {
      this(name, token, data, calendar, Bars.TRADES);
    }
  }

  /// What bars are made of.
  public enum Bars {
    TRADES,
    /// Their close is the newest quote.
    QUOTES
  }

  /// A bar by its place.
  public record StoredBar(int token, long endNanos) {}

  /// Fuel of an event and memory of the script; 0 for the usual bound.
  ///
  /// @param backstop ends events that take too long on a clock
  public record Limits(long fuel, long heapBytes, Backstop backstop) {
    public static final Limits USUAL = new Limits(0, 0);

    /// Limits that look at no clock.
    public Limits(long fuel, long heapBytes) {
      this(fuel, heapBytes, Backstop.NONE);
    }
  }

  /// What happens to positions when a session ends.
  public enum Closing {
    HOLD,
    FLATTEN
  }

  /// What happens to positions when a script is halted.
  public enum OnError {
    HOLD,
    FLATTEN
  }

  /// Whether the body runs on updates of an unfinished bar, and acts there.
  public enum Intrabar {
    SHOWS,
    ACTS
  }

  /// Without signals, at a rate of 0.
  public ScriptSettings(
      List<Symbol> symbols,
      Timeframe timeframe,
      String currency,
      Map<String, Object> inputs,
      Limits limits,
      Closing closing,
      OnError onError,
      Intrabar intrabar,
      long run,
      BiConsumer<StoredBar, double[]> prices,
      LongFunction<double[]> previews) {
    this(
        symbols,
        timeframe,
        currency,
        inputs,
        limits,
        closing,
        onError,
        intrabar,
        run,
        prices,
        previews,
        SignalTape.NONE,
        0);
  }

  public ScriptSettings {
    symbols = List.copyOf(symbols);
    inputs = Map.copyOf(inputs);
  }

  /// The dates of a calendar with hours such as `09:30-16:00` in exchange time.
  public static SessionCalendar hours(SessionCalendar calendar, String hours) {
    return DayHours.parse(hours).on(calendar);
  }

  Symbols table() {
    List<Symbols.Listed> all = new ArrayList<>();
    for (Symbol each : symbols) {
      all.add(
          new Symbols.Listed(each.name(), each.token(), each.data(), each.calendar(), each.bars()));
    }
    return new Symbols(all);
  }
}
