package io.quantlab.engine.data.csv;

import io.quantlab.engine.book.LadderBook;
import io.quantlab.engine.market.Flags;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The depth rows of one dataset between judgement and sink: puts rows together to messages, keeps
/// the chain of their ids (V-14), and looks at the book after each message (V-10, V-11).
///
/// A message is a run of rows with equal ids (without ids: of equal stamps); its last row gets
/// [Flags#EVENT_END], so one row is always kept back. The first row of a full book gets
/// [Flags#RESET]. Updates that come before a full book, or after a break, are held: those that
/// bridge the next full book follow it, stamped as it is; those it contains already are merged into
/// it, after a break rejected. A full book older than an intact chain says nothing new and is
/// merged. Source of the rules: [DepthChainCheck].
final class DepthRows {
  /// Rows that may wait for a full book.
  static final int MAX_HELD = 1_000_000;

  private static final int KIND = 1;
  private static final int SIDE = 2;
  private static final int PRICE = 3;
  private static final int LOTS = 4;
  private static final int FLAGS = 5;

  /// What becomes of rows that are not appended.
  interface Outlet {
    /// Rejects a row, given with its text.
    void reject(Fault fault, long line, byte[] text, int from, int to) throws IOException;

    /// Counts a break of the chain; true when the import goes on, false when it stops here.
    boolean goesOnAfter(Fault fault);

    /// Counts a row that is contained in others.
    void merge();
  }

  /// What happens to the rows of the message at hand.
  private enum Fate {
    APPEND,
    MERGE,
    HOLD,
    REJECT
  }

  private record Held(long[] values, long line, byte[] text) {}

  private final Dataset dataset;
  private final RowPlan plan;
  private final Tally tally;
  private final Outlet outlet;
  private final DepthChainCheck chain = new DepthChainCheck();
  private final LadderBook book = new LadderBook();
  private final boolean chained;
  private final List<Held> held = new ArrayList<>();
  private final long[] kept;
  private long keptLine;
  private boolean keeping;
  private boolean open;
  private Fate fate = Fate.APPEND;
  private boolean fullBook;
  private long firstId;
  private long lastId;
  private long stamp = Long.MIN_VALUE;
  private boolean broken;

  DepthRows(Dataset dataset, RowPlan plan, Tally tally, Outlet outlet) {
    this.dataset = dataset;
    this.plan = plan;
    this.tally = tally;
    this.outlet = outlet;
    this.chained = plan.has(Role.LAST_ID);
    this.kept = plan.newValues();
  }

  /// Takes a judged row with its text.
  void take(long[] values, long line, byte[] b, int from, int to) throws IOException {
    if (values[0] < stamp) {
      String text = "stamp " + instant(values[0]) + " is before the last one, " + instant(stamp);
      outlet.reject(new Fault(Code.V_05, plan.name(Role.TIME), text), line, b, from, to);
      return;
    }
    boolean begins = !open || !continues(values);
    stamp = values[0];
    if (begins) {
      begin(values);
    }
    switch (fate) {
      case APPEND -> append(values, begins && fullBook ? Flags.RESET : 0, line);
      case MERGE -> outlet.merge();
      case REJECT -> outlet.reject(breakFault(), line, b, from, to);
      case HOLD -> hold(values, line, b, from, to);
    }
  }

  private boolean continues(long[] values) {
    boolean full = (values[FLAGS] & Flags.SNAPSHOT) != 0;
    if (full != fullBook) {
      return false;
    }
    return chained
        ? values[plan.firstIdSlot] == firstId && values[plan.lastIdSlot] == lastId
        : values[0] == stamp;
  }

  /// A new message: says what becomes of its rows, after what was waiting for it.
  private void begin(long[] values) throws IOException {
    if (open && fullBook && fate == Fate.APPEND) {
      releaseHeld();
    }
    open = true;
    fullBook = (values[FLAGS] & Flags.SNAPSHOT) != 0;
    firstId = values[plan.firstIdSlot];
    lastId = values[plan.lastIdSlot];
    long gap = 0;
    if (!chained) {
      fate = Fate.APPEND;
    } else if (fullBook) {
      fate = chain.covers(lastId) ? Fate.MERGE : Fate.APPEND;
      if (fate == Fate.APPEND) {
        chain.snapshot(lastId);
      }
    } else {
      fate = fateOf(chain.update(firstId, lastId, previousId(values)));
      gap = broken ? Flags.GAP : 0;
    }
    endMessage(gap);
  }

