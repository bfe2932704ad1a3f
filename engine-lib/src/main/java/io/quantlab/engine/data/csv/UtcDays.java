package io.quantlab.engine.data.csv;

/// Sessions without a calendar; see [SessionCheck#utcDays].
enum UtcDays implements SessionCheck {
  INSTANCE;

  static final long DAY_NANOS = 86_400_000_000_000L;

  @Override
  public int epochDayOf(long epochNanos) {
    return (int) Math.floorDiv(epochNanos, DAY_NANOS);
  }

  @Override
  public boolean inSession(long epochNanos) {
    return true;
  }

  @Override
  public boolean expectsRows(int epochDay) {
    return false;
  }

  @Override
  public long openNanos(int epochDay) {
    return epochDay * DAY_NANOS;
  }

  @Override
  public long closeNanos(int epochDay) {
    return (epochDay + 1) * DAY_NANOS;
  }
}
