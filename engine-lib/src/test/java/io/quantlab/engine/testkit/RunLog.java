package io.quantlab.engine.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.kernel.EventBatch;
import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.kernel.KernelListener;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.time.IsoInstant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Keeps the output events of a run as records, and checks while they pass what must hold for every
/// run: sequences rise, ledger entries sum to zero, an order goes on from the state it was in.
public final class RunLog implements KernelListener {
  /// One execution.
  public record Fill(
      int account,
      long orderId,
      int token,
      Side side,
      long lots,
      long priceTicks,
      long feeE8,
      int flags,
      long slippageTicks,
      long epochNanos) {
    /// For example `09:31:05 BUY 10 of 1 at 10150`.
    @Override
    public String toString() {
      return time(epochNanos) + " " + side + " " + lots + " of " + token + " at " + priceTicks;
    }
  }

  /// One step of an order.
  ///
  /// @param priceTicks limit or fill price, 0 when the step has none
  public record Step(
      int account,
      long orderId,
      int token,
      OrderEventType type,
      OrderStatus from,
      OrderStatus to,
      long lots,
      long priceTicks,
      int reason,
      long epochNanos) {
    /// Why the gate denied the order.
    public DenyReason denied() {
      return DenyReason.ofOrdinal(reason);
    }
  }

  /// One closed round trip.
  public record Trip(
      int token,
      int sign,
      long lots,
      long entryNanos,
      long entryTicks,
      long exitNanos,
      long exitTicks,
      long grossE8,
      long feesE8,
      long adverseTicks,
      long favorableTicks) {}

  /// One photograph of an account.
  public record Snapshot(int account, int kind, long epochNanos, long navE8, long cashE8) {}

  private final List<Fill> fills = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Trip> trips = new ArrayList<>();
  private final List<Snapshot> snapshots = new ArrayList<>();
  private final Map<LedgerAccount, Long> balances = new HashMap<>();
  private final Map<Long, OrderStatus> states = new HashMap<>();
  private final Map<EventType, Long> counts = new HashMap<>();
  private long[] trip = new long[0];
  private long sequence;
  private long nanos = Long.MIN_VALUE;
  private long entrySum;

  @Override
  public long wanted() {
    return -1;
  }

  @Override
  public void onEvents(EventBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      assertTrue(batch.sequence(i) > sequence, "sequence numbers must rise");
      assertTrue(batch.epochNanos(i) >= nanos, "the clock must not go back (K-4)");
      sequence = batch.sequence(i);
      nanos = batch.epochNanos(i);
      counts.merge(batch.type(i), 1L, Long::sum);
      take(batch, i);
    }
  }

  private void take(EventBatch batch, int i) {
    switch (batch.type(i)) {
      case ORDER -> step(batch, i);
      case FILL -> fill(batch, i);
      case LEDGER -> ledger(batch, i);
      case LEDGER_MORE -> third(batch, i);
      case TRIP -> trip = words(batch, i);
      case TRIP_MONEY -> tripMoney(batch, i);
      case TRIP_ORDERS -> tripOrders(batch, i);
      case SNAPSHOT ->
          snapshots.add(
              new Snapshot(
                  batch.account(i),
                  batch.extra(i),
                  batch.epochNanos(i),
                  batch.word(i, 0),
                  batch.word(i, 1)));
      case COMMAND, SNAPSHOT_MORE, ACTION, BALANCE, END, MARGIN -> {}
    }
  }

  private void step(EventBatch batch, int i) {
    int extra = batch.extra(i);
    Step step =
        new Step(
            batch.account(i),
            batch.word(i, 0),
            (int) batch.word(i, 1),
            OrderEventType.ofOrdinal(extra & 0xFF),
            OrderStatus.ofOrdinal(extra >>> 8 & 0xFF),
            OrderStatus.ofOrdinal(extra >>> 16 & 0xFF),
            batch.word(i, 2),
            batch.word(i, 3),
            extra >>> 24,
            batch.epochNanos(i));
    OrderStatus before = states.getOrDefault(step.orderId, OrderStatus.INITIALIZED);
    assertEquals(before, step.from, "order " + step.orderId + " must go on from its last state");
    states.put(step.orderId, step.to);
    steps.add(step);
  }

  private void fill(EventBatch batch, int i) {
    long subject = batch.word(i, 1);
    fills.add(
        new Fill(
            batch.account(i),
            batch.word(i, 0),
            (int) subject,
            Side.ofOrdinal((int) (subject >>> 32) & 0xFF),
            batch.word(i, 2),
            batch.word(i, 3),
            batch.word(i, 4),
            (int) (subject >>> 40),
            batch.extra(i),
            batch.epochNanos(i)));
  }

  private void ledger(EventBatch batch, int i) {
    assertEquals(0, entrySum, "the lines of a ledger entry sum to zero (I-1)");
    int extra = batch.extra(i);
    post(extra >>> 8 & 0xFF, batch.word(i, 2));
    post(extra >>> 16 & 0xFF, batch.word(i, 3));
    entrySum = batch.word(i, 2) + batch.word(i, 3);
    if (extra >>> 24 == 2) {
      assertEquals(0, entrySum, "the lines of a ledger entry sum to zero (I-1)");
    }
  }

  private void third(EventBatch batch, int i) {
    post(batch.extra(i) >>> 8 & 0xFF, batch.word(i, 2));
    entrySum += batch.word(i, 2);
    assertEquals(0, entrySum, "the lines of a ledger entry sum to zero (I-1)");
  }

  private void post(int account, long amountE8) {
    balances.merge(LedgerAccount.ofOrdinal(account), amountE8, Math::addExact);
  }

  private void tripMoney(EventBatch batch, int i) {
    long[] money = words(batch, i);
    long[] both = new long[EventType.WORDS * 2];
    System.arraycopy(trip, 0, both, 0, EventType.WORDS);
    System.arraycopy(money, 0, both, EventType.WORDS, EventType.WORDS);
    trip = both;
  }

  private void tripOrders(EventBatch batch, int i) {
    long[] t = trip;
    trips.add(
        new Trip(
            (int) t[4],
            (int) (t[0] >> 32),
            t[5],
            t[6],
            t[7],
            t[2],
            t[12],
            t[13],
            t[14] + t[15],
            batch.word(i, 3),
            batch.word(i, 4)));
  }

  private static long[] words(EventBatch batch, int i) {
    long[] words = new long[EventType.WORDS];
    batch.copy(i, words);
    return words;
  }

  public List<Fill> fills() {
    return List.copyOf(fills);
  }

  /// Every step of every order, in emission order.
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  /// Steps of one type.
  public List<Step> steps(OrderEventType type) {
    return steps.stream().filter(step -> step.type == type).toList();
  }

  /// The last step of every order, by order id.
  public List<Step> lastSteps() {
    Map<Long, Step> last = new TreeMap<>();
    for (Step step : steps) {
      last.put(step.orderId, step);
    }
    return List.copyOf(last.values());
  }

  public List<Trip> trips() {
    return List.copyOf(trips);
  }

  public List<Snapshot> snapshots() {
    return List.copyOf(snapshots);
  }

  /// Balance of a ledger account over all accounts, from the events alone.
  public long balanceE8(LedgerAccount account) {
    return balances.getOrDefault(account, 0L);
  }

  /// How many events of a type there were.
  public long count(EventType type) {
    return counts.getOrDefault(type, 0L);
  }

  private static String time(long epochNanos) {
    return IsoInstant.format(epochNanos).substring(11, 19);
  }
}
