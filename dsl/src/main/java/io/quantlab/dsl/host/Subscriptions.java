package io.quantlab.dsl.host;

/// `subscribe` and `unsubscribe`: of which symbols a script's `on_tick` and `on_bar` hear. At the
/// start they hear of all symbols of the run.
final class Subscriptions {
  private final boolean[] left;

  /// @param symbols of the run
  Subscriptions(int symbols) {
    left = new boolean[symbols];
  }

  void add(long symbol) {
    left[(int) symbol] = false;
  }

  void remove(long symbol) {
    left[(int) symbol] = true;
  }

  boolean hears(int symbol) {
    return !left[symbol];
  }
}
