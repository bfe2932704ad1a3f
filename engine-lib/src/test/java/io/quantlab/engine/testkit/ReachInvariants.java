package io.quantlab.engine.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.FillFlags;
import java.util.ArrayList;
import java.util.List;

/// I-7, the price: before slippage no fill is outside the reach of the data at its instant.
///
/// On bars its price lies within a bar that holds the instant, or is the close of the bar before.
/// On ticks it is a print, a displayed level, one tick worse than one, or, for a resting order, no
/// better than what the market showed. A price of before a split counts as the split restates it.
final class ReachInvariants {
  private final Evidence run;

  ReachInvariants(Evidence run) {
    this.run = run;
  }

  void check() {
    run.data().keySet().forEach(this::check);
  }

  private void check(int token) {
    List<LabResult.Fill> fills = run.fills(token);
    if (fills.isEmpty()) {
      return;
    }
    List<MarketRows> ticks = run.prices(token).stream().filter(r -> !r.isBars()).toList();
    List<MarketRows> rows = ticks.isEmpty() ? run.prices(token) : ticks;
    List<Evidence.Split> splits = run.splits(token);
    int[] next = new int[rows.size()];
    for (LabResult.Fill fill : fills) {
      for (int i = 0; i < next.length; i++) {
        next[i] = firstAt(rows.get(i), next[i], fill.nanos());
      }
      long price = fill.priceTicks() - fill.side().sign() * fill.slippageTicks();
      if (rows.stream().anyMatch(r -> isBook(r.schema()))) {
        assertTrue(inBook(rows, fill, price), () -> "I-7: out of the book's reach: " + fill);
        continue;
      }
      boolean reached =
          ticks.isEmpty()
              ? onBars(rows, next, splits, fill, price)
              : onTicks(rows, next, splits, fill, price) || stoodIn(token, splits, fill, price);
      assertTrue(reached, () -> "I-7: out of the data's reach: " + fill);
    }
  }

  /// Whether a stored bar met the order in place of the ticks.
  private boolean stoodIn(int token, List<Evidence.Split> splits, LabResult.Fill fill, long price) {
    if (!run.standIns().contains(token)) {
      return false;
    }
    List<MarketRows> bars = run.prices(token).stream().filter(MarketRows::isBars).toList();
    int[] at = bars.stream().mapToInt(r -> firstAt(r, 0, fill.nanos())).toArray();
    return onBars(bars, at, splits, fill, price);
  }

  static boolean isBook(Schema schema) {
    return schema == Schema.DEPTH || schema == Schema.MBO;
  }

  /// A taker has a level the far side showed with some size, a maker was traded through or met: in
  /// the state at the fill's instant or, when reports take time, in one before it.
  private static boolean inBook(List<MarketRows> all, LabResult.Fill fill, long price) {
    int sign = fill.side().sign();
    for (MarketRows rows : all) {
      for (long[] row : rows.rows()) {
        if (row[0] > fill.nanos()) {
          break;
        }
        boolean far = isBook(rows.schema()) && row[4] > 0 && row[2] == (sign > 0 ? 1 : 0);
        boolean traded = rows.schema() == Schema.TRADE || rows.schema() == Schema.MBO;
        long shown = rows.schema() == Schema.TRADE ? row[1] : row[3];
        if (!fill.maker() && far && shown == price
            || fill.maker() && (far || traded) && sign * (price - shown) >= 0) {
          return true;
        }
      }
    }
    return false;
  }

  /// The first row whose stamp is not before an instant.
  private static int firstAt(MarketRows rows, int from, long nanos) {
    int at = from;
    while (at < rows.rows().size() && rows.rows().get(at)[0] < nanos) {
      at++;
    }
    return at;
  }

  /// A price as it stands at the fill: splits after its row, up to the fill, restate it.
  private static long asOf(List<Evidence.Split> splits, long rowNanos, long fillNanos, long price) {
    long now = price;
    for (Evidence.Split split : splits) {
      if (rowNanos < split.nanos() && split.nanos() <= fillNanos) {
        now = split.restated(now);
      }
    }
    return now;
  }

  private static boolean onBars(
      List<MarketRows> all,
      int[] next,
      List<Evidence.Split> splits,
      LabResult.Fill fill,
      long price) {
    for (int i = 0; i < next.length; i++) {
      List<long[]> rows = all.get(i).rows();
      boolean ask = all.get(i).schema() == Schema.QUOTE_BAR && fill.side().sign() > 0;
      int open = ask ? 6 : 2;
      int last = next[i] - 1;
      for (int at = next[i]; at < rows.size() && rows.get(at)[1] <= fill.nanos(); at++) {
        long[] row = rows.get(at);
        if (row[open + 2] <= price && price <= row[open + 1]) {
          return true;
        }
        last = row[0] == fill.nanos() ? at : last;
      }
      if (last >= 0) {
        long[] row = rows.get(last);
        if (price == asOf(splits, row[0], fill.nanos(), row[open + 3])) {
          return true;
        }
      }
    }
    return false;
  }

  /// The prices this side could have at the instant: those stamped with it, and the last ones; when
  /// reports take time, any before.
  private boolean onTicks(
      List<MarketRows> all,
      int[] next,
      List<Evidence.Split> splits,
      LabResult.Fill fill,
      long price) {
    int sign = fill.side().sign();
    List<Long> seen = new ArrayList<>();
    for (int i = 0; i < next.length; i++) {
      List<long[]> rows = all.get(i).rows();
      Schema schema = all.get(i).schema();
      int first = run.reportsTakeTime() ? 0 : Math.max(0, next[i] - 1);
      for (int at = first; at < rows.size(); at++) {
        long[] row = rows.get(at);
        if (row[0] > fill.nanos()) {
          break;
        }
        Long shown = shown(schema, row, sign);
        if (shown != null) {
          seen.add(asOf(splits, row[0], fill.nanos(), shown));
        }
      }
    }
    if (fill.maker()) {
      return seen.stream().anyMatch(s -> sign * (price - s) >= 0);
    }
    boolean worse = (fill.flags() & FillFlags.ONE_TICK_WORSE) != 0;
    return seen.stream().anyMatch(s -> price == s + (worse ? sign * tick(fill, s) : 0));
  }

  private long tick(LabResult.Fill fill, long price) {
    return run.terms(fill.token()).orderTicks().orderTickAt(price);
  }

  private static Long shown(Schema schema, long[] row, int sign) {
    if (schema == Schema.TRADE) {
      return row[1];
    }
    boolean missing = (row[5] & (sign > 0 ? Flags.NO_ASK : Flags.NO_BID)) != 0;
    return missing ? null : sign > 0 ? row[3] : row[1];
  }
}
