package io.quantlab.engine.execution;

import io.quantlab.engine.execution.SlippageModel.Need;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.order.FillView;
import java.util.EnumSet;
import java.util.Set;

/// What our own taking does to the price (engine contract 4.9), in price ticks of 0 or more,
/// against the trader.
///
/// The temporary part moves the price of the fill alone; half of the fill's own permanent impact is
/// in it, because the price moves while the fill trades. The permanent part stays on our later
/// fills and marks as an [ImpactOverlay]. `NaN` = something the model needs is not known yet.
public sealed interface ImpactModel {
  /// Ticks by which the fill is worse.
  double temporaryTicks(FillView fill, MarketView market);

  /// Ticks by which the price moves for good in the direction of the fill.
  double permanentTicks(FillView fill, MarketView market);

  /// What the data of a run must have for this model.
  default Set<Need> needs() {
    return Set.of();
  }

  /// Impact linear in size: `γ·Q` for good and `η·Q + γ·Q/2` on the fill.
  ///
  /// Source: Almgren, Chriss, *Optimal execution of portfolio transactions*, Journal of Risk 3(2),
  /// 2000, with a fill as one slice.
  ///
  /// @param gamma γ: price per unit of quantity, for each unit traded
  /// @param eta η: price per unit of quantity, for each unit traded
  record Linear(double gamma, double eta) implements ImpactModel {
    public Linear {
      notNegative(gamma, "gamma");
      notNegative(eta, "eta");
    }

    @Override
    public double temporaryTicks(FillView fill, MarketView market) {
      return (eta + gamma / 2) * quantity(fill) / unit(fill);
    }

    @Override
    public double permanentTicks(FillView fill, MarketView market) {
      return gamma * quantity(fill) / unit(fill);
    }
  }

  /// `Y·σ·√(Q/V)` of the price on the fill, nothing for good; an order pays the same in one fill or
  /// in many, as [SlippageModel.SquareRoot] does.
  ///
  /// @param volatility a ratio per day, or `NaN`: measured on the sessions so far
  /// @param volume lots per day, or `NaN`: measured on the sessions so far
  record SquareRoot(double y, double volatility, double volume) implements ImpactModel {
    public SquareRoot {
      notNegative(y, "Y");
      checkMarket(volatility, volume);
    }

    @Override
    public Set<Need> needs() {
      return needsOf(volatility, volume);
    }

    @Override
    public double temporaryTicks(FillView fill, MarketView market) {
      double before = fill.filledLots();
      double after = before + fill.lots();
      double grown = after * Math.sqrt(after) - before * Math.sqrt(before);
      double ratio = y * sigma(volatility, market) * grown / fill.lots();
      return Math.abs(fill.priceTicks()) * ratio / Math.sqrt(lots(volume, market));
    }

    @Override
    public double permanentTicks(FillView fill, MarketView market) {
      return 0;
    }
  }

  /// Permanent `I = γ·σ·(X/V)·(Θ/V)^¼`, on the fill `J = I/2 + η·σ·(X/(V·T))^⅗`, both of the price.
  ///
  /// Source: Almgren, Thum, Hauptmann, Li, *Direct estimation of equity market impact*, Risk, July
  /// 2005: γ = 0.314, η = 0.142.
  ///
  /// @param outstanding Θ: units of quantity outstanding
  /// @param days T: how long a fill takes to trade, in days of volume
  /// @param volatility σ: a ratio per day, or `NaN`: measured on the sessions so far
  /// @param volume V: lots per day, or `NaN`: measured on the sessions so far
  record Almgren2005(
      double gamma, double eta, double outstanding, double days, double volatility, double volume)
      implements ImpactModel {
    public Almgren2005 {
      notNegative(gamma, "gamma");
      notNegative(eta, "eta");
      checkMarket(volatility, volume);
      if (!(outstanding > 0) || !(days > 0)) {
        throw new IllegalArgumentException(
            "need units outstanding and days above 0, were " + outstanding + " and " + days);
      }
    }

    /// The coefficients of the paper.
    public static Almgren2005 published(double outstanding, double days) {
      return new Almgren2005(0.314, 0.142, outstanding, days, Double.NaN, Double.NaN);
    }

    @Override
    public Set<Need> needs() {
      return needsOf(volatility, volume);
    }

    @Override
    public double temporaryTicks(FillView fill, MarketView market) {
      double v = lots(volume, market);
      double speed = StrictMath.pow(fill.lots() / (v * days), 0.6);
      double moved = eta * sigma(volatility, market) * speed;
      return Math.abs(fill.priceTicks()) * moved + permanentTicks(fill, market) / 2;
    }

    @Override
    public double permanentTicks(FillView fill, MarketView market) {
      double v = lots(volume, market);
      Decimal lotSize = fill.instrument().lotSize();
      double turnover = StrictMath.pow(outstanding / (v * lotSize.toDouble()), 0.25);
      double moved = gamma * sigma(volatility, market) * (fill.lots() / v) * turnover;
      return Math.abs(fill.priceTicks()) * moved;
    }
  }

  /// A model of one's own; its `toString` stands in the manifest and in `inputHash`, so it must
  /// tell every parameter.
  non-sealed interface Custom extends ImpactModel {}

  private static double quantity(FillView fill) {
    return fill.lots() * fill.instrument().lotSize().toDouble();
  }

  private static double unit(FillView fill) {
    Instrument instrument = fill.instrument();
    return instrument.priceUnit().toDouble();
  }

  private static double sigma(double given, MarketView market) {
    return Double.isNaN(given) ? market.dailyVolatility() : given;
  }

  private static double lots(double given, MarketView market) {
    double lots = Double.isNaN(given) ? market.dailyVolumeLots() : given;
    return lots > 0 ? lots : Double.NaN;
  }

  private static Set<Need> needsOf(double volatility, double volume) {
    Set<Need> needs = EnumSet.noneOf(Need.class);
    if (Double.isNaN(volatility)) {
      needs.add(Need.DAY_VOLATILITY);
    }
    if (Double.isNaN(volume)) {
      needs.add(Need.DAY_VOLUME);
    }
    return needs;
  }

  private static void checkMarket(double volatility, double volume) {
    if (volatility < 0 || volume <= 0) {
      throw new IllegalArgumentException(
          "need a volatility of 0 or more and a volume above 0, were "
              + volatility
              + " and "
              + volume);
    }
  }

  private static void notNegative(double value, String name) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException(name + " must be 0 or more, was " + value);
    }
  }
}
