package io.quantlab.engine.portfolio;

/// Sum of the absolute market values of an account's holdings (engine contract A-13).
///
/// Every tick may change a value and orders alone ask for the sum: a change is noted, and counted
/// when somebody asks. So an answer costs a step for each holding that changed since the last one,
/// and a tick never more than one comparison.
final class GrossExposure {
  private final NetAssetValue nav;
  private final Holding[] changed;
  private final boolean[] noted;
  private final long[] countedE8;
  private int changes;
  private long sumE8;

  GrossExposure(NetAssetValue nav, int holdings) {
    this.nav = nav;
    this.changed = new Holding[holdings];
    this.noted = new boolean[holdings];
    this.countedE8 = new long[holdings];
  }

  /// The value of a holding may be another now. Hot.
  void changes(Holding holding) {
    if (!noted[holding.slot]) {
      noted[holding.slot] = true;
      changed[changes++] = holding;
    }
  }

  /// The sum, 1e-8 of the account's currency.
  long sumE8() {
    while (changes > 0) {
      Holding holding = changed[--changes];
      int slot = holding.slot;
      noted[slot] = false;
      long grossE8 = nav.grossE8(holding);
      sumE8 = Math.addExact(sumE8, Math.subtractExact(grossE8, countedE8[slot]));
      countedE8[slot] = grossE8;
    }
    return sumE8;
  }
}
