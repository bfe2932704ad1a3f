package io.quantlab.engine.execution;

import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.time.DatedTable;
import java.util.List;

/// What a fill costs (engine contract 4.7). Pure functions; money in 1e-8, rounded half to even.
///
/// Minimum, maximum and rounding belong to the order (F-61): a fill pays what the order's fee grows
/// by, the fee being worked out twice at the terms of this fill. So a rate or tier that changes
/// between two fills of an order does not touch what the first one paid.
public sealed interface FeeModel {
  /// Fee of a fill; a rebate is negative.
  default long feeE8(FillView fill, OrderFees soFar) {
    long before = soFar.lots() == 0 ? 0 : orderE8(fill, soFar);
    return orderE8(fill, soFar.plus(fill)) - before;
  }

  /// Tax of a fill, booked apart from its fee.
  default long taxE8(FillView fill, OrderFees soFar) {
    long before = soFar.lots() == 0 ? 0 : orderTaxE8(fill, soFar);
    return orderTaxE8(fill, soFar.plus(fill)) - before;
  }

  /// Fee of an order that did so much, at the terms of a fill.
  long orderE8(FillView fill, OrderFees done);

  /// Tax of an order that did so much, at the terms of a fill.
  default long orderTaxE8(FillView fill, OrderFees done) {
    return 0;
  }

  /// Whether the model needs nothing but lots, value and role of a fill: the way without detours.
  default boolean simple() {
    return false;
  }

  /// No fee.
  record None() implements FeeModel {
    @Override
    public long feeE8(FillView fill, OrderFees soFar) {
      return 0;
    }

    @Override
    public long orderE8(FillView fill, OrderFees done) {
      return 0;
    }

    @Override
    public boolean simple() {
      return true;
    }
  }

  /// `rateE8` per unit of quantity, at least `minE8` and at most `maxRatioE8` of the value, per
  /// order.
  ///
  /// @param maxRatioE8 ratio in 1e-8; 0 = no maximum
  record PerShare(long rateE8, long minE8, long maxRatioE8) implements FeeModel {
    public PerShare {
      FeeAmounts.require(rateE8, "rate");
      FeeAmounts.require(minE8, "minimum");
      FeeAmounts.require(maxRatioE8, "maximum ratio");
    }

    @Override
    public long feeE8(FillView fill, OrderFees soFar) {
      long value = Math.addExact(soFar.valueE8(), fill.valueE8());
      return total(fill, soFar.lots() + fill.lots(), value) - soFar.feeE8();
    }

    @Override
    public long orderE8(FillView fill, OrderFees done) {
      return total(fill, done.lots(), done.valueE8());
    }

    private long total(FillView fill, long lots, long value) {
      long total = Math.max(minE8, FeeAmounts.perUnit(fill, lots, rateE8));
      return maxRatioE8 > 0 ? Math.min(total, FeeAmounts.ratio(value, maxRatioE8)) : total;
    }

    @Override
    public boolean simple() {
      return true;
    }
  }

  /// A fee per contract: per unit of quantity, without minimum. A rebate is negative.
  record PerContract(long feeE8) implements FeeModel {
    @Override
    public long orderE8(FillView fill, OrderFees done) {
      return FeeAmounts.perUnit(fill, done.lots(), feeE8);
    }
  }

  /// A flat fee per order.
  record PerTrade(long feeE8) implements FeeModel {
    public PerTrade {
      FeeAmounts.require(feeE8, "amount");
    }

    @Override
    public long feeE8(FillView fill, OrderFees soFar) {
      return feeE8 - soFar.feeE8();
    }

    @Override
    public long orderE8(FillView fill, OrderFees done) {
      return feeE8;
    }

    @Override
    public boolean simple() {
      return true;
    }
  }

  /// A share of the value by role; the ratios are in 1e-8 (1 bp = 10,000) and may be negative
  /// (rebate). Each fill is rounded to 1e-8 by itself.
  record Bps(long makerE8, long takerE8) implements FeeModel {
    @Override
    public long feeE8(FillView fill, OrderFees soFar) {
      return Exact.mulDivHalfEven(fill.valueE8(), fill.maker() ? makerE8 : takerE8, 100_000_000);
    }

    @Override
    public long orderE8(FillView fill, OrderFees done) {
      return Math.addExact(
          FeeAmounts.ratio(done.makerE8(), makerE8), FeeAmounts.ratio(done.takerE8(), takerE8));
    }

    @Override
    public boolean simple() {
      return true;
    }
  }

  /// A share of the value by role and by what the account traded in the 30 full UTC days before.
  ///
  /// The tier of a day does not move during it, as venues do that set tiers once a day.
  record Tiered(List<Tier> tiers) implements FeeModel {
    /// @param fromE8 traded value from which the tier holds, 1e-8
    /// @param makerE8 share of the value in 1e-8, may be negative
    public record Tier(long fromE8, long makerE8, long takerE8) {}

