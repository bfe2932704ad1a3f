package io.quantlab.engine.backtest;

import io.quantlab.engine.portfolio.Money;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Finds losses that a purchase of the same instrument within 30 days before or after takes from
/// the tax return (engine contract A-3; 26 U.S.C. 1091, 26 CFR 1.1091-1).
///
/// Sales are judged in their order, each against purchases in theirs; a bought lot replaces one
/// sold lot. What was bought before the sale counts while it is still held, and not when one order
/// bought it together with what is sold: selling a part of one purchase reduces it. Days are UTC
/// dates. A loss on a short sale is replaced by another short sale (1091(e)). All accounts of a run
/// are one person's. The basis of what replaces is not changed, so a chain of sales is marked link
/// by link.
final class WashSales {
  private static final int WINDOW_DAYS = 30;
  private static final long DAY_NANOS = 86_400_000_000_000L;

  /// Lots an order opened at one instant.
  private static final class Bought {
    final int account;
    final long order;
    final long day;
    long held;
    long free;

    Bought(int account, long order, long day, long lots) {
      this.account = account;
      this.order = order;
      this.day = day;
      this.held = lots;
      this.free = lots;
    }
  }

  /// A trade, and how many of its lots were replaced.
  static final class Sale {
    private final long day;
    private final long order;
    private final long lots;
    private final long lossE8;
    private long replaced;

    private Sale(long day, long order, long lots, long lossE8) {
      this.day = day;
      this.order = order;
      this.lots = lots;
      this.lossE8 = lossE8;
    }

    /// Lots of the loss that were replaced.
    long lots() {
      return replaced;
    }

    /// The loss on them, 1e-8.
    long lossE8() {
      return replaced == 0 ? 0 : Money.share(lossE8, replaced, lots);
    }

    private void replace(Bought by) {
      long n = Math.min(lots - replaced, by.free);
      by.free -= n;
      replaced += n;
    }
  }

  /// One instrument, long or short.
  private record Key(int token, int sign) {}

  private record Place(int account, int token, long position) {}

  private final Map<Key, List<Bought>> bought = new HashMap<>();
  private final Map<Key, Deque<Sale>> waiting = new HashMap<>();
  private final Map<Place, Long> positions = new HashMap<>();

  /// A fill: what of it opens is bought.
  void filled(int account, int token, long position, long signedLots, long orderId, long nanos) {
    Place place = new Place(account, token, position);
    long had = positions.getOrDefault(place, 0L);
    positions.put(place, had + signedLots);
    int sign = Long.signum(signedLots);
    long closing = sign * had < 0 ? Math.min(Math.abs(had), Math.abs(signedLots)) : 0;
    long opened = Math.abs(signedLots) - closing;
    if (opened == 0) {
      return;
    }
    Key key = new Key(token, sign);
    Bought lots = new Bought(account, orderId, Math.floorDiv(nanos, DAY_NANOS), opened);
    bought.computeIfAbsent(key, _ -> new ArrayList<>()).add(lots);
    Deque<Sale> sales = waiting.getOrDefault(key, new ArrayDeque<>());
    for (Iterator<Sale> each = sales.iterator(); each.hasNext() && lots.free > 0; ) {
      Sale sale = each.next();
      boolean over = lots.day - sale.day > WINDOW_DAYS;
      if (!over && lots.order != sale.order) {
        sale.replace(lots);
      }
      if (over || sale.replaced == sale.lots) {
        each.remove();
      }
    }
  }

  /// A corporate action restated a position.
  void restated(int account, int token, long before, long after) {
    Place place = new Place(account, token, 0);
    positions.put(place, after);
    if (before == 0 || after == 0 || before == after) {
      return;
    }
    for (Bought lots : bought.getOrDefault(new Key(token, Long.signum(before)), List.of())) {
      if (lots.account == account) {
        lots.held = Money.share(lots.held, Math.abs(after), Math.abs(before));
        lots.free = Money.share(lots.free, Math.abs(after), Math.abs(before));
      }
    }
  }

  /// A round trip ended.
  ///
  /// @param sign +1 for a long one
  /// @param entryOrder that opened its lots
  /// @param netE8 its profit after fees
  Sale closed(
      int account, int token, int sign, long lots, long entryOrder, long exitNanos, long netE8) {
    Key key = new Key(token, sign);
    List<Bought> all = bought.getOrDefault(key, List.of());
    take(all, account, entryOrder, lots);
    Sale sale =
        new Sale(
            Math.floorDiv(exitNanos, DAY_NANOS),
            entryOrder,
            lots,
            Math.max(0, Math.negateExact(netE8)));
    if (sale.lossE8 == 0) {
      return sale;
    }
    for (Bought each : all) {
      boolean counts =
          each.order != entryOrder && each.held > 0 && sale.day - each.day <= WINDOW_DAYS;
      if (counts) {
        each.free = Math.min(each.free, each.held);
        sale.replace(each);
      }
    }
    if (sale.replaced < lots) {
      waiting.computeIfAbsent(key, _ -> new ArrayDeque<>()).add(sale);
    }
    return sale;
  }

  /// What is sold is not held any more: of the order that bought it, else of the oldest.
  private static void take(List<Bought> all, int account, long order, long lots) {
    long rest = lots;
    for (int pass = 0; pass < 2 && rest > 0; pass++) {
      for (Bought each : all) {
        if (each.account == account && (each.order == order || pass == 1)) {
          long n = Math.min(rest, each.held);
          each.held -= n;
          rest -= n;
        }
      }
    }
  }
}
