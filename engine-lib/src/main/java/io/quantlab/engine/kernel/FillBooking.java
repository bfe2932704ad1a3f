package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.OrderFees;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.Money;
import io.quantlab.engine.portfolio.Position;
import io.quantlab.engine.time.Clock;
import java.util.function.LongConsumer;

/// Books executions: fee and tax, the order's state, ledger and position, margin, the strategy's
/// callback, and what the execution means for other orders (engine contract T-6).
final class FillBooking {
  private final Instruments instruments;
  private final Lane[] lanes;
  private final FeeModel fees;

  /// `null` where the fee of a fill needs nothing but the fill.
  private final OrderCharges charges;

  private final Clock clock;
  private final OrderLife life;
  private final WorkingLots working;
  private final Contingencies contingencies;
  private final OrderRecorder recorder;
  private final AccountRecorder rates;
  private final Callbacks callbacks;
  private final OrderCounts counts;
  private final OrderFees soFar = new OrderFees();
  private final FillView trial = new FillView();

  FillBooking(
      Instruments instruments,
      Lane[] lanes,
      FeeModel fees,
      Clock clock,
      OrderLife life,
      WorkingLots working,
      Contingencies contingencies,
      OrderRecorder recorder,
      AccountRecorder rates,
      Callbacks callbacks,
      OrderCounts counts) {
    this.instruments = instruments;
    this.lanes = lanes;
    this.fees = fees;
    this.charges = fees.simple() ? null : new OrderCharges(fees);
    this.clock = clock;
    this.life = life;
    this.working = working;
    this.contingencies = contingencies;
    this.recorder = recorder;
    this.rates = rates;
    this.callbacks = callbacks;
    this.counts = counts;
  }

  /// Books an execution at a market's price; returns the lots its group had taken from the order
  /// before (O-26).
  long filled(Order order, long lots, long priceTicks, long slippageTicks, int flags) {
    Lane lane = lanes[order.account()];
    Instrument instrument = instruments.at(order.slot());
    long paid = Money.valueE8(instrument, priceTicks, lots); // below zero at a price below zero
    long value = Math.abs(paid);
    long before = order.openLots();
    long excess = order.group() == 0 ? 0 : order.excessOf(lots);
    boolean ended = order.status().isClosed();
    int marks = marks(order, lots, excess, flags);
    FillView fill = view(callbacks.nextFill(), order, lots, priceTicks, value, marks);
    soFar.set(order.filledLots(), order.valueE8(), order.feeE8());
    long fee = charges == null ? fees.feeE8(fill, soFar) : charges.feeE8(fill, order, soFar);
    fill.fee(fee);
    OrderEventType event = lots >= before ? OrderEventType.FILLED : OrderEventType.PARTIAL;
    order.fill(lots, value, fee);
    counts.fill(marks);
    life.move(order, event, lots, priceTicks, 0, 0);
    Holding holding = lane.holdings[order.slot()];
    tellRate(lane, holding);
    Position worked = holding.worksOn(order.terms().closes(), order.id());
    if (holding.hedges()) {
      tellPositions(order, worked, order.sign() * lots);
    }
    recorder.fill(order, lots, priceTicks, slippageTicks, marks, fee);
    long tax = charges == null ? 0 : charges.taxE8();
    long closes = order.terms().closes();
    lane.account.fill(holding, order.sign(), lots, priceTicks, paid, fee + tax, order.id(), closes);
    if (tax != 0) {
      lane.account.payments().taxed(holding, tax, order.id());
    }
    if (lane.margin != null) {
      lane.margin.filled(holding, worked, order, lots, priceTicks);
    }
    if (!ended) {
      working.change(order, before, Math.max(0, before - lots));
    }
    callbacks.addFill(order, event, worked == null ? holding.positionOf(order.id()) : worked);
    if (order.terms() != OrderTerms.PLAIN || order.group() != 0 || contingencies.any()) {
      contingencies.executed(order, lots, excess);
    }
    if (event == OrderEventType.FILLED && !ended) {
      life.closed(order);
    }
    return excess;
  }

