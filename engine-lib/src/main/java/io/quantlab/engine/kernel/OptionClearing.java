package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.LedgerCause;
import io.quantlab.engine.portfolio.MarkPrices;
import io.quantlab.engine.portfolio.Money;
import io.quantlab.engine.portfolio.OptionContract;
import io.quantlab.engine.portfolio.OptionTerms;
import io.quantlab.engine.portfolio.Position;
import io.quantlab.engine.time.MissingTermException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

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

  /// Clears a whole position of an account in an option.
  void clear(Lane lane, Position p, LedgerCause cause, long priceTicks) {
    Order order = open(lane, p.slot(), p.id(), cause, -p.lots());
    if (cause == LedgerCause.EXPIRY) {
      pay(lane, order, cause, 0);
    } else {
      deliver(lane, order, cause, priceTicks);
    }
  }

  /// @param position the one it works on, 0 where they net or when it opens one
  private Order open(Lane lane, int slot, long position, LedgerCause cause, long signedLots) {
    OrderCause by =
        switch (cause) {
          case EXERCISE -> OrderCause.EXERCISE;
          case ASSIGNMENT -> OrderCause.ASSIGNMENT;
          default -> OrderCause.EXPIRY;
        };
    lane.gate.opened();
    OrderTicket ticket =
        new OrderTicket().market(slot, Side.ofSign(signedLots), Math.abs(signedLots));
    if (position != 0) {
      ticket.terms = OrderTerms.PLAIN.closing(position).reducing();
    }
    return desk.openFor(by, lane, ticket);
  }

  private void pay(Lane lane, Order order, LedgerCause cause, long ticks) {
    long lots = order.openLots();
    long fee = feeE8(cause, lots);
    Position p = worked(lane, order);
    desk.booking()
        .cleared(
            order,
            ticks,
            fee,
            value -> lane.account.options().pay(cause, p, lots, ticks, value, fee, order.id()));
  }

  /// The position an order that closes an option works on.
  private static Position worked(Lane lane, Order order) {
    return lane.holdings[order.slot()].worksOn(order.terms().closes(), order.id());
  }

  /// Exercise or assignment of the lots of an order.
  void deliver(Lane lane, Order order, LedgerCause cause, long priceTicks) {
    OptionContract contract = options.contract(order.slot());
    if (contract.underlyingLots() == 0) {
      pay(lane, order, cause, contract.cashTicks(priceTicks));
      return;
    }
    Holding into = lane.holdings[options.underlyingOf(order.slot()).slot];
    long lots = order.openLots();
    int sign = -order.sign() * contract.terms().right().sign();
    long each = contract.underlyingLots();
    List<Order> deliveries = deliveries(lane, into, cause, sign, Math.multiplyExact(lots, each));
    long fee = feeE8(cause, lots);
    Position p = worked(lane, order);
    desk.booking()
        .cleared(
            order,
            0,
            fee,
            _ -> lane.account.options().release(cause, p, into, lots, fee, order.id()));
    long paid = contract.paidPerLotE8();
    long perTick = Money.valueE8(into.instrument(), 1, each);
    long ticks = contract.isStandard() ? contract.strikeTicks() : Math.floorDiv(paid, perTick);
    long extra = contract.isStandard() ? 0 : paid - Money.valueE8(into.instrument(), ticks, each);
    for (Order second : deliveries) {
      Position on = into.worksOn(second.terms().closes(), second.id());
      long part = second.openLots();
      desk.booking()
          .cleared(
              second,
              ticks,
              0,
              _ ->
                  lane.account
                      .options()
                      .deliver(cause, into, on, sign, ticks, part, each, extra, second.id()));
    }
    if (hasPrice(options.underlyingOf(order.slot()).top)) {
      kernel.marking.mark(lane, into, ticks(options.underlyingOf(order.slot()).top));
    }
  }

  /// The orders that deliver: one, or where positions hedge one for each position of the other side
  /// that what comes closes, the oldest first, and one that opens a position with the rest.
  private List<Order> deliveries(Lane lane, Holding into, LedgerCause cause, int sign, long lots) {
    List<Order> all = new ArrayList<>();
    long rest = lots;
    for (int i = 0; into.hedges() && i < into.positionCount() && rest > 0; i++) {
      Position other = into.position(i);
      long closed = Math.min(rest, Math.max(0, -sign * other.lots()));
      if (closed > 0) {
        all.add(open(lane, into.slot(), other.id(), cause, sign * closed));
        rest -= closed;
      }
    }
    if (rest > 0) {
      all.add(open(lane, into.slot(), 0, cause, sign * rest));
    }
    return all;
  }

  private long feeE8(LedgerCause cause, long lots) {
    return cause == LedgerCause.EXPIRY
        ? 0
        : Math.multiplyExact(lots, options.rules().exerciseFeeE8());
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
