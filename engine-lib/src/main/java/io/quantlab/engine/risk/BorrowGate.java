package io.quantlab.engine.risk;

import io.quantlab.engine.portfolio.BorrowModel;
import io.quantlab.engine.portfolio.Holding;

/// The gate's locate: a short position, every working sell filled, must be there to borrow (engine
/// contract F-75).
public final class BorrowGate {
  private final BorrowModel model;
  private long unknown;

  public BorrowGate(BorrowModel model) {
    this.model = model;
  }

  /// Short sales that passed though nothing was known of what there is to borrow.
  public long unknown() {
    return unknown;
  }

  /// Lots there are to borrow.
  ///
  /// @param shortLots lots the position would be short in the worst case, above 0
  long available(Holding holding, long shortLots, long epochNanos) {
    long lots = model.availableLots(holding.instrument().token(), epochNanos);
    unknown += lots == BorrowModel.UNKNOWN ? 1 : 0;
    return lots;
  }
}
