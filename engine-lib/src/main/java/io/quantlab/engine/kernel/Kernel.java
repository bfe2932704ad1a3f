package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.Command;
import io.quantlab.engine.execution.MarketItem;
import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.feed.Batch;
import io.quantlab.engine.feed.Feed;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderEventView;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.LedgerCause;
import io.quantlab.engine.portfolio.Money;
import io.quantlab.engine.risk.Gate;
import io.quantlab.engine.risk.TradingState;
import io.quantlab.engine.strategy.SessionView;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.time.Clock;
import io.quantlab.engine.time.Interval;
import java.util.Arrays;
import java.util.List;

/// The event loop: takes market events in order, lets the broker match, keeps accounts, calls
/// strategies, emits output events (engine contract sections 1.1 and 2).
///
/// One thread owns all of it. A row of market data runs this cycle (T-6): the clock moves and what
/// is due before it runs; working orders are matched; the position is marked; order events are
/// told; the strategy is called; its commands reach the venue and, with zero latency, are answered
/// in the same instant (T-7).
public final class Kernel implements Clock {
  /// One strategy of a run with its capital.
  ///
  /// @param cashE8 starting cash, 1e-8 of the account currency
  public record Slot(String name, Strategy strategy, long cashE8) {}

  private static final int CASCADE_LIMIT = 10_000;

  final Lane[] lanes;
  long fireAt = Long.MIN_VALUE;
  boolean stopped;
  boolean workWaiting;

  private final KernelConfig config;
  private final Instruments instruments;
  private final Feed feed;
  private final Broker broker;
  private final OrderPool pool;
  private final EventBuffer events;
  private final OrderDesk desk;
  private final TokenState[] states;
  private final SessionClock[] clocks;
  private final Agenda agenda = new Agenda();
  private final CommandQueue commands = new CommandQueue();
  private final MarketItem item = new MarketItem();
  private final Batch batch = new Batch();
  private final TickLoop loop;
  private final OrderEventView orderView = new OrderEventView();
  private final FillView fillView = new FillView();
  private BuiltBars[] built = new BuiltBars[0];
  private BarCursor[] storedBars = new BarCursor[4];
  private int[] timerLanes = new int[8];
  private int timers;
  private long now = Long.MIN_VALUE;
  private TickCursor window;
  private TickCursor pinned;
  private long barsDoneAt = Long.MIN_VALUE;
  private long firstNanos;
  private long items;
  private int cascade;
  private boolean rescheduled;
  private boolean started;
  private EndReason end = EndReason.COMPLETED;
  private StrategyFailure failure;

  /// A kernel ready to run.
  ///
  /// @param pool shared with the broker
  public Kernel(
      KernelConfig config,
      Feed feed,
      Broker broker,
      OrderPool pool,
      List<Slot> slots,
      List<KernelListener> listeners) {
    this.config = config;
    this.instruments = config.instruments();
    this.feed = feed;
    this.broker = broker;
    this.pool = pool;
    this.events = new EventBuffer(listeners.toArray(KernelListener[]::new));
    this.desk = new OrderDesk(pool, instruments, events, config.fees(), this, this::ruined);
    this.states = new TokenState[instruments.count()];
    this.clocks = sessionClocks();
    this.lanes = lanes(slots);
    this.loop = SpecializedLoops.of(lanes);
    desk.connect(broker, lanes);
  }

  private SessionClock[] sessionClocks() {
    SessionClock[] found = new SessionClock[states.length];
    int count = 0;
    for (int i = 0; i < states.length; i++) {
      SessionClock clock = null;
      for (int j = 0; j < count; j++) {
        clock = found[j].calendar == config.calendars().get(i) ? found[j] : clock;
      }
      if (clock == null) {
        boolean regular = config.scope() == io.quantlab.engine.feed.SessionScope.REGULAR;
        SessionClock.Matching matching =
            regular ? SessionClock.Matching.REGULAR : SessionClock.Matching.EXTENDED;
        clock = new SessionClock(config.calendars().get(i), matching);
        found[count++] = clock;
      }
      states[i] =
          new TokenState(i, instruments.at(i), instruments.tops()[i], broker.band(i), clock);
    }
    return Arrays.copyOf(found, count);
  }

