package io.quantlab.engine.kernel;

import io.quantlab.engine.market.PriceView;
import io.quantlab.engine.market.TickRun;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.OrderEventView;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.risk.BorrowGate;
import io.quantlab.engine.risk.Gate;
import io.quantlab.engine.strategy.Strategy;
import java.util.Arrays;

/// One strategy with its own account and gate (engine contract T-31).
final class Lane {
  final int index;
  final Account account;
  final Gate gate;
  final Holding[] holdings;

  /// Ticks by which own trades moved the last mark, by slot.
  final long[] overlayTicks;

  KernelContext context;

  /// Watches the margin, `null` without a margin model.
  MarginKeeper margin;

  /// Locates short sales, `null` without a borrow model.
  BorrowGate borrow;

  Strategy strategy;

  /// Fills of the account before the bar's open at hand.
  long fillsBefore;

  /// How the strategy sees the prices of each slot.
  final PriceView[] views;

  private long realizedAtOpenE8;
  private long unrealizedAtOpenE8;
  private final boolean hearsOrders;
  private final boolean takesTickRuns;
  private boolean hearsTicks;
  private boolean halted;

  Lane(int index, Strategy strategy, Account account, Gate gate, PriceView view) {
    this.index = index;
    this.strategy = strategy;
    this.account = account;
    this.gate = gate;
    Class<?> type = strategy.getClass();
    this.hearsOrders = overrides(type, "onOrder", OrderEventView.class);
    this.takesTickRuns = overrides(type, "onTickRun", TickRun.class);
    this.views = new PriceView[account.slots()];
    Arrays.fill(views, view);
    this.holdings = new Holding[account.slots()];
    this.overlayTicks = new long[holdings.length];
    for (int i = 0; i < holdings.length; i++) {
      holdings[i] = account.holding(i);
    }
  }

  /// A session begins: what is made today is counted from here.
  void beginSession() {
    realizedAtOpenE8 = account.realizedE8();
    unrealizedAtOpenE8 = account.unrealizedE8();
  }

  /// Profit realized since the session began, 1e-8.
  long realizedTodayE8() {
    return account.realizedE8() - realizedAtOpenE8;
  }

  /// Change of unrealized profit since the session began, 1e-8.
  long unrealizedTodayE8() {
    return account.unrealizedE8() - unrealizedAtOpenE8;
  }

  /// Whether the strategy overrides `onOrder`: one that does not is told about fills only.
  boolean hearsOrders() {
    return hearsOrders;
  }

  /// Asks the strategy, once it has started, what it wants to hear.
  void listen() {
    boolean overrides = overrides(strategy.getClass(), "onTick", TickView.class);
    hearsTicks = overrides && strategy.hearsTicks();
  }

  /// Whether ticks are told to the strategy; else they only match its orders, mark its positions
  /// and make its bars.
  boolean hearsTicks() {
    return hearsTicks;
  }

  /// Whether trades in a row are told as such.
  boolean takesTickRuns() {
    return takesTickRuns;
  }

  private static boolean overrides(Class<?> type, String callback, Class<?> view) {
    try {
      return type.getMethod(callback, view).getDeclaringClass() != Strategy.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every strategy has " + callback, e);
    }
  }

  boolean halted() {
    return halted;
  }

  /// Takes the strategy out of the run; its account is still marked.
  void halt() {
    halted = true;
    strategy = Halted.INSTANCE;
  }

  /// What stands in for a strategy that threw.
  private enum Halted implements Strategy {
    INSTANCE
  }
}
