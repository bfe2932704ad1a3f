package io.quantlab.dsl.runtime;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.plan.Plan.Family;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import io.quantlab.engine.indicator.catalog.Catalog;
import io.quantlab.engine.indicator.catalog.Entry;

/// Streaming objects: how they are made, fed and read (wick.md 16.9).
public final class Streams {
  private Streams() {}

  private static StreamValue kernel(State state, String name, int site, double... arguments) {
    return StreamValue.made(state, new Streaming.OfKernel(name, arguments), site);
  }

  @Library("stream.sma")
  public static StreamValue sma(State state, long n, int site) {
    return kernel(state, "sma", site, StreamValue.length(n, site));
  }

  @Library("stream.ema")
  public static StreamValue ema(State state, long n, int site) {
    return kernel(state, "ema", site, StreamValue.length(n, site));
  }

  @Library("stream.rma")
  public static StreamValue rma(State state, long n, int site) {
    return kernel(state, "rma", site, StreamValue.length(n, site));
  }

  @Library("stream.wma")
  public static StreamValue wma(State state, long n, int site) {
    return kernel(state, "wma", site, StreamValue.length(n, site));
  }

  @Library("stream.rsi")
  public static StreamValue rsi(State state, long n, int site) {
    return kernel(state, "rsi", site, StreamValue.length(n, site));
  }

  @Library("stream.stdev")
  public static StreamValue stdev(State state, long n, int site) {
    return kernel(state, "stdev", site, StreamValue.length(n, site), 0);
  }

  @Library("stream.highest")
  public static StreamValue highest(State state, long n, int site) {
    return kernel(state, "highest", site, StreamValue.length(n, site));
  }

  @Library("stream.lowest")
  public static StreamValue lowest(State state, long n, int site) {
    return kernel(state, "lowest", site, StreamValue.length(n, site));
  }

  @Library("stream.atr")
  public static StreamValue atr(State state, long n, int site) {
    return kernel(state, "atr", site, StreamValue.length(n, site));
  }

  @Library("stream.macd")
  public static StreamValue macd(State state, long fast, long slow, long signal, int site) {
    return kernel(
        state,
        "macd",
        site,
        StreamValue.length(fast, site),
        StreamValue.length(slow, site),
        StreamValue.length(signal, site));
  }

  @Library("stream.window")
  public static StreamValue window(State state, long n, int site) {
    return StreamValue.made(state, new Streaming.Last(StreamValue.length(n, site)), site);
  }

  @Library("stream.ewma")
  public static StreamValue ewma(State state, long halfLife, int site) {
    return StreamValue.made(state, new Streaming.ByHalfLife(positive(halfLife, site)), site);
  }

  @Library("stream.rateover")
  public static StreamValue rateOver(State state, long length, int site) {
    return StreamValue.made(state, new Streaming.PerSecond(positive(length, site)), site);
  }

  private static long positive(long duration, int site) {
    StreamValue.length(Long.signum(duration), site);
    return duration;
  }

  @Library("stream.vwap")
  public static StreamValue vwap(State state, int site) {
    return StreamValue.made(state, new Streaming.BySize(), site);
  }

  @Library("stream.update")
  public static double update(StreamValue stream, double value) {
    stream.update(value, 0, 0, 0);
    return stream.streaming().output(0);
  }

  /// With a time, or a price and its size.
  @Library("stream.update")
  public static double update(StreamValue stream, double value, long time) {
    stream.update(value, 0, 0, time);
    return stream.streaming().output(0);
  }

  @Library("stream.update")
  public static double update(StreamValue stream, double price, double size) {
    stream.update(price, size, 0, 0);
    return stream.streaming().output(0);
  }

  @Library("stream.update")
  public static double update(StreamValue stream, double high, double low, double close) {
    stream.update(high, low, close, 0);
    return stream.streaming().output(0);
  }

  @Library({"stream.value", "stream.line"})
  public static double value(StreamValue stream) {
    return stream.streaming().output(0);
  }

