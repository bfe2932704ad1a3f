package io.quantlab.engine.backtest;

import io.quantlab.engine.execution.Command;
import io.quantlab.engine.execution.ReportSink.RejectReason;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.OrderTerms.Contingency;
import io.quantlab.engine.order.OrderTerms.Effect;
import io.quantlab.engine.order.OrderTerms.Release;
import io.quantlab.engine.order.OrderTerms.Taking;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.order.Trail;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The orders of a journal as they ended, and the life of one of them step by step: what `quantlab
/// orders` shows.
///
/// Reads the journal once. A journal that is damaged is refused with the event where it stops to
/// make sense.
public final class OrderJournal {
  private final long wanted;
  private final List<Row> rows = new ArrayList<>();
  private final List<OrderStep> steps = new ArrayList<>();
  private OrderTerms terms = OrderTerms.PLAIN;
  private Trail trail;
  private long impactTicks;

  /// What is known of an order so far.
  private static final class Row {
    long sequence;
    int account;
    int token;
    int extra;
    long group;
    long parent;
    long lots;
    long limit;
    long trigger;
    long created;
    long closed;
    long executed;
    OrderStatus status = OrderStatus.INITIALIZED;
    long filled;
    long filledTickLots;
    long fee;
    DenyReason denied;
    RejectReason refused = RejectReason.NONE;
  }

  private OrderJournal(long wanted) {
    this.wanted = wanted;
  }

  /// Reads a journal to its end.
  ///
  /// @param wanted id of the order whose steps are kept; 0 = none
  /// @throws IllegalArgumentException when it is damaged
  public static OrderJournal read(InputStream journal, long wanted) throws IOException {
    if (!Arrays.equals(journal.readNBytes(Journal.MAGIC.length), Journal.MAGIC)) {
      throw new IllegalArgumentException("the journal does not begin with QLEVENT1");
    }
    OrderJournal orders = new OrderJournal(wanted);
    JournalEvent event = new JournalEvent();
    long number = 0;
    while (true) {
      int read = journal.readNBytes(event.bytes(), 0, event.bytes().length);
      if (read == 0) {
        return orders;
      }
      number++;
      if (read < event.bytes().length) {
        throw new IllegalArgumentException(
            "the journal ends inside event " + number + ", after " + read + " bytes");
      }
      if (event.type() == null) {
        throw new IllegalArgumentException(
            "event " + number + " has the unknown type " + (event.bytes()[0] & 0xFF));
      }
      try {
        orders.take(event);
      } catch (ArithmeticException | IndexOutOfBoundsException e) {
        throw new IllegalArgumentException(
            "impossible values (" + e.getMessage() + ") at " + event.text(), e);
      }
    }
  }

  private void take(JournalEvent e) {
    switch (e.type()) {
      case COMMAND -> command(e);
      case TERMS -> terms(e);
      case TRAIL -> trail(e);
      case ORDER -> moved(e);
      case IMPACT -> impactTicks = Math.addExact(e.word(2), e.word(3));
      case FILL -> filled(e);
      case LEDGER,
          LEDGER_MORE,
          TRIP,
          TRIP_MONEY,
          TRIP_ORDERS,
          SNAPSHOT,
          SNAPSHOT_MORE,
          ACTION,
          BALANCE,
          MARGIN,
          SEEN,
          UNHEEDED,
          END -> {}
    }
  }

  private void command(JournalEvent e) {
    Command.Type type = Command.Type.ofOrdinal(e.extra() & 0xF);
    if (type == Command.Type.SUBMIT) {
      if (e.word(0) != rows.size() + 1) {
        throw new IllegalArgumentException(
            "order " + (rows.size() + 1) + " was expected at " + e.text());
      }
      rows.add(opened(e));
    }
    if (e.word(0) == wanted) {
      steps.add(
          new OrderStep.Asked(e.sequence(), e.nanos(), type, e.word(2), e.word(3), e.word(4)));
    }
  }

  private static Row opened(JournalEvent e) {
    Row row = new Row();
    row.sequence = e.sequence();
    row.created = e.nanos();
    row.account = e.account();
    row.token = e.token();
    row.group = e.word(1) >>> 32;
    row.extra = e.extra();
    row.lots = e.word(2);
    row.limit = e.word(3);
    row.trigger = e.word(4);
    return row;
  }

  private Row row(JournalEvent e) {
    long id = e.word(0);
    if (id < 1 || id > rows.size()) {
      throw new IllegalArgumentException(
          "there is no command of order " + id + " before " + e.text());
    }
    return rows.get((int) id - 1);
  }

