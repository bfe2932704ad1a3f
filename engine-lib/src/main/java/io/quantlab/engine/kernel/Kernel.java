package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.ImpactOverlay;
import io.quantlab.engine.execution.MarketItem;
import io.quantlab.engine.feed.Batch;
import io.quantlab.engine.feed.Delivery;
import io.quantlab.engine.feed.Feed;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.CashFlow;
import io.quantlab.engine.portfolio.Currencies;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.risk.BorrowGate;
import io.quantlab.engine.risk.Gate;
import io.quantlab.engine.risk.MarginRules;
import io.quantlab.engine.risk.Proposal;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.risk.TradingState;
import io.quantlab.engine.strategy.SessionView;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.time.Clock;
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

  final Lane[] lanes;

  /// Whether accounts have a margin model: the loop then looks up at every row.
  final boolean watchesMargin;

  /// Whether the broker lacks anything, so that orders must be asked what they need.
  final boolean brokerLacks;

  /// Where our own trades have moved prices, `null` when nothing moves them.
  final ImpactOverlay overlay;

  /// Whether marks are the data's and nothing else is marked with them.
  private final boolean plainMarks;

  private final Marks marks;

  long fireAt = Long.MIN_VALUE;
  boolean stopped;
  boolean workWaiting;

  private final KernelConfig config;
  private final Instruments instruments;
  private final Feed feed;
  private final Broker broker;
  private final OrderPool pool;
  private final EventBuffer events;
  private final AccountRecorder recorder;
  private final LedgerRecorder ledger;
  private final OrderDesk desk;
  final CallRound round;
  final BarDelivery bars;
  final DepthDelivery depth;
  private final VenueDelivery venue = new VenueDelivery(this);
  private final boolean answersLater;
  private long venueDueAt = Long.MAX_VALUE;
  private final CorporateActions actions;
  private final Accruals accruals;
  private final Settlements settlements;
  private final Futures futures;
  final Options options;
  final TokenState[] states;
  private TokenState[] sourceStates = new TokenState[16];
  private final SessionClock[] clocks;
  private final Agenda agenda = new Agenda();
  private final MarketItem item = new MarketItem();
  private final Batch batch = new Batch();
  private Loops loops;
  private int[] timerLanes = new int[8];
  private int timers;
  private long[] expiryOrders = new long[8];
  private int expiries;
  private long now = Long.MIN_VALUE;
  private TickCursor window;
  private TickCursor pinned;
  private long firstNanos;
  private long items;
  private boolean started;
  private EndReason end = EndReason.COMPLETED;

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
    this.recorder = new AccountRecorder(events, this);
    this.ledger =
        new LedgerRecorder(events, instruments, this, config.terms().rules().trips(), this::ruined);
    this.desk =
        new OrderDesk(pool, instruments, events, config.fees(), this, config.limits().lacks());
    this.brokerLacks = !config.limits().lacks().features().isEmpty();
    if (brokerLacks && broker.answersLater()) {
      throw new IllegalArgumentException(
          "a broker that lacks "
              + config.limits().lacks().features()
              + " cannot be simulated with delays: the engine would watch prices here, the venue"
              + " there");
    }
    this.round = new CallRound(this, instruments, pool, desk);
    this.bars = new BarDelivery(this, config, agenda, round, broker, desk);
    this.depth = new DepthDelivery(this, instruments.count(), round, broker, desk);
    this.actions = new CorporateActions(this, config, slots.size(), events, round, broker, desk);
    this.states = new TokenState[instruments.count()];
    this.clocks = sessionClocks();
    this.settlements = new Settlements(this, config);
    this.lanes = lanes(slots);
    this.overlay = broker.overlay();
    this.marks = Marks.of(config.terms().rules().marks(), lanes[0].account.currencies());
    this.plainMarks = overlay == null && marks == null;
    this.watchesMargin = lanes[0].margin != null;
    this.futures = new Futures(this, config.terms().rules().futures(), actions);
    this.options = new Options(this, config, actions, desk);
    this.accruals = config.terms().accrues() ? new Accruals(this, agenda, config.terms()) : null;
    this.loops = SpecializedLoops.of(lanes);
    this.answersLater = broker.answersLater();
    broker.follow(this);
    desk.connect(broker, lanes, round::submit, round::sendReleased, this::overfilled, recorder);
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
      states[i] = new TokenState(i, instruments, broker, clock);
    }
    return Arrays.copyOf(found, count);
  }

  private Lane[] lanes(List<Slot> slots) {
    if (slots.isEmpty()) {
      throw new IllegalArgumentException("a run needs at least one strategy");
    }
    Lane[] made = new Lane[slots.size()];
    Instrument[] bySlot = instruments.all().toArray(Instrument[]::new);
    Currencies currencies =
        Currencies.of(config.currency(), bySlot, config.terms().rules().currencies());
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
              ledger,
              currencies,
              config.terms().rules().futures().variation());
      settlements.follow(account);
      made[i] =
          new Lane(
              i,
              slot.strategy(),
              account,
              new Gate(account, config.limits(), pool),
              config.actions().view());
      boolean logging = config.decisions() != null;
      if (config.terms().margin() != null) {
        made[i].margin = new MarginKeeper(this, made[i], pool, events, config.terms().margin());
      }
      if (config.terms().borrow() != null) {
        made[i].borrow = new BorrowGate(config.terms().borrow());
        made[i].gate.borrow(made[i].borrow);
      }
      made[i].context = new KernelContext(this, made[i], pool, instruments, config.seed(), logging);
    }
    return made;
  }

  /// Takes other loops than those of the strategy class: tests compare with plain ones.
  void loops(Loops other) {
    loops = other;
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
      items += batch.delivery() == Delivery.VENUE ? 0 : batch.to() - batch.from();
      TokenState state = stateOf(batch);
      boolean ahead = batch.delivery() == Delivery.VENUE;
      switch (batch.block().schema()) {
        case TRADE -> {
          if (ahead) {
            venue.trades(state, batch);
          } else {
            loops.trades().rows(this, state, batch);
          }
        }
        case QUOTE -> {
          if (ahead) {
            venue.quotes(state, batch);
          } else {
            loops.quotes().rows(this, state, batch);
          }
        }
        case BAR, QUOTE_BAR -> loops.bars().rows(this, state, batch);
        case DEPTH, MBO -> depth.rows(state, batch);
        case ACTION -> actions.apply(state, batch);
      }
      state.lastNanos = epochNanos();
    }
    finish();
    return end;
  }

  private TokenState stateOf(Batch of) {
    int source = of.source();
    TokenState known = source < sourceStates.length ? sourceStates[source] : null;
    return known != null && known.instrument.token() == of.token() ? known : find(of);
  }

  /// Data of a token the run has no terms of is wrong wiring (K-9, K-10).
  private TokenState find(Batch of) {
    int slot = instruments.slotOf(of.token());
    if (slot < 0) {
      throw new IllegalStateException(
          "UNKNOWN_TOKEN: the feed delivered token "
              + of.token()
              + ", which this run does not have");
    }
    if (of.source() >= sourceStates.length) {
      sourceStates = Arrays.copyOf(sourceStates, of.source() + 16);
    }
    sourceStates[of.source()] = states[slot];
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
      awaitBreak(i);
    }
    for (Lane lane : lanes) {
      lane.account.open();
      recorder.snapshot(lane, SnapshotKind.START, states[0].sessions);
    }
    if (accruals != null) {
      accruals.start(epochNanos);
    }
    List<CashFlow> flows = config.terms().rules().flows();
    for (int i = 0; i < flows.size(); i++) {
      if (flows.get(i).epochNanos() >= epochNanos) {
        agenda.add(flows.get(i).epochNanos(), Agenda.Kind.FLOW, i, i);
      }
    }
    if (config.snapshotNanos() > 0) {
      long first = Math.floorDiv(epochNanos, config.snapshotNanos()) + 1;
      agenda.add(first * config.snapshotNanos(), Agenda.Kind.SNAPSHOT, 0, 0);
    }
    for (Lane lane : lanes) {
      round.call(lane, "onStart", () -> lane.strategy.onStart(lane.context));
      round.call(lane, "hearsTicks", lane::listen);
    }
    round.settle();
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
        case FLOW -> flow(subject);
        case SETTLEMENT -> lanes[subject].account.settlement().settle();
        case SESSION_OPEN -> sessionOpen(subject);
        case SESSION_CLOSE -> sessionClose(subject);
        case VENUE -> venueDue(due);
        case BREAK_START -> breakStart(subject, due);
        case BREAK_END -> breakEnd(subject, due);
        case EXPIRY -> expire(subject);
        case BAR -> bars.bar(subject, due);
        case TIMER -> timerDue(subject);
        case MARGIN -> checkMargins();
        case FUNDING -> accruals.funding(subject, due);
        case RECALL -> accruals.recall(subject, due);
        case ACCRUAL -> accruals.day(due);
        case BARS_DONE -> bars.onBars(due);
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
    for (TokenState state : states) {
      if (state.sessions == clock) {
        broker.sessionOpen(state.slot, desk);
      }
    }
    for (Lane lane : lanes) {
      lane.gate.beginSession();
      lane.beginSession();
    }
    tellSession(clock, SessionView.Phase.OPEN);
    futures.sessionOpened(clock);
    if (accruals != null) {
      accruals.sessionOpened(clock);
    }
    round.settle();
    if (watchesMargin) {
      checkMargins();
    }
  }

  private void sessionClose(int index) {
    SessionClock clock = clocks[index];
    clock.close();
    trading(clock);
    for (TokenState state : states) {
      if (state.sessions == clock) {
        broker.sessionClose(state.slot, desk);
        if (state.days != null) {
          state.days.close(state.top.closingPrice());
        }
      }
    }
    futures.sessionClosed(clock);
    options.sessionClosed(clock);
    if (accruals != null) {
      accruals.sessionClosed(clock);
    }
    lookAhead();
    round.tell();
    tellSession(clock, SessionView.Phase.CLOSE);
    if (watchesMargin) {
      checkMargins();
    }
    if (clock == states[0].sessions) {
      for (Lane lane : lanes) {
        recorder.snapshot(lane, SnapshotKind.SESSION, clock);
      }
    }
    clock.next();
    if (clock.hasSession()) {
      agenda.add(clock.openNanos(), Agenda.Kind.SESSION_OPEN, index, index);
    }
  }

  /// Puts the next break of a calendar on the agenda. What is stamped at its start still belongs to
  /// the trading before it, as at a session close.
  private void awaitBreak(int index) {
    if (clocks[index].hasBreak()) {
      agenda.add(clocks[index].breakStartNanos(), Agenda.Kind.BREAK_START, index, index);
    }
  }

  private void breakStart(int index, long due) {
    clocks[index].beginBreak(due);
    trading(clocks[index]);
    agenda.add(clocks[index].breakEndNanos(), Agenda.Kind.BREAK_END, index, index);
  }

  private void breakEnd(int index, long due) {
    clocks[index].endBreak(due);
    trading(clocks[index]);
    awaitBreak(index);
  }

  /// Tells the books of a calendar whether orders may match now.
  private void trading(SessionClock clock) {
    for (TokenState state : states) {
      if (state.sessions == clock) {
        state.top.trading(state.matches());
        state.venueTop.trading(state.matches());
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
          round.call(lane, "onSession", () -> lane.strategy.onSession(view));
        }
        round.settle();
      }
    }
  }

  /// Whether marks are the data's and nothing is checked after them: the loop may then skip them.
  boolean isPlain() {
    return !watchesMargin && plainMarks;
  }

  /// Checks the margin of every account and lets what comes of it reach the venue; returns whether
  /// the loop must look up.
  boolean checkMargins() {
    for (Lane lane : lanes) {
      if (lane.margin != null) {
        lane.margin.check();
      }
    }
    return workWaiting && round.settle();
  }

  /// Whether margins are checked at this occasion, or at a rarer one.
  boolean checksMargins(MarginRules.Check occasion) {
    return watchesMargin && config.terms().margin().check().compareTo(occasion) <= 0;
  }

  /// Checks the margins once more at an instant, though nothing happens then.
  void marginDue(int account, long epochNanos) {
    agenda.add(epochNanos, Agenda.Kind.MARGIN, account, account);
    fireAt = agenda.fireAt();
    round.reschedule();
  }

  private void flow(int index) {
    for (Lane lane : lanes) {
      lane.account.flow(config.terms().rules().flows().get(index).amountE8());
    }
  }

  /// Pays what an account's trades owe at an instant.
  void settleAt(int account, long epochNanos) {
    agenda.add(epochNanos, Agenda.Kind.SETTLEMENT, account, account);
    fireAt = agenda.fireAt();
    round.reschedule();
  }

  private void timerDue(int timer) {
    Lane lane = lanes[timerLanes[timer]];
    round.call(lane, "onTimer", () -> lane.strategy.onTimer(timer));
    round.settle();
  }

  private void intervalSnapshot(long due, long upcomingNanos) {
    for (Lane lane : lanes) {
      recorder.snapshot(lane, SnapshotKind.INTERVAL, states[0].sessions);
    }
    long step = config.snapshotNanos();
    agenda.add(
        Math.max(due + step, Math.floorDiv(upcomingNanos, step) * step),
        Agenda.Kind.SNAPSHOT,
        0,
        0);
  }

  // ---- matching and callbacks ----

  /// Marks an account's holding at a price of the data, moved by what its own trades did (F-81).
  void mark(Lane lane, Holding holding, long priceTicks) {
    if (plainMarks) {
      lane.account.mark(holding, priceTicks);
      return;
    }
    int slot = holding.slot();
    long ticks =
        marks == null
            ? priceTicks
            : marks.ticks(lane.account, holding, states[slot].top, priceTicks);
    if (overlay == null) {
      lane.account.mark(holding, ticks);
    } else {
      long moved = overlay.markTicks(lane.index, holding.slot(), epochNanos());
      lane.account.mark(holding, ticks + moved);
      lane.overlayTicks[holding.slot()] = moved;
    }
  }

  /// Ticks by which own trades moved the last mark of an instrument in a strategy's account.
  public long markOverlayTicks(int slot, int instrument) {
    return lanes[slot].overlayTicks[instrument];
  }

  /// Matches a trade that left the trigger band.
  void matchTrade(TokenState state, RowBlock block, int row) {
    if (!state.matches()) {
      return;
    }
    long price = block.column(1)[row];
    state.top.last(price);
    broker.advance(item.trade(state.slot, epochNanos(), price, block.column(2)[row]), desk);
    lookAhead();
  }

  /// Lets a trade meet the venue alone.
  void meetTrade(TokenState state, long price, long lots) {
    if (state.matches()) {
      broker.advance(item.trade(state.slot, epochNanos(), price, lots), desk);
      lookAhead();
    }
  }

  /// Matches a quote that left the trigger band.
  void matchQuote(TokenState state) {
    if (!state.matches()) {
      return;
    }
    broker.advance(item.quote(state.slot, epochNanos()), desk);
    lookAhead();
  }

  /// After a step of the venue: puts on the agenda when something on its way arrives next.
  void lookAhead() {
    if (!answersLater) {
      return;
    }
    long due = broker.nextDueNanos();
    if (due < venueDueAt) {
      venueDueAt = due;
      agenda.add(Math.max(due, epochNanos()), Agenda.Kind.VENUE, 0, 0);
      fireAt = agenda.fireAt();
      round.reschedule();
    }
  }

  /// Commands reach the venue, reports the strategies.
  private void venueDue(long nanos) {
    venueDueAt = Long.MAX_VALUE;
    broker.due(nanos, desk);
    round.tell();
    round.settle();
    lookAhead();
  }

  /// A group executed more than one of its members should have: the excess goes back to the market,
  /// or stays (O-26).
  private void overfilled(Order order, long lots) {
    if (config.limits().overfills() == RiskLimits.Overfills.FLATTEN) {
      round.sendFor(
          OrderCause.OVERFILL, lanes[order.account()], order.slot(), -order.sign() * lots);
    }
  }

  Contingencies contingencies() {
    return desk.contingencies();
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
    round.reschedule();
    return timers++;
  }

  /// Ends an order at an instant, before any matching at or after it (O-14).
  void expireAt(Order order, long epochNanos) {
    if (expiries == expiryOrders.length) {
      expiryOrders = Arrays.copyOf(expiryOrders, expiries * 2);
    }
    expiryOrders[expiries] = order.id();
    agenda.add(Math.max(epochNanos, epochNanos()), Agenda.Kind.EXPIRY, order.id(), expiries++);
    fireAt = agenda.fireAt();
    round.reschedule();
  }

  private void expire(int index) {
    Order order = pool.find(expiryOrders[index]);
    if (order != null && order.isWorking()) {
      desk.expire(order);
      round.settle();
    }
  }

  boolean isOpen(int slot) {
    return states[slot].sessions.isOpen();
  }

  /// Says when an order is asked for, and where its session stands.
  void placed(Proposal order, int slot) {
    SessionClock clock = states[slot].sessions;
    order.at(epochNanos(), clock.phase(), clock.closingOrdersUntil());
  }

  /// When the session of an instrument that is closed opens, `Long.MAX_VALUE` when none is left.
  long nextOpenNanos(int slot) {
    return states[slot].sessions.nextOpenNanos();
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

  void stop(EndReason reason) {
    stopped = true;
    end = reason;
  }

  /// An account's NAV fell below zero: the run ends with this item (T-32).
  private void ruined() {
    stop(EndReason.RUINED);
    workWaiting = true;
  }

  private void finish() {
    if (!started) {
      start(firstKnownInstant());
    }
    if (!stopped) {
      fireBefore(epochNanos(), Integer.MAX_VALUE);
      for (Lane lane : lanes) {
        lane.gate.state(TradingState.HALTED);
        round.call(lane, "onEnd", lane.strategy::onEnd);
      }
    }
    round.drop();
    stopped = true;
    if (accruals != null) {
      accruals.finish();
    }
    for (Lane lane : lanes) {
      recorder.snapshot(lane, SnapshotKind.END, states[0].sessions);
      lane.account.finish();
      recorder.balances(lane);
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
    return round.failure();
  }

  /// Margin calls of a strategy's account.
  public long marginCalls(int slot) {
    return lanes[slot].margin == null ? 0 : lanes[slot].margin.calls();
  }

  /// Short sales of a strategy that passed though nothing was known of what there is to borrow.
  public long unknownLocates(int slot) {
    return lanes[slot].borrow == null ? 0 : lanes[slot].borrow.unknown();
  }

  /// Initial margin an instrument holds in a strategy's account, 1e-8; 0 without a margin model.
  public long marginE8(int slot, int instrument) {
    return lanes[slot].margin == null ? 0 : lanes[slot].margin.heldE8(instrument);
  }

  /// Age of an instrument's mark: time since its last row, nanoseconds; -1 when there was none.
  public long markAgeNanos(int instrument) {
    long last = states[instrument].lastNanos;
    return last == Long.MIN_VALUE ? -1 : epochNanos() - last;
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
