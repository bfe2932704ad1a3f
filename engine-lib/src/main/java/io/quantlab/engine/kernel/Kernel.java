package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.ReportSink;
import io.quantlab.engine.feed.Feed;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.Position;
import io.quantlab.engine.risk.RiskRow;
import io.quantlab.engine.risk.TradingState;
import io.quantlab.engine.strategy.Strategy;
import java.util.List;

/// The event loop: takes market events in order, lets the broker match, keeps accounts, calls
/// strategies, emits output events (engine contract sections 1.1 and 2).
///
/// One thread owns all of it. A row of market data runs this cycle (T-6): the clock moves and what
/// is due before it runs; working orders are matched; the position is marked; order events are
/// told; the strategy is called; its commands reach the venue and, with zero latency, are answered
/// in the same instant (T-7).
public final class Kernel {
  /// One strategy of a run with its capital.
  ///
  /// @param cashE8 starting cash, 1e-8 of the account currency
  public record Slot(String name, Strategy strategy, long cashE8) {}

  final KernelClock time = new KernelClock();
  final TokenState[] states;
  final Lane[] lanes;
  final CallRound round;
  final SessionKeeper sessions;
  final Matching matching;
  final StoredBars storedBars;
  final BarDelivery bars;
  final DepthDelivery depth;
  final Marking marking;

  /// Mark prices that triggers watch.
  final VenueMarks venueMarks;

  final MarginWatch margins;
  final Futures futures;

  /// Options by their sessions.
  final Options options;

  /// Measures of whole portfolios.
  final RiskKeeper risk;

  final Alarms alarms;

  /// `null` when nothing accrues.
  final Accruals accruals;

  /// Whether the broker lacks anything, so that orders must be asked what they need.
  final boolean brokerLacks;

  /// First stamp of a market row before which the agenda must run.
  long fireAt = Long.MIN_VALUE;

  boolean stopped;

  /// Whether commands wait, or the agenda changed: the loops then let a round run.
  boolean workWaiting;