  private Lane[] lanes(List<Slot> slots) {
    if (slots.isEmpty()) {
      throw new IllegalArgumentException("a run needs at least one strategy");
    }
    Lane[] made = new Lane[slots.size()];
    Instrument[] bySlot = instruments.all().toArray(Instrument[]::new);
    for (int i = 0; i < made.length; i++) {
      Slot slot = slots.get(i);
      Account account =
          new Account(
              i,
              slot.name(),
              config.currency(),
              bySlot,
              config.costMethod(),
              slot.cashE8(),
              this,
              desk);
      made[i] = new Lane(i, slot.strategy(), account, new Gate(account, config.limits()));
      boolean logging = config.decisions() != null;
      made[i].context = new KernelContext(this, made[i], pool, instruments, config.seed(), logging);
    }
    return made;
  }

  /// Runs until the feed ends, somebody cancels, or the run must stop; returns why it ended.
  public EndReason run() {
    while (!stopped && feed.next(batch) > 0) {
      if (!started) {
        start(firstStamp());
      }
      if (config.cancel().getAsBoolean()) {
        stop(EndReason.CANCELED);
        break;
      }
      items += batch.to() - batch.from();
      TokenState state = stateOf(batch.token());
      switch (batch.block().schema()) {
        case TRADE -> loop.trades(this, state, batch);
        case QUOTE -> loop.quotes(this, state, batch);
        case BAR, QUOTE_BAR -> loop.bars(this, state, batch);
        case ACTION -> actions(state);
      }
    }
    finish();
    return end;
  }

  /// Data of a token the run has no terms of is wrong wiring (K-9, K-10).
  private TokenState stateOf(int token) {
    int slot = instruments.slotOf(token);
    if (slot < 0) {
      throw new IllegalStateException(
          "UNKNOWN_TOKEN: the feed delivered token " + token + ", which this run does not have");
    }
    return states[slot];
  }

  private long firstStamp() {
    boolean bar =
        batch.block().schema() == Schema.BAR || batch.block().schema() == Schema.QUOTE_BAR;
    return batch.block().column(bar ? 1 : 0)[batch.from()];
  }

  private void start(long epochNanos) {
    started = true;
    firstNanos = epochNanos;
    clock(epochNanos);
    for (int i = 0; i < clocks.length; i++) {
      clocks[i].start(epochNanos);
      trading(clocks[i]);
      if (clocks[i].hasSession()) {
        agenda.add(clocks[i].openNanos(), Agenda.Kind.SESSION_OPEN, i, i);
      }
    }
    for (Lane lane : lanes) {
      lane.account.open();
      snapshot(lane, SnapshotKind.START, states[0].sessions);
    }
    if (config.snapshotNanos() > 0) {
      long first = Math.floorDiv(epochNanos, config.snapshotNanos()) + 1;
      agenda.add(first * config.snapshotNanos(), Agenda.Kind.SNAPSHOT, 0, 0);
    }
    for (Lane lane : lanes) {
      call(lane, "onStart", () -> lane.strategy.onStart(lane.context));
    }
    settle(states[0]);
    fireAt = agenda.fireAt();
  }

  /// Runs what is due before an item at (`epochNanos`, `rank`).
  void fireBefore(long epochNanos, int rank) {
    while (!stopped && agenda.dueBefore(epochNanos, rank)) {
      Agenda.Kind kind = agenda.kind();
      int subject = agenda.subject();
      long due = agenda.time();
      clock(Math.max(now, due));
      agenda.remove();
      switch (kind) {
        case SESSION_OPEN -> sessionOpen(subject);
        case SESSION_CLOSE -> sessionClose(subject);
        case BAR -> bar(subject, due);
        case TIMER -> timerDue(subject);
        case BARS_DONE -> onBars(due);
        case SNAPSHOT -> intervalSnapshot(due, epochNanos);
      }
    }
    fireAt = agenda.fireAt();
  }

