package io.quantlab.engine.data.csv;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.market.ActionKind;
import java.math.BigInteger;

/// Corporate actions: positive values, V-09. Stamped at the open of the ex-date (engine contract
/// M-10).
final class ActionRule extends RowRule {
  private static final int KIND = 1;
  private static final int NUMERATOR = 2;
  private static final int DENOMINATOR = 3;

  private final Decimal priceUnit;

  ActionRule(RowPlan plan, Tally tally, ImportOptions options, SessionCheck sessions) {
    super(plan, tally, options, sessions);
    this.priceUnit = plan.units.priceUnit();
  }

  @Override
  Fault check(long[] values) {
    ActionKind kind = ActionKind.ofId(values[KIND]);
    if (values[NUMERATOR] < 0 || values[NUMERATOR] == 0 && kind != ActionKind.DELISTING_AT) {
      return new Fault(
          Code.V_08, plan.name(Role.ACTION_VALUE), "a split ratio or dividend is positive");
    }
    if (kind.value() == ActionKind.Value.TOKEN && values[DENOMINATOR] != 1) {
      return new Fault(Code.V_02, plan.name(Role.ACTION_VALUE), "a token is a whole number");
    }
    if (plan.has(Role.NUMERATOR)) {
      return values[DENOMINATOR] > 0
          ? instant(values, values[0])
          : new Fault(Code.V_08, plan.name(Role.DENOMINATOR), "a denominator is positive");
    }
    if (kind.value() == ActionKind.Value.PRICE) {
      Fault fault = inPriceUnits(values);
      if (fault != null) {
        return fault;
      }
    }
    int day = (int) Math.floorDiv(values[0], UtcDays.DAY_NANOS);
    long open = actionOpen(day);
    if (open == Long.MIN_VALUE) {
      return offSessionDate(values, day);
    }
    values[0] = open;
    return null;
  }

  private Fault inPriceUnits(long[] values) {
    BigInteger up =
        BigInteger.valueOf(values[NUMERATOR]).multiply(BigInteger.TEN.pow(priceUnit.scale()));
    BigInteger down =
        BigInteger.valueOf(values[DENOMINATOR]).multiply(BigInteger.valueOf(priceUnit.unscaled()));
    try {
      Fraction fraction = Fraction.of(up, down);
      values[NUMERATOR] = fraction.numerator();
      values[DENOMINATOR] = fraction.denominator();
      return null;
    } catch (ArithmeticException e) {
      return new Fault(
          Code.V_03, plan.name(Role.ACTION_VALUE), "does not fit 63 bits in price units");
    }
  }
}
