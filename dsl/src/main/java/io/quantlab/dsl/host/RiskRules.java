package io.quantlab.dsl.host;

import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.runtime.ArrayValue;
import io.quantlab.dsl.runtime.Quantity;
import io.quantlab.engine.portfolio.PositionView;
import io.quantlab.engine.strategy.StrategyContext;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// The risk block of a script (wick.md 8.4): stands before the gate and refuses with its reasons.
///
/// Orders that make the position smaller pass all limits but the rate and the list of symbols.
final class RiskRules {
  private static final long MINUTE = 60_000_000_000L;
  private static final double E8 = 1e8;

  private final StrategyContext context;
  private final Symbols symbols;
  private final Results results;
  private final Sizes sizes;
  private final Deque<Long> sent = new ArrayDeque<>();
  private final Set<Integer> allowed = new HashSet<>();
  private Quantity maxPosition;
  private long perMinute;
  private Loss daily;
  private Loss drawdown;
  private LocalTime notBefore;
  private LocalTime notAfter;
  private boolean flatAtClose;
  private boolean restricted;
  private boolean kills;
  private boolean canKill;
  private boolean released;
  private int killSite;

  /// A bound of a loss, as a share or as an amount, in 1e-8.
  private record Loss(long valueE8, boolean isShare) {
    boolean isReached(long lossE8, long ofE8) {
      return isShare ? lossE8 >= valueE8 / E8 * ofE8 : lossE8 >= valueE8;
    }
  }

  RiskRules(StrategyContext context, Symbols symbols, Results results) {
    this.context = context;
    this.symbols = symbols;
    this.results = results;
    this.sizes = new Sizes(context);
  }

  /// Takes the values the risk block has now.
  void read(State state) {
    for (Plan.Limit limit : state.plan().risk()) {
      int slot = limit.place().slot();
      switch (limit.name()) {
        case "max_position" -> maxPosition = (Quantity) state.refAt(slot);
        case "max_orders_per_minute" -> perMinute = state.longAt(slot);
        case "max_daily_loss" ->
            daily = new Loss(state.longAt(slot), limit.type() == Basic.PERCENT);
        case "max_drawdown" ->
            drawdown = new Loss(state.longAt(slot), limit.type() == Basic.PERCENT);
        case "no_trade_before" -> notBefore = LocalTime.parse((String) state.refAt(slot));
        case "no_trade_after" -> notAfter = LocalTime.parse((String) state.refAt(slot));
        case "flat_at_close" -> flatAtClose = state.longAt(slot) != 0;
        case "allowed_symbols" -> allow((ArrayValue) state.refAt(slot));
        case "kill_when" -> {
          canKill = true;
          kills = state.longAt(slot) != 0;
          killSite = limit.site();
        }
        default -> throw new IllegalStateException("no limit is called " + limit.name());
      }
    }
  }

  private void allow(ArrayValue tokens) {
    restricted = true;
    allowed.clear();
    for (int i = 0; i < tokens.size(); i++) {
      allowed.add((int) tokens.longAt(i));
    }
  }

  boolean canKill() {
    return canKill;
  }

  boolean kills() {
    return kills;
  }

  int killSite() {
    return killSite;
  }

  boolean flatAtClose() {
    return flatAtClose;
  }

  /// Lets everything pass: the script is being stopped.
  void release() {
    released = true;
  }

  /// The account when the script was stopped.
  String evidence() {
    return "equity " + context.navE8() / E8 + ", drawdown " + context.drawdownRatio();
  }

  /// Why an order is refused; empty when it is not.
  String refusal(OrderTicket ticket, long lots) {
    if (released) {
      return "";
    }
    if (restricted && !allowed.contains(ticket.symbol())) {
      return "symbol_not_allowed";
    }
    long now = context.epochNanos();
    if (perMinute > 0) {
      while (!sent.isEmpty() && sent.peekFirst() <= now - MINUTE) {
        sent.removeFirst();
      }
      if (sent.size() >= perMinute) {
        return "order_rate";
      }
    }
    PositionView position = context.position(ticket.token());
    long signed = ticket.direction().sign() * lots;
    boolean reduces =
        ticket.reduceOnly() || Math.abs(position.lots() + signed) < Math.abs(position.lots());
    String refusal = reduces ? "" : increasing(ticket, position, signed, now);
    if (perMinute > 0 && refusal.isEmpty()) {
      sent.addLast(now);
    }
    return refusal;
  }

  private String increasing(OrderTicket ticket, PositionView position, long signed, long now) {
    if (isOutsideHours(now)) {
      return "market_closed";
    }
    if (maxPosition != null) {
      long working = signed > 0 ? position.workingBuyLots() : -position.workingSellLots();
      Scales scales = new Scales(context.instrument(ticket.token()));
      long most = Math.abs(sizes.lots(OrderCalls.size(maxPosition), scales));
      if (Math.abs(position.lots() + working + signed) > most) {
        return "max_position";
      }
    }
    long equity = context.navE8();
    long today = context.realizedTodayE8() + context.unrealizedTodayE8();
    if (daily != null && daily.isReached(-today, equity - today)) {
      return "daily_loss";
    }
    long peak = results.peakE8(equity);
    return drawdown != null && drawdown.isReached(peak - equity, peak) ? "drawdown" : "";
  }

  private boolean isOutsideHours(long now) {
    if (notBefore == null && notAfter == null) {
      return false;
    }
    LocalTime time =
        Instant.ofEpochSecond(Math.floorDiv(now, 1_000_000_000L))
            .atZone(symbols.listed(0).calendar().zone())
            .toLocalTime();
    return notBefore != null && time.isBefore(notBefore)
        || notAfter != null && !time.isBefore(notAfter);
  }
}