  private void sessionOpen(int index) {
    SessionClock clock = clocks[index];
    clock.open();
    trading(clock);
    agenda.add(clock.closeNanos(), Agenda.Kind.SESSION_CLOSE, index, index);
    for (Lane lane : lanes) {
      lane.gate.beginSession();
    }
    tellSession(clock, SessionView.Phase.OPEN);
  }

  private void sessionClose(int index) {
    SessionClock clock = clocks[index];
    clock.close();
    trading(clock);
    for (TokenState state : states) {
      if (state.sessions == clock) {
        broker.sessionClose(state.slot, desk);
      }
    }
    tell(states[0]);
    tellSession(clock, SessionView.Phase.CLOSE);
    if (clock == states[0].sessions) {
      for (Lane lane : lanes) {
        snapshot(lane, SnapshotKind.SESSION, clock);
      }
    }
    clock.next();
    if (clock.hasSession()) {
      agenda.add(clock.openNanos(), Agenda.Kind.SESSION_OPEN, index, index);
    }
  }

  /// Tells the books of a calendar whether orders may match now.
  private void trading(SessionClock clock) {
    for (TokenState state : states) {
      if (state.sessions == clock) {
        state.top.trading(clock.matches());
      }
    }
  }

  private void tellSession(SessionClock clock, SessionView.Phase phase) {
    for (TokenState state : states) {
      if (state.sessions == clock) {
        SessionView view =
            new SessionView(
                state.instrument.token(),
                phase,
                clock.epochDay(),
                clock.openNanos(),
                clock.closeNanos());
        for (Lane lane : lanes) {
          call(lane, "onSession", () -> lane.strategy.onSession(view));
        }
        settle(state);
      }
    }
  }

  private void timerDue(int timer) {
    Lane lane = lanes[timerLanes[timer]];
    call(lane, "onTimer", () -> lane.strategy.onTimer(timer));
    settle(states[0]);
  }

  private void intervalSnapshot(long due, long upcomingNanos) {
    for (Lane lane : lanes) {
      snapshot(lane, SnapshotKind.INTERVAL, states[0].sessions);
    }
    long step = config.snapshotNanos();
    agenda.add(
        Math.max(due + step, Math.floorDiv(upcomingNanos, step) * step),
        Agenda.Kind.SNAPSHOT,
        0,
        0);
  }

  // ---- bars ----

  /// A stored bar begins: its open meets the venue side only (rank 120).
  void barOpen(TokenState state, RowBlock block, int row) {
    long start = block.column(1)[row];
    if (agenda.dueBefore(start, Agenda.RANK_BAR_OPEN)) {
      fireBefore(start, Agenda.RANK_BAR_OPEN);
    }
    clock(start);
    boolean quotes = block.schema() == Schema.QUOTE_BAR;
    long sell = block.column(2)[row];
    long buy = quotes ? block.column(6)[row] : sell;
    long volume = volume(state, block, row);
    if (volume != 0 && (state.band.hit(sell) || buy != sell && state.band.hit(buy))) {
      for (Lane lane : lanes) {
        lane.fillsBefore = lane.account.fills();
      }
      broker.advance(item.barOpen(state.slot, epochNanos(), buy, sell, volume), desk);
      markFilled(state, sell, buy);
      tell(state);
    }
    if (workWaiting) {
      settle(state);
    }
  }

