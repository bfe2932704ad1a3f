package io.quantlab.engine.risk;

import java.util.List;

/// Limits that can be changed one by one: the one place that lists all of them.
final class LimitDraft {
  int ordersPerEvent;
  int ordersPerMinute;
  int openOrders;
  int tagCharacters;
  long orderLots;
  long orderNotionalE8;
  long distanceE8;
  RiskLimits.SelfTrade selfTrade;
  long positionLots;
  ExposureLimits exposure;
  long leverageE8;
  RiskLimits.Shorts shorts;
  long dailyLossE8;
  long drawdownE8;
  RiskLimits.ClosedOrders closed;
  long tradeFromNanos;
  TradingWindow window;
  TokenList tokens;
  List<PreTradeRule> rules;
  RiskLimits.Overfills overfills;
  BrokerLacks lacks;
  RiskTerms risk;

  LimitDraft(RiskLimits from) {
    ordersPerEvent = from.ordersPerEvent();
    ordersPerMinute = from.ordersPerMinute();
    openOrders = from.openOrders();
    tagCharacters = from.tagCharacters();
    orderLots = from.orderLots();
    orderNotionalE8 = from.orderNotionalE8();
    distanceE8 = from.distanceE8();
    selfTrade = from.selfTrade();
    positionLots = from.positionLots();
    exposure = from.exposure();
    leverageE8 = from.leverageE8();
    shorts = from.shorts();
    dailyLossE8 = from.dailyLossE8();
    drawdownE8 = from.drawdownE8();
    closed = from.closed();
    tradeFromNanos = from.tradeFromNanos();
    window = from.window();
    tokens = from.tokens();
    rules = from.rules();
    overfills = from.overfills();
    lacks = from.lacks();
    risk = from.risk();
  }

  RiskLimits finished() {
    return new RiskLimits(
        ordersPerEvent,
        ordersPerMinute,
        openOrders,
        tagCharacters,
        orderLots,
        orderNotionalE8,
        distanceE8,
        selfTrade,
        positionLots,
        exposure,
        leverageE8,
        shorts,
        dailyLossE8,
        drawdownE8,
        closed,
        tradeFromNanos,
        window,
        tokens,
        rules,
        overfills,
        lacks,
        risk);
  }
}
