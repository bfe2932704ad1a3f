package io.quantlab.dsl.host;

/// The tickets of a script by the engine's order ids: open addressing over plain numbers, so that
/// no event of an order makes an object (Knuth, *The Art of Computer Programming* 3, 6.4). Nothing
/// is ever taken out.
final class TicketTable {
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] orders = new long[64];
  private OrderTicket[] tickets = new OrderTicket[64];
  private int count;

  /// @param order 1 or more
  void put(long order, OrderTicket ticket) {
    if (2 * (count + 1) > orders.length) {
      grow();
    }
    int place = place(order);
    count += tickets[place] == null ? 1 : 0;
    orders[place] = order;
    tickets[place] = ticket;
  }

  /// The ticket of an order; `null` for one that was never put.
  OrderTicket get(long order) {
    return tickets[place(order)];
  }

  private int place(long order) {
    int mask = orders.length - 1;
    int place = (int) (order * SPREAD >>> 40) & mask;
    while (tickets[place] != null && orders[place] != order) {
      place = place + 1 & mask;
    }
    return place;
  }

  private void grow() {
    long[] oldOrders = orders;
    OrderTicket[] oldTickets = tickets;
    orders = new long[2 * oldOrders.length];
    tickets = new OrderTicket[orders.length];
    for (int i = 0; i < oldOrders.length; i++) {
      if (oldTickets[i] != null) {
        int place = place(oldOrders[i]);
        orders[place] = oldOrders[i];
        tickets[place] = oldTickets[i];
      }
    }
  }
}