  /// A stored bar ends: orders meet its path, positions its close (rank 40); its delivery is rank
  /// 70.
  ///
  /// Returns the bar when it is the only one of its instant, to be delivered at once; else it waits
  /// on the agenda for its turn, and the answer is `null`.
  BarCursor barBody(TokenState state, int source, RowBlock block, int row, Batch.Phase phase) {
    BarCursor bar = storedBar(source, state.instrument.token());
    bar.load(block, row);
    long endNanos = bar.endNanos();
    if (endNanos >= fireAt) {
      fireBefore(endNanos, Agenda.RANK_MARKET);
    }
    clock(endNanos);
    boolean quotes = block.schema() == Schema.QUOTE_BAR;
    long volume = volume(state, block, row);
    boolean hit =
        volume != 0
            && state.band.hitRange(bar.lowTicks(), quotes ? bar.askHighTicks() : bar.highTicks());
    if (hit) {
      item.barBody(state.slot, bar.startNanos(), endNanos, volume);
      item.buyPrices(
          bar.askOpenTicks(), bar.askHighTicks(), bar.askLowTicks(), bar.askCloseTicks());
      item.sellPrices(bar.openTicks(), bar.highTicks(), bar.lowTicks(), bar.closeTicks());
      broker.advance(item, desk);
    }
    closeOf(state, bar, quotes);
    if (hit) {
      tell(state);
    }
    if (workWaiting) {
      settle(state);
    }
    if (phase == Batch.Phase.BODY || agenda.dueBefore(endNanos, Agenda.RANK_BAR + 1)) {
      long tie = bar.intervalNanos() / 1_000_000_000L << 20 | source;
      agenda.add(endNanos, Agenda.Kind.BAR, tie, -1 - source);
      scheduleBarsDone(endNanos);
      return null;
    }
    return bar;
  }

  /// Takes a bar's close as the market of now; a side it lacks stays as last known.
  private void closeOf(TokenState state, BarCursor bar, boolean quotes) {
    if (!quotes) {
      state.top.last(bar.closeTicks());
      markAll(state, bar.closeTicks(), bar.closeTicks());
      return;
    }
    TopOfBook top = state.top;
    if ((bar.flags() & Flags.NO_BID) == 0) {
      top.last(bar.closeTicks());
      top.bid(bar.closeTicks(), 0);
    }
    if ((bar.flags() & Flags.NO_ASK) == 0) {
      top.ask(bar.askCloseTicks(), 0);
    }
    if (top.hasBid() || top.hasAsk()) {
      markAll(
          state,
          top.hasBid() ? top.bidTicks() : top.askTicks(),
          top.hasAsk() ? top.askTicks() : top.bidTicks());
    }
  }

  /// Marks every account at the side it would close at.
  private void markAll(TokenState state, long sellTicks, long buyTicks) {
    for (Lane lane : lanes) {
      Holding holding = lane.holdings[state.slot];
      lane.account.mark(holding, holding.lots() < 0 ? buyTicks : sellTicks);
    }
  }

  /// Marks the accounts that traded at a bar's open; the others do not see that price (T-3 rank
  /// 120), so a far order of somebody changes no curve.
  private void markFilled(TokenState state, long sellTicks, long buyTicks) {
    for (Lane lane : lanes) {
      if (lane.account.fills() != lane.fillsBefore) {
        Holding holding = lane.holdings[state.slot];
        lane.account.mark(holding, holding.lots() < 0 ? buyTicks : sellTicks);
      }
    }
  }

  /// Lots a stored bar may fill from, -1 = any number. A synthetic bar fills nothing (T-14), nor
  /// does one that lacks a side.
  private static long volume(TokenState state, RowBlock block, int row) {
    boolean quotes = block.schema() == Schema.QUOTE_BAR;
    long unfit = Flags.SYNTHETIC | Flags.NO_BID | Flags.NO_ASK;
    if ((block.column(quotes ? 12 : 8)[row] & unfit) != 0) {
      return 0;
    }
    if (quotes) {
      return -1;
    }
    return state.instrument.volume() == Instrument.VolumeData.NO_VOLUME ? -1 : block.column(6)[row];
  }

  private BarCursor storedBar(int source, int token) {
    if (source >= storedBars.length) {
      storedBars = Arrays.copyOf(storedBars, source + 4);
    }
    if (storedBars[source] == null) {
      storedBars[source] = new BarCursor(token);
    }
    return storedBars[source];
  }

  private void scheduleBarsDone(long nanos) {
    if (barsDoneAt != nanos) {
      barsDoneAt = nanos;
      agenda.add(nanos, Agenda.Kind.BARS_DONE, 0, 0);
    }
    fireAt = agenda.fireAt();
  }

