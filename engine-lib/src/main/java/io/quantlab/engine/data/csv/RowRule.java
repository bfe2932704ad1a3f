package io.quantlab.engine.data.csv;

import io.quantlab.engine.instrument.Instrument.PriceSign;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.time.CalendarRangeException;

/// The rules that look at one row alone: V-07 to V-09, V-11, V-13. Completes the values of the row.
abstract sealed class RowRule
    permits TradeRule, QuoteRule, DepthRule, OrderRule, BarRule, QuoteBarRule, ActionRule {
  final RowPlan plan;
  final Tally tally;
  private final ImportOptions options;
  private final SessionCheck sessions;
  private final int flagsSlot;
  private final int knownSlot;

  RowRule(RowPlan plan, Tally tally, ImportOptions options, SessionCheck sessions) {
    this.plan = plan;
    this.tally = tally;
    this.options = options;
    this.sessions = sessions;
    this.flagsSlot = plan.flagsSlot;
    this.knownSlot = plan.has(Role.KNOWN) ? plan.knownSlot : -1;
  }

  static RowRule of(RowPlan plan, Tally tally, ImportOptions options, SessionCheck sessions) {
    return switch (plan.schema) {
      case TRADE -> new TradeRule(plan, tally, options, sessions);
      case QUOTE -> new QuoteRule(plan, tally, options, sessions);
      case DEPTH -> new DepthRule(plan, tally, options, sessions);
      case MBO -> new OrderRule(plan, tally, options, sessions);
      case BAR -> new BarRule(plan, tally, options, sessions);
      case QUOTE_BAR -> new QuoteBarRule(plan, tally, options, sessions);
      case ACTION -> new ActionRule(plan, tally, options, sessions);
    };
  }

  /// Completes and judges a parsed row; gives the fault, or `null` when it is good.
  abstract Fault check(long[] values);

  /// The end of the rows from `from` on that [#check] would pass without a word and unchanged, but
  /// for the flags of [#quietFlags]. Bars and actions are judged one by one.
  int quiet(RowBatch batch, int from, int to) {
    return from;
  }

  /// The flags of every quiet row.
  long quietFlags() {
    return 0;
  }

  /// The prices by which jumps of a batch are judged, a value for each row.
  long[] jumpPrices(RowBatch batch, int from, int to) {
    return batch.columns[1];
  }

  /// The end of the rows from `from` on that [#instant] passes without a word.
  final int quietInstants(RowBatch batch, int from, int to) {
    if (knownSlot >= 0) {
      return from;
    }
    if (options.offSession() == ImportOptions.OffSession.ALLOW) {
      return to;
    }
    long[] stamps = batch.columns[0];
    int end = from;
    try {
      while (end < to && sessions.inSession(stamps[end])) {
        end++;
      }
    } catch (CalendarRangeException beyond) {
      return end; // judged alone, the row meets it again
    }
    return end;
  }

  /// V-13 and V-09 for an instant.
  final Fault instant(long[] values, long nanos) {
    if (knownSlot >= 0 && values[knownSlot] < values[0]) {
      return new Fault(
          Code.V_13,
          plan.name(Role.KNOWN),
          "known at " + values[knownSlot] + " ns, before the event at " + values[0] + " ns");
    }
    if (options.offSession() == ImportOptions.OffSession.ALLOW || sessions.inSession(nanos)) {
      return null;
    }
    return offSession(values, nanos);
  }

  private Fault offSession(long[] values, long nanos) {
    String text = "outside every session: " + java.time.Instant.ofEpochSecond(0, nanos);
    if (options.offSession() == ImportOptions.OffSession.REJECT) {
      return new Fault(Code.V_09, plan.name(Role.TIME), text);
    }
    flag(values, Flags.OFF_SESSION, Code.V_09, Role.TIME, text);
    return null;
  }

  /// V-08 for one price.
  final Fault positive(long price, Role role) {
    if (price > 0 || options.sign() == PriceSign.ANY) {
      return null;
    }
    return new Fault(Code.V_08, plan.name(role), "price must be positive, was " + price + " units");
  }

  /// V-03 for a size: lots are counts.
  final Fault notNegative(long lots, Role role) {
    return lots >= 0
        ? null
        : new Fault(Code.V_03, plan.name(role), "a size is not negative, was " + lots + " lots");
  }

  /// Marks a row and counts the finding; the text is kept for the first of each code only.
  final void flag(long[] values, long bits, Code code, Role role, String text) {
    values[flagsSlot] |= bits;
    if (tally.wants(code)) {
      tally.note(code, plan.name(role), text);
    }
  }

  /// Turns the stamp of a bar, as read, into `end` (slot 0) and `start` (slot 1): T-10.
  final Fault span(long[] values) {
    if (plan.mapping.time() instanceof TimeFormat.SessionDate) {
      return sessionSpan(values);
    }
    if (plan.has(Role.START)) {
      return values[0] > values[1]
          ? instant(values, values[1])
          : new Fault(Code.V_07, plan.name(Role.START), "the bar does not end after its start");
    }
    if (plan.mapping.stamp() == CsvMapping.StampMeaning.OPEN) {
      values[1] = values[0];
      values[0] += plan.mapping.barNanos();
    } else {
      values[1] = values[0] - plan.mapping.barNanos();
    }
    return instant(values, values[1]);
  }

  private Fault sessionSpan(long[] values) {
    int day = (int) Math.floorDiv(values[0], UtcDays.DAY_NANOS);
    long open = sessions.openNanos(day);
    long close = sessions.closeNanos(day);
    if (open == Long.MIN_VALUE || close == Long.MIN_VALUE) {
      values[1] = UtcDays.INSTANCE.openNanos(day);
      values[0] = UtcDays.INSTANCE.closeNanos(day);
      return offSessionDate(values, day);
    }
    values[1] = open;
    values[0] = close;
    return close > open
        ? null
        : new Fault(Code.V_07, plan.name(Role.TIME), "the session ends before it starts");
  }

  /// V-09 for a date without a session.
  final Fault offSessionDate(long[] values, int day) {
    String text = "no session on " + java.time.LocalDate.ofEpochDay(day);
    switch (options.offSession()) {
      case ALLOW -> {}
      case FLAG -> flag(values, Flags.OFF_SESSION, Code.V_09, Role.TIME, text);
      case REJECT -> {
        return new Fault(Code.V_09, plan.name(Role.TIME), text);
      }
    }
    return null;
  }

  final long actionOpen(int day) {
    return sessions.actionNanos(day);
  }

  /// V-07 and V-08 for four prices from `slot` on.
  final Fault prices(long[] values, int slot, Role open) {
    long o = values[slot];
    long high = values[slot + 1];
    long low = values[slot + 2];
    long c = values[slot + 3];
    if (low > high) {
      return new Fault(
          Code.V_07,
          plan.name(open),
          "low " + low + " is above high " + high + " (in price units)");
    }
    if (o < low || o > high) {
      return new Fault(
          Code.V_07, plan.name(open), "open " + o + " is outside low " + low + " to high " + high);
    }
    if (c < low || c > high) {
      return new Fault(
          Code.V_07, plan.name(open), "close " + c + " is outside low " + low + " to high " + high);
    }
    return positive(low, open);
  }
}