  private void terms(JournalEvent e) {
    row(e).parent = e.word(4);
    if (e.word(0) == wanted) {
      int bits = e.extra();
      terms =
          new OrderTerms(
              Taking.values()[bits & 0xF],
              Effect.values()[bits >> 4 & 0xF],
              e.word(2),
              e.word(3),
              e.word(4),
              Release.values()[bits >> 8 & 0xF],
              Contingency.values()[bits >> 12 & 0xF],
              0,
              OrderTerms.Sessions.values()[bits >> 16 & 0xF],
              OrderTerms.Source.values()[bits >> 20 & 0xF]);
    }
  }

  private void trail(JournalEvent e) {
    row(e);
    if (e.word(0) == wanted) {
      Trail.Offset offset =
          switch (e.extra() & 0xF) {
            case 0 -> new Trail.Offset.Price(e.word(1));
            case 1 -> new Trail.Offset.Percent(e.word(1));
            default -> new Trail.Offset.OrderTicks(e.word(1));
          };
      Trail.Anchor anchor = Trail.Anchor.values()[e.extra() >> 4 & 0xF];
      trail = new Trail(offset, e.word(2), e.word(3), anchor, e.word(4));
    }
  }

  private void moved(JournalEvent e) {
    Row row = row(e);
    OrderEventType event = OrderEventType.ofOrdinal(e.extraByte(0));
    OrderStatus from = OrderStatus.ofOrdinal(e.extraByte(1));
    OrderStatus to = OrderStatus.ofOrdinal(e.extraByte(2));
    boolean gate = event == OrderEventType.DENIED;
    DenyReason denied = gate ? DenyReason.ofOrdinal(e.extraByte(3)) : null;
    RejectReason refused = gate ? RejectReason.NONE : RejectReason.ofOrdinal(e.extraByte(3));
    row.status = to;
    if (to.isClosed()) {
      row.closed = e.nanos();
      row.denied = denied;
      row.refused = refused;
    }
    if (event == OrderEventType.UPDATED) {
      row.lots = e.word(2);
      row.limit = e.word(3);
      row.trigger = e.word(4);
    }
    if (e.word(0) == wanted) {
      steps.add(
          new OrderStep.Moved(
              e.sequence(),
              e.nanos(),
              event,
              from,
              to,
              e.word(2),
              e.word(3),
              e.word(4),
              denied,
              refused));
    }
  }

  private void filled(JournalEvent e) {
    Row row = row(e);
    long lots = e.word(2);
    row.filled = Math.addExact(row.filled, lots);
    row.filledTickLots = Math.addExact(row.filledTickLots, Math.multiplyExact(lots, e.word(3)));
    row.executed = e.nanos();
    row.fee = Math.addExact(row.fee, e.word(4));
    if (e.word(0) == wanted) {
      steps.add(
          new OrderStep.Filled(
              e.sequence(),
              e.nanos(),
              lots,
              e.word(3),
              e.extra() - impactTicks,
              impactTicks,
              (int) (e.word(1) >>> 40),
              e.word(4)));
    }
    impactTicks = 0;
  }

  // ---- what it all makes ----

  /// How many orders there are; their ids are 1 to this.
  public int count() {
    return rows.size();
  }

  /// An order by its id.
  public OrderFacts order(long id) {
    Row row = rows.get(Math.toIntExact(id - 1));
    return new OrderFacts(
        id,
        row.sequence,
        row.account,
        row.token,
        Side.ofOrdinal(row.extra >> 4 & 0xF),
        OrderKind.Code.ofOrdinal(row.extra >> 8 & 0xF),
        TimeInForce.ofOrdinal(row.extra >> 12 & 0xF),
        OrderCause.ofOrdinal(row.extra >>> 16 & 0xF),
        row.group,
        row.parent,
        row.lots,
        row.limit,
        row.trigger,
        row.created,
        row.closed,
        row.executed,
        row.status,
        row.filled,
        row.filledTickLots,
        row.fee,
        row.denied,
        row.refused);
  }

  /// Ids of the orders tied to one: its parent, its children, the other members of its group.
  public List<Long> related(long id) {
    Row of = rows.get(Math.toIntExact(id - 1));
    List<Long> related = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      boolean sibling = of.group != 0 && row.group == of.group && row.account == of.account;
      if (i + 1 != id && (sibling || row.parent == id || i + 1 == of.parent)) {
        related.add((long) i + 1);
      }
    }
    return related;
  }

  /// The steps of the order that was wanted, in sequence.
  public List<OrderStep> steps() {
    return List.copyOf(steps);
  }

  /// What the wanted order asked for besides its command.
  public OrderTerms terms() {
    return terms;
  }

  /// How the wanted order trails.
  public Optional<Trail> trail() {
    return Optional.ofNullable(trail);
  }
}
