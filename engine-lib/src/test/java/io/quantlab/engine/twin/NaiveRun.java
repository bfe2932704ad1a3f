package io.quantlab.engine.twin;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.portfolio.CostMethod;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.time.SessionCalendar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A plan run over rows of one instrument by hand, item after item (engine contract T-3 to T-8).
final class NaiveRun implements NaiveBroker.Sink {
  /// A row, or the open of a bar, in its place in time.
  private record Item(long nanos, int rank, int source, long[] row, Schema schema) {}

  private final List<Item> items = new ArrayList<>();
  private final SessionCalendar calendar;
  private final Plan plan;
  private final NaiveBroker broker;
  private final Instrument instrument;
  final NaiveAccount account;
  final List<String> fills = new ArrayList<>();
  private final Map<Integer, NaiveOrder> orders = new HashMap<>();
  private final List<Runnable> commands = new ArrayList<>();
  private final List<Integer> told = new ArrayList<>();
  private final Set<Integer> filled = new HashSet<>();
  private final Set<Long> seen = new HashSet<>();
  private int denied;
  private int session;
  private boolean open;
  private Long bid;
  private Long ask;

  NaiveRun(
      Instrument instrument,
      List<MarketRows> data,
      SessionCalendar calendar,
      Plan plan,
      FillProfile profile,
      FeeModel fees,
      CostMethod method,
      long dollars) {
    this.instrument = instrument;
    this.calendar = calendar;
    this.plan = plan;
    Set<Schema> schemas = new HashSet<>();
    for (int s = 0; s < data.size(); s++) {
      MarketRows rows = data.get(s);
      schemas.add(rows.schema());
      for (long[] row : rows.rows()) {
        int tie = rows.schema() == Schema.QUOTE ? s : 100 + s;
        items.add(new Item(row[0], 40, tie, row, rows.schema()));
        if (rows.isBars()) {
          items.add(new Item(row[1], 120, tie, row, rows.schema()));
        }
      }
    }
    items.sort(
        Comparator.comparingLong(Item::nanos)
            .thenComparingInt(Item::rank)
            .thenComparingInt(Item::source));
    Schema matching =
        schemas.contains(Schema.QUOTE)
            ? Schema.QUOTE
            : schemas.contains(Schema.TRADE) ? Schema.TRADE : schemas.iterator().next();
    broker = new NaiveBroker(profile, instrument, matching, this);
    account = new NaiveAccount(instrument, fees, method, BigDecimal.valueOf(dollars).setScale(8));
  }

  @Override
  public BigDecimal worth(NaiveOrder o, long lots, long price, long close, boolean maker) {
    return account.worth(o.sign, lots, price, close, maker, o.number, broker.now);
  }

  BigDecimal better() {
    return broker.better();
  }

  BigDecimal worse() {
    return broker.worse();
  }

  /// Orders the gate or the venue refused.
  int refused() {
    return denied + broker.refused;
  }

  long ambiguousBars() {
    return broker.ambiguousBars();
  }

  void run() {
    if (items.isEmpty()) {
      return;
    }
    while (calendar.regularClose(session) <= items.getFirst().nanos) {
      session++;
    }
    for (Item item : items) {
      sessions(item.nanos, item.rank);
      broker.now = item.nanos;
      broker.trading = open;
      broker.expire();
      switch (item.schema) {
        case TRADE -> trade(item.row);
        case QUOTE -> quote(item.row);
        case BAR, QUOTE_BAR -> bar(item);
        case ACTION -> throw new IllegalStateException("no actions here");
      }
    }
    sessions(items.getLast().nanos, Integer.MAX_VALUE);
    account.finish();
  }

  /// Marks at a price of the data, moved by what own fills did (F-81).
  private void mark(long price) {
    account.mark(price + (long) Math.rint(broker.slips.overlay()));
  }

  /// Session boundaries before (time, rank): opens have rank 20, closes 80.
  private void sessions(long nanos, int rank) {
    while (true) {
      long due = open ? calendar.regularClose(session) : calendar.regularOpen(session);
      if (due > nanos || due == nanos && (open ? 80 : 20) >= rank) {
        return;
      }
      broker.now = due;
      broker.expire();
      if (open) {
        broker.sessionClose();
        broker.trading = false;
        tell();
        settle();
        session++;
      }
      open = !open;
      if (open) {
        broker.sessionOpen();
      }
      broker.trading = open;
    }
  }

  private void trade(long[] row) {
    broker.onTrade(row[1], row[2]);
    mark(row[1]);
    callback(row[0]);
  }

  private void quote(long[] row) {
    broker.onQuote(row[1], row[2], row[3], row[4], row[5]);
    bid = (row[5] & Flags.NO_BID) != 0 ? bid : Long.valueOf(row[1]);
    ask = (row[5] & Flags.NO_ASK) != 0 ? ask : Long.valueOf(row[3]);
    // a long position is worth the bid, a short one the ask; a missing side is the other one
    Long side = account.position() < 0 ? ask : bid;
    Long other = account.position() < 0 ? bid : ask;
    mark(side != null ? side : other);
    callback(row[0]);
  }

