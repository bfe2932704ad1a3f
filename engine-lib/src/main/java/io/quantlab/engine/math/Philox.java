package io.quantlab.engine.math;

/// The block function Philox4x32-10: 128 counter bits and 64 key bits in, 128 random bits out.
///
/// A pure function, so any draw can be had without the draws before it. Source: Salmon, Moraes,
/// Dror, Shaw, *Parallel random numbers: as easy as 1, 2, 3*, SC'11; ten rounds, known answers in
/// the `kat_vectors` file of Random123.
public final class Philox {
  private static final long MULTIPLIER_0 = 0xD2511F53L;
  private static final long MULTIPLIER_1 = 0xCD9E8D57L;
  private static final int KEY_STEP_0 = 0x9E3779B9;
  private static final int KEY_STEP_1 = 0xBB67AE85;
  private static final long WORD = 0xFFFF_FFFFL;
  private static final int ROUNDS = 10;

  private Philox() {}

  /// Encrypts the counter `(c0, c1, c2, c3)` with the key `(k0, k1)` into the first four words of
  /// `out`.
  public static void block(int c0, int c1, int c2, int c3, int k0, int k1, int[] out) {
    for (int round = 0; round < ROUNDS; round++) {
      long product0 = MULTIPLIER_0 * (c0 & WORD);
      long product1 = MULTIPLIER_1 * (c2 & WORD);
      c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
      c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
      c1 = (int) product1;
      c3 = (int) product0;
      k0 += KEY_STEP_0;
      k1 += KEY_STEP_1;
    }
    out[0] = c0;
    out[1] = c1;
    out[2] = c2;
    out[3] = c3;
  }
}