  /// After the only bar of an instant was delivered on the fast path: what is due before rank 100,
  /// then `onBars`.
  void barsDone(TokenState state, long nanos) {
    if (workWaiting) {
      settle(state);
    }
    if (agenda.dueBefore(nanos, Agenda.RANK_BARS_DONE)) {
      fireBefore(nanos, Agenda.RANK_BARS_DONE);
    }
    onBars(nanos);
  }

  private void onBars(long nanos) {
    for (Lane lane : lanes) {
      try {
        lane.strategy.onBars(nanos);
      } catch (RuntimeException | StackOverflowError e) {
        failed(lane, "onBars", e);
      }
    }
    if (workWaiting) {
      settle(states[0]);
    }
  }

  private void bar(int subject, long due) {
    BarCursor bar;
    if (subject < 0) {
      bar = storedBars[-1 - subject];
    } else {
      BuiltBars source = built[subject];
      if (!source.close(due)) {
        return;
      }
      bar = source.view;
      scheduleBarsDone(due);
    }
    for (Lane lane : lanes) {
      call(lane, "onBar", () -> lane.strategy.onBar(bar));
    }
    settle(states[0]);
  }

  /// Puts the end of a bar that began to form on the agenda; returns whether there was one.
  boolean schedule(BuiltBars bars, long endNanos) {
    if (endNanos == Long.MIN_VALUE) {
      return false;
    }
    for (int i = 0; i < built.length; i++) {
      if (built[i] == bars) {
        agenda.add(endNanos, Agenda.Kind.BAR, (long) bars.interval.code() << 20 | i, i);
      }
    }
    fireAt = agenda.fireAt();
    return true;
  }

  void subscribe(int slot, Interval interval) {
    TokenState state = states[slot];
    KernelConfig.TickData ticks = config.ticks().get(slot);
    for (BuiltBars bars : state.built) {
      if (bars.interval.equals(interval)) {
        return;
      }
    }
    if (ticks == KernelConfig.TickData.NONE) {
      return;
    }
    BuiltBars bars =
        ticks == KernelConfig.TickData.TRADES
            ? BuiltBars.ofTrades(state, interval, config.scope())
            : BuiltBars.ofQuotes(state, interval, config.scope());
    state.built = Arrays.copyOf(state.built, state.built.length + 1);
    state.built[state.built.length - 1] = bars;
    built = Arrays.copyOf(built, built.length + 1);
    built[built.length - 1] = bars;
  }

  // ---- corporate actions ----

  private void actions(TokenState state) {
    RowBlock block = batch.block();
    for (int i = batch.from(); i < batch.to() && !stopped; i++) {
      long nanos = block.column(0)[i];
      fireBefore(nanos, 10);
      clock(nanos);
      action(state, (int) block.column(1)[i], block.column(2)[i], block.column(3)[i]);
      if (workWaiting) {
        settle(state);
      }
    }
  }

  private void action(TokenState state, int kind, long numerator, long denominator) {
    boolean split = kind == ActionKind.SPLIT.id();
    for (Lane lane : lanes) {
      Holding holding = lane.holdings[state.slot];
      long before = holding.lots();
      if (split) {
        lane.account.split(holding, numerator, denominator);
      } else if (before != 0) {
        long amount =
            Money.share(Money.valueE8(state.instrument, numerator, before), 1, denominator);
        lane.account.income(LedgerCause.DIVIDEND, LedgerAccount.DIVIDEND, holding, amount);
      }
      events.add(
          EventType.ACTION,
          lane.index,
          kind,
          epochNanos(),
          state.instrument.token(),
          numerator,
          denominator,
          before,
          holding.lots());
    }
    if (split) {
      state.top.restate(numerator, denominator);
      broker.split(state.slot, numerator, denominator, desk);
      tell(state);
    }
  }

  // ---- matching and callbacks ----

  /// Matches a trade that left the trigger band.
  void matchTrade(TokenState state, RowBlock block, int row) {
    if (!state.sessions.matches()) {
      return;
    }
    long price = block.column(1)[row];
    state.top.last(price);
    broker.advance(item.trade(state.slot, epochNanos(), price, block.column(2)[row]), desk);
  }

