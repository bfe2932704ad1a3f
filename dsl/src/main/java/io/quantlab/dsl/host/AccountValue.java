package io.quantlab.dsl.host;

import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.engine.strategy.StrategyContext;

/// `account`: the account of the script at the current event.
final class AccountValue implements EngineValue {
  private static final Members MEMBERS = Members.of("account");

  private final String name;
  private final String currency;
  private final StrategyContext context;
  private final Results results;
  private final long startE8;

  AccountValue(String name, String currency, StrategyContext context, Results results) {
    this.name = name;
    this.currency = currency;
    this.context = context;
    this.results = results;
    this.startE8 = context.navE8();
  }

  /// What it began with, 1e-8.
  long startE8() {
    return startE8;
  }

  @Override
  public double number(int member) {
    long equity = context.navE8();
    return switch (MEMBERS.name(member)) {
      case "drawdown" -> context.drawdownRatio();
      case "leverage" -> equity > 0 ? (double) context.grossExposureE8() / equity : Double.NaN;
      default -> throw MEMBERS.absent(member);
    };
  }

  @Override
  public long whole(int member) {
    return switch (MEMBERS.name(member)) {
      case "balance" -> context.navE8() - context.unrealizedE8();
      case "equity" -> context.navE8();
      case "cash" -> context.cashE8();
      case "realized" -> context.realizedE8();
      case "unrealized" -> context.unrealizedE8();
      case "fees" -> results.feesE8();
      case "day_pnl" -> context.realizedTodayE8() + context.unrealizedTodayE8();
      case "start_balance" -> startE8;
      case "peak" -> results.peakE8(context.navE8());
      case "margin_used" -> context.marginE8();
      case "margin_free" -> context.buyingPowerE8();
      default -> throw MEMBERS.absent(member);
    };
  }

  @Override
  public Object value(int member) {
    return switch (MEMBERS.name(member)) {
      case "name" -> name;
      case "currency" -> currency;
      default -> throw MEMBERS.absent(member);
    };
  }
}
