package io.quantlab.fargate.cli.run;

import io.quantlab.engine.analysis.JsonWriter;
import io.quantlab.engine.backtest.MarketAt;
import io.quantlab.engine.backtest.OrderFacts;
import io.quantlab.engine.backtest.OrderStep;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.OrderTerms;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Orders as JSON: prices and sizes as exact decimal texts, counts beside them.
final class OrderJson {
  private final JsonWriter json;
  private final OrderEvidence evidence;

  OrderJson(OrderEvidence evidence, Appendable out) {
    this.json = new JsonWriter(out);
    this.evidence = evidence;
  }

  /// An array of orders.
  void list(List<OrderFacts> orders) throws IOException {
    json.beginArray();
    for (OrderFacts order : orders) {
      json.newline();
      json.beginObject();
      facts(order, evidence.units(order));
      json.endObject();
    }
    json.newline().endArray();
  }

  /// One order with its life.
  ///
  /// @param market at each step
  void life(OrderFacts order, OrderUnits units, MarketAt.Seen[] market) throws IOException {
    json.beginObject();
    facts(order, units);
    json.key("zone").value(units.zone().getId());
    terms(order, units);
    decision(order);
    related(order);
    json.newline();
    json.key("steps").beginArray();
    Map<Long, Long> ahead = evidence.queueAhead();
    List<OrderStep> steps = evidence.journal().steps();
    OrderWords words = new OrderWords(order, units);
    for (int i = 0; i < steps.size(); i++) {
      json.newline();
      json.beginObject();
      step(steps.get(i), units, words, ahead, market[i]);
      market(market[i], units);
      json.endObject();
    }
    json.newline().endArray();
    json.newline().endObject();
  }

  private void facts(OrderFacts o, OrderUnits units) throws IOException {
    json.key("id").value(o.id()).key("token").value(o.token()).key("symbol").value(units.symbol());
    json.key("strategy").value(evidence.strategy(o)).key("cause").value(o.cause().name());
    json.key("side").value(o.side().name()).key("kind").value(o.kind().name());
    json.key("tif").value(o.timeInForce().name());
    size("lots", "quantity", o.lots(), units);
    price("limit", o.limitTicks(), units);
    price("trigger", o.triggerTicks(), units);
    json.key("group").value(o.group()).key("parent").value(o.parent());
    time("created", o.createdNanos(), units);
    if (o.closedNanos() != 0) {
      time("closed", o.closedNanos(), units);
    }
    json.key("status").value(o.status().name());
    size("filledLots", "filledQuantity", o.filledLots(), units);
    if (o.filledLots() != 0) {
      json.key("average").value(units.average(o.filledTickLots(), o.filledLots()));
    }
    json.key("fee").value(Amount.text(o.feeE8()));
    reason(
        OrderList.reason(o),
        o.denied() != null ? OrderReasons.of(o.denied()) : OrderReasons.of(o.refused()));
  }

  private void terms(OrderFacts order, OrderUnits units) throws IOException {
    OrderTerms terms = evidence.journal().terms();
    json.newline();
    json.key("terms").beginArray();
    for (String term : new OrderWords(order, units).terms(terms, evidence.journal().trail())) {
      json.value(term);
    }
    json.endArray();
  }

  private void decision(OrderFacts order) throws IOException {
    json.newline();
    json.key("decision");
    OrderEvidence.Decision d = evidence.decision(order).orElse(null);
    if (d == null) {
      json.nullValue();
      return;
    }
    json.beginObject();
    json.key("signal").value(d.signal()).key("inputs").value(d.inputs());
    json.key("intent").value(d.intent()).key("answer").value(d.answer());
    json.key("limit").value(d.limit()).key("detail").value(d.detail());
    json.endObject();
  }

  private void related(OrderFacts order) throws IOException {
    json.newline();
    json.key("related").beginArray();
    for (long id : evidence.journal().related(order.id())) {
      OrderFacts other = evidence.journal().order(id);
      json.newline();
      json.beginObject();
      json.key("relation").value(relation(order, other));
      facts(other, evidence.units(other));
      json.endObject();
    }
    json.endArray();
  }

  private static String relation(OrderFacts order, OrderFacts other) {
    if (other.id() == order.parent()) {
      return "PARENT";
    }
    return other.parent() == order.id() ? "CHILD" : "GROUP";
  }

