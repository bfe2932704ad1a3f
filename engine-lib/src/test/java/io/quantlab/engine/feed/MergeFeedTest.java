package io.quantlab.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.market.Schema;
import io.quantlab.engine.testkit.MarketRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// [MergeFeed] against sorting everything (Z-7, T-3, T-4).
class MergeFeedTest {
  /// A row, or a bar's open or body, with its place in the total order.
  private static final Set<Schema> BOOKS = Set.of(Schema.QUOTE, Schema.DEPTH, Schema.MBO);

  private record Item(long nanos, int rank, int tie, int source, Batch.Phase phase, long[] row) {
    @Override
    public String toString() {
      return nanos + " rank " + rank + " source " + source + " " + phase;
    }
  }

  @Test
  @DisplayName(
      "T-3, T-4: time, then rank, quotes and depth before trades, then the order of the list")
  void agreesWithSorting() {
    long seed = 8_001;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 1_500; round++) {
      List<MarketRows> sources = new ArrayList<>();
      for (int i = random.nextInt(7); i >= 0; i--) {
        sources.add(rows(random));
      }
      int blockRows = 1 + random.nextInt(6);
      String at = "seed " + seed + ", round " + round;
      assertEquals(sorted(sources), merged(sources, blockRows), at);
    }
  }

  private static MarketRows rows(SplittableRandom random) {
    Schema schema = Schema.values()[random.nextInt(Schema.values().length)];
    MarketRows rows = MarketRows.of(schema);
    long nanos = random.nextInt(10);
    for (int i = random.nextInt(15); i > 0; i--) {
      long[] row = new long[schema.columnCount()];
      if (rows.isBars()) {
        row[1] = nanos + random.nextInt(3);
        row[0] = row[1] + 1 + random.nextInt(6);
        nanos = row[0];
      } else {
        nanos += random.nextInt(3);
        row[0] = nanos;
      }
      rows.row(row);
    }
    return rows;
  }

  private static List<String> sorted(List<MarketRows> sources) {
    List<Item> items = new ArrayList<>();
    for (int s = 0; s < sources.size(); s++) {
      MarketRows rows = sources.get(s);
      int tie = BOOKS.contains(rows.schema()) ? s : 1_000 + s;
      for (long[] row : rows.rows()) {
        if (rows.isBars()) {
          items.add(new Item(row[1], 120, tie, s, Batch.Phase.OPEN, row));
          items.add(new Item(row[0], 40, tie, s, Batch.Phase.BODY, row));
        } else {
          int rank = rows.schema() == Schema.ACTION ? 10 : 40;
          items.add(new Item(row[0], rank, tie, s, Batch.Phase.ROW, row));
        }
      }
    }
    items.sort(
        Comparator.comparingLong(Item::nanos)
            .thenComparingInt(Item::rank)
            .thenComparingInt(Item::tie));
    return items.stream().map(Item::toString).toList();
  }

  private static List<String> merged(List<MarketRows> sources, int blockRows) {
    List<MergeFeed.Source> list = new ArrayList<>();
    for (int s = 0; s < sources.size(); s++) {
      list.add(new MergeFeed.Source(s + 1, sources.get(s).cursor(blockRows)));
    }
    List<String> items = new ArrayList<>();
    try (MergeFeed feed = new MergeFeed(list)) {
      Batch batch = new Batch();
      while (feed.next(batch) > 0) {
        for (int row = batch.from(); row < batch.to(); row++) {
          add(items, batch, row);
        }
      }
    }
    return items;
  }

  private static void add(List<String> items, Batch batch, int row) {
    long stamp = batch.block().column(0)[row];
    boolean whole = batch.phase() == Batch.Phase.WHOLE;
    if (whole || batch.phase() == Batch.Phase.OPEN) {
      long start = batch.block().column(1)[row];
      items.add(new Item(start, 120, 0, batch.source(), Batch.Phase.OPEN, null).toString());
    }
    if (whole || batch.phase() == Batch.Phase.BODY) {
      items.add(new Item(stamp, 40, 0, batch.source(), Batch.Phase.BODY, null).toString());
    }
    if (batch.phase() == Batch.Phase.ROW) {
      int rank = batch.block().schema() == Schema.ACTION ? 10 : 40;
      items.add(new Item(stamp, rank, 0, batch.source(), Batch.Phase.ROW, null).toString());
    }
  }
}