  /// Matches a quote that left the trigger band.
  void matchQuote(TokenState state) {
    if (!state.sessions.matches()) {
      return;
    }
    broker.advance(item.quote(state.slot, epochNanos()), desk);
  }

  /// Tells the strategies what happened to their orders, in emission order, then their positions.
  void tell(TokenState state) {
    Callbacks queue = desk.callbacks();
    while (!queue.isEmpty()) {
      int at = queue.take();
      int handle = queue.handle(at);
      long id = queue.id(at);
      Lane lane = lanes[queue.lane(at)];
      OrderStatus status = OrderStatus.ofOrdinal(queue.status(at));
      tellOne(lane, queue, at);
      if (status.isClosed() && pool.id(handle) == id) {
        lane.context.ended(id, status);
        pool.release(handle);
      }
    }
    queue.clear();
  }

  private void tellOne(Lane lane, Callbacks queue, int at) {
    boolean fill = queue.isFill(at);
    if (stopped || !fill && !lane.hearsOrders()) {
      return;
    }
    try {
      if (lane.hearsOrders()) {
        lane.strategy.onOrder(orderEvent(queue, at));
      }
      if (fill) {
        lane.strategy.onFill(fill(queue, at));
        lane.strategy.onPosition(lane.holdings[queue.slot(at)]);
      }
    } catch (RuntimeException | StackOverflowError e) {
      failed(lane, fill ? "onFill" : "onOrder", e);
    }
  }

  private OrderEventView orderEvent(Callbacks queue, int at) {
    return orderView.set(
        queue.id(at),
        instruments.at(queue.slot(at)).token(),
        OrderEventType.ofOrdinal(queue.event(at)),
        OrderStatus.ofOrdinal(queue.status(at)),
        queue.orderLots(at),
        queue.filledLots(at),
        epochNanos());
  }

  private FillView fill(Callbacks queue, int at) {
    return fillView
        .set(
            instruments.at(queue.slot(at)),
            queue.id(at),
            queue.sign(at),
            queue.fillLots(at),
            queue.fillTicks(at),
            queue.fillValueE8(at),
            queue.flags(at),
            OrderKind.Code.ofOrdinal(queue.kind(at)),
            epochNanos())
        .fee(queue.fillFeeE8(at));
  }

  /// Lets the commands of the round reach the venue and tells the answers, until nothing is left
  /// (T-7). Returns whether the loop must look up: the run stopped, or the agenda changed.
  boolean settle(TokenState state) {
    long fireBefore = fireAt;
    do {
      for (int at = 0; at < commands.size() && !stopped; at++) {
        deliver(at);
      }
      commands.clear();
      tell(state);
    } while (commands.size() > 0 && !stopped);
    workWaiting = false;
    cascade = 0;
    for (Lane lane : lanes) {
      lane.gate.beginEvent();
    }
    boolean lookUp = stopped || rescheduled || fireAt != fireBefore;
    rescheduled = false;
    return lookUp;
  }

  /// Counts a command of this instant; a strategy that answers every answer with another one must
  /// not run for ever (T-7).
  private void countCommand() {
    workWaiting = true;
    if (++cascade > CASCADE_LIMIT) {
      stop(EndReason.CASCADE_LIMIT);
    }
  }

  private void deliver(int at) {
    int h = commands.handle(at);
    boolean open = pool.id(h) != 0 && !OrderStatus.ofOrdinal(pool.status(h)).isClosed();
    if (!open) {
      return;
    }
    switch (commands.type(at)) {
      case SUBMIT -> desk.send(h);
      case CANCEL -> desk.sendCancel(h);
      case AMEND -> desk.sendAmend(h, commands.lots(at), commands.limit(at), commands.trigger(at));
    }
  }

  private void call(Lane lane, String where, Runnable callback) {
    try {
      callback.run();
    } catch (RuntimeException | StackOverflowError e) {
      failed(lane, where, e);
    }
  }