  private final KernelConfig config;
  private final EventBuffer events;
  private final AccountRecorder recorder;
  private final OrderDesk desk;
  private final Windows windows;
  private final Agenda agenda = new Agenda();
  private final DueWork due;
  private long firstNanos;
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
    this.brokerLacks = !config.limits().lacks().features().isEmpty();
    Instruments instruments = config.instruments();
    AccountTerms terms = config.terms();
    this.events = new EventBuffer(listeners.toArray(KernelListener[]::new));
    this.recorder = new AccountRecorder(events, time);
    this.lanes = new Lane[slots.size()];
    this.desk = new OrderDesk(config, pool, broker, lanes, time, events, recorder);
    this.round = new CallRound(this, instruments, pool, desk, config.limits().overfills());
    desk.connect(round);
    ReportSink reports = desk.reports();
    this.bars = new BarDelivery(this, config, agenda, round, broker);
    this.storedBars = new StoredBars(this, agenda, round, broker, reports);
    this.depth = new DepthDelivery(this, instruments.count(), round, broker, reports);
    CorporateActions actions =
        new CorporateActions(this, config, slots.size(), events, round, broker, desk);
    this.matching = new Matching(this, broker, reports);
    this.alarms = new Alarms(this, pool);
    this.margins = new MarginWatch(this, terms.margin());
    this.sessions = new SessionKeeper(this, config, agenda, round, broker, reports);
    this.states = new TokenState[instruments.count()];
    for (int i = 0; i < states.length; i++) {
      states[i] = new TokenState(i, instruments, broker, sessions.of(i));
    }
    LedgerRecorder ledger =
        new LedgerRecorder(
            events,
            instruments,
            time,
            terms.rules().trips(),
            this::ruined,
            slot -> states[slot].barNumber());
    new LaneMaker(this, config, pool, events).fill(lanes, slots, ledger);
    this.venueMarks = new VenueMarks(this, broker, reports, terms.rules().markPrices());
    this.marking = new Marking(this, broker.overlay(), terms.rules());
    this.futures = new Futures(this, terms.rules().futures(), actions);
    this.options = new Options(this, config, actions, desk);
    this.risk = new RiskKeeper(this, config);
    this.accruals = terms.accrues() ? new Accruals(this, agenda, terms) : null;
    this.due = new DueWork(this, config, agenda, desk);
    this.windows = new Windows(this, feed, instruments, actions);
    broker.follow(time);
  }

  /// Takes other loops than those of the strategy class: tests compare with plain ones.
  void loops(Loops other) {
    windows.loops(other);
  }

  /// Runs until the feed ends, somebody cancels, or the run must stop; returns why it ended.
  public EndReason run() {
    while (!stopped && windows.next()) {
      if (!started) {
        start(windows.firstStamp());
      }
      if (config.cancel().getAsBoolean()) {
        stop(EndReason.CANCELED);
        break;
      }
      windows.deliver();
    }
    finish();
    return end;
  }

  private void start(long epochNanos) {
    started = true;
    firstNanos = epochNanos;
    time.moveTo(epochNanos);
    sessions.start(epochNanos);
    for (Lane lane : lanes) {
      lane.account.open();
      recorder.snapshot(lane, SnapshotKind.START, states[0].sessions);
    }
    if (accruals != null) {
      accruals.start(epochNanos);
    }
    due.begin(epochNanos);
    for (Lane lane : lanes) {
      round.call(lane, "onStart", () -> lane.strategy.onStart(lane.context));
      round.call(lane, "hearsTicks", lane::listen);
    }
    round.settle();
    fireAt = agenda.fireAt();
  }

  /// Runs what is due before an item at (`epochNanos`, `rank`).
  void fireBefore(long epochNanos, int rank) {
    due.before(epochNanos, rank);
    fireAt = agenda.fireAt();
  }

  /// Whether marks are the data's and nothing is checked after them: the loop may then skip them.
  boolean isPlain() {
    return !margins.isOn() && marking.isPlain();
  }

  /// Records the state of every account.
  void snapshot(SnapshotKind kind) {
    for (Lane lane : lanes) {
      recorder.snapshot(lane, kind, states[0].sessions);
    }
  }

  OrderGroups groups() {
    return desk.contingencies().groups();
  }

  boolean shows(int slot, OrderTerms.Source source, Side side) {
    return desk.shows(slot, source, side)
        && (source != OrderTerms.Source.MARK || venueMarks.publishes(slot));
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

  // ---- time and end ----

  /// The time of the run: the stamp of the item at hand, UTC nanoseconds.
  public long epochNanos() {
    return time.epochNanos();
  }

  /// Puts something on the agenda while a row is at hand: the loops look up.
  void schedule(long epochNanos, Agenda.Kind kind, long tie, int subject) {
    agenda.add(epochNanos, kind, tie, subject);
    fireAt = agenda.fireAt();
    round.reschedule();
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
      start(sessions.firstKnownInstant());
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
    risk.finished();
    for (Lane lane : lanes) {
      recorder.snapshot(lane, SnapshotKind.END, states[0].sessions);
      lane.account.finish();
      recorder.balances(lane);
    }
    RunCounts counts = counts(0);
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

  /// Ticks by which own trades moved the last mark of an instrument in a strategy's account.
  public long markOverlayTicks(int slot, int instrument) {
    return lanes[slot].overlayTicks[instrument];
  }

  /// The figures of the risk table.
  public List<RiskRow> riskRows() {
    return risk.rows();
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

  /// Margin one position of a strategy's account holds, 1e-8; 0 without a margin model.
  public long marginE8(int slot, Position position) {
    return lanes[slot].margin == null ? 0 : lanes[slot].margin.heldE8(position);
  }

  /// Age of an instrument's mark: time since its last row, or since its venue published it,
  /// nanoseconds; -1 when there was none.
  public long markAgeNanos(int instrument) {
    long last = marking.sinceNanos(instrument, states[instrument].lastNanos);
    return last == Long.MIN_VALUE ? -1 : epochNanos() - last;
  }

  /// What the run counted; `ambiguousBars` comes from the simulated broker.
  public RunCounts counts(long ambiguousBars) {
    return desk.counts(events.nextSequence() - 1, ambiguousBars);
  }

  /// Bars that met orders because finer data were missing (F-91).
  public long standIns() {
    return storedBars.meeting().standIns();
  }

  /// Market rows processed; a stored bar counts once or, when merged with others, as open and body.
  public long items() {
    return windows.items();
  }

  /// Stamp of the first item, UTC nanoseconds.
  public long firstNanos() {
    return firstNanos;
  }
}
