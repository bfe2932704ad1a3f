package io.quantlab.engine.backtest;

import io.quantlab.engine.instrument.Instrument;
import java.util.List;

/// One row of the trades table as its parts are known: money in the instrument's currency.
///
/// @param sign 1 for a long position, -1 for a short one
/// @param adverseTicks furthest the price went against it
/// @param flags bits of [io.quantlab.engine.order.FillFlags] of its orders
/// @param position id of the position, 0 where positions net
/// @param bars how many it lasted, -1 where data are no bars
/// @param riskE8 loss at the stop known at the entry, [#NO_RISK] when none was
/// @param betterE8 what a better way through ambiguous bars would have left more
record Trip(
    Instrument instrument,
    int account,
    int sign,
    long lots,
    long entryNanos,
    long entryTicks,
    long exitNanos,
    long exitTicks,
    long entryValueE8,
    long grossE8,
    long feesE8,
    long adverseTicks,
    long favorableTicks,
    long entryOrder,
    long exitOrder,
    int flags,
    long position,
    long bars,
    long riskE8,
    long betterE8,
    long worseE8,
    List<WashSales.Sale> sales) {

  /// No stop was known.
  static final long NO_RISK = -1;
}
