package io.quantlab.engine.execution;

import io.quantlab.engine.math.Exact;
import io.quantlab.engine.math.RngStream;
import io.quantlab.engine.order.FillView;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/// How much worse than the market a taking fill is (engine contract 4.6), in price ticks, 0 or
/// more.
///
/// Every model is a pure function of its arguments; chance comes from the noise of the order alone
/// (K-6). Results are rounded away from the trader to a whole price tick (F-50). A model of one's
/// own implements [Custom].
public sealed interface SlippageModel {
  /// What a model cannot work without.
  enum Need {
    /// Bid and ask.
    SPREAD,
    /// Bars that carry traded volume.
    BAR_VOLUME,
    /// Bars.
    BAR_RANGE,
    /// The volatility of the sessions so far.
    DAY_VOLATILITY,
    /// The volume of the sessions so far.
    DAY_VOLUME
  }

  /// What [#worseTicks] returns when something the model needs is not known yet.
  long UNKNOWN = -1;

  /// Ticks to add to a buy's and to take from a sell's price, or [#UNKNOWN].
  ///
  /// @param fill the fill at the market's price, its value and fee not yet set
  /// @param noise of this order at its next draw: purpose 1, subject the order's number in its
  ///   account
  long worseTicks(FillView fill, MarketView market, RngStream noise);

  /// What the data of a run must have for this model.
  default Set<Need> needs() {
    return Set.of();
  }

  /// Share of a bar's volume the fills of one side may take, in 1e-8; 0 = no limit.
  default long volumeLimitE8() {
    return 0;
  }

  /// No slippage.
  record None() implements SlippageModel {
    @Override
    public long worseTicks(FillView fill, MarketView market, RngStream noise) {
      return 0;
    }
  }

  /// A number of order ticks.
  record Ticks(long count) implements SlippageModel {
    public Ticks {
      if (count < 0) {
        throw new IllegalArgumentException(
            "slippage must not be negative, was " + count + " ticks");
      }
    }

    @Override
    public long worseTicks(FillView fill, MarketView market, RngStream noise) {
      return Math.multiplyExact(count, SlippageTicks.orderTick(fill));
    }
  }

  /// A share of the price in 1e-8 (1 bp = 10,000).
  record Bps(long ratioE8) implements SlippageModel {
    public Bps {
      SlippageTicks.notNegative(ratioE8, "slippage");
    }

    @Override
    public long worseTicks(FillView fill, MarketView market, RngStream noise) {
      return Exact.mulDivCeil(Math.abs(fill.priceTicks()), ratioE8, WHOLE);
    }
  }

  /// A share of the distance between bid and ask, in 1e-8; on quote bars the distance at the open.
  record SpreadShare(long shareE8) implements SlippageModel {
    public SpreadShare {
      SlippageTicks.notNegative(shareE8, "share of the spread");
    }

    @Override
    public Set<Need> needs() {
      return EnumSet.of(Need.SPREAD);
    }

    @Override
    public long worseTicks(FillView fill, MarketView market, RngStream noise) {
      long spread = market.spreadTicks();
      return spread < 0 ? UNKNOWN : Exact.mulDivCeil(spread, shareE8, WHOLE);
    }
  }

  /// One order tick in a share of the fills: one draw a fill.
  ///
  /// @param probability 0 to 1
  record OneTickWithProbability(double probability) implements SlippageModel {
    public OneTickWithProbability {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException("probability must be 0 to 1, was " + probability);
      }
    }

