package io.quantlab.engine.execution;

import io.quantlab.engine.market.BookSide;

/// The place of a resting limit order in the queue of its level, as a [QueueModel] sees it.
///
/// The simulated venue owns and reuses it; a model reads the order and writes [#front] and
/// [#traded].
public final class QueuePlace {
  private long orderId;
  private int sign;
  private long priceTicks;
  private long openLots;
  private double quantityPerLot;
  private double front;
  private long traded;
  private long shown;
  private long sequence;
  private long print;

  /// An order that joins the queue at its price.
  ///
  /// @param order its id
  /// @param side +1 for a buy, -1 for a sell
  /// @param lotQuantity quantity of one lot in the instrument's own unit
  /// @param joinedAt number of the next order to join the queues, for market by order
  public QueuePlace join(
      long order, int side, long price, long lots, double lotQuantity, long joinedAt) {
    orderId = order;
    sign = side;
    priceTicks = price;
    openLots = lots;
    quantityPerLot = lotQuantity;
    sequence = joinedAt;
    front = 0;
    traded = 0;
    shown = 0;
    print = 0;
    return this;
  }

  public long orderId() {
    return orderId;
  }

  /// +1 for a buy, -1 for a sell.
  public int sign() {
    return sign;
  }

  /// The side of the book it waits on.
  public BookSide side() {
    return sign > 0 ? BookSide.BID : BookSide.ASK;
  }

  public long priceTicks() {
    return priceTicks;
  }

  public long openLots() {
    return openLots;
  }

  void openLots(long lots) {
    openLots = lots;
  }

  /// Quantity of one lot in the instrument's own unit: `0.001` where a lot is a thousandth coin.
  public double quantityPerLot() {
    return quantityPerLot;
  }

  /// Lots estimated to be ahead, 0 or more; below 0 while a trade reached the order.
  public double front() {
    return front;
  }

  public void front(double lotsAhead) {
    front = lotsAhead;
  }

  /// Lots traded at the level since its size changed last.
  public long traded() {
    return traded;
  }

  public void traded(long lots) {
    traded = lots;
  }

  /// Size of the level when the model learned of it last.
  long shown() {
    return shown;
  }

  void shown(long lots) {
    shown = lots;
  }

  /// The print that met the order last.
  long print() {
    return print;
  }

  void print(long number) {
    print = number;
  }

  /// Orders of the queue with a lower number are ahead.
  long sequence() {
    return sequence;
  }
}
