package io.quantlab.dsl.host;

import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.portfolio.OptionTerms;
import java.util.Locale;
import java.util.OptionalLong;

/// `symbol(x)`: the facts of an instrument.
///
/// @param symbol the script's token
/// @param name on the screen
/// @param zone time zone of its exchange
record SymbolValue(long symbol, String name, String zone, Scales scales, Contracts contracts)
    implements EngineValue {
  private static final Members MEMBERS = Members.of(Type.Basic.SYMBOL);

  private Instrument instrument() {
    return scales.instrument();
  }

  @Override
  public double number(int member) {
    return switch (MEMBERS.name(member)) {
      case "tick" -> scales.tick(0);
      case "lot" -> scales.lot();
      case "multiplier" ->
          instrument().multiplier().unscaled()
              / StrictMath.pow(10, instrument().multiplier().scale());
      case "strike" -> strike();
      default -> throw MEMBERS.absent(member);
    };
  }

  @Override
  public long whole(int member) {
    if (MEMBERS.name(member).equals("tick_value")) {
      return Math.round(scales.tick(0) * scales.unitValueE8());
    }
    throw MEMBERS.absent(member);
  }

  @Override
  public Object value(int member) {
    Instrument terms = instrument();
    return switch (MEMBERS.name(member)) {
      case "name", "description" -> name;
      case "type" -> terms.assetClass().name().toLowerCase(Locale.ROOT);
      case "exchange" -> terms.venue();
      case "currency" -> terms.currency();
      case "zone" -> zone;
      case "base" -> base(terms);
      case "right" -> right();
      case "expiry" -> boxed(contracts.expiryNanos(symbol));
      case "underlying" -> boxed(contracts.underlying(symbol));
      case "days_left" -> boxed(contracts.daysLeft(symbol));
      default -> throw MEMBERS.absent(member);
    };
  }

  private double strike() {
    OptionTerms terms = contracts.option(symbol);
    return terms == null ? Double.NaN : terms.strike().toBigDecimal().doubleValue();
  }

  /// `call` or `put`; empty for what is no option.
  private String right() {
    OptionTerms terms = contracts.option(symbol);
    return terms == null ? "" : terms.right().name().toLowerCase(Locale.ROOT);
  }

  private static Object boxed(OptionalLong value) {
    return value.isPresent() ? (Object) value.getAsLong() : null;
  }

  /// The first currency of a pair such as EURUSD; empty for other instruments.
  private String base(Instrument terms) {
    boolean pair = terms.assetClass() == AssetClass.FX && name.length() >= 6;
    return pair ? name.substring(0, 3) : "";
  }
}
