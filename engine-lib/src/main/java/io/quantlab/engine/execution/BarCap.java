package io.quantlab.engine.execution;

/// Lots the orders of each side have had of the current bar: what the volume cap counts (engine
/// contract F-30).
final class BarCap {
  private long startNanos = Long.MIN_VALUE;
  private long buying;
  private long selling;

  /// A price of the bar that began at an instant is met; a new bar starts anew.
  void begin(long barStartNanos) {
    if (barStartNanos != startNanos) {
      startNanos = barStartNanos;
      buying = 0;
      selling = 0;
    }
  }

  long used(int sign) {
    return sign > 0 ? buying : selling;
  }

  void use(int sign, long lots) {
    if (sign > 0) {
      buying += lots;
    } else {
      selling += lots;
    }
  }
}
