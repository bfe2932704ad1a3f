package io.quantlab.engine.execution;

import io.quantlab.engine.market.DepthView;

/// Where a resting order stands in the queue of its level (engine contract 4.4, F-35, F-36).
///
/// The data show how large a level is, not who stands where. A model estimates the lots ahead
/// (`front`); a trade that reaches further than them fills the order. A model keeps nothing but
/// what stands in the [QueuePlace] order.
///
/// Sources: hftbacktest, `models/queue.rs` and *Queue Models* of its manual; R. Rigtorp,
/// *Estimating order queue position*, 2013.
public interface QueueModel {
  /// An order joined the back of its level.
  void accepted(QueuePlace order, DepthView book);

  /// A trade at the order's price.
  void traded(QueuePlace order, long lots);

  /// The displayed size of the order's level changed.
  void changed(QueuePlace order, long before, long after);

  /// Lots of the order the last trade reached; taking them puts the order at the front.
  default long fillableLots(QueuePlace order) {
    long reached = Math.round(-order.front());
    if (order.front() < 0) {
      order.front(0);
    }
    return Math.max(0, Math.min(order.openLots(), reached));
  }

  /// What the level of an order shows.
  private static long level(QueuePlace order, DepthView book) {
    return book.lotsAt(order.side(), order.priceTicks());
  }

  /// Nobody is ahead: an order fills as soon as its price trades.
  record None() implements QueueModel {
    /// A place that was just taken has nobody ahead.
    @Override
    public void accepted(QueuePlace order, DepthView book) {}

    @Override
    public void traded(QueuePlace order, long lots) {
      order.front(-lots);
    }

    @Override
    public void changed(QueuePlace order, long before, long after) {}
  }

  /// Only trades, and a level smaller than what was ahead, move an order forward: who cancels is
  /// behind.
  record RiskAverse() implements QueueModel {
    @Override
    public void accepted(QueuePlace order, DepthView book) {
      order.front(level(order, book));
    }

    @Override
    public void traded(QueuePlace order, long lots) {
      order.front(order.front() - lots);
    }

    @Override
    public void changed(QueuePlace order, long before, long after) {
      order.front(Math.min(order.front(), after));
    }
  }

  /// Who cancels is behind with a probability that depends on how much is ahead and behind.
  ///
  /// On a change `before` to `after`, `chg = before - after - traded` is what was canceled. If less
  /// than nothing was, others joined behind and `front = min(front, after)`. Else, with `back =
  /// before - front` and `p` the probability that a cancel was behind, `front = min(after, front -
  /// (1 - p) chg)`, and never below 0. (hftbacktest adds `min(0, back - p chg)` to the second:
  /// where that is below 0 the sum is `after`.)
  ///
  /// @param exponent `n` of the power shapes, above 0; not looked at by the others
  record Probability(Shape shape, double exponent) implements QueueModel {
    /// How `p` follows from the quantities `front` and `back`.
    public enum Shape {
      /// `back^n / (back^n + front^n)`.
      POWER,
      /// `ln(1 + back) / (ln(1 + back) + ln(1 + front))`.
      LOG,
      /// `back^n / (back + front)^n`.
      POWER2,
      /// `ln(1 + back) / ln(1 + back + front)`.
      LOG2,
      /// `1 - (front / (front + back))^n`.
      POWER3
    }

    public Probability {
      if (!(exponent > 0) || Double.isInfinite(exponent)) {
        throw new IllegalArgumentException("an exponent must be above 0, was " + exponent);
      }
    }

    @Override
    public void accepted(QueuePlace order, DepthView book) {
      order.front(level(order, book));
    }

    @Override
    public void traded(QueuePlace order, long lots) {
      order.front(order.front() - lots);
      order.traded(order.traded() + lots);
    }

    @Override
    public void changed(QueuePlace order, long before, long after) {
      double canceled = before - after - order.traded();
      order.traded(0);
      double front = Math.max(0, order.front());
      if (canceled < 0) {
        order.front(Math.min(front, after));
        return;
      }
      double back = Math.max(0, before - front);
      double p = behind(front * order.quantityPerLot(), back * order.quantityPerLot());
      double moved = front - (1 - p) * canceled;
      order.front(Math.max(0, Math.min(after, moved)));
    }

    /// Probability that a cancel was behind the order; without anybody there it does not matter.
    double behind(double front, double back) {
      if (front + back == 0) {
        return 1;
      }
      double p =
          switch (shape) {
            case POWER -> share(power(back), power(back) + power(front));
            case LOG -> share(log(back), log(back) + log(front));
            case POWER2 -> share(power(back), power(back + front));
            case LOG2 -> share(log(back), log(back + front));
            case POWER3 -> 1 - power(front / (front + back));
          };
      return Double.isInfinite(p) ? 1 : p;
    }

    private static double share(double part, double whole) {
      return part / whole;
    }

    private double power(double x) {
      return StrictMath.pow(x, exponent);
    }

    private static double log(double x) {
      return StrictMath.log(1 + x);
    }
  }

  /// The exact place, from market by order: first come, first served.
  ///
  /// The venue tells it of every order that leaves from ahead; sizes and trade prints say nothing
  /// it does not know.
  record Fifo() implements QueueModel {
    @Override
    public void accepted(QueuePlace order, DepthView book) {
      order.front(level(order, book));
    }

    @Override
    public void traded(QueuePlace order, long lots) {}

    @Override
    public void changed(QueuePlace order, long before, long after) {}
  }

  /// The default for depth data: `POWER3` with exponent 3.
  static QueueModel standard() {
    return new Probability(Probability.Shape.POWER3, 3);
  }
}
