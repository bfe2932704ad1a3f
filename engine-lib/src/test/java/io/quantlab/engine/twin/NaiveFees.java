package io.quantlab.engine.twin;

import io.quantlab.engine.execution.DatedFee;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.time.DatedTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/// Fees and taxes of an order in decimals, straight from engine contract F-60 and F-61.
final class NaiveFees {
  /// What an order did so far.
  static final class Done {
    long lots;
    BigDecimal value = BigDecimal.ZERO;
    BigDecimal taken = BigDecimal.ZERO;
  }

  private final Instrument instrument;
  private final Map<Long, BigDecimal> tradedByDay = new HashMap<>();

  NaiveFees(Instrument instrument) {
    this.instrument = instrument;
  }

  private static long day(long nanos) {
    return Math.floorDiv(nanos, 86_400_000_000_000L);
  }

  void traded(long nanos, BigDecimal value) {
    tradedByDay.merge(day(nanos), value, BigDecimal::add);
  }

  /// The fee of an order that did so much, at the terms of an instant.
  BigDecimal total(FeeModel model, Done done, int sign, long nanos) {
    return switch (model) {
      case FeeModel.None _ -> BigDecimal.ZERO;
      case FeeModel.PerTrade(long feeE8) -> BigDecimal.valueOf(feeE8, 8);
      case FeeModel.PerContract(long feeE8) -> perUnit(done.lots, feeE8);
      case FeeModel.Bps(long makerE8, long takerE8) -> roles(done, makerE8, takerE8);
      case FeeModel.PerShare(long rateE8, long minE8, long maxRatioE8) -> {
        BigDecimal fee = perUnit(done.lots, rateE8).max(BigDecimal.valueOf(minE8, 8));
        yield maxRatioE8 > 0 ? fee.min(ratio(done.value, maxRatioE8)) : fee;
      }
      case FeeModel.Tiered(var tiers) -> {
        BigDecimal volume = BigDecimal.ZERO;
        for (long back = 1; back <= 30; back++) {
          volume = volume.add(tradedByDay.getOrDefault(day(nanos) - back, BigDecimal.ZERO));
        }
        FeeModel.Tiered.Tier best = tiers.getFirst();
        for (FeeModel.Tiered.Tier tier : tiers) {
          best = volume.compareTo(BigDecimal.valueOf(tier.fromE8(), 8)) >= 0 ? tier : best;
        }
        yield roles(done, best.makerE8(), best.takerE8());
      }
      case FeeModel.Sum(var parts) ->
          parts.stream()
              .map(part -> total(part, done, sign, nanos))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      case FeeModel.Bounded(FeeModel inner, long minE8, long maxE8) ->
          total(inner, done, sign, nanos)
              .max(BigDecimal.valueOf(minE8, 8))
              .min(BigDecimal.valueOf(maxE8, 8));
      case FeeModel.MinorUnit(FeeModel inner, int digits) ->
          total(inner, done, sign, nanos).setScale(digits, RoundingMode.HALF_UP);
      case FeeModel.Converted(FeeModel inner, String _, DatedTable rates) ->
          ratio(total(inner, done, sign, nanos), rates.at(0, nanos));
      case FeeModel.Dated dated -> lines(dated, DatedFee.Kind.FEE, done, sign, nanos);
      case FeeModel.Custom _ -> throw new IllegalStateException();
    };
  }

  /// The tax of an order that did so much.
  BigDecimal tax(FeeModel model, Done done, int sign, long nanos) {
    return switch (model) {
      case FeeModel.Dated dated -> lines(dated, DatedFee.Kind.TAX, done, sign, nanos);
      case FeeModel.Sum(var parts) ->
          parts.stream()
              .map(part -> tax(part, done, sign, nanos))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      case FeeModel.Bounded(FeeModel inner, long _, long _) -> tax(inner, done, sign, nanos);
      case FeeModel.MinorUnit(FeeModel inner, int digits) ->
          tax(inner, done, sign, nanos).setScale(digits, RoundingMode.HALF_UP);
      case FeeModel.Converted(FeeModel inner, String _, DatedTable rates) ->
          ratio(tax(inner, done, sign, nanos), rates.at(0, nanos));
      default -> BigDecimal.ZERO;
    };
  }

  private BigDecimal lines(
      FeeModel.Dated dated, DatedFee.Kind kind, Done done, int sign, long nanos) {
    BigDecimal sum = BigDecimal.ZERO;
    for (DatedFee line : dated.lines()) {
      if (line.kind() == kind && (line.side() == null || line.side().sign() == sign)) {
        long rate = line.rates().at(0, nanos);
        BigDecimal fee =
            switch (line.basis()) {
              case VALUE -> ratio(done.value, rate);
              case UNIT -> perUnit(done.lots, rate);
              case ORDER -> BigDecimal.valueOf(rate, 8);
            };
        fee = fee.max(BigDecimal.valueOf(line.rates().at(1, nanos), 8));
        BigDecimal most = BigDecimal.valueOf(line.rates().at(2, nanos), 8);
        sum = sum.add(most.signum() > 0 ? fee.min(most) : fee);
      }
    }
    return sum;
  }

  private BigDecimal roles(Done done, long makerE8, long takerE8) {
    return ratio(done.value.subtract(done.taken), makerE8).add(ratio(done.taken, takerE8));
  }

  private BigDecimal perUnit(long lots, long rateE8) {
    return BigDecimal.valueOf(lots)
        .multiply(instrument.lotSize().toBigDecimal())
        .multiply(BigDecimal.valueOf(rateE8, 8))
        .setScale(8, RoundingMode.HALF_EVEN);
  }

  static BigDecimal ratio(BigDecimal value, long ratioE8) {
    return value.multiply(BigDecimal.valueOf(ratioE8, 8)).setScale(8, RoundingMode.HALF_EVEN);
  }
}
