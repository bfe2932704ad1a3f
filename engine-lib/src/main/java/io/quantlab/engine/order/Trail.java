package io.quantlab.engine.order;

import io.quantlab.engine.time.Interval;
import java.util.Objects;

/// How the trigger of a trailing order follows the market (engine contract O-7, O-8, O-12).
///
/// @param offset distance from the best price seen since activation
/// @param activationTicks price the market must reach first: a sell's market at or above it, a
///   buy's at or below; 0 = active at once
/// @param stepTicks the trigger moves only in multiples of this; 0 or 1 = every tick
/// @param anchor which prices it follows
/// @param limitOffsetTicks for a stop-limit, distance of the limit beyond the trigger
public record Trail(
    Offset offset, long activationTicks, long stepTicks, Anchor anchor, long limitOffsetTicks) {

  /// Which prices move a trigger (O-12).
  public enum Anchor {
    /// Every price the data shows, also inside a bar.
    PATH,
    /// Closes of bars only; the trigger moves after the bar was matched.
    CLOSE,
    /// The better extreme of bars, a sell's the high, a buy's the low; the trigger moves after the
    /// bar was matched (as LEAN documents).
    EXTREME
  }

  /// Distance between the best price and the trigger.
  public sealed interface Offset {
    /// A distance in price ticks.
    record Price(long ticks) implements Offset {
      public Price {
        positive(ticks, "offset price");
      }
    }

    /// A share of the best price in 1e-8 (1 % = 1,000,000), rounded away from the market.
    record Percent(long ratioE8) implements Offset {
      public Percent {
        positive(ratioE8, "offset ratio");
        if (ratioE8 >= 100_000_000) {
          throw new IllegalArgumentException(
              "offset ratio must be below 100 %, was " + ratioE8 + "e-8");
        }
      }
    }

    /// A number of the instrument's order ticks at the best price.
    record OrderTicks(long count) implements Offset {
      public OrderTicks {
        positive(count, "offset order ticks");
      }
    }

    /// A multiple of the average true range of closed bars (Wilder), in 1e-8 (2 = 200,000,000). The
    /// strategy asks for the average at its start; an order sent before it is ready is denied.
    ///
    /// @param period bars of the average
    record Atr(long factorE8, int period, Interval interval, Reading reading) implements Offset {
      public Atr {
        positive(factorE8, "offset factor");
        positive(period, "offset period");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(reading, "reading");
      }
    }

    /// When the average is read.
    enum Reading {
      /// When the order is sent.
      FIXED,
      /// At each close of its bars; the trigger still never loosens.
      ROLLING
    }

    private static void positive(long value, String what) {
      if (value <= 0) {
        throw new IllegalArgumentException(what + " must be positive, was " + value);
      }
    }
  }

  public Trail {
    Objects.requireNonNull(offset, "offset");
    Objects.requireNonNull(anchor, "anchor");
    if (stepTicks < 0) {
      throw new IllegalArgumentException("stepTicks must not be negative, was " + stepTicks);
    }
  }

  /// Follows every price at once.
  public static Trail by(Offset offset) {
    return new Trail(offset, 0, 0, Anchor.PATH, 0);
  }

  public Trail activatedAt(long ticks) {
    return new Trail(offset, ticks, stepTicks, anchor, limitOffsetTicks);
  }

  public Trail inStepsOf(long ticks) {
    return new Trail(offset, activationTicks, ticks, anchor, limitOffsetTicks);
  }

  public Trail anchored(Anchor other) {
    return new Trail(offset, activationTicks, stepTicks, other, limitOffsetTicks);
  }

  /// The same distances in new shares: `numerator` for `denominator` old ones, rounded up, at least
  /// one tick where there was one.
  Trail afterSplit(long numerator, long denominator) {
    Offset restated =
        switch (offset) {
          case Offset.Price(long ticks) ->
              new Offset.Price(distance(ticks, numerator, denominator));
          case Offset.Percent share -> share;
          case Offset.OrderTicks(long count) ->
              new Offset.OrderTicks(distance(count, numerator, denominator));
          case Offset.Atr average -> average;
        };
    return new Trail(
        restated,
        distance(activationTicks, numerator, denominator),
        distance(stepTicks, numerator, denominator),
        anchor,
        distance(limitOffsetTicks, numerator, denominator));
  }

  private static long distance(long ticks, long numerator, long denominator) {
    return -Math.floorDiv(-Math.multiplyExact(ticks, denominator), numerator);
  }

  /// The same with another distance.
  public Trail at(Offset other) {
    return new Trail(other, activationTicks, stepTicks, anchor, limitOffsetTicks);
  }

  Trail withLimitOffset(long ticks) {
    return new Trail(offset, activationTicks, stepTicks, anchor, ticks);
  }
}
