package io.quantlab.dsl.suite;

import io.quantlab.dsl.host.Timeframe;
import io.quantlab.engine.time.SessionCalendar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a script is played on: bars in memory of one or several symbols, a flat account of 100,000
/// USD without fees and slippage (wick.md 9.4).
///
/// @param timeframe of the primary clock
/// @param data timeframe of the bars; equal to `timeframe`, or finer
/// @param bars by symbol, the primary one first
/// @param inputs values by name; a number, a truth value, a text
/// @param live one more bar behind all others, shown while it forms
/// @param listing quotes, contracts, signals
public record Scene(
    Timeframe timeframe,
    Timeframe data,
    Map<String, BarTable> bars,
    SessionCalendar calendar,
    Limits limits,
    Map<String, Object> inputs,
    Optional<Live> live,
    Listing listing) {

  /// The symbol of scenes that name none.
  public static final String SYMBOL = "TEST";

  /// Bounds of a script other than those of wick.md 12.2; 0 where nothing else is wanted.
  public record Limits(long fuel, long heapBytes, int maxHistory) {
    public static final Limits USUAL = new Limits(0, 0, 0);
  }

  /// An unfinished bar: its prices in order, each followed by a preview, and the price it closes
  /// at.
  public record Live(double[] updates, double close) {}

  /// Bars alone.
  public Scene(
      Timeframe timeframe,
      Timeframe data,
      Map<String, BarTable> bars,
      SessionCalendar calendar,
      Limits limits,
      Map<String, Object> inputs,
      Optional<Live> live) {
    this(timeframe, data, bars, calendar, limits, inputs, live, Listing.NONE);
  }

  public Scene {
    bars = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(bars));
    inputs = Map.copyOf(inputs);
  }
}
