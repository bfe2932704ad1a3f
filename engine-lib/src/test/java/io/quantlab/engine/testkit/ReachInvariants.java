package io.quantlab.engine.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.FillFlags;
import java.util.ArrayList;
import java.util.List;

/// I-7: before slippage no fill is outside the reach of the data at its instant.
///
/// On bars its price lies within the bar that holds the instant, or is the close of the bar before.
/// On ticks it is a print, a displayed level, one tick worse than one, or, for a resting order, no
/// better than what the market showed. Runs with splits are not judged: their prices are restated.
final class ReachInvariants {
  private final LabResult run;

  ReachInvariants(LabResult run) {
    this.run = run;
  }

  void check() {
    for (LabResult.Fill fill : run.fills()) {
      List<MarketRows> rows = run.lab().rows(fill.token());
      if (rows.stream().anyMatch(r -> r.schema() == Schema.ACTION)) {
        continue;
      }
      long price = fill.priceTicks() - fill.side().sign() * fill.slippageTicks();
      if (rows.stream().anyMatch(r -> isBook(r.schema()))) {
        assertTrue(inBook(rows, fill, price), () -> "I-7: out of the book's reach: " + fill);
        continue;
      }
      boolean bars = rows.stream().allMatch(MarketRows::isBars);
      boolean reached = bars ? onBars(rows, fill, price) : onTicks(rows, fill, price);
      assertTrue(reached, () -> "I-7: out of the data's reach: " + fill);
    }
  }

  private static boolean isBook(Schema schema) {
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

  private static boolean onBars(List<MarketRows> all, LabResult.Fill fill, long price) {
    for (MarketRows rows : all) {
      int at = rows.schema() == Schema.QUOTE_BAR && fill.side().sign() > 0 ? 6 : 2;
      long lastClose = Long.MIN_VALUE;
      for (long[] row : rows.rows()) {
        boolean during = row[1] <= fill.nanos() && fill.nanos() <= row[0];
        if (during && row[at + 2] <= price && price <= row[at + 1]) {
          return true;
        }
        lastClose = row[0] <= fill.nanos() ? row[at + 3] : lastClose;
      }
      if (price == lastClose) {
        return true;
      }
    }
    return false;
  }

  /// The prices this side could have at the instant: those stamped with it, and the last ones.
  private boolean onTicks(List<MarketRows> all, LabResult.Fill fill, long price) {
    int sign = fill.side().sign();
    List<Long> seen = new ArrayList<>();
    for (MarketRows rows : all) {
      Long last = null;
      for (long[] row : rows.rows()) {
        if (row[0] > fill.nanos() || rows.isBars()) {
          break;
        }
        Long shown = shown(rows.schema(), row, sign);
        last = shown;
        if (row[0] == fill.nanos() && shown != null) {
          seen.add(shown);
        }
      }
      if (last != null) {
        seen.add(last);
      }
    }
    if (fill.maker()) {
      return seen.stream().anyMatch(s -> sign * (price - s) >= 0);
    }
    boolean worse = (fill.flags() & FillFlags.ONE_TICK_WORSE) != 0;
    return seen.stream().anyMatch(s -> price == s + (worse ? sign * tick(fill, s) : 0));
  }

  private long tick(LabResult.Fill fill, long price) {
    return run.lab().terms(fill.token()).orderTicks().orderTickAt(price);
  }

  private static Long shown(Schema schema, long[] row, int sign) {
    if (schema == Schema.TRADE) {
      return row[1];
    }
    boolean missing = (row[5] & (sign > 0 ? Flags.NO_ASK : Flags.NO_BID)) != 0;
    return missing ? null : sign > 0 ? row[3] : row[1];
  }
}
