package io.quantlab.fargate.debug;

import io.quantlab.engine.kernel.KernelView;
import io.quantlab.engine.market.BookSide;
import io.quantlab.engine.market.DepthView;
import io.quantlab.engine.portfolio.PositionView;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.fargate.debug.Answer.Column;
import io.quantlab.fargate.debug.Answer.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Book, orders, positions and account of a run that waits, as tables.
final class Ledgers {
  private static final int LEVELS = 10;

  private final SteppedRun run;
  private final Units units;
  private final int strategy;

  Ledgers(SteppedRun run, Units units, int strategy) {
    this.run = run;
    this.units = units;
    this.strategy = strategy;
  }

  /// The order book of every instrument, or what is known of its top.
  Answer book() {
    List<Answer> all = new ArrayList<>();
    for (int slot = 0; slot < run.kernel().instruments(); slot++) {
      all.add(book(slot));
    }
    return all.size() == 1 ? all.getFirst() : new Answer.Several(all);
  }

  private Answer book(int slot) {
    int token = run.kernel().instrument(slot).token();
    KernelView.Top top = run.kernel().top(slot);
    String title =
        units.symbol(token)
            + (top.lastTicks().isPresent()
                ? ", last " + units.price(token, top.lastTicks().getAsLong())
                : "")
            + (top.open() ? "" : ", session closed");
    List<Column> columns =
        List.of(
            right("own buys"),
            right("bid size"),
            right("price"),
            right("ask size"),
            right("own sells"));
    Map<Long, Object[]> levels = new java.util.TreeMap<>(java.util.Comparator.reverseOrder());
    Optional<DepthView> depth = run.kernel().book(slot);
    if (depth.isPresent()) {
      side(depth.get(), BookSide.ASK, token, levels);
      side(depth.get(), BookSide.BID, token, levels);
    } else {
      top.ask().ifPresent(level -> put(levels, token, level.priceTicks(), 3, level.lots()));
      top.bid().ifPresent(level -> put(levels, token, level.priceTicks(), 1, level.lots()));
    }
    for (KernelView.Working order : run.kernel().orders(strategy)) {
      long price = order.limitTicks() == 0 ? order.triggerTicks() : order.limitTicks();
      if (order.slot() == slot && price != 0) {
        int column = order.side() == io.quantlab.engine.order.Side.BUY ? 0 : 4;
        put(levels, token, price, column, order.lots() - order.filledLots());
      }
    }
    List<List<Object>> rows = new ArrayList<>();
    levels.values().forEach(row -> rows.add(Arrays.asList(row)));
    return new Answer.Rows(title, columns, rows);
  }

  private void side(DepthView depth, BookSide side, int token, Map<Long, Object[]> levels) {
    long[] prices = new long[LEVELS];
    long[] lots = new long[LEVELS];
    int count = depth.best(side, LEVELS, prices, lots);
    for (int i = 0; i < count; i++) {
      put(levels, token, prices[i], side == BookSide.BID ? 1 : 3, lots[i]);
    }
  }

  private void put(Map<Long, Object[]> levels, int token, long price, int column, long lots) {
    Object[] row =
        levels.computeIfAbsent(
            price, _ -> new Object[] {null, null, units.price(token, price), null, null});
    row[column] = lots == 0 ? "?" : units.size(token, lots);
  }

  /// Working orders of the strategy.
  Answer orders() {
    List<Column> columns =
        List.of(
            right("id"),
            left("status"),
            left("side"),
            right("size"),
            right("filled"),
            left("symbol"),
            left("kind"),
            right("limit"),
            right("stop"),
            left("tif"),
            right("ahead"),
            right("group"));
    List<List<Object>> rows = new ArrayList<>();
    for (KernelView.Working order : run.kernel().orders(strategy)) {
      int token = run.kernel().instrument(order.slot()).token();
      rows.add(
          Arrays.asList(
              order.id(),
              Descriptions.status(order.status()),
              word(order.side()),
              units.size(token, order.lots()),
              units.size(token, order.filledLots()),
              units.symbol(token),
              word(order.kind()),
              order.limitTicks() == 0 ? null : units.price(token, order.limitTicks()),
              order.triggerTicks() == 0 ? null : units.price(token, order.triggerTicks()),
              word(order.timeInForce()),
              order.queueAheadLots().isPresent()
                  ? units.size(token, order.queueAheadLots().getAsLong())
                  : null,
              order.group() == 0 ? null : order.group()));
    }
    return new Answer.Rows("working orders", columns, rows);
  }

  /// Open positions, one row for each.
  Answer positions() {
    List<Column> columns =
        List.of(
            left("symbol"),
            right("size"),
            right("average"),
            right("mark"),
            right("value"),
            right("unrealized"),
            right("realized"),
            left("since"));
    List<List<Object>> rows = new ArrayList<>();
    StrategyContext context = run.context(strategy);
    for (int i = 0; i < context.tokenCount(); i++) {
      int token = context.token(i);
      for (int k = 0; k < context.positions(token); k++) {
        rows.add(row(context.position(token, k)));
      }
    }
    return new Answer.Rows("open positions", columns, rows);
  }

  private List<Object> row(PositionView position) {
    int token = position.instrument().token();
    double perTick =
        position.instrument().valueNum() / Math.pow(10, position.instrument().valueScale());
    double average = position.costE8() / (perTick * position.lots());
    return Arrays.asList(
        units.symbol(token),
        units.size(token, position.lots()),
        units.price(token, average),
        units.price(token, position.markTicks()),
        Units.money(position.valueE8()),
        Units.money(position.unrealizedE8()),
        Units.money(position.realizedE8()),
        units.time(position.openedNanos()));
  }

  /// The account of the strategy.
  Answer account() {
    StrategyContext context = run.context(strategy);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("equity", Units.money(context.navE8()));
    facts.put("cash", Units.money(context.cashE8()));
    facts.put("realized", Units.money(context.realizedE8()));
    facts.put("unrealized", Units.money(context.unrealizedE8()));
    facts.put("realized today", Units.money(context.realizedTodayE8()));
    facts.put("unrealized today", Units.money(context.unrealizedTodayE8()));
    facts.put("gross exposure", Units.money(context.grossExposureE8()));
    facts.put("net exposure", Units.money(context.netExposureE8()));
    facts.put("buying power", Units.money(context.buyingPowerE8()));
    facts.put("margin", Units.money(context.marginE8()));
    facts.put("drawdown", Units.percent(context.drawdownRatio()));
    facts.put("working orders", (long) context.openOrders());
    facts.put("fees", Units.money(run.kernel().account(strategy).feesE8()));
    facts.put("fills", run.kernel().account(strategy).fills());
    String name = run.config().strategies().get(strategy).name();
    return new Answer.Facts("account of " + name + ", " + run.config().currency(), facts);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  private static Column left(String name) {
    return new Column(name, Side.LEFT);
  }

  private static Column right(String name) {
    return new Column(name, Side.RIGHT);
  }
}
