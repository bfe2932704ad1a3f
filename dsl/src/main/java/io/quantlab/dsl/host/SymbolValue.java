package io.quantlab.dsl.host;

import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Instrument;
import java.util.Locale;

/// `symbol(x)`: the facts of an instrument.
///
/// @param name on the screen
/// @param zone time zone of its exchange
record SymbolValue(String name, String zone, Scales scales) implements EngineValue {
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
      case "strike" -> Double.NaN;
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
      case "right" -> "";
      case "expiry", "underlying", "days_left" -> null;
      default -> throw MEMBERS.absent(member);
    };
  }

  /// The first currency of a pair such as EURUSD; empty for other instruments.
  private String base(Instrument terms) {
    boolean pair = terms.assetClass() == AssetClass.FX && name.length() >= 6;
    return pair ? name.substring(0, 3) : "";
  }
}
