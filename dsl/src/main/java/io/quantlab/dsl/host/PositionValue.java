package io.quantlab.dsl.host;

import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.engine.portfolio.PositionView;

/// `position(sym)`: the position in an instrument at the current event.
final class PositionValue implements EngineValue {
  private static final Members MEMBERS = Members.of("position");

  private final int symbol;
  private final Scales scales;
  private final PositionView view;
  private final Round round;

  /// @param symbol the script's token
  PositionValue(int symbol, Scales scales, PositionView view, Round round) {
    this.symbol = symbol;
    this.scales = scales;
    this.view = view;
    this.round = round;
  }

  int symbol() {
    return symbol;
  }

  boolean isFlat() {
    return view.lots() == 0;
  }

  double units() {
    return scales.units(view.lots());
  }

  @Override
  public double number(int member) {
    return switch (MEMBERS.name(member)) {
      case "qty" -> units();
      case "avg_price" ->
          view.lots() == 0 ? Double.NaN : view.costE8() / scales.unitValueE8() / units();
      default -> throw MEMBERS.absent(member);
    };
  }

  @Override
  public long whole(int member) {
    return switch (MEMBERS.name(member)) {
      case "symbol" -> symbol;
      case "flat" -> view.lots() == 0 ? 1 : 0;
      case "long" -> view.lots() > 0 ? 1 : 0;
      case "short" -> view.lots() < 0 ? 1 : 0;
      case "value" -> view.valueE8();
      case "realized" -> view.realizedE8();
      case "unrealized" -> view.unrealizedE8();
      case "bars_held" -> view.lots() == 0 ? 0 : round.bars();
      default -> throw MEMBERS.absent(member);
    };
  }

  @Override
  public Object value(int member) {
    return switch (MEMBERS.name(member)) {
      case "opened_at" -> view.lots() == 0 ? null : (Object) view.openedNanos();
      case "tag" -> view.lots() == 0 ? "" : round.tag();
      default -> throw MEMBERS.absent(member);
    };
  }
}
