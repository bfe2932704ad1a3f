package io.quantlab.engine.math;

/// The values of one (purpose, subject) of an [Rng], one after the other; allocation-free.
///
/// Value for value equal to [Rng#bits] with the indexes 0, 1, 2, …; [#seek] turns the same object
/// to another subject. Each call of [#bits], [#uniform], [#normal], [#exponential] or [#below]
/// takes exactly one value. Not thread-safe.
public final class RngStream {
  private final long seed;
  private final int[] words = new int[4];
  private int purpose;
  private long subject;
  private long index;

  RngStream(long seed) {
    this.seed = seed;
  }

  /// Goes to value `index` of (purpose, subject).
  public RngStream seek(int purpose, long subject, long index) {
    if (index < 0 || index > Rng.MAX_INDEX) {
      throw new IllegalArgumentException("index must be 0.." + Rng.MAX_INDEX + ", was " + index);
    }
    this.purpose = purpose;
    this.subject = subject;
    this.index = index;
    if ((index & 1) != 0) {
      Rng.block(seed, purpose, subject, index, words);
    }
    return this;
  }

  /// Index of the next value.
  public long index() {
    return index;
  }

  /// The next 64 random bits.
  public long bits() {
    if ((index & 1) != 0) {
      index++;
      return Rng.join(words[2], words[3]);
    }
    if (index > Rng.MAX_INDEX) {
      throw new IllegalStateException(
          "all " + index + " values of purpose " + purpose + ", subject " + subject + " are drawn");
    }
    Rng.block(seed, purpose, subject, index, words);
    index++;
    return Rng.join(words[0], words[1]);
  }

  /// The next value of the uniform distribution on [0, 1).
  public double uniform() {
    return Rng.toUniform(bits());
  }

  /// The next value of the standard normal distribution.
  public double normal() {
    return Rng.toNormal(bits());
  }

  /// The next value of the exponential distribution with mean 1, at most 36.8.
  public double exponential() {
    return -StrictMath.log(1.0 - uniform());
  }

  /// The next whole number of 0..`bound`-1, each equally likely up to a bias below `bound` / 2^64.
  public long below(long bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be at least 1, was " + bound);
    }
    return Math.unsignedMultiplyHigh(bits(), bound);
  }
}
