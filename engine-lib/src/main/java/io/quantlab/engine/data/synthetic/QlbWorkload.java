package io.quantlab.engine.data.synthetic;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;

/// The ticks of the benchmark workload QLB-1, bit-exact in any language (performance.md, section
/// 5).
///
/// Tick i draws 64 bits `r = mix(20260101 + (i + 1) · 0x9E3779B97F4A7C15)`, `mix` the finalizer of
/// SplitMix64 (Steele, Lea, Flood, *Fast splittable pseudorandom number generators*, OOPSLA 2014).
/// The high half moves the time by 1 to 1,200,000,000 ns, three low bits move the price by -1, 0 or
/// +1 minimum tick, seven more are the size. The walk is folded into 2,000..18,000 minimum ticks.
/// Prices are given in units of a hundredth of the minimum tick, so 0.01 as tick means a price unit
/// of 0.0001.
public final class QlbWorkload {
  /// Token of the rows.
  public static final int TOKEN = 1;

  /// Price units in a minimum tick.
  public static final long PRICE_SCALE = 100;

  /// Stamp before the first tick, 2023-11-14T22:13:20Z.
  public static final long START_NANOS = 1_700_000_000_000_000_000L;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long SEED = 20260101L;
  private static final long FIRST_STEP = 10_000;
  private static final long LARGEST_GAP_NANOS = 1_200_000_000L;

  private final long ticks;

  /// @param ticks number of ticks, 0 or more
  public QlbWorkload(long ticks) {
    if (ticks < 0) {
      throw new IllegalArgumentException("ticks must not be negative, was " + ticks);
    }
    this.ticks = ticks;
  }

  public long ticks() {
    return ticks;
  }

  /// The ticks as [Schema#TRADE] rows.
  public RowCursor trades() {
    return new Trades(ticks);
  }

  /// One-minute bars of the ticks as [Schema#BAR] rows, prices in the unit of the ticks. Minutes
  /// are those of UTC; a minute without a tick gives no bar, the last bar ends with its minute.
  public RowCursor bars() {
    return new QlbBars(trades());
  }

  /// The published check of a set of ticks: Σ (stamp xor price xor lots) · (2 i + 1) mod 2^64.
  /// Reads the cursor to its end and closes it.
  public static long checksum(RowCursor trades) {
    long sum = 0;
    long i = 0;
    try (trades) {
      for (RowBlock block = trades.next(); block != null; block = trades.next()) {
        long[] stamps = block.column(0);
        long[] prices = block.column(1);
        long[] lots = block.column(2);
        for (int row = 0; row < block.size(); row++, i++) {
          sum += (stamps[row] ^ prices[row] ^ lots[row]) * (2 * i + 1);
        }
      }
    }
    return sum;
  }

  private static final class Trades implements RowCursor {
    private final long ticks;
    private final RowBlock block = new RowBlock(Schema.TRADE);
    private long made;
    private long stamp = START_NANOS;
    private long walk = FIRST_STEP;

    Trades(long ticks) {
      this.ticks = ticks;
      block.written(0);
    }

    @Override
    public Schema schema() {
      return Schema.TRADE;
    }

    @Override
    public RowBlock next() {
      int rows = (int) Math.min(RowBlock.CAPACITY, ticks - made);
      if (rows == 0) {
        return null;
      }
      long[] stamps = block.column(0);
      long[] prices = block.column(1);
      long[] lots = block.column(2);
      for (int row = 0; row < rows; row++) {
        made++;
        long bits = mix(SEED + made * GOLDEN);
        stamp += 1 + (((bits >>> 32) * LARGEST_GAP_NANOS) >>> 32);
        walk += step((int) bits & 7);
        stamps[row] = stamp;
        prices[row] = fold(walk) * PRICE_SCALE;
        lots[row] = 1 + (bits >>> 3 & 127);
      }
      block.written(rows);
      return block;
    }

    private static long mix(long z) {
      z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
      return z ^ (z >>> 31);
    }

    /// 0, 1, 2 go down, 3 and 4 stay, 5, 6, 7 go up.
    private static int step(int draw) {
      return (draw >= 5 ? 1 : 0) - (draw <= 2 ? 1 : 0);
    }

    /// A triangle wave of the walk between 2,000 and 18,000.
    private static long fold(long walk) {
      long phase = Math.floorMod(walk - 2_000, 32_000L);
      return 2_000 + (phase <= 16_000 ? phase : 32_000 - phase);
    }

    @Override
    public void close() {
      made = ticks;
    }
  }
}
