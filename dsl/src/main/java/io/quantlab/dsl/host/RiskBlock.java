package io.quantlab.dsl.host;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import io.quantlab.dsl.runtime.ArrayValue;
import io.quantlab.dsl.runtime.Quantity;
import io.quantlab.engine.risk.LossBound;
import io.quantlab.engine.risk.StrategyLimits;
import io.quantlab.engine.risk.TokenList;
import io.quantlab.engine.risk.TradingWindow;
import io.quantlab.engine.strategy.StrategyContext;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The risk block of a script (wick.md 8.4) as limits the engine's gate holds the script to, and
/// its condition to stop.
final class RiskBlock {
  private static final double E8 = 1e8;

  private final StrategyContext context;
  private final Symbols symbols;
  private final Sizes sizes;
  private final Plan plan;
  private final Plan.Limit killing;
  private boolean flattensAtClose;

  RiskBlock(StrategyContext context, Symbols symbols, Plan plan) {
    this.context = context;
    this.symbols = symbols;
    this.sizes = new Sizes(context);
    this.plan = plan;
    this.killing = limit("kill_when").orElse(null);
  }

  private Optional<Plan.Limit> limit(String name) {
    return plan.risk().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /// Gives the limits, as the block has them now, to the gate.
  ///
  /// @throws Trap with E1705 for a value that is no such limit
  void restrict(State state) {
    StrategyLimits limits = StrategyLimits.NONE.within(window(state));
    for (Plan.Limit limit : plan.risk()) {
      int slot = limit.place().slot();
      limits =
          switch (limit.name()) {
            case "max_position" -> {
              OrderSize most = OrderCalls.size((Quantity) state.refAt(slot));
              yield limits.withPosition(
                  held -> Math.abs(sizes.lots(most, new Scales(held.instrument()))));
            }
            case "max_orders_per_minute" -> limits.withOrdersPerMinute(count(limit, state));
            case "max_daily_loss" -> limits.withDailyLoss(loss(limit, state));
            case "max_drawdown" -> limits.withDrawdown(loss(limit, state));
            case "allowed_symbols" -> limits.withTokens(tokens((ArrayValue) state.refAt(slot)));
            default -> limits;
          };
    }
    flattensAtClose =
        limit("flat_at_close").filter(each -> state.longAt(each.place().slot()) != 0).isPresent();
    context.restrict(limits);
  }

  private static int count(Plan.Limit limit, State state) {
    long most = state.longAt(limit.place().slot());
    if (most < 1 || most > StrategyLimits.MOST_ORDERS_PER_MINUTE) {
      throw bad(limit, "is 1 to " + StrategyLimits.MOST_ORDERS_PER_MINUTE + ", not " + most);
    }
    return (int) most;
  }

  private static LossBound loss(Plan.Limit limit, State state) {
    long e8 = state.longAt(limit.place().slot());
    if (e8 <= 0) {
      throw bad(limit, "is above 0");
    }
    return limit.type() == Basic.PERCENT ? new LossBound.Share(e8) : new LossBound.Amount(e8);
  }

  private TokenList tokens(ArrayValue allowed) {
    List<Integer> tokens = new ArrayList<>();
    for (int i = 0; i < allowed.size(); i++) {
      tokens.add(symbols.token((int) allowed.longAt(i)));
    }
    return new TokenList(TokenList.Meaning.ALLOWED, tokens);
  }

  /// The hours of both limits; one that is missing is midnight. `null` when no hour is forbidden.
  private TradingWindow window(State state) {
    LocalTime from = time("no_trade_before", state);
    LocalTime to = time("no_trade_after", state);
    if (!from.equals(to)) {
      return new TradingWindow(from, to, symbols.listed(0).calendar().zone());
    }
    Optional<Plan.Limit> both =
        limit("no_trade_before").filter(_ -> limit("no_trade_after").isPresent());
    if (both.isPresent()) {
      throw bad(both.get(), "and 'no_trade_after' are the same time: no order could be sent");
    }
    return null;
  }

  private LocalTime time(String name, State state) {
    Optional<Plan.Limit> limit = limit(name);
    if (limit.isEmpty()) {
      return LocalTime.MIDNIGHT;
    }
    String text = (String) state.refAt(limit.get().place().slot());
    try {
      return LocalTime.parse(text);
    } catch (DateTimeParseException _) {
      throw bad(limit.get(), "is a time of day such as \"09:30\", not \"" + text + "\"");
    }
  }

  private static Trap bad(Plan.Limit limit, String why) {
    return new Trap(Code.E1705, limit.site(), "'" + limit.name() + "' " + why);
  }

  /// Whether positions are flattened at the session's close.
  boolean flattensAtClose() {
    return flattensAtClose;
  }

  boolean canKill() {
    return killing != null;
  }

  /// Whether the block's condition to stop holds now.
  boolean kills(State state) {
    return state.longAt(killing.place().slot()) != 0;
  }

  int killSite() {
    return killing.site();
  }

  /// Stops the trading of the script, and closes what it has.
  ///
  /// @param place of the condition in the text
  /// @return what the account was when it did
  String kill(String place) {
    double equity = context.navE8() / E8;
    double drawdown = context.drawdownRatio();
    double today = (context.realizedTodayE8() + context.unrealizedTodayE8()) / E8;
    context
        .because("kill_when at " + place)
        .input("equity", equity)
        .input("drawdown", drawdown)
        .input("day_pnl", today)
        .kill();
    return "equity " + equity + ", drawdown " + drawdown + ", day_pnl " + today;
  }
}