    @Override
    public long worseTicks(FillView fill, MarketView market, RngStream noise) {
      return noise.uniform() < probability ? SlippageTicks.orderTick(fill) : 0;
    }
  }

  /// Price × k × (lots filled in this bar / volume)², and no more lots than a share of the bar's
  /// volume (F-52).
  ///
  /// As zipline's `VolumeShareSlippage` documents, whose defaults are 0.025 and 0.1; the lots of
  /// one side count, as in F-30, this fill included.
  ///
  /// @param limitE8 largest share of the volume, above 0 to 1, in 1e-8
  /// @param impactE8 k, in 1e-8
  record VolumeShare(long limitE8, long impactE8) implements SlippageModel {
    public VolumeShare {
      if (limitE8 <= 0 || limitE8 > WHOLE) {
        throw new IllegalArgumentException(
            "largest share of the volume must be above 0 to 1, was " + limitE8 + "e-8");
      }
      SlippageTicks.notNegative(impactE8, "price impact");
    }

    @Override
    public Set<Need> needs() {
      return EnumSet.of(Need.BAR_VOLUME);
    }

    @Override
    public long volumeLimitE8() {
      return limitE8;
    }

    @Override
    public long worseTicks(FillView fill, MarketView market, RngStream noise) {
      if (market.barVolumeLots() <= 0) {
        return UNKNOWN;
      }
      double share = (double) market.barFilledLots() / market.barVolumeLots();
      return SlippageTicks.up(Math.abs(fill.priceTicks()) * (impactE8 / 1e8) * share * share);
    }
  }

  /// Y·σ·√(Q/V) of the price: σ the daily volatility, V the daily volume, Q the lots of the order
  /// so far (F-53).
  ///
  /// An order pays the same in one fill or in many: a fill pays what the order's total Q·Y·σ·√(Q/V)
  /// grows by. Source: Tóth et al., *Anomalous price impact and the critical nature of liquidity in
  /// financial markets*, Phys. Rev. X 1, 2011.
  ///
  /// @param y factor near 1
  /// @param volatility a ratio per day, or `NaN`: measured on the sessions so far
  /// @param volume lots per day, or `NaN`: measured on the sessions so far
  record SquareRoot(double y, double volatility, double volume) implements SlippageModel {
    public SquareRoot {
      if (!(y >= 0) || volatility < 0 || volume <= 0) {
        throw new IllegalArgumentException(
            "need factor and volatility of 0 or more and a volume above 0, were "
                + y
                + ", "
                + volatility
                + " and "
                + volume);
      }
    }

    @Override
    public Set<Need> needs() {
      Set<Need> needs = EnumSet.noneOf(Need.class);
      if (Double.isNaN(volatility)) {
        needs.add(Need.DAY_VOLATILITY);
      }
      if (Double.isNaN(volume)) {
        needs.add(Need.DAY_VOLUME);
      }
      return needs;
    }

    @Override
    public long worseTicks(FillView fill, MarketView market, RngStream noise) {
      double sigma = Double.isNaN(volatility) ? market.dailyVolatility() : volatility;
      double volumeLots = Double.isNaN(volume) ? market.dailyVolumeLots() : volume;
      if (Double.isNaN(sigma) || !(volumeLots > 0)) {
        return UNKNOWN;
      }
      double before = fill.filledLots();
      double after = before + fill.lots();
      double grown = after * Math.sqrt(after) - before * Math.sqrt(before);
      double ratio = y * sigma * grown / (fill.lots() * Math.sqrt(volumeLots));
      return SlippageTicks.up(Math.abs(fill.priceTicks()) * ratio);
    }
  }

  /// A model with a scope and a clip (F-51).
  record Scoped(SlippageModel model, Scope scope, Clip clip) implements SlippageModel {
    public Scoped {
      Objects.requireNonNull(scope, "scope");
      Objects.requireNonNull(clip, "clip");
      if (model instanceof Scoped || model instanceof Impact) {
        throw new IllegalArgumentException(
            "scope and clip belong to one plain slippage, not to " + model);
      }
    }

    @Override
    public Set<Need> needs() {
      Set<Need> needs = EnumSet.noneOf(Need.class);
      needs.addAll(model.needs());
      if (clip == Clip.BAR_RANGE) {
        needs.add(Need.BAR_RANGE);
      }
      return needs;
    }

    @Override
    public long volumeLimitE8() {
      return model.volumeLimitE8();
    }

    @Override
    public long worseTicks(FillView fill, MarketView market, RngStream noise) {
      return model.worseTicks(fill, market, noise);
    }
  }

  /// What our own trading does to the price, on top of another slippage (F-53, 4.9).
  ///
  /// @param halfLifeNanos span after which half of the permanent impact is left; 0 = it stays
  /// @param besides slippage that comes on top
  record Impact(ImpactModel model, long halfLifeNanos, SlippageModel besides)
      implements SlippageModel {
    public Impact {
      Objects.requireNonNull(model, "model");
      if (halfLifeNanos < 0) {
        throw new IllegalArgumentException(
            "half-life must not be negative, was " + halfLifeNanos + " ns");
      }
      if (besides instanceof Impact) {
        throw new IllegalArgumentException("slippage has one impact model, was " + besides);
      }
    }

    @Override
    public Set<Need> needs() {
      Set<Need> needs = EnumSet.noneOf(Need.class);
      needs.addAll(model.needs());
      needs.addAll(besides.needs());
      return needs;
    }

    @Override
    public long volumeLimitE8() {
      return besides.volumeLimitE8();
    }

    /// The slippage besides; the impact is taken apart from it.
    @Override
    public long worseTicks(FillView fill, MarketView market, RngStream noise) {
      return besides.worseTicks(fill, market, noise);
    }
  }

  /// A model of one's own; its `toString` stands in the manifest and in `inputHash`, so it must
  /// tell every parameter.
  non-sealed interface Custom extends SlippageModel {}

  /// Which part of a fill slips (F-51).
  enum Scope {
    ALL,
    /// The part that opens or enlarges a position.
    ENTRIES
  }

  /// How far a price may slip (F-51).
  enum Clip {
    NONE,
    /// Never outside the low and high of the bar.
    BAR_RANGE
  }

  /// 1 in 1e-8.
  long WHOLE = 100_000_000;
}
