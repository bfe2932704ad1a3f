package io.quantlab.engine.data.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.quantlab.engine.market.Schema;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The unpacking loops against bit-by-bit `BigInteger` arithmetic (D-3, Z-7).
class DeltaForDecoderTest {
  private static final int[] ROWS = {1, 2, 7, 8, 9, 100, 2047, 2048, 2049, 4089, 4095, 4096};
  private static final long[] UNITS = {1, 1, 100, 1_000_000, -3, Long.MIN_VALUE};

  @TempDir Path root;
  private final BlockBuffer buffer = new BlockBuffer();

  /// One block in the making: its numbers, and the bytes they are packed to.
  private record Packed(BigInteger[] numbers, byte[] payload) {
    static Packed random(Random random, int width, int rows) {
      BigInteger[] numbers = new BigInteger[rows];
      BigInteger bits = BigInteger.ZERO;
      byte[] payload = new byte[(rows * width + 7) / 8];
      for (int i = 0; i < rows; i++) {
        numbers[i] =
            switch (random.nextInt(8)) {
              case 0 -> BigInteger.ZERO;
              case 1 -> BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
              default -> new BigInteger(width, random);
            };
        for (int bit = 0; bit < width; bit++) {
          if (numbers[i].testBit(bit)) {
            int at = i * width + bit;
            payload[at / 8] |= (byte) (1 << at % 8);
          }
        }
      }
      return new Packed(numbers, payload);
    }

    long[] plain(long base, long unit) {
      return Arrays.stream(numbers)
          .mapToLong(
              u -> BigInteger.valueOf(unit).multiply(u).add(BigInteger.valueOf(base)).longValue())
          .toArray();
    }

    long[] sums(long first, long base, long unit) {
      BigInteger value = BigInteger.valueOf(first).subtract(BigInteger.valueOf(base));
      long[] sums = new long[numbers.length];
      for (int i = 0; i < sums.length; i++) {
        value =
            value.add(BigInteger.valueOf(base)).add(BigInteger.valueOf(unit).multiply(numbers[i]));
        sums[i] = value.longValue();
      }
      return sums;
    }
  }

  @Test
  @DisplayName("D-3: every width, mode and block length, units and bases over the whole range")
  void agreesWithBitByBit() {
    long seed = 640;
    System.out.println("agreesWithBitByBit seed " + seed);
    Random random = new Random(seed);
    long[] out = new long[StoreFormat.BLOCK_ROWS];
    for (int width = 0; width <= Long.SIZE; width++) {
      for (int rows : ROWS) {
        Packed packed = Packed.random(random, width, rows);
        long unit = UNITS[random.nextInt(UNITS.length)];
        long base = random.nextBoolean() ? random.nextInt(-3, 4) : random.nextLong();
        long first = random.nextLong();
        String what = "width " + width + ", " + rows + " rows, unit " + unit + ", base " + base;

        load(packed, random);
        DeltaForDecoder.plain(buffer, width, base, unit, rows, out);
        assertArrayEquals(packed.plain(base, unit), Arrays.copyOf(out, rows), what);

        load(packed, random);
        DeltaForDecoder.difference(buffer, width, first, base, unit, rows, out);
        assertArrayEquals(packed.sums(first, base, unit), Arrays.copyOf(out, rows), what);
      }
    }
  }

  /// Loads a payload into a buffer that holds the bytes of another block, as it does in use.
  private void load(Packed packed, Random random) {
    random.nextBytes(buffer.packed());
    buffer.load(MappedBytes.of(packed.payload()), 0, packed.payload().length);
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  @DisplayName("a column that is constant for some blocks, with short blocks and ranges between")
  void keepsConstantRowsApart(Encoding encoding) {
    int perDay = 3 * 4096 + 1000;
    long[][] rows = StoreFixture.trades(9, 4, perDay);
    long[] flags = rows[3];
    Arrays.fill(flags, 0);
    Arrays.fill(flags, 4096, 2 * 4096, 5);
    flags[2 * 4096 + 17] = 1;
    Arrays.fill(flags, perDay, 2 * perDay, 5);
    flags[3 * perDay] = 8;
    Store store = Store.at(root);
    StoreFixture.write(store, Schema.TRADE, rows, WriteOptions.DEFAULT.with(encoding));
    assertArrayEquals(rows, StoreFixture.readAll(store.cursor(7, Schema.TRADE)));
    for (int from = 1; from < rows[0].length; from += 1777) {
      long[][] part = StoreFixture.slice(rows, firstAt(rows[0], from), rows[0].length);
      assertArrayEquals(
          part, StoreFixture.readAll(store.cursor(7, Schema.TRADE, rows[0][from], Long.MAX_VALUE)));
    }
  }

  /// The first row with the stamp of row `index`.
  private static int firstAt(long[] stamps, int index) {
    int first = index;
    while (first > 0 && stamps[first - 1] == stamps[index]) {
      first--;
    }
    return first;
  }
}
