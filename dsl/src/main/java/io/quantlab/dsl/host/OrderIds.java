package io.quantlab.dsl.host;

/// Client order ids: a hash of script, run, event number, call site and the call's number within
/// the event, so that a call made again after a crash has the same id (wick.md 8.2, O-33).
///
/// The hash is SplitMix64 over the five numbers one after the other (Steele, Lea, Flood: *Fast
/// Splittable Pseudorandom Number Generators*, OOPSLA 2014).
final class OrderIds {
  private final long base;
  private long event;
  private int call;

  /// @param script content hash of the script
  /// @param run identity of the run
  OrderIds(long script, long run) {
    this.base = mixed(mixed(script) ^ run);
  }

  void nextEvent() {
    event++;
    call = 0;
  }

  String next(int site) {
    long hash = mixed(mixed(mixed(base ^ event) ^ site) ^ call++);
    return "w" + Long.toHexString(hash);
  }

  private static long mixed(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
