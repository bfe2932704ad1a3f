package io.quantlab.engine.option;

import io.quantlab.engine.portfolio.OptionTerms;
import io.quantlab.engine.portfolio.OptionTerms.Right;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The options on an underlying, by expiry, strike and right (engine contract M-30).
///
/// @param contracts in this order; calls before puts
public record OptionChain(List<OptionTerms> contracts) {
  private static final Comparator<OptionTerms> ORDER =
      Comparator.comparingInt(OptionTerms::expiryDay)
          .thenComparing(OptionChain::strike)
          .thenComparing(OptionTerms::right)
          .thenComparingInt(OptionTerms::token);

  /// A strike at which there are both a call and a put.
  public record Pair(BigDecimal strike, OptionTerms call, OptionTerms put) {}

  public OptionChain {
    contracts = contracts.stream().sorted(ORDER).toList();
  }

  /// The options on an underlying that still live on a day.
  ///
  /// @param day days since 1970-01-01
  public static OptionChain on(int underlying, List<OptionTerms> all, int day) {
    return new OptionChain(
        all.stream()
            .filter(each -> each.underlying() == underlying && each.expiryDay() >= day)
            .toList());
  }

  public boolean isEmpty() {
    return contracts.isEmpty();
  }

  /// The options of the first expiry between two days, both included; none when there is none.
  public OptionChain expiring(int firstDay, int lastDay) {
    for (OptionTerms each : contracts) {
      int day = each.expiryDay();
      if (day >= firstDay && day <= lastDay) {
        return new OptionChain(contracts.stream().filter(o -> o.expiryDay() == day).toList());
      }
    }
    return new OptionChain(List.of());
  }

  /// Expiries, days since 1970-01-01, rising.
  public int[] expiryDays() {
    return contracts.stream().mapToInt(OptionTerms::expiryDay).distinct().toArray();
  }

  /// Strikes, rising.
  public List<BigDecimal> strikes() {
    return contracts.stream().map(OptionChain::strike).distinct().sorted().toList();
  }

  public List<OptionTerms> of(Right right) {
    return contracts.stream().filter(each -> each.right() == right).toList();
  }

  /// The strike nearest to a price among those of the first expiry that have a call and a put; of
  /// two as near the lower one.
  public Optional<Pair> nearest(double price) {
    Pair best = null;
    double least = Double.POSITIVE_INFINITY;
    for (Pair each : pairs()) {
      double distance = Math.abs(each.strike.doubleValue() - price);
      if (distance < least) {
        least = distance;
        best = each;
      }
    }
    return Optional.ofNullable(best);
  }

  private List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 1; i < contracts.size(); i++) {
      OptionTerms call = contracts.get(i - 1);
      OptionTerms put = contracts.get(i);
      boolean first = put.expiryDay() == contracts.getFirst().expiryDay();
      boolean same = strike(call).equals(strike(put)) && call.expiryDay() == put.expiryDay();
      if (first && same && call.right() == Right.CALL && put.right() == Right.PUT) {
        pairs.add(new Pair(strike(call), call, put));
      }
    }
    return pairs;
  }

  private static BigDecimal strike(OptionTerms terms) {
    return terms.strike().toBigDecimal().stripTrailingZeros();
  }
}
