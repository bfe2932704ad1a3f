package io.quantlab.engine.twin;

import io.quantlab.engine.execution.ImpactModel;
import io.quantlab.engine.execution.SlippageModel;
import io.quantlab.engine.math.Rng;
import io.quantlab.engine.testkit.Lab;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// Slippage in decimals, straight from engine contract F-50 to F-53.
final class NaiveSlippage {
  private static final MathContext DIGITS = new MathContext(40);

  /// The bar at hand, or `null` on ticks and at a bar's close.
  record Bar(long[] buy, long[] sell, long volume) {}

  private final NaiveBroker broker;
  private final Rng rng = new Rng(Lab.SEED);
  private final List<double[]> moved = new ArrayList<>();
  Bar bar;

  NaiveSlippage(NaiveBroker broker) {
    this.broker = broker;
  }

  /// Ticks by which a taking fill is worse than `price`.
  ///
  /// @param filledInBar lots the side had of the bar, this fill included
  long worse(NaiveOrder o, long lots, long price, long filledInBar) {
    SlippageModel model = broker.profile.slippage();
    if (model instanceof SlippageModel.Impact(ImpactModel impact, long _, SlippageModel besides)) {
      double temporary = moves(impact, o.filled, lots, price)[0];
      return slipped(besides, o, lots, price, filledInBar)
          + (long) Math.ceil(o.sign * overlay() - 1e-9)
          + (long) Math.ceil(temporary - 1e-9 * Math.max(1, temporary));
    }
    return slipped(model, o, lots, price, filledInBar);
  }

  /// Temporary and permanent ticks of a fill, straight from F-80.
  private double[] moves(ImpactModel model, long filled, long lots, long price) {
    double lot = broker.instrument.lotSize().toBigDecimal().doubleValue();
    double unit = broker.instrument.priceUnit().toBigDecimal().doubleValue();
    double p = Math.abs(price);
    return switch (model) {
      case ImpactModel.Linear(double gamma, double eta) -> {
        double quantity = lots * lot;
        yield new double[] {
          (eta * quantity + gamma * quantity / 2) / unit, gamma * quantity / unit
        };
      }
      case ImpactModel.SquareRoot(double y, double sigma, double volume) -> {
        double all = filled + lots;
        double cost = all * Math.sqrt(all / volume) - filled * Math.sqrt(filled / volume);
        yield new double[] {p * y * sigma * cost / lots, 0};
      }
      case ImpactModel.Almgren2005(
              double gamma,
              double eta,
              double outstanding,
              double days,
              double sigma,
              double volume) -> {
        double turnover = Math.sqrt(Math.sqrt(outstanding / (volume * lot)));
        double permanent = p * gamma * sigma * lots / volume * turnover;
        double rate = Math.pow(lots / volume / days, 0.6);
        yield new double[] {permanent / 2 + p * eta * sigma * rate, permanent};
      }
      case ImpactModel.Custom _ -> throw new IllegalStateException();
    };
  }

  /// Ticks that earlier fills moved: each one's part, by its age.
  double overlay() {
    if (!(broker.profile.slippage() instanceof SlippageModel.Impact(var _, long half, var _))) {
      return 0;
    }
    double sum = 0;
    for (double[] move : moved) {
      sum += half == 0 ? move[1] : move[1] * Math.pow(2, -(broker.now - move[0]) / half);
    }
    return sum;
  }

  /// A taking fill was executed at a market price.
  void executed(NaiveOrder o, long lots, long price) {
    if (broker.profile.slippage() instanceof SlippageModel.Impact(var model, var _, var _)) {
      double permanent = moves(model, o.filled - lots, lots, price)[1];
      moved.add(new double[] {broker.now, o.sign * permanent});
    }
  }

  private long slipped(SlippageModel plain, NaiveOrder o, long lots, long price, long filledInBar) {
    SlippageModel model = plain;
    long opening = lots;
    boolean clipped = broker.profile.clip() == SlippageModel.Clip.BAR_RANGE;
    if (model instanceof SlippageModel.Scoped(var inner, var scope, var clip)) {
      model = inner;
      clipped = clip == SlippageModel.Clip.BAR_RANGE;
      if (scope == SlippageModel.Scope.ENTRIES) {
        long position = broker.sink.position();
        long flat = o.sign > 0 ? -position : position;
        opening = flat <= 0 ? lots : Math.max(0, lots - flat);
      }
    }
    if (opening == 0) {
      return 0;
    }
    BigDecimal full = ticks(model, o, lots, BigDecimal.valueOf(price).abs(), filledInBar);
    BigDecimal share =
        up(full).multiply(BigDecimal.valueOf(opening)).divide(BigDecimal.valueOf(lots), DIGITS);
    long worse = up(share).longValueExact();
    if (clipped && bar != null) {
      long room = o.sign > 0 ? bar.buy[1] - price : price - bar.sell[2];
      worse = Math.min(worse, Math.max(0, room));
    }
    return worse;
  }

  private static BigDecimal up(BigDecimal ticks) {
    return ticks.setScale(0, RoundingMode.CEILING);
  }

  private BigDecimal ticks(
      SlippageModel model, NaiveOrder o, long lots, BigDecimal price, long filledInBar) {
    BigDecimal tick =
        BigDecimal.valueOf(broker.instrument.orderTicks().orderTickAt(price.longValueExact()));
    return switch (model) {
      case SlippageModel.None _ -> BigDecimal.ZERO;
      case SlippageModel.Ticks(long count) -> tick.multiply(BigDecimal.valueOf(count));
      case SlippageModel.Bps(long ratioE8) -> price.multiply(BigDecimal.valueOf(ratioE8, 8));
      case SlippageModel.SpreadShare(long shareE8) ->
          BigDecimal.valueOf(spread()).multiply(BigDecimal.valueOf(shareE8, 8));
      case SlippageModel.OneTickWithProbability(double p) ->
          rng.uniform(Rng.SLIPPAGE, o.noise, o.draws++) < p ? tick : BigDecimal.ZERO;
      case SlippageModel.VolumeShare(long _, long impactE8) -> {
        if (bar == null || bar.volume <= 0) {
          yield BigDecimal.ZERO;
        }
        BigDecimal share =
            BigDecimal.valueOf(filledInBar).divide(BigDecimal.valueOf(bar.volume), DIGITS);
        yield price.multiply(BigDecimal.valueOf(impactE8, 8)).multiply(share).multiply(share);
      }
      case SlippageModel.SquareRoot(double y, double volatility, double volume) -> {
        BigDecimal grown = cost(o.filled + lots, volume).subtract(cost(o.filled, volume));
        yield price
            .multiply(BigDecimal.valueOf(y))
            .multiply(BigDecimal.valueOf(volatility))
            .multiply(grown)
            .divide(BigDecimal.valueOf(lots), DIGITS);
      }
      case SlippageModel.Scoped _, SlippageModel.Impact _, SlippageModel.Custom _ ->
          throw new IllegalStateException();
    };
  }

  /// Q·√(Q/V).
  private static BigDecimal cost(long lots, double volume) {
    BigDecimal q = BigDecimal.valueOf(lots);
    return q.multiply(q.divide(BigDecimal.valueOf(volume), DIGITS).sqrt(DIGITS));
  }

  private long spread() {
    if (bar != null) {
      return Math.max(0, bar.buy[0] - bar.sell[0]);
    }
    Long bid = broker.lastBid;
    Long ask = broker.lastAsk;
    return bid == null || ask == null ? 0 : Math.max(0, ask - bid);
  }
}
