package io.quantlab.dsl.suite;

import io.quantlab.dsl.host.Timeframe;
import io.quantlab.engine.time.SessionCalendar;
import java.util.Arrays;
import java.util.Optional;

/// Bars in memory, oldest first, column by column.
///
/// @param openNanos when each bar begins, UTC nanoseconds
/// @param closeNanos when it ends
public record BarTable(
    long[] openNanos,
    long[] closeNanos,
    double[] open,
    double[] high,
    double[] low,
    double[] close,
    double[] volume) {

  /// Prices without times: what scripts and cases list.
  ///
  /// Missing columns are `null`: open, high and low equal the close then, the volume is 1. A close
  /// of `NaN` stands for a place without a bar.
  public record Prices(
      double[] open, double[] high, double[] low, double[] close, double[] volume) {
    /// Prices that equal the close, volume 1.
    public static Prices ofCloses(double[] closes) {
      return new Prices(null, null, null, closes, null);
    }

    public Prices {
      open = open == null ? close : open;
      high = high == null ? close : high;
      low = low == null ? close : low;
      if (volume == null) {
        volume = new double[close.length];
        Arrays.fill(volume, 1);
      }
      int size = close.length;
      if (open.length != size
          || high.length != size
          || low.length != size
          || volume.length != size) {
        throw new IllegalArgumentException(
            "columns of bars must be as long as the closes, which are " + size);
      }
    }

    /// These prices and one more bar.
    public Prices with(double o, double h, double l, double c, double v) {
      return new Prices(
          longer(open, o), longer(high, h), longer(low, l), longer(close, c), longer(volume, v));
    }

    private static double[] longer(double[] column, double last) {
      double[] result = Arrays.copyOf(column, column.length + 1);
      result[column.length] = last;
      return result;
    }
  }

  public int size() {
    return close.length;
  }

  /// Puts prices one after the other into the sessions of a calendar, the first at `start` or in
  /// the next session; places without a bar are left out.
  public static BarTable placed(
      Prices prices, Timeframe timeframe, SessionCalendar calendar, long start) {
    int size = prices.close.length;
    long[] opens = new long[size];
    long[] closes = new long[size];
    long next = inSession(calendar, start);
    int rows = 0;
    int[] kept = new int[size];
    for (int i = 0; i < size; i++) {
      opens[rows] = next;
      closes[rows] = timeframe.endOf(calendar, next);
      next = inSession(calendar, closes[rows]);
      if (!Double.isNaN(prices.close[i])) {
        kept[rows++] = i;
      }
    }
    return new BarTable(
        Arrays.copyOf(opens, rows),
        Arrays.copyOf(closes, rows),
        picked(prices.open, kept, rows),
        picked(prices.high, kept, rows),
        picked(prices.low, kept, rows),
        picked(prices.close, kept, rows),
        picked(prices.volume, kept, rows));
  }

  /// The bars that open at or after an instant and before another.
  BarTable between(Optional<Long> from, Optional<Long> to) {
    int first = 0;
    int last = size();
    while (first < last && from.isPresent() && openNanos[first] < from.get()) {
      first++;
    }
    while (last > first && to.isPresent() && openNanos[last - 1] >= to.get()) {
      last--;
    }
    return new BarTable(
        Arrays.copyOfRange(openNanos, first, last),
        Arrays.copyOfRange(closeNanos, first, last),
        Arrays.copyOfRange(open, first, last),
        Arrays.copyOfRange(high, first, last),
        Arrays.copyOfRange(low, first, last),
        Arrays.copyOfRange(close, first, last),
        Arrays.copyOfRange(volume, first, last));
  }

  /// The instant itself inside a session, else the open of the next one.
  private static long inSession(SessionCalendar calendar, long epochNanos) {
    return calendar.isOpen(epochNanos) ? epochNanos : calendar.nextOpen(epochNanos);
  }

  private static double[] picked(double[] column, int[] kept, int rows) {
    double[] result = new double[rows];
    for (int i = 0; i < rows; i++) {
      result[i] = column[kept[i]];
    }
    return result;
  }
}