  /// Executes an order whole at a price no market made: exercise, assignment, expiry.
  ///
  /// @param feeE8 what it costs; the booking books it
  /// @param booking changes the account by the value of the execution
  void cleared(Order order, long priceTicks, long feeE8, LongConsumer booking) {
    Lane lane = lanes[order.account()];
    long lots = order.openLots();
    long value = Money.valueE8(instruments.at(order.slot()), priceTicks, lots);
    int flags = FillFlags.CLEARED;
    view(callbacks.nextFill(), order, lots, priceTicks, value, flags).fee(feeE8);
    order.fill(lots, value, feeE8);
    counts.fill(0);
    life.move(order, OrderEventType.FILLED, lots, priceTicks, 0, 0);
    Holding holding = lane.holdings[order.slot()];
    tellRate(lane, holding);
    Position worked = holding.worksOn(order.terms().closes(), order.id());
    if (holding.hedges()) {
      tellPositions(order, worked, order.sign() * lots);
    }
    recorder.fill(order, lots, priceTicks, 0, flags, feeE8);
    booking.accept(value);
    if (lane.margin != null) {
      lane.margin.filled(holding, worked, order, lots, priceTicks);
    }
    working.change(order, lots, 0);
    callbacks.addFill(
        order, OrderEventType.FILLED, worked == null ? holding.positionOf(order.id()) : worked);
    if (contingencies.any()) {
      contingencies.executed(order, lots, 0);
    }
    life.closed(order);
  }

  /// What an execution would be worth at another price, net of its fee, 1e-8; nothing is booked.
  long worthE8(Order order, long lots, long priceTicks, long closeTicks, int flags) {
    Instrument instrument = instruments.at(order.slot());
    long paid = Money.valueE8(instrument, priceTicks, lots);
    view(trial, order, lots, priceTicks, Math.abs(paid), flags);
    soFar.set(order.filledLots(), order.valueE8(), order.feeE8());
    long fee = charges == null ? fees.feeE8(trial, soFar) : charges.trialE8(trial, order, soFar);
    long moved = Money.valueE8(instrument, closeTicks, lots) - paid;
    return order.sign() * moved - fee;
  }

  private FillView view(
      FillView into, Order order, long lots, long priceTicks, long value, int flags) {
    return into.set(
        instruments.at(order.slot()),
        order.id(),
        order.sign(),
        lots,
        priceTicks,
        value,
        flags,
        order.kind(),
        clock.epochNanos());
  }

  private void tellRate(Lane lane, Holding holding) {
    if (holding.currency() != 0) {
      rates.rate(lane.account, holding.currency());
    }
  }

  /// Tells which positions a fill works on, before it: what goes beyond the one its order names
  /// opens one of its own.
  private void tellPositions(Order order, Position worked, long signedLots) {
    long held = worked == null ? 0 : worked.lots();
    boolean against = Long.signum(held) * Long.signum(signedLots) < 0;
    long first =
        against ? order.sign() * Math.min(Math.abs(held), Math.abs(signedLots)) : signedLots;
    recorder.worksOn(order, worked == null ? order.id() : worked.id(), first);
    if (first != signedLots) {
      recorder.worksOn(order, order.id(), signedLots - first);
    }
  }

  /// How an execution came about, with what the engine did not expect of it.
  private static int marks(Order order, long lots, long excess, int flags) {
    int marks = excess == 0 ? flags : flags | FillFlags.OCO_OVERFILL;
    if (lots > order.openLots()) {
      marks |= FillFlags.OVERFILL;
    }
    OrderStatus status = order.status();
    return status == OrderStatus.CANCELED || status == OrderStatus.EXPIRED
        ? marks | FillFlags.LATE_FILL
        : marks;
  }
}