  private void bar(Item item) {
    long[] row = item.row;
    boolean quotes = item.schema == Schema.QUOTE_BAR;
    long[] sell = {row[2], row[3], row[4], row[5]};
    long[] buy = quotes ? new long[] {row[6], row[7], row[8], row[9]} : sell;
    long volume = quotes ? -1 : (row[8] & Flags.SYNTHETIC) != 0 ? 0 : row[6];
    if (!quotes && volume != 0 && instrument.volume() == Instrument.VolumeData.NO_VOLUME) {
      volume = -1;
    }
    if (item.rank == 120) {
      int before = fills.size();
      broker.onBarOpen(row[1], buy, sell, volume);
      if (fills.size() > before) {
        mark(account.position() < 0 ? buy[0] : sell[0]);
      }
      tell();
      settle();
      return;
    }
    broker.onBarBody(row[1], buy, sell, volume);
    mark(account.position() < 0 ? buy[3] : sell[3]);
    tell();
    settle();
    acts(row[0]);
    settle();
  }

  private void callback(long nanos) {
    tell();
    acts(nanos);
    settle();
  }

  private void acts(long nanos) {
    if (seen.add(nanos)) {
      for (Plan.Act act : plan.acts()) {
        if (act.when().nanos() == nanos) {
          act(act);
        }
      }
    }
  }

  private void tell() {
    while (!told.isEmpty()) {
      int order = told.removeFirst();
      if (filled.add(order)) {
        for (Plan.Act act : plan.acts()) {
          if (act.when().afterFillOf() == order) {
            act(act);
          }
        }
      }
    }
  }

  /// T-7: rounds of commands until none is left.
  private void settle() {
    while (!commands.isEmpty()) {
      List<Runnable> round = List.copyOf(commands);
      commands.clear();
      round.forEach(Runnable::run);
      tell();
    }
  }

  private void act(Plan.Act act) {
    if (act instanceof Plan.Act.Submit(Plan.When _, int number, Plan.Spec spec)) {
      send(number, spec);
      return;
    }
    NaiveOrder o = orders.get(act.order());
    if (o == null || o.closed) {
      return;
    }
    switch (act) {
      case Plan.Act.Submit _ -> throw new IllegalStateException();
      case Plan.Act.Cancel _ -> {
        o.pendingCancel = true;
        commands.add(() -> ifOpen(o, () -> broker.cancel(o)));
      }
      case Plan.Act.Amend(Plan.When _, int _, long lots, long limit, long trigger) -> {
        if (!o.pendingCancel) {
          commands.add(() -> ifOpen(o, () -> amend(o, lots, limit, trigger)));
        }
      }
    }
  }

  private void send(int number, Plan.Spec spec) {
    NaiveOrder sent = new NaiveOrder(number, broker.everyOrder.size() + 1, spec);
    if (spec.isChild()) {
      sent.parent = orders.get(spec.parent());
      if (sent.parent == null) {
        return;
      }
      if (sent.parent.closed) {
        denied++;
        return;
      }
      sent.held = true;
      sent.planned = sent.lots;
    } else if (sent.reducesOnly()) {
      long most = -sent.sign * position();
      if (most <= 0) {
        denied++;
        return;
      }
      sent.lots = Math.min(sent.lots, most);
    }
    orders.put(number, sent);
    broker.everyOrder.add(sent);
    if (!sent.held) {
      released(sent);
    }
  }

  @Override
  public void released(NaiveOrder order) {
    commands.add(() -> ifOpen(order, () -> broker.submit(order)));
  }

  @Override
  public void sendReleased() {
    List<Runnable> round = List.copyOf(commands);
    commands.clear();
    round.forEach(Runnable::run);
  }

  /// Prices an order does not have from its request stay.
  private void amend(NaiveOrder o, long lots, long limit, long trigger) {
    boolean waits = o.kind.hasTrigger() && o.trail == null;
    broker.amend(o, lots, o.kind.hasLimit() ? limit : o.limit, waits ? trigger : o.trigger);
  }

  private static void ifOpen(NaiveOrder o, Runnable what) {
    if (!o.closed) {
      what.run();
    }
  }

  @Override
  public long position() {
    return account.position();
  }

  @Override
  public void filled(NaiveOrder o, long lots, long price, long slippage, int flags) {
    boolean maker = (flags & FillFlags.MAKER) != 0;
    BigDecimal fee = account.fill(o.sign, lots, price, maker, o.number, broker.now);
    fills.add(
        "#%d %d x %d @ %d slip %d flags %d fee %d at %d"
            .formatted(
                o.number, o.sign, lots, price, slippage, flags, NaiveAccount.e8(fee), broker.now));
    told.add(o.number);
  }
}
