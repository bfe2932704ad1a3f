package io.quantlab.engine.math;

/// The random numbers of one run: pure functions of (seed, purpose, subject, index), K-6.
///
/// Philox4x32-10 with the run seed as key (low word first) and the counter words `draw`, `purpose`,
/// `subject` low, `subject` high. One block gives the two values of a draw, so value `index` of a
/// (purpose, subject) is half `index & 1` of block `index >>> 1`; the first index is 0. An extra
/// order, strategy or draw never shifts the noise of another.
///
/// The owner of the subject (the order, the token) keeps its index, or takes a [RngStream] that
/// counts for it. Not thread-safe: one per kernel, because the block is decoded into a scratch
/// array to spare the allocation.
public final class Rng {
  /// Slippage; subject: order id.
  public static final int SLIPPAGE = 1;

  /// Delay of a command on its way to the venue; subject: order id.
  public static final int ENTRY_LATENCY = 2;

  /// Delay of a report on its way back; subject: order id.
  public static final int RESPONSE_LATENCY = 3;

  /// Delay of market data; subject: token.
  public static final int FEED_LATENCY = 4;

  /// Chance of a fill; subject: order id.
  public static final int FILL_PROBABILITY = 5;

  /// Broker rejections and injected faults; subject: order id.
  public static final int FAULT = 6;

  /// Assignment of short options; subject: token.
  public static final int OPTION_ASSIGNMENT = 7;

  /// Returns of instruments in a Monte-Carlo estimate of losses; subject: token.
  public static final int PORTFOLIO_LOSS = 8;

  /// Purpose of strategy slot 0, slot n is `STRATEGY + n`; subject: call-site id.
  public static final int STRATEGY = 16;

  /// Values of one (purpose, subject): two for each of 2^32 draws.
  public static final long MAX_INDEX = (1L << 33) - 1;

  private final long seed;
  private final int[] words = new int[4];

  public Rng(long seed) {
    this.seed = seed;
  }

  public long seed() {
    return seed;
  }

  /// 64 random bits.
  public long bits(int purpose, long subject, long index) {
    if (index < 0 || index > MAX_INDEX) {
      throw new IllegalArgumentException("index must be 0.." + MAX_INDEX + ", was " + index);
    }
    block(seed, purpose, subject, index, words);
    return (index & 1) == 0 ? join(words[0], words[1]) : join(words[2], words[3]);
  }

  /// A value of the uniform distribution on [0, 1), a multiple of 2^-53.
  public double uniform(int purpose, long subject, long index) {
    return toUniform(bits(purpose, subject, index));
  }

  /// A value of the standard normal distribution.
  public double normal(int purpose, long subject, long index) {
    return toNormal(bits(purpose, subject, index));
  }

  /// A stream that counts its own draws, at value 0 of (purpose, subject).
  public RngStream stream(int purpose, long subject) {
    return new RngStream(seed).seek(purpose, subject, 0);
  }

  static void block(long seed, int purpose, long subject, long index, int[] words) {
    Philox.block(
        (int) (index >>> 1),
        purpose,
        (int) subject,
        (int) (subject >>> 32),
        (int) seed,
        (int) (seed >>> 32),
        words);
  }

  static long join(int low, int high) {
    return (long) high << 32 | low & 0xFFFF_FFFFL;
  }

  static double toUniform(long bits) {
    return (bits >>> 11) * 0x1p-53;
  }

  /// `uniform + 2^-54` rounds to 1 for the largest uniform, whose normal would be infinite; it
  /// stays at the largest double below 1 (8.2 standard deviations).
  static double toNormal(long bits) {
    return Normal.inverse(Math.min(toUniform(bits) + 0x1p-54, 0x1.fffffffffffffp-1));
  }
}
