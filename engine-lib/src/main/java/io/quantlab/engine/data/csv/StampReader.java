package io.quantlab.engine.data.csv;

import java.time.ZoneId;

/// Reads stamps from bytes into UTC nanoseconds. Declines (-1) whatever is not exactly of the form.
final class StampReader {
  /// 2200-01-01T00:00Z, the first instant that V-04 refuses.
  static final long END_NANOS = 7_258_118_400L * 1_000_000_000L;

  private final long unitNanos;
  private final long maxUnits;
  private final WallClockReader wall;
  private final EpochColumn epochs;
  private final boolean days;
  private final Digits.Stamp digits = new Digits.Stamp();

  StampReader(TimeFormat format, ZoneId zone) {
    switch (format) {
      case TimeFormat.Epoch epoch -> {
        unitNanos = epoch.unitNanos();
        wall = null;
      }
      case TimeFormat.SessionDate date -> {
        unitNanos = date.unitNanos();
        wall = unitNanos == 0 ? WallClockReader.ofDate(date.pattern()) : null;
      }
      case TimeFormat.WallClock clock -> {
        unitNanos = 0;
        wall = WallClockReader.ofClock(clock.pattern(), zone);
      }
    }
    maxUnits = unitNanos == 0 ? 0 : END_NANOS / unitNanos;
    days = format instanceof TimeFormat.SessionDate;
    epochs = unitNanos == 0 || days ? null : new EpochColumn(unitNanos, maxUnits);
  }

  /// Reads at once what [EpochColumn#like] can; gives `from` for other stamps.
  int like(byte[] b, int start, int end, int[] at, byte stop, long[] out, int from, int rows) {
    return epochs == null ? from : epochs.like(b, start, end, at, stop, out, from, rows);
  }

  /// Reads a stamp at `p` into `out[slot]`; gives the position after it or -1.
  int read(byte[] b, int p, long[] out, int slot) {
    if (wall != null) {
      return wall.read(b, p, out, slot);
    }
    int end = digits.read(b, p, out, slot);
    if (end < 0 || out[slot] < 0 || out[slot] >= maxUnits) {
      return -1;
    }
    out[slot] *= unitNanos;
    if (days) {
      out[slot] -= out[slot] % UtcDays.DAY_NANOS;
    }
    return end;
  }
}