    public Tiered {
      tiers = List.copyOf(tiers);
      for (int i = 0; i < tiers.size(); i++) {
        if (tiers.get(i).fromE8 < 0 || i > 0 && tiers.get(i).fromE8 <= tiers.get(i - 1).fromE8) {
          throw new IllegalArgumentException("fee tiers must rise from 0, were " + tiers);
        }
      }
      if (tiers.isEmpty() || tiers.getFirst().fromE8 != 0) {
        throw new IllegalArgumentException("the first fee tier must begin at 0, were " + tiers);
      }
    }

    @Override
    public long orderE8(FillView fill, OrderFees done) {
      int at = tiers.size() - 1;
      while (done.volumeE8() < tiers.get(at).fromE8) {
        at--;
      }
      Tier tier = tiers.get(at);
      return Math.addExact(
          FeeAmounts.ratio(done.makerE8(), tier.makerE8),
          FeeAmounts.ratio(done.takerE8(), tier.takerE8));
    }
  }

  /// Everything a list of models charges.
  record Sum(List<FeeModel> parts) implements FeeModel {
    public Sum {
      parts = List.copyOf(parts);
      if (parts.isEmpty()) {
        throw new IllegalArgumentException("a sum of fees needs at least one part");
      }
    }

    @Override
    public long orderE8(FillView fill, OrderFees done) {
      long sum = 0;
      for (int i = 0; i < parts.size(); i++) {
        sum = Math.addExact(sum, parts.get(i).orderE8(fill, done));
      }
      return sum;
    }

    @Override
    public long orderTaxE8(FillView fill, OrderFees done) {
      long sum = 0;
      for (int i = 0; i < parts.size(); i++) {
        sum = Math.addExact(sum, parts.get(i).orderTaxE8(fill, done));
      }
      return sum;
    }
  }

  /// A model with a smallest and a largest fee per order, 1e-8.
  record Bounded(FeeModel model, long minE8, long maxE8) implements FeeModel {
    public Bounded {
      if (minE8 > maxE8) {
        throw new IllegalArgumentException(
            "smallest fee " + minE8 + "e-8 is above the largest " + maxE8 + "e-8");
      }
    }

    @Override
    public long orderE8(FillView fill, OrderFees done) {
      return Math.clamp(model.orderE8(fill, done), minE8, maxE8);
    }

    @Override
    public long orderTaxE8(FillView fill, OrderFees done) {
      return model.orderTaxE8(fill, done);
    }
  }

  /// A model rounded to the currency's minor unit, half away from zero, per order (F-61).
  ///
  /// @param digits decimals of the minor unit, 0 to 8
  record MinorUnit(FeeModel model, int digits) implements FeeModel {
    public MinorUnit {
      if (digits < 0 || digits > 8) {
        throw new IllegalArgumentException("decimals must be 0 to 8, were " + digits);
      }
    }

    @Override
    public long orderE8(FillView fill, OrderFees done) {
      return rounded(model.orderE8(fill, done));
    }

    @Override
    public long orderTaxE8(FillView fill, OrderFees done) {
      return rounded(model.orderTaxE8(fill, done));
    }

    private long rounded(long amountE8) {
      long unit = Exact.pow10(8 - digits);
      long size = Math.addExact(Math.abs(amountE8), unit / 2) / unit * unit;
      return amountE8 < 0 ? -size : size;
    }
  }

  /// A model in another currency, converted at a dated rate: its values and amounts stay those of
  /// the account, what it charges is money of the other currency.
  ///
  /// @param currency what the model charges in
  /// @param rates account currency per unit of `currency`, one column in 1e-8
  record Converted(FeeModel model, String currency, DatedTable rates) implements FeeModel {
    @Override
    public long orderE8(FillView fill, OrderFees done) {
      return converted(fill, model.orderE8(fill, done));
    }

    @Override
    public long orderTaxE8(FillView fill, OrderFees done) {
      return converted(fill, model.orderTaxE8(fill, done));
    }

    private long converted(FillView fill, long amountE8) {
      return amountE8 == 0 ? 0 : FeeAmounts.ratio(amountE8, rates.at(0, fill.epochNanos()));
    }
  }

  /// Regulatory fees and taxes that change by date, by market, asset class and side.
  record Dated(List<DatedFee> lines) implements FeeModel {
    public Dated {
      lines = List.copyOf(lines);
    }

    @Override
    public long orderE8(FillView fill, OrderFees done) {
      return sum(fill, done, DatedFee.Kind.FEE);
    }

    @Override
    public long orderTaxE8(FillView fill, OrderFees done) {
      return sum(fill, done, DatedFee.Kind.TAX);
    }

    private long sum(FillView fill, OrderFees done, DatedFee.Kind kind) {
      long sum = 0;
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).kind() == kind) {
          sum = Math.addExact(sum, lines.get(i).orderE8(fill, done));
        }
      }
      return sum;
    }
  }

  /// A model of one's own; its `toString` stands in the manifest and in `inputHash`, so it must
  /// tell every parameter.
  non-sealed interface Custom extends FeeModel {}
}
