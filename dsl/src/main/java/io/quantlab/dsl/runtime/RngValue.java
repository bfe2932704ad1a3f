package io.quantlab.dsl.runtime;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.plan.Numbers;
import io.quantlab.dsl.plan.Trap;

/// A counter-based generator (wick.md 10): SplitMix64 over a base made of the seed and the number
/// of the call in the source.
public final class RngValue extends Sharable {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long base;
  private long draws;

  private RngValue(long base, long draws, long stamp) {
    super(stamp);
    this.base = base;
    this.draws = draws;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  @Library("rng")
  public static RngValue of(long seed, long site) {
    return new RngValue(mix(seed * GOLDEN + site), 0, NOBODY);
  }

  private long next() {
    draws++;
    return mix(base + draws * GOLDEN);
  }

  private double fraction() {
    return (next() >>> 11) * 0x1p-53;
  }

  @Library("rng.float")
  public static double nextFloat(RngValue rng) {
    return rng.fraction();
  }

  @Library("rng.int")
  public static long nextInt(RngValue rng, long low, long high, int site) {
    if (high < low) {
      throw new Trap(Code.E2005, site, "the bounds " + low + " to " + high + " hold no number");
    }
    return low + Math.unsignedMultiplyHigh(rng.next(), high - low + 1);
  }

  @Library("rng.bool")
  public static boolean nextBool(RngValue rng, double probability) {
    return rng.fraction() < probability;
  }

  @Library("rng.normal")
  public static double nextNormal(RngValue rng) {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - rng.fraction()));
    return Numbers.finite(radius * StrictMath.cos(2 * Math.PI * rng.fraction()));
  }

  @Override
  RngValue copy(long event) {
    return new RngValue(base, draws, event);
  }

  @Override
  public long bytes() {
    return 16;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RngValue that && that.base == base && that.draws == draws;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(base + draws);
  }

  @Override
  public String toString() {
    return "rng";
  }
}
