package io.quantlab.engine.execution;

import io.quantlab.engine.math.RngStream;
import java.util.List;

/// How long something is on its way (engine contract 4.5, F-40), in nanoseconds, 0 or more.
///
/// A pure function of its arguments and of the draws it takes (K-6): the caller hands over the
/// stream of the (purpose, subject) where it left it, so that a model counts nothing itself.
public interface LatencyModel {
  /// What is on its way.
  enum Leg {
    /// Market data from the venue; subject: token.
    FEED,
    /// A command to the venue; subject: order id.
    ENTRY,
    /// A report from the venue; subject: order id.
    RESPONSE
  }

  /// The delay of what leaves at an instant.
  ///
  /// @param draws at the subject's next draw
  long nanos(Leg leg, long subject, long epochNanos, RngStream draws);

  /// Whether every delay is 0.
  default boolean isZero() {
    return false;
  }

  /// No delay.
  record Zero() implements LatencyModel {
    @Override
    public long nanos(Leg leg, long subject, long epochNanos, RngStream draws) {
      return 0;
    }

    @Override
    public boolean isZero() {
      return true;
    }
  }

  /// Always the same delay.
  record Constant(long delayNanos) implements LatencyModel {
    public Constant {
      requireDelay(delayNanos);
    }

    @Override
    public long nanos(Leg leg, long subject, long epochNanos, RngStream draws) {
      return delayNanos;
    }

    @Override
    public boolean isZero() {
      return delayNanos == 0;
    }
  }

  /// A point of a distribution: this share of delays is at most as long.
  ///
  /// @param ratio 0..1
  record Quantile(double ratio, long delayNanos) {
    public Quantile {
      if (!(ratio >= 0 && ratio <= 1)) {
        throw new IllegalArgumentException("a quantile must be at 0..1, was " + ratio);
      }
      requireDelay(delayNanos);
    }
  }

  /// Drawn from a distribution given by some of its quantiles, straight lines between them: one
  /// draw a delay.
  ///
  /// @param points rising, from ratio 0 to ratio 1
  record Percentiles(List<Quantile> points) implements LatencyModel {
    public Percentiles {
      points = List.copyOf(points);
      if (points.size() < 2 || points.getFirst().ratio() != 0 || points.getLast().ratio() != 1) {
        throw new IllegalArgumentException(
            "a distribution goes from ratio 0 to ratio 1, was " + points);
      }
      for (int i = 1; i < points.size(); i++) {
        Quantile before = points.get(i - 1);
        Quantile at = points.get(i);
        if (!(at.ratio() > before.ratio()) || at.delayNanos() < before.delayNanos()) {
          throw new IllegalArgumentException("quantiles must rise, were " + before + ", " + at);
        }
      }
    }

    @Override
    public long nanos(Leg leg, long subject, long epochNanos, RngStream draws) {
      double u = draws.uniform();
      int i = 1;
      while (points.get(i).ratio() < u) {
        i++;
      }
      Quantile low = points.get(i - 1);
      Quantile high = points.get(i);
      double along = (u - low.ratio()) / (high.ratio() - low.ratio());
      return low.delayNanos() + (long) (along * (high.delayNanos() - low.delayNanos()));
    }
  }

  /// A delay that was measured.
  ///
  /// @param epochNanos when what took it left
  record Sample(long epochNanos, long delayNanos) {
    public Sample {
      requireDelay(delayNanos);
    }
  }

  /// Measured delays, interpolated over time; before the first and after the last sample theirs.
  ///
  /// @param samples at rising instants
  record Recorded(List<Sample> samples) implements LatencyModel {
    public Recorded {
      samples = List.copyOf(samples);
      if (samples.isEmpty()) {
        throw new IllegalArgumentException("recorded delays need at least one sample");
      }
      for (int i = 1; i < samples.size(); i++) {
        if (samples.get(i).epochNanos() <= samples.get(i - 1).epochNanos()) {
          throw new IllegalArgumentException(
              "samples must be at rising instants: "
                  + samples.get(i)
                  + " after "
                  + samples.get(i - 1));
        }
      }
    }

    @Override
    public long nanos(Leg leg, long subject, long epochNanos, RngStream draws) {
      int low = 0;
      int high = samples.size() - 1;
      if (epochNanos <= samples.getFirst().epochNanos()) {
        return samples.getFirst().delayNanos();
      }
      if (epochNanos >= samples.get(high).epochNanos()) {
        return samples.get(high).delayNanos();
      }
      while (high - low > 1) {
        int middle = low + high >>> 1;
        if (samples.get(middle).epochNanos() <= epochNanos) {
          low = middle;
        } else {
          high = middle;
        }
      }
      Sample from = samples.get(low);
      Sample to = samples.get(high);
      double along =
          (double) (epochNanos - from.epochNanos()) / (to.epochNanos() - from.epochNanos());
      return from.delayNanos() + (long) (along * (to.delayNanos() - from.delayNanos()));
    }

    /// The samples by number and checksum: their list would fill a page.
    @Override
    public String toString() {
      long sum = 0xCBF2_9CE4_8422_2325L;
      for (Sample sample : samples) {
        sum = (sum ^ sample.epochNanos()) * 0x100_0000_01B3L;
        sum = (sum ^ sample.delayNanos()) * 0x100_0000_01B3L;
      }
      return "Recorded[" + samples.size() + " samples, FNV-1a " + Long.toHexString(sum) + "]";
    }
  }

  /// Another model's delay, now and then longer by a fixed span: one more draw a delay.
  ///
  /// @param probability of a spike, 0..1
  record Spike(LatencyModel usual, double probability, long extraNanos) implements LatencyModel {
    public Spike {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException("a probability must be 0..1, was " + probability);
      }
      requireDelay(extraNanos);
    }

    @Override
    public long nanos(Leg leg, long subject, long epochNanos, RngStream draws) {
      long delay = usual.nanos(leg, subject, epochNanos, draws);
      return draws.uniform() < probability ? Math.addExact(delay, extraNanos) : delay;
    }
  }

  private static void requireDelay(long nanos) {
    if (nanos < 0) {
      throw new IllegalArgumentException("a delay must not be negative, was " + nanos + " ns");
    }
  }
}