  /// Halts a lane whose strategy threw: its commands are withdrawn, its working orders canceled,
  /// its position held (T-30). The run ends when no lane is left.
  void failed(Lane lane, String where, Throwable cause) {
    if (failure == null) {
      failure = new StrategyFailure(lane.account.name(), where, epochNanos(), cause);
    }
    withdrawCommands(lane);
    lane.halt();
    lane.gate.state(TradingState.HALTED);
    cancelWorking(lane);
    tell(states[0]);
    boolean all = true;
    for (Lane other : lanes) {
      all &= other.halted();
    }
    if (all) {
      stop(EndReason.STRATEGY_FAILED);
    }
  }

  /// Takes a lane's commands off the queue; orders that were never sent end here.
  private void withdrawCommands(Lane lane) {
    int kept = 0;
    for (int i = 0; i < commands.size(); i++) {
      int h = commands.handle(i);
      boolean open = pool.id(h) != 0 && !OrderStatus.ofOrdinal(pool.status(h)).isClosed();
      if (pool.account(h) != lane.index) {
        commands.move(i, kept++);
      } else if (commands.type(i) == Command.Type.SUBMIT && open) {
        desk.withdraw(h);
      }
    }
    commands.truncate(kept);
  }

  private void cancelWorking(Lane lane) {
    for (int h = 0; h < pool.handleLimit(); h++) {
      boolean working =
          pool.id(h) != 0
              && pool.account(h) == lane.index
              && !OrderStatus.ofOrdinal(pool.status(h)).isClosed();
      if (working) {
        desk.sendCancel(h);
      }
    }
  }

  // ---- commands from contexts ----

  int accepted(
      Lane lane,
      int slot,
      int side,
      int kind,
      int tif,
      long lots,
      long limit,
      long trigger,
      long group) {
    int h = desk.open(lane, slot, side, kind, tif, lots, limit, trigger, group);
    commands.add(Command.Type.SUBMIT, h, 0, 0, 0);
    countCommand();
    return h;
  }

  /// Lots by which a group counts already among the working lots of a side.
  long groupLots(Lane lane, int slot, int side, long group) {
    return group == 0 ? 0 : desk.groupLots(lane.index, slot, side, group, -1);
  }

  void denied(
      Lane lane,
      int slot,
      int side,
      int kind,
      int tif,
      long lots,
      long limit,
      long trigger,
      DenyReason why) {
    countCommand();
    desk.deny(lane, slot, side, kind, tif, lots, limit, trigger, why, lane.gate.limit());
    workWaiting = true;
  }

  void request(Command.Type type, int handle, long lots, long limit, long trigger) {
    if (type == Command.Type.CANCEL) {
      desk.requestCancel(handle);
    } else {
      desk.requestAmend(handle, lots, limit, trigger);
    }
    commands.add(type, handle, lots, limit, trigger);
    countCommand();
  }

  void orderText(long orderId, String clientOrderId, String tag) {
    events.orderText(orderId, clientOrderId, tag);
  }

  void decision(
      Lane lane,
      String signal,
      int inputs,
      String[] names,
      double[] values,
      OrderRequest intent,
      Submission answer) {
    config
        .decisions()
        .decision(
            events.nextSequence() - 1,
            epochNanos(),
            lane.index,
            signal,
            inputs,
            names,
            values,
            intent,
            answer);
  }

  int timer(Lane lane, long epochNanos) {
    if (timers == timerLanes.length) {
      timerLanes = Arrays.copyOf(timerLanes, timers * 2);
    }
    timerLanes[timers] = lane.index;
    agenda.add(Math.max(epochNanos, epochNanos()), Agenda.Kind.TIMER, timers, timers);
    fireAt = agenda.fireAt();
    rescheduled = true;
    workWaiting = true;
    return timers++;
  }

  boolean isOpen(int slot) {
    return states[slot].sessions.isOpen();
  }

  // ---- time and end ----

  @Override
  public long epochNanos() {
    return window == null ? now : window.epochNanos();
  }

  /// Stops at the row at hand: what follows reads the time often.
  void pin() {
    if (window != null) {
      now = window.epochNanos();
      pinned = window;
      window = null;
    }
  }

