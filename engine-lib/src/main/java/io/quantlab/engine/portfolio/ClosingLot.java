package io.quantlab.engine.portfolio;

import io.quantlab.engine.math.Exact;

/// Which of the open lots of a position closes next (engine contract A-3).
final class ClosingLot {
  private ClosingLot() {}

  /// Index of the lot.
  ///
  /// @param named order whose lots go first with [CostMethod#SPECIFIC]; 0 = none
  static int of(TaxLots lots, CostMethod method, long named) {
    return switch (method) {
      case FIFO, AVERAGE -> 0;
      case LIFO -> lots.count() - 1;
      case HIFO -> dearest(lots);
      case SPECIFIC -> named(lots, named);
    };
  }

  /// The lot with the highest signed cost per lot, so the least profit; the oldest of equal ones.
  private static int dearest(TaxLots lots) {
    int best = 0;
    for (int i = 1; i < lots.count(); i++) {
      if (Exact.compareProducts(lots.costE8(i), lots.lots(best), lots.costE8(best), lots.lots(i))
          > 0) {
        best = i;
      }
    }
    return best;
  }

  private static int named(TaxLots lots, long orderId) {
    for (int i = 0; orderId != 0 && i < lots.count(); i++) {
      if (lots.order(i) == orderId) {
        return i;
      }
    }
    return 0;
  }
}
