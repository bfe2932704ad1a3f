package io.quantlab.engine.data.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Spreads numbers of 1 to 15 bits, back to back, to lanes of 8 or 16 bits.
///
/// Eight numbers of `width` bits fill `width` bytes. Those bytes (or each half of them, where they
/// are more than eight) are gathered into a word, then halves, quarters and eighths of the word are
/// moved apart, all with shifts that are the same for every word: that loop is vectorized, and runs
/// some ten times faster than taking the numbers out one by one. Not vectorized is only the
/// gathering, one load for four or eight numbers. Benchmark: `StoreDecodeBenchmark`.
final class BitLanes {
  /// Words that hold the numbers of a block.
  static final int WORDS = StoreFormat.BLOCK_ROWS / 4;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, StoreFormat.ORDER);

  private BitLanes() {}

  /// Numbers of 1 to 7 bits to bytes, for rows up to the next multiple of eight.
  ///
  /// @param words scratch of [#WORDS]
  static void toBytes(byte[] in, int width, int rows, long[] words, byte[] lanes) {
    int octets = rows + 7 >>> 3;
    for (int i = 0, p = 0; i < octets; i++, p += width) {
      words[i] = (long) LONGS.get(in, p);
    }
    long half = -1L >>> Long.SIZE - 4 * width;
    long quarters = repeated(2 * width, 32);
    long eighths = repeated(width, 16);
    for (int i = 0; i < octets; i++) {
      long word = words[i];
      word = word & half | (word >>> 4 * width & half) << 32;
      word = word & quarters | word << 16 - 2 * width & quarters << 16;
      word = word & eighths | word << 8 - width & eighths << 8;
      LONGS.set(lanes, i << 3, word);
    }
  }

  /// Numbers of 9 to 15 bits to shorts, for rows up to the next multiple of eight.
  ///
  /// @param words scratch of [#WORDS]
  static void toShorts(byte[] in, int width, int rows, long[] words, byte[] lanes) {
    int quads = (rows + 7 >>> 3) << 1;
    int half = width >>> 1;
    int odd = (width & 1) << 2;
    for (int i = 0, p = 0; i < quads; i += 2, p += width) {
      words[i] = (long) LONGS.get(in, p);
      words[i + 1] = (long) LONGS.get(in, p + half) >>> odd;
    }
    long pair = -1L >>> Long.SIZE - 2 * width;
    long singles = repeated(width, 32);
    for (int i = 0; i < quads; i++) {
      long word = words[i];
      word = word & pair | (word >>> 2 * width & pair) << 32;
      word = word & singles | word << 16 - width & singles << 16;
      LONGS.set(lanes, i << 3, word);
    }
  }

  /// `ones` bits set at the start of every `step` bits of a word.
  private static long repeated(int ones, int step) {
    long mask = 0;
    for (int at = 0; at < Long.SIZE; at += step) {
      mask |= (1L << ones) - 1 << at;
    }
    return mask;
  }
}
