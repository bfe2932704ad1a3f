package io.quantlab.dsl.host;

import io.quantlab.engine.time.SessionCalendar;

/// The bars of one clock, put together from finer ones: the closed one, and the one that is still
/// developing.
///
/// A bar closes when the finer bar that ends with it arrives, or at the first instant behind its
/// end that anybody tells of: a bar nobody traded in at the end is not held back by the next trade.
/// A stretch without any finer bar has no bar.
final class BarSeries {
  private final Timeframe timeframe;
  private final SessionCalendar calendar;
  private final boolean isData;
  private final boolean isMain;
  private Bar developing = new Bar();
  private Bar closed = new Bar();
  private boolean isOpen;
  private boolean hasClosed;
  private long count;

  /// Prices and times of a bar.
  static final class Bar {
    double open = Double.NaN;
    double high = Double.NaN;
    double low = Double.NaN;
    double close = Double.NaN;
    double volume = Double.NaN;
    long openNanos;
    long closeNanos;
    long index = -1;

    void copy(Bar other) {
      open = other.open;
      high = other.high;
      low = other.low;
      close = other.close;
      volume = other.volume;
      openNanos = other.openNanos;
      closeNanos = other.closeNanos;
      index = other.index;
    }

    /// Takes in a trade.
    void trade(double price, double size) {
      boolean first = Double.isNaN(close);
      open = first ? price : open;
      high = first ? price : Math.max(high, price);
      low = first ? price : Math.min(low, price);
      close = price;
      volume = (first ? 0 : volume) + size;
    }

    /// Forgets its prices.
    void clear() {
      close = Double.NaN;
    }

    /// Takes in a finer bar that lies behind what is in already.
    void join(Bar finer) {
      high = Math.max(high, finer.high);
      low = Math.min(low, finer.low);
      close = finer.close;
      volume += finer.volume;
    }
  }

  /// @param data timeframe of the finer bars; bars of that timeframe are taken as they are
  /// @param main timeframe of the primary clock
  BarSeries(Timeframe timeframe, Timeframe data, Timeframe main, SessionCalendar calendar) {
    this.timeframe = timeframe;
    this.isData = timeframe.equals(data);
    this.isMain = timeframe.equals(main);
    this.calendar = calendar;
  }

  Timeframe timeframe() {
    return timeframe;
  }

  /// Whether its bars are as long as those of the primary clock.
  boolean isMain() {
    return isMain;
  }

  /// Whether its bars are those of the data.
  boolean isData() {
    return isData;
  }

  /// Takes a bar of the data that is a bar of this clock: it closes at once.
  void close(Bar whole) {
    Bar before = closed;
    closed = developing;
    developing = before;
    closed.copy(whole);
    closed.index = count++;
    hasClosed = true;
  }

  /// Takes the next finer bar.
  void add(Bar finer) {
    if (isOpen) {
      developing.join(finer);
    } else {
      developing.copy(finer);
      if (!isData) {
        anchor(finer);
      }
      developing.index = count;
      isOpen = true;
    }
  }

  /// A finer bar that begins before the session, as hours of vendors do, counts from its open.
  private void anchor(Bar finer) {
    int session = calendar.sessionAtOrAfter(finer.openNanos);
    long open = calendar.regularOpen(session);
    long inside = finer.openNanos < open && finer.closeNanos > open ? open : finer.openNanos;
    developing.openNanos = timeframe.startOf(calendar, inside);
    developing.closeNanos = timeframe.endOf(calendar, inside);
  }

  /// Closes the developing bar when its end has come.
  ///
  /// @return whether a bar closed
  boolean reach(long epochNanos) {
    if (!isOpen || developing.closeNanos > epochNanos) {
      return false;
    }
    Bar before = closed;
    closed = developing;
    developing = before;
    hasClosed = true;
    isOpen = false;
    count++;
    return true;
  }

  /// The end of the developing bar; `Long.MAX_VALUE` while there is none.
  long dueNanos() {
    return isOpen ? developing.closeNanos : Long.MAX_VALUE;
  }

  boolean hasClosed() {
    return hasClosed;
  }

  /// The newest closed bar; without prices while there is none. Not to be kept: the bar after the
  /// next is written into it.
  Bar closed() {
    return closed;
  }

  /// The bar as far as it has come; what closed last, when nothing came since.
  Bar developing() {
    return isOpen ? developing : closed;
  }
}
