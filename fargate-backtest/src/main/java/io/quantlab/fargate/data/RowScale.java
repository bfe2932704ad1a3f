package io.quantlab.fargate.data;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.market.Schema;
import java.math.BigInteger;

/// Turns rows counted in one pair of units into rows counted in another, exactly.
///
/// @param price factor of prices and of the dividends of actions
/// @param lots factor of sizes
record RowScale(Schema schema, UnitRatio price, UnitRatio lots) {
  private static final int KIND = 1;
  private static final int NUMERATOR = 2;
  private static final int DENOMINATOR = 3;

  static RowScale of(
      Schema schema, Decimal priceFrom, Decimal priceTo, Decimal lotFrom, Decimal lotTo) {
    return new RowScale(schema, UnitRatio.of(priceFrom, priceTo), UnitRatio.of(lotFrom, lotTo));
  }

  /// Whether rows stay as they are.
  boolean isIdentity() {
    return price.isOne() && (lots.isOne() || schema == Schema.ACTION);
  }

  /// Rescales the first `rows` values of a column of any schema but ACTION.
  void apply(int column, long[] values, int rows) {
    UnitRatio ratio = ratioOf(schema.columns().get(column));
    if (ratio.isOne()) {
      return;
    }
    for (int i = 0; i < rows; i++) {
      values[i] = ratio.apply(values[i]);
    }
  }

  private UnitRatio ratioOf(String column) {
    return switch (column) {
      case "eventNanos", "end", "start", "count", "flags", "kind", "side", "orderRef" ->
          UnitRatio.ONE;
      case "lots", "bidLots", "askLots", "volume" -> lots;
      default -> price;
    };
  }

  /// Rescales the amounts per share among the first `rows` actions; ratios have no unit.
  void applyToActions(long[][] columns, int rows) {
    for (int i = 0; i < rows; i++) {
      if (ActionKind.ofId(columns[KIND][i]).value() == ActionKind.Value.PRICE) {
        BigInteger up = product(columns[NUMERATOR][i], price.numerator());
        BigInteger down = product(columns[DENOMINATOR][i], price.denominator());
        BigInteger common = up.gcd(down);
        columns[NUMERATOR][i] = up.divide(common).longValueExact();
        columns[DENOMINATOR][i] = down.divide(common).longValueExact();
      }
    }
  }

  private static BigInteger product(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }
}