  private long previousId(long[] values) {
    return plan.has(Role.PREVIOUS_ID) ? values[plan.previousIdSlot] : DepthChainCheck.NO_PREVIOUS;
  }

  private Fate fateOf(DepthChainCheck.Link link) {
    return switch (link) {
      case INTACT -> Fate.APPEND;
      case STALE -> Fate.MERGE;
      case HELD -> Fate.HOLD;
      case BROKEN -> {
        broken = true;
        yield outlet.goesOnAfter(breakFault()) ? Fate.HOLD : Fate.REJECT;
      }
    };
  }

  private Fault breakFault() {
    return new Fault(
        Code.V_14,
        plan.name(Role.LAST_ID),
        "the update " + firstId + " to " + lastId + " does not follow the one before");
  }

  private void hold(long[] values, long line, byte[] b, int from, int to) throws IOException {
    if (held.size() == MAX_HELD) {
      Fault fault =
          new Fault(
              Code.V_14,
              plan.name(Role.LAST_ID),
              "more than " + MAX_HELD + " rows wait for a full book");
      outlet.reject(fault, line, b, from, to);
      return;
    }
    held.add(new Held(values.clone(), line, Arrays.copyOfRange(b, from, to)));
  }

  /// After a full book: the held updates that go on from it follow at its stamp, the others go.
  private void releaseHeld() throws IOException {
    long at = kept[0];
    long message = Long.MIN_VALUE;
    for (Held row : held) {
      long first = row.values[plan.firstIdSlot];
      long last = row.values[plan.lastIdSlot];
      if (chain.bridges(first, last)) {
        if (message != last) {
          endMessage(0);
          message = last;
        }
        row.values[0] = at;
        append(row.values, 0, row.line);
      } else if (broken) {
        reject(
            row, "the update " + first + " to " + last + " lies between a break and a full book");
      } else {
        outlet.merge();
      }
    }
    held.clear();
    broken = false;
  }

  private void reject(Held row, String why) throws IOException {
    Fault fault = new Fault(Code.V_14, plan.name(Role.LAST_ID), why);
    outlet.reject(fault, row.line, row.text, 0, row.text.length);
  }

  private void append(long[] values, long bits, long line) {
    if (keeping) {
      dataset.append(kept);
    }
    keeping = true;
    keptLine = line;
    System.arraycopy(values, 0, kept, 0, kept.length);
    kept[FLAGS] |= bits;
    book.apply((int) kept[KIND], (int) kept[SIDE], kept[PRICE], kept[LOTS], kept[FLAGS]);
  }

  /// Appends the row kept back as the last one of its message.
  private void endMessage(long bits) {
    if (!keeping) {
      return;
    }
    kept[FLAGS] |= Flags.EVENT_END | bits;
    judgeBook();
    if (bits != 0) {
      book.clear();
    }
    dataset.append(kept);
    keeping = false;
  }

  private void judgeBook() {
    if (!book.hasBid() || !book.hasAsk()) {
      tally.oneSided++;
      kept[FLAGS] |= (book.hasBid() ? 0 : Flags.NO_BID) | (book.hasAsk() ? 0 : Flags.NO_ASK);
      note(Code.V_11, "one-sided");
      return;
    }
    long bid = book.bidTicks();
    long ask = book.askTicks();
    if (bid >= ask) {
      kept[FLAGS] |= Flags.CROSSED;
      tally.crossed += bid > ask ? 1 : 0;
      tally.locked += bid > ask ? 0 : 1;
      note(Code.V_11, bid > ask ? "bid is above ask" : "bid equals ask");
    }
    if (dataset.jumps(bid + ask)) {
      kept[FLAGS] |= Flags.SUSPECT;
      note(Code.V_10, "the middle of the book jumps at " + instant(kept[0]));
    }
  }

  private void note(Code code, String text) {
    if (tally.wants(code)) {
      long line = tally.line;
      tally.line = keptLine;
      tally.note(code, "", text);
      tally.line = line;
    }
  }

  /// Appends what is still kept back; rows that wait for a full book are rejected.
  void finish() throws IOException {
    if (open && fullBook && fate == Fate.APPEND) {
      releaseHeld();
    }
    endMessage(0);
    for (Held row : held) {
      reject(row, "no full book follows the update");
    }
    held.clear();
  }

  private static java.time.Instant instant(long nanos) {
    return java.time.Instant.ofEpochSecond(0, nanos);
  }
}
