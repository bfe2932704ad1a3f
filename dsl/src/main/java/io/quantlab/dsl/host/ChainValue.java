package io.quantlab.dsl.host;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.dsl.plan.Trap;
import io.quantlab.dsl.runtime.ArrayValue;
import io.quantlab.dsl.runtime.RecordValue;
import io.quantlab.engine.option.OptionChain;
import io.quantlab.engine.portfolio.OptionTerms;
import io.quantlab.engine.portfolio.OptionTerms.Right;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/// `options(sym)`: the living options on an underlying, or those of one expiry.
///
/// @param underlying the script's token
record ChainValue(Contracts contracts, long underlying, OptionChain chain) implements EngineValue {
  private static final Members MEMBERS = Members.of("chain");

  /// A member that is called; the first argument is the chain.
  Object ask(String function, Object[] arguments, int site) {
    return switch (function) {
      case "chain.expiry" ->
          new ChainValue(
              contracts, underlying, expiry(arguments[1], arguments[2], arguments[3], site));
      case "chain.strike_nearest" -> nearest((Double) arguments[1], site);
      default -> throw new IllegalStateException("a chain has no '" + function + "'");
    };
  }

  /// The first expiry in so many days; a date names one.
  private OptionChain expiry(Object min, Object max, Object date, int site) {
    if (date instanceof String text) {
      int day = day(text, site);
      return chain.expiring(day, day);
    }
    int today = contracts.today(underlying);
    return chain.expiring(
        min instanceof Long days ? clamped(today + days) : Integer.MIN_VALUE,
        max instanceof Long days ? clamped(today + days) : Integer.MAX_VALUE);
  }

  private static int clamped(long day) {
    return Math.clamp(day, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private static int day(String text, int site) {
    try {
      return (int) LocalDate.parse(text).toEpochDay();
    } catch (DateTimeParseException _) {
      throw new Trap(
          Code.E2005, site, "a date such as 2025-03-27 is expected, found '" + text + "'");
    }
  }

  private RecordValue nearest(double price, int site) {
    if (Double.isNaN(price)) {
      throw new Trap(Code.E2004, site, "no strike is nearest to na");
    }
    OptionChain.Pair pair =
        chain
            .nearest(price)
            .orElseThrow(
                () -> new Trap(Code.E2201, site, "the chain has no strike with a call and a put"));
    return RecordValue.of(
        pair.strike().doubleValue(), contracts.symbol(pair.call()), contracts.symbol(pair.put()));
  }

  @Override
  public double number(int member) {
    throw MEMBERS.absent(member);
  }

  @Override
  public long whole(int member) {
    throw MEMBERS.absent(member);
  }

  @Override
  public Object value(int member) {
    return switch (MEMBERS.name(member)) {
      case "expiries" -> expiries();
      case "strikes" ->
          ArrayValue.of(chain.strikes().stream().mapToDouble(Number::doubleValue).toArray());
      case "calls" -> symbols(chain.of(Right.CALL));
      case "puts" -> symbols(chain.of(Right.PUT));
      default -> throw MEMBERS.absent(member);
    };
  }

  /// When each expiry ends.
  private ArrayValue expiries() {
    return ArrayValue.of(
        chain.contracts().stream()
            .mapToLong(each -> contracts.expiryNanos(contracts.symbol(each)).orElseThrow())
            .distinct()
            .toArray());
  }

  private ArrayValue symbols(List<OptionTerms> terms) {
    return ArrayValue.of(terms.stream().mapToLong(contracts::symbol).toArray());
  }
}
