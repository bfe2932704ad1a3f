package io.quantlab.engine.kernel;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.Currencies;
import io.quantlab.engine.risk.BorrowGate;
import io.quantlab.engine.risk.Gate;
import java.util.List;

/// Gives every strategy of a run its account, its gate and its context.
final class LaneMaker {
  private final Kernel kernel;
  private final KernelConfig config;
  private final OrderPool pool;
  private final EventBuffer events;
  private final Settlements settlements;
  private final Instrument[] instruments;
  private final Currencies currencies;

  LaneMaker(Kernel kernel, KernelConfig config, OrderPool pool, EventBuffer events) {
    this.kernel = kernel;
    this.config = config;
    this.pool = pool;
    this.events = events;
    this.settlements = new Settlements(kernel, config);
    this.instruments = config.instruments().all().toArray(Instrument[]::new);
    this.currencies =
        Currencies.of(config.currency(), instruments, config.terms().rules().currencies());
  }

  /// Makes the lane of every slot.
  void fill(Lane[] lanes, List<Kernel.Slot> slots, LedgerRecorder ledger) {
    if (slots.isEmpty()) {
      throw new IllegalArgumentException("a run needs at least one strategy");
    }
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = lane(i, slots.get(i), ledger);
    }
  }

  private Lane lane(int index, Kernel.Slot slot, LedgerRecorder ledger) {
    Account account =
        new Account(
            index,
            slot.name(),
            config.currency(),
            instruments,
            config.costMethod(),
            slot.cashE8(),
            kernel.time,
            ledger,
            currencies,
            config.terms().rules().futures().variation(),
            config.terms().rules().positions());
    settlements.follow(account);
    Gate gate = new Gate(account, config.limits(), pool);
    Lane lane = new Lane(index, slot.strategy(), account, gate, config.actions().view());
    if (config.terms().margin() != null) {
      lane.margin = new MarginKeeper(kernel, lane, pool, events, config.terms().margin());
    }
    if (config.terms().borrow() != null) {
      lane.borrow = new BorrowGate(config.terms().borrow());
      gate.borrow(lane.borrow);
    }
    boolean logging = config.decisions() != null;
    lane.context =
        new KernelContext(
            kernel,
            lane,
            pool,
            config.instruments(),
            config.terms().rules(),
            config.seed(),
            logging);
    return lane;
  }
}
