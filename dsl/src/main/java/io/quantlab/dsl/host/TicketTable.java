package io.quantlab.dsl.host;

import java.util.Arrays;

/// The tickets of a script by the engine's order ids, which count up: an array from the first one
/// on, so that orders of the same time lie side by side and no event of an order makes an object.
/// Nothing is ever taken out. An order of somebody else between them costs a reference.
final class TicketTable {
  private OrderTicket[] tickets = new OrderTicket[64];
  private long first;

  /// @param order 1 or more
  void put(long order, OrderTicket ticket) {
    if (first == 0) {
      first = order;
    }
    if (order < first) {
      makeRoomBefore(order);
    }
    int place = Math.toIntExact(order - first);
    if (place >= tickets.length) {
      tickets = Arrays.copyOf(tickets, Math.max(place + 1, 2 * tickets.length));
    }
    tickets[place] = ticket;
  }

  private void makeRoomBefore(long order) {
    int places = Math.toIntExact(first - order);
    OrderTicket[] moved = new OrderTicket[places + tickets.length];
    System.arraycopy(tickets, 0, moved, places, tickets.length);
    tickets = moved;
    first = order;
  }

  /// The ticket of an order; `null` for one that was never put.
  OrderTicket get(long order) {
    long place = order - first;
    return place >= 0 && place < tickets.length ? tickets[(int) place] : null;
  }
}