  /// Follows the rows again.
  void unpin() {
    window = pinned;
  }

  /// Lets the clock follow the rows of a stretch: the loop then moves one index, not a stamp. A row
  /// stamped before the clock (a source that goes back) is processed at the clock's time.
  void follow(TickCursor rows, long firstNanos) {
    clock(firstNanos);
    window = firstNanos >= now ? rows : null;
    pinned = window;
  }

  /// Ends the following at a row's stamp.
  void unfollow(long epochNanos) {
    window = null;
    pinned = null;
    clock(epochNanos);
  }

  /// Moves the clock; an item stamped earlier is processed at the clock's time (K-4).
  void clock(long epochNanos) {
    if (epochNanos > now) {
      now = epochNanos;
    }
  }

  private void stop(EndReason reason) {
    stopped = true;
    end = reason;
  }

  /// An account's NAV fell below zero: the run ends with this item (T-32).
  private void ruined() {
    stop(EndReason.RUINED);
    workWaiting = true;
  }

  private void snapshot(Lane lane, SnapshotKind kind, SessionClock clock) {
    Account a = lane.account;
    int day =
        clock.hasSession()
            ? clock.epochDay()
            : (int) Math.floorDiv(epochNanos(), 86_400_000_000_000L);
    events.add(
        EventType.SNAPSHOT,
        lane.index,
        kind.ordinal(),
        epochNanos(),
        a.navE8(),
        a.cashE8(),
        a.marketValueE8(),
        a.realizedE8(),
        a.grossExposureE8());
    long unrealized = a.marketValueE8() - a.balanceE8(LedgerAccount.POSITION_COST);
    events.add(
        EventType.SNAPSHOT_MORE,
        lane.index,
        day,
        epochNanos(),
        unrealized,
        a.drawdown().peakE8(),
        -a.balanceE8(LedgerAccount.CAPITAL),
        a.feesE8(),
        a.tradedE8());
  }

  private void finish() {
    if (!started) {
      start(firstKnownInstant());
    }
    if (!stopped) {
      fireBefore(epochNanos(), Integer.MAX_VALUE);
      for (Lane lane : lanes) {
        lane.gate.state(TradingState.HALTED);
        call(lane, "onEnd", lane.strategy::onEnd);
      }
    }
    commands.clear();
    stopped = true;
    for (Lane lane : lanes) {
      snapshot(lane, SnapshotKind.END, states[0].sessions);
      lane.account.finish();
      balances(lane);
    }
    RunCounts counts = desk.counts(0);
    events.add(
        EventType.END,
        0,
        end.ordinal(),
        epochNanos(),
        counts.events(),
        counts.orders(),
        counts.fills(),
        0,
        0);
    events.flush();
  }

  /// Where a run without data stands: the first instant all its calendars know.
  private long firstKnownInstant() {
    long first = Long.MIN_VALUE;
    for (SessionClock clock : clocks) {
      first = Math.max(first, clock.calendar.firstNanos());
    }
    return first;
  }

  private void balances(Lane lane) {
    for (LedgerAccount account : LedgerAccount.values()) {
      long balance = lane.account.balanceE8(account);
      if (balance != 0) {
        events.add(
            EventType.BALANCE, lane.index, account.ordinal(), epochNanos(), 0, balance, 0, 0, 0);
      }
    }
  }

  // ---- what is left after a run ----

  /// Account of a strategy by its position in the slot list.
  public Account account(int slot) {
    return lanes[slot].account;
  }

  public int accounts() {
    return lanes.length;
  }

  /// The first exception a strategy threw, or `null`.
  public StrategyFailure failure() {
    return failure;
  }

  /// What the run counted; `ambiguousBars` comes from the simulated broker.
  public RunCounts counts(long ambiguousBars) {
    return desk.counts(ambiguousBars);
  }

  /// Market rows processed; a stored bar counts once or, when merged with others, as open and body.
  public long items() {
    return items;
  }

  /// Stamp of the first item, UTC nanoseconds.
  public long firstNanos() {
    return firstNanos;
  }
}
