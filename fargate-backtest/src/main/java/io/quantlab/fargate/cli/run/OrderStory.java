package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.MarketAt;
import io.quantlab.engine.backtest.OrderFacts;
import io.quantlab.engine.backtest.OrderStep;
import io.quantlab.engine.execution.Command;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.fargate.cli.data.TextTable;
import io.quantlab.fargate.cli.data.TextTable.Side;
import io.quantlab.fargate.cli.run.OrderEvidence.Decision;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The life of one order, for people.
final class OrderStory {
  private final OrderEvidence evidence;
  private final OrderFacts order;
  private final OrderUnits units;
  private final OrderWords words;
  private final OrderTerms terms;
  private final MarketAt.Seen[] market;
  private final PrintStream out;

  /// @param market at each step of the order
  OrderStory(
      OrderEvidence evidence,
      OrderFacts order,
      OrderUnits units,
      MarketAt.Seen[] market,
      PrintStream out) {
    this.evidence = evidence;
    this.order = order;
    this.units = units;
    this.words = new OrderWords(order, units);
    this.terms = evidence.journal().terms();
    this.market = market;
    this.out = out;
  }

  void print() {
    head();
    why();
    out.println();
    steps();
    out.println();
    end();
    related();
    out.flush();
  }

  private void head() {
    OrderStep.Asked first = (OrderStep.Asked) evidence.journal().steps().getFirst();
    line(
        "Order",
        order.id()
            + ": "
            + order.side()
            + " "
            + units.size(first.lots())
            + " "
            + units.symbol()
            + ", "
            + words.kind(first.limitTicks(), first.triggerTicks())
            + ", "
            + order.timeInForce());
    words.terms(terms, evidence.journal().trail()).forEach(term -> line("Terms", term));
    line("Strategy", evidence.strategy(order) + cause());
    optional("Client id", evidence.orderText(order, "clientId"));
    optional("Tags", evidence.orderText(order, "tags"));
  }

  private String cause() {
    return switch (order.cause()) {
      case STRATEGY -> "";
      case MARGIN -> "; sent by the liquidation of the account, not by the strategy";
      case RECALL -> "; sent to buy in a recalled short, not by the strategy";
      case OVERFILL -> "; sent to undo what a group executed twice, not by the strategy";
      case DELIVERY -> "; sent to close before delivery, not by the strategy";
      case ROLL -> "; sent to roll into the next contract, not by the strategy";
      case EXERCISE -> "; the exercise of an option";
      case ASSIGNMENT -> "; the assignment of a short option, not by the strategy";
      case EXPIRY -> "; the expiry of an option worth nothing, not by the strategy";
      case KILL -> "; sent to close what the strategy had when it stopped itself";
    };
  }

  private void why() {
    Optional<Decision> found = evidence.decision(order);
    found.ifPresent(d -> {
      optional("Signal", d.signal());
      optional("Inputs", d.inputs());
      optional("Intent", d.intent());
      if (order.denied() == null) {
        optional("Warnings", d.detail());
      }
    });
    if (found.isEmpty() && !evidence.hasDecisions()) {
      line("Decision", "unknown: the run has no decision log (--decisions orders writes one)");
    }
  }

  private void steps() {
    TextTable table =
        new TextTable(
            List.of(Side.RIGHT, Side.LEFT, Side.LEFT, Side.LEFT),
            List.of("event", "UTC", units.zone().getId(), "what"));
    Map<Long, Long> ahead = evidence.queueAhead();
    List<OrderStep> steps = evidence.journal().steps();
    long lots = ((OrderStep.Asked) steps.getFirst()).lots();
    long filled = 0;
    long shown = Long.MIN_VALUE;
    for (int i = 0; i < steps.size(); i++) {
      OrderStep step = steps.get(i);
      lots =
          step instanceof OrderStep.Moved m && m.event() == OrderEventType.UPDATED
              ? m.lots()
              : lots;
      filled += step instanceof OrderStep.Filled f ? f.lots() : 0;
      String text = text(step, lots - filled, ahead.get(step.sequence()), market[i]);
      if (text.isEmpty()) {
        continue;
      }
      boolean first = step.nanos() != shown;
      String utc = first ? OrderUnits.utc(step.nanos()) : "";
      String local = first ? units.local(step.nanos()) : "";
      if (first && !market[i].isEmpty()) {
        table.row(List.of("", utc, local, "market: " + words.market(market[i])));
        utc = "";
        local = "";
      }
      shown = step.nanos();
      table.row(List.of(Long.toString(step.sequence()), utc, local, text));
    }
    table.print(out);
  }

  private String text(OrderStep step, long open, Long ahead, MarketAt.Seen seen) {
    return switch (step) {
      case OrderStep.Asked asked -> asked(asked, open);
      case OrderStep.Filled fill -> words.fill(fill, open, ahead, seen);
      case OrderStep.Moved moved -> moved(moved);
    };
  }

  private String asked(OrderStep.Asked a, long open) {
    return switch (a.type()) {
      case SUBMIT ->
          "asked for: "
              + order.side()
              + " "
              + units.size(a.lots())
              + ", "
              + words.kind(a.limitTicks(), a.triggerTicks())
              + (terms.parent() == 0 ? "" : "; held until order " + terms.parent() + " executes");
      case CANCEL -> "cancel asked for";
      case AMEND, RESIZE ->
          "amend asked for: "
              + units.size(a.lots())
              + ", "
              + words.kind(a.limitTicks(), a.triggerTicks());
      case REPLACE ->
          "old order canceled at the venue, "
              + units.size(open)
              + " open; sent anew: "
              + units.size(a.lots())
              + ", "
              + words.kind(a.limitTicks(), a.triggerTicks());
    };
  }