  @Library("stream.signal")
  public static double signal(StreamValue stream) {
    return stream.streaming().output(1);
  }

  @Library("stream.hist")
  public static double hist(StreamValue stream) {
    return stream.streaming().output(2);
  }

  @Library("stream.ready")
  public static boolean ready(StreamValue stream) {
    return stream.streaming().isReady();
  }

  @Library("stream.count")
  public static long count(StreamValue stream) {
    return stream.count();
  }

  @Library("stream.reset")
  public static void reset(StreamValue stream) {
    stream.reset();
  }

  @Library("stream.size")
  public static long size(StreamValue window) {
    return ((Streaming.Last) window.streaming()).size();
  }

  @Library("stream.first")
  public static double first(StreamValue window) {
    Streaming.Last last = (Streaming.Last) window.streaming();
    return last.size() == 0 ? Double.NaN : last.at(0);
  }

  @Library("window.at")
  public static double at(StreamValue window, long index, int site) {
    Streaming.Last last = (Streaming.Last) window.streaming();
    if (index < 0 || index >= last.size()) {
      throw new Trap(
          Code.E2201, site, "the index " + index + " is outside of a window of " + last.size());
    }
    return last.at((int) index);
  }

  @Library("stream.last")
  public static double last(StreamValue window) {
    return window.streaming().output(0);
  }

  private static ArrayValue values(State state, StreamValue window) {
    Streaming.Last last = (Streaming.Last) window.streaming();
    ArrayValue values = ArrayValue.empty(state, Family.DOUBLE);
    for (int i = 0; i < last.size(); i++) {
      values.addDouble(last.at(i));
    }
    return values;
  }

  @Library("stream.to_array")
  public static ArrayValue toArray(State state, StreamValue window, int site) {
    ArrayValue values = values(state, window);
    state.pay(values.size() / 8, site);
    state.allocate(values.bytes(), site);
    return values;
  }

  @Library("stream.sum")
  public static double sum(State state, StreamValue window, int site) {
    return ArrayNumbers.sum(state, values(state, window), site);
  }

  @Library("stream.mean")
  public static double mean(State state, StreamValue window, int site) {
    return ArrayNumbers.mean(state, values(state, window), site);
  }

  @Library("stream.min")
  public static double min(State state, StreamValue window, int site) {
    return Values.unboxedDouble(ArrayNumbers.min(state, values(state, window), site));
  }

  @Library("stream.max")
  public static double max(State state, StreamValue window, int site) {
    return Values.unboxedDouble(ArrayNumbers.max(state, values(state, window), site));
  }

  @Library("stream.median")
  public static double median(State state, StreamValue window, int site) {
    return ArrayNumbers.median(state, values(state, window), site);
  }

  @Library("window.stdev")
  public static double stdevOf(State state, StreamValue window, int site) {
    return ArrayNumbers.stdev(state, values(state, window), site);
  }

  /// An indicator one of whose lengths changes from step to step.
  ///
  /// @param arguments floats, with the largest length in place of the varying one
  @Library("varying.make")
  public static StreamValue varying(
      State state, String indicator, ArrayValue arguments, long varying, int site) {
    double[] numbers = new double[arguments.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = arguments.numberAt(i);
    }
    try {
      Entry entry = Catalog.find(indicator);
      return StreamValue.made(state, new Streaming.Varying(entry, numbers, (int) varying), site);
    } catch (IllegalArgumentException wrong) {
      throw new Trap(Code.E2303, site, indicator + ": " + wrong.getMessage());
    }
  }

  /// A step with a length of its own.
  @Library("varying.step")
  public static void step(StreamValue stream, double a, double b, double c, long length, int site) {
    try {
      stream.update(a, b, c, length);
    } catch (IllegalArgumentException outside) {
      throw new Trap(Code.E2303, site, outside.getMessage());
    }
  }

  @Library("varying.output")
  public static double output(StreamValue stream, long index) {
    return stream.streaming().output((int) index);
  }
}
