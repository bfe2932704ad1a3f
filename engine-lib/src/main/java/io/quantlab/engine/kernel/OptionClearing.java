package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.LedgerCause;
import io.quantlab.engine.portfolio.MarkPrices;
import io.quantlab.engine.portfolio.Money;
import io.quantlab.engine.portfolio.OptionContract;
import io.quantlab.engine.portfolio.OptionTerms;
import io.quantlab.engine.time.MissingTermException;
import java.time.LocalDate;

/// Ends positions in options by orders of their own, executed at once and whole at no market's
/// price: one closes the option, a second one buys or sells the underlying (engine contract A-12).
final class OptionClearing {
  private final Kernel kernel;
  private final OrderDesk desk;
  private final Options options;

  OptionClearing(Kernel kernel, OrderDesk desk, Options options) {
    this.kernel = kernel;
    this.desk = desk;
    this.options = options;
  }

  /// Clears the whole position of an account in an option.
  void clear(Lane lane, int slot, LedgerCause cause, long priceTicks) {
    long lots = lane.holdings[slot].lots();
    Order order = open(lane, slot, cause, -lots);
    if (cause == LedgerCause.EXPIRY) {
      pay(lane, order, cause, 0);
    } else {
      deliver(lane, order, cause, priceTicks);
    }
  }

  private Order open(Lane lane, int slot, LedgerCause cause, long signedLots) {
    OrderCause by =
        switch (cause) {
          case EXERCISE -> OrderCause.EXERCISE;
          case ASSIGNMENT -> OrderCause.ASSIGNMENT;
          default -> OrderCause.EXPIRY;
        };
    lane.gate.opened();
    return desk.openFor(
        by, lane, new OrderTicket().market(slot, Side.ofSign(signedLots), Math.abs(signedLots)));
  }

  private void pay(Lane lane, Order order, LedgerCause cause, long ticks) {
    Holding option = lane.holdings[order.slot()];
    long lots = order.openLots();
    long fee = feeE8(cause, lots);
    desk.booking()
        .cleared(
            order,
            ticks,
            fee,
            value ->
                lane.account.options().pay(cause, option, lots, ticks, value, fee, order.id()));
  }

  /// Exercise or assignment of the lots of an order.
  void deliver(Lane lane, Order order, LedgerCause cause, long priceTicks) {
    OptionContract contract = options.contract(order.slot());
    if (contract.underlyingLots() == 0) {
      pay(lane, order, cause, contract.cashTicks(priceTicks));
      return;
    }
    Holding option = lane.holdings[order.slot()];
    Holding into = lane.holdings[options.underlyingOf(order.slot()).slot];
    long lots = order.openLots();
    int sign = -order.sign() * contract.terms().right().sign();
    long each = contract.underlyingLots();
    Order second = open(lane, into.slot(), cause, sign * Math.multiplyExact(lots, each));
    long fee = feeE8(cause, lots);
    desk.booking()
        .cleared(
            order,
            0,
            fee,
            _ -> lane.account.options().release(cause, option, into, lots, fee, order.id()));
    long paid = contract.paidPerLotE8();
    long perTick = Money.valueE8(into.instrument(), 1, each);
    long ticks = contract.isStandard() ? contract.strikeTicks() : Math.floorDiv(paid, perTick);
    long extra = contract.isStandard() ? 0 : paid - Money.valueE8(into.instrument(), ticks, each);
    desk.booking()
        .cleared(
            second,
            ticks,
            0,
            _ -> lane.account.options().deliver(cause, into, sign, ticks, each, extra, second.id()));
    if (hasPrice(options.underlyingOf(order.slot()).top)) {
      kernel.marking.mark(lane, into, ticks(options.underlyingOf(order.slot()).top));
    }
  }

  private long feeE8(LedgerCause cause, long lots) {
    return cause == LedgerCause.EXPIRY ? 0 : Math.multiplyExact(lots, options.rules().exerciseFeeE8());
  }

  // ---- prices ----

  boolean isWorth(int slot, long priceTicks) {
    return options.contract(slot).intrinsicE8(priceTicks) >= options.rules().thresholdE8();
  }

  /// The price of the underlying that decides at the expiry.
  long fixingTicks(int slot) {
    OptionTerms terms = options.contract(slot).terms();
    if (terms.fixing() == OptionTerms.Fixing.CLOSE) {
      return priceTicks(slot);
    }
    long ticks = options.rules().openingTicks(terms.underlying(), terms.expiryDay());
    if (ticks == MarkPrices.UNKNOWN) {
      throw new MissingTermException(
          "token "
              + terms.token()
              + " settles at the opening value of token "
              + terms.underlying()
              + " on "
              + LocalDate.ofEpochDay(terms.expiryDay())
              + ", which nothing tells");
    }
    return ticks;
  }

  /// The price of the underlying of now.
  long priceTicks(int slot) {
    TopOfBook top = options.underlyingOf(slot).top;
    if (!hasPrice(top)) {
      throw new MissingTermException(
          "an option on token "
              + options.underlyingOf(slot).instrument.token()
              + ", token "
              + options.contract(slot).terms().token()
              + ", is exercised or expires, and its underlying has had no price");
    }
    return ticks(top);
  }

  static boolean hasPrice(TopOfBook top) {
    return top.hasLast() || top.hasBid() && top.hasAsk();
  }

  static long ticks(TopOfBook top) {
    return top.hasLast() ? top.lastTicks() : Math.floorDiv(top.bidTicks() + top.askTicks(), 2);
  }
}
