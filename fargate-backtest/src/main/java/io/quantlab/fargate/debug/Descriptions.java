package io.quantlab.fargate.debug;

import io.quantlab.engine.kernel.KernelView;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderStatus;
import java.util.Locale;
import java.util.Optional;

/// Says in words what a strategy was told in a step.
final class Descriptions {
  private final Units units;

  Descriptions(Units units) {
    this.units = units;
  }

  String of(SteppedRun run) {
    StepFacts facts = run.facts();
    return switch (run.kind()) {
      case START -> "the run begins";
      case TICK -> tick(facts.tick);
      case BAR -> bar(facts);
      case ORDER -> order(run, facts);
      case FILL ->
          "order "
              + facts.orderId
              + " filled: "
              + (facts.sign > 0 ? "bought " : "sold ")
              + units.size(facts.token, facts.lots)
              + " "
              + units.symbol(facts.token)
              + " at "
              + units.price(facts.token, facts.priceTicks)
              + (facts.feeE8 == 0 ? "" : ", fee " + Units.money(facts.feeE8));
      case POSITION ->
          "position " + units.symbol(facts.token) + " " + units.size(facts.token, facts.lots);
      case TIMER -> "timer " + facts.timer;
      case SESSION ->
          "session of "
              + units.symbol(facts.token)
              + (facts.session.phase() == io.quantlab.engine.strategy.SessionView.Phase.OPEN
                  ? " opens"
                  : " closes");
      case REBASE -> "prices of " + units.symbol(facts.token) + " restated by " + facts.factor;
      case FEED ->
          "feed of " + units.symbol(facts.token) + " " + facts.feed.name().toLowerCase(Locale.ROOT);
      case END -> "the run ends";
    };
  }

  private String tick(TickView tick) {
    int token = tick.token();
    if (tick.kind() == TickView.Kind.TRADE) {
      return units.symbol(token)
          + " trade "
          + units.price(token, tick.priceTicks())
          + (tick.lots() == 0 ? "" : " x " + units.size(token, tick.lots()));
    }
    return units.symbol(token)
        + " quote "
        + (tick.hasBid() ? side(token, tick.bidTicks(), tick.bidLots()) : "-")
        + " / "
        + (tick.hasAsk() ? side(token, tick.askTicks(), tick.askLots()) : "-");
  }

  private String side(int token, long ticks, long lots) {
    return units.price(token, ticks) + (lots == 0 ? "" : " x " + units.size(token, lots));
  }

  private String bar(StepFacts facts) {
    int token = facts.token;
    long[] bar = facts.bar;
    return units.symbol(token)
        + " "
        + "open "
        + units.price(token, bar[2])
        + " high "
        + units.price(token, bar[3])
        + " low "
        + units.price(token, bar[4])
        + " close "
        + units.price(token, bar[5])
        + (bar[6] == 0 ? "" : " volume " + units.size(token, bar[6]));
  }

  private String order(SteppedRun run, StepFacts facts) {
    String event = facts.event.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    Optional<KernelView.Working> order = run.kernel().order(facts.orderId);
    return "order "
        + facts.orderId
        + " "
        + event
        + order.map(each -> ": " + terms(each, facts.token)).orElse("");
  }

  /// `buy 100 SPY limit 184.25`.
  String terms(KernelView.Working order, int token) {
    return order.side().name().toLowerCase(Locale.ROOT)
        + " "
        + units.size(token, order.lots())
        + " "
        + units.symbol(token)
        + " "
        + order.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
        + (order.limitTicks() == 0 ? "" : " limit " + units.price(token, order.limitTicks()))
        + (order.triggerTicks() == 0 ? "" : " stop " + units.price(token, order.triggerTicks()));
  }

  static boolean refuses(OrderEventType event) {
    return event == OrderEventType.DENIED || event == OrderEventType.REJECTED;
  }

  static String status(OrderStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