  private String moved(OrderStep.Moved m) {
    String why = OrderReasons.of(m.refused());
    String because = why.isEmpty() ? "" : " (" + m.refused() + "): " + why;
    return switch (m.event()) {
      case DENIED -> denied(m);
      case EMULATED -> "held here until its trigger is reached";
      case RELEASED -> "released to the venue";
      case SUBMITTED -> "passed the gate, on its way to the venue";
      case ACCEPTED -> "accepted by the venue";
      case REJECTED -> "rejected by the venue" + because;
      case TRIGGERED -> "triggered at " + units.price(m.priceTicks());
      case PENDING_UPDATE, PENDING_CANCEL -> "";
      case UPDATED ->
          (replaces(m) ? "new order accepted: " : "changed to ")
              + units.size(m.lots())
              + ", "
              + words.kind(m.priceTicks(), m.detail());
      case UPDATE_REJECTED -> "amend refused" + because;
      case CANCEL_REJECTED -> "cancel refused" + because;
      case PARTIAL, FILLED -> "";
      case CANCELED -> "canceled, " + units.size(m.lots()) + " open" + because + cause(m);
      case EXPIRED -> "expired, " + units.size(m.lots()) + " open" + expiry();
    };
  }

  /// Whether a change is the arrival of an order that replaces the one before.
  private boolean replaces(OrderStep.Moved m) {
    boolean replaces = false;
    for (OrderStep step : evidence.journal().steps()) {
      if (step instanceof OrderStep.Asked a && a.sequence() < m.sequence()) {
        replaces = a.type() == Command.Type.REPLACE;
      }
    }
    return replaces;
  }

  private String denied(OrderStep.Moved m) {
    Optional<Decision> d = evidence.decision(order);
    String numbers = d.map(Decision::limit).filter(t -> !t.isEmpty()).map(t -> "; " + t).orElse("");
    String inner = d.map(Decision::detail).filter(t -> !t.isEmpty()).map(t -> "; " + t).orElse("");
    return "denied by the gate ("
        + m.denied()
        + "): "
        + OrderReasons.of(m.denied())
        + numbers
        + inner;
  }

  private String expiry() {
    return switch (order.timeInForce()) {
      case DAY -> ": its session has closed";
      case GTD -> ": its time has come";
      case GTC, IOC, FOK, AT_OPEN, AT_CLOSE ->
          switch (order.kind().waitsFor()) {
            case OPEN -> ": the open has passed";
            case CLOSE -> ": the close has passed";
            case NONE, STOP, TOUCH, TRAIL -> "";
          };
    };
  }

  /// What ended an order nobody asked to cancel.
  private String cause(OrderStep.Moved m) {
    boolean asked =
        evidence.journal().steps().stream()
            .anyMatch(s ->
                s instanceof OrderStep.Asked a
                    && a.type() == Command.Type.CANCEL
                    && a.sequence() < m.sequence());
    if (asked || !OrderReasons.of(m.refused()).isEmpty()) {
      return "";
    }
    if (order.timeInForce().isImmediate()) {
      return ": " + order.timeInForce() + ", what does not fill at once is canceled";
    }
    for (long id : evidence.journal().related(order.id())) {
      OrderFacts other = evidence.journal().order(id);
      boolean executed = other.executedNanos() == m.nanos();
      boolean ended = other.closedNanos() == m.nanos();
      if (executed || ended) {
        String how = executed ? "executed" : "ended " + other.status();
        return ": order " + id + " (" + relation(other) + ") " + how;
      }
    }
    return "";
  }

  private void end() {
    String filled = units.size(order.filledLots()) + " of " + units.size(order.lots()) + " filled";
    String average =
        order.filledLots() == 0
            ? ""
            : " at "
                + units.average(order.filledTickLots(), order.filledLots())
                + " on average, fees "
                + Amount.text(order.feeE8())
                + " "
                + evidence.run().text("currency");
    String when =
        order.closedNanos() == 0
            ? ", still open at the end of the run"
            : " at " + OrderUnits.utc(order.closedNanos());
    line("State", order.status() + when + "; " + filled + average);
  }

  private void related() {
    for (long id : evidence.journal().related(order.id())) {
      OrderFacts other = evidence.journal().order(id);
      OrderWords its = new OrderWords(other, evidence.units(other));
      line(
          "Related",
          "order "
              + id
              + ", "
              + relation(other)
              + ": "
              + other.side()
              + " "
              + evidence.units(other).size(other.lots())
              + ", "
              + its.kind(other.limitTicks(), other.triggerTicks())
              + ", "
              + other.status());
    }
  }

  private String relation(OrderFacts other) {
    if (other.id() == order.parent()) {
      return "its parent";
    }
    return other.parent() == order.id() ? "its child" : "in its group";
  }

  private void optional(String name, String text) {
    if (!text.isEmpty()) {
      line(name, text);
    }
  }

  private void line(String name, String text) {
    out.printf(Locale.ROOT, "%-10s %s%n", name, text);
  }
}
