package io.quantlab.engine.order;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The table of engine contract 3.3 as text, transcribed by hand from the page, and a reader of it.
///
/// One row per state; an entry is `event>STATE`, `event>same` or `event>before`. A `*` after the
/// target marks a note: the state before the request changes, the fill is late, or an overfill.
public final class OrderStateTable {
  /// Where an event leads: a state, or back to the state before the pending request.
  public record Step(OrderStatus to, boolean before, boolean noted) {}

  private static final String[] ROWS = {
    "INITIALIZED  denied>DENIED emulated>EMULATED released>RELEASED submitted>SUBMITTED"
        + " updated>same canceled>CANCELED expired>EXPIRED accepted>ACCEPTED rejected>REJECTED"
        + " triggered>TRIGGERED partial>PARTIALLY_FILLED filled>FILLED",
    "EMULATED  updated>same released>RELEASED canceled>CANCELED expired>EXPIRED",
    "RELEASED  updated>same submitted>SUBMITTED denied>DENIED canceled>CANCELED expired>EXPIRED",
    "SUBMITTED  accepted>ACCEPTED rejected>REJECTED canceled>CANCELED expired>EXPIRED updated>same"
        + " pending_update>PENDING_UPDATE pending_cancel>PENDING_CANCEL partial>PARTIALLY_FILLED"
        + " filled>FILLED",
    "ACCEPTED  updated>same pending_update>PENDING_UPDATE pending_cancel>PENDING_CANCEL"
        + " triggered>TRIGGERED rejected>REJECTED canceled>CANCELED expired>EXPIRED"
        + " partial>PARTIALLY_FILLED filled>FILLED",
    "TRIGGERED  updated>same pending_update>PENDING_UPDATE pending_cancel>PENDING_CANCEL"
        + " rejected>REJECTED canceled>CANCELED expired>EXPIRED partial>PARTIALLY_FILLED"
        + " filled>FILLED",
    "PARTIALLY_FILLED  updated>same pending_update>PENDING_UPDATE pending_cancel>PENDING_CANCEL"
        + " canceled>CANCELED expired>EXPIRED partial>same filled>FILLED",
    "PENDING_UPDATE  updated>before update_rejected>before accepted>ACCEPTED triggered>TRIGGERED"
        + " rejected>REJECTED canceled>CANCELED expired>EXPIRED pending_update>same"
        + " pending_cancel>PENDING_CANCEL partial>same* filled>FILLED",
    "PENDING_CANCEL  cancel_rejected>before accepted>ACCEPTED updated>same update_rejected>same"
        + " triggered>same* rejected>REJECTED canceled>CANCELED expired>EXPIRED"
        + " pending_cancel>same partial>same* filled>FILLED",
    "CANCELED  partial>same* filled>FILLED*",
    "EXPIRED  partial>same* filled>FILLED*",
    "FILLED  partial>same* filled>same*",
    "DENIED ",
    "REJECTED ",
  };

  private static final Map<OrderStatus, Map<OrderEventType, Step>> TABLE = read();

  private OrderStateTable() {}

  /// Where an event leads from a state, or `null` when the table has no such entry.
  public static Step step(OrderStatus from, OrderEventType event) {
    return TABLE.get(from).get(event);
  }

  private static Map<OrderStatus, Map<OrderEventType, Step>> read() {
    Map<OrderStatus, Map<OrderEventType, Step>> table = new EnumMap<>(OrderStatus.class);
    for (String row : ROWS) {
      String[] words = row.trim().split("\\s+");
      OrderStatus from = OrderStatus.valueOf(words[0]);
      Map<OrderEventType, Step> steps = new HashMap<>();
      for (int i = 1; i < words.length; i++) {
        String[] parts = words[i].split(">");
        boolean noted = parts[1].endsWith("*");
        String target = noted ? parts[1].substring(0, parts[1].length() - 1) : parts[1];
        boolean before = target.equals("before");
        OrderStatus to = before ? null : target.equals("same") ? from : OrderStatus.valueOf(target);
        steps.put(
            OrderEventType.valueOf(parts[0].toUpperCase(Locale.ROOT)), new Step(to, before, noted));
      }
      table.put(from, steps);
    }
    return table;
  }
}