  private void step(
      OrderStep step, OrderUnits units, OrderWords words, Map<Long, Long> ahead, MarketAt.Seen seen)
      throws IOException {
    json.key("sequence").value(step.sequence());
    time("time", step.nanos(), units);
    switch (step) {
      case OrderStep.Asked a -> {
        json.key("what").value(a.type().name());
        size("lots", "quantity", a.lots(), units);
        price("limit", a.limitTicks(), units);
        price("trigger", a.triggerTicks(), units);
      }
      case OrderStep.Moved m -> {
        json.key("what").value(m.event().name());
        json.key("from").value(m.from().name()).key("to").value(m.to().name());
        size("lots", "quantity", m.lots(), units);
        price("price", m.priceTicks(), units);
        String name = m.denied() != null ? m.denied().name() : m.refused().name();
        String why =
            m.denied() != null ? OrderReasons.of(m.denied()) : OrderReasons.of(m.refused());
        reason(why.isEmpty() ? "" : name, why);
      }
      case OrderStep.Filled f -> {
        json.key("what").value("FILL");
        size("lots", "quantity", f.lots(), units);
        price("price", f.priceTicks(), units);
        json.key("maker").value((f.flags() & FillFlags.MAKER) != 0 ? "YES" : "NO");
        json.key("fee").value(Amount.text(f.feeE8()));
        json.key("slippage").value(units.price(f.slippageTicks()));
        json.key("impact").value(units.price(f.impactTicks()));
        if (ahead.containsKey(f.sequence())) {
          size("queueAheadLots", "queueAhead", ahead.get(f.sequence()), units);
        }
        json.key("marks").value(String.join("; ", OrderWords.marks(f.flags())));
        words.point(f, seen).ifPresent(point -> text("point", point));
      }
    }
  }

  private void text(String key, String value) {
    try {
      json.key(key).value(value);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void market(MarketAt.Seen seen, OrderUnits units) throws IOException {
    json.key("market").beginObject();
    shown("bid", seen.bid(), units);
    shown("ask", seen.ask(), units);
    shown("last", seen.last(), units);
    bar("bar", seen.bar(), units);
    bar("opening", seen.opening(), units);
    json.endObject();
  }

  private void shown(String name, MarketAt.Shown shown, OrderUnits units) throws IOException {
    if (shown != null) {
      json.key(name).value(units.price(shown.ticks()));
      json.key(name + "Quantity").value(units.size(shown.lots()));
    }
  }

  private void bar(String name, MarketAt.Bar bar, OrderUnits units) throws IOException {
    if (bar == null) {
      return;
    }
    boolean opening = name.equals("opening");
    json.key(name).beginObject();
    json.key("start").value(OrderUnits.utc(bar.startNanos()));
    json.key("end").value(OrderUnits.utc(bar.endNanos()));
    prices("", bar.prices(), opening, units);
    if (bar.ask() != null) {
      prices("ask", bar.ask(), opening, units);
    }
    json.endObject();
  }

  private void prices(String prefix, MarketAt.Prices p, boolean opening, OrderUnits units)
      throws IOException {
    json.key(prefix.isEmpty() ? "open" : prefix + "Open").value(units.price(p.open()));
    if (!opening) {
      json.key(prefix.isEmpty() ? "high" : prefix + "High").value(units.price(p.high()));
      json.key(prefix.isEmpty() ? "low" : prefix + "Low").value(units.price(p.low()));
      json.key(prefix.isEmpty() ? "close" : prefix + "Close").value(units.price(p.close()));
    }
  }

  private void time(String key, long nanos, OrderUnits units) throws IOException {
    json.key(key).value(OrderUnits.utc(nanos)).key(key + "Local").value(units.local(nanos));
  }

  private void price(String key, long ticks, OrderUnits units) throws IOException {
    if (ticks != 0) {
      json.key(key).value(units.price(ticks));
    }
  }

  private void size(String lotsKey, String key, long lots, OrderUnits units) throws IOException {
    json.key(lotsKey).value(lots).key(key).value(units.size(lots));
  }

  private void reason(String name, String words) throws IOException {
    if (!words.isEmpty()) {
      json.key("reason").value(name).key("reasonText").value(words);
    }
  }
}
