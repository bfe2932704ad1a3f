package io.quantlab.engine.continuous;

import io.quantlab.engine.portfolio.FutureTerms;
import io.quantlab.engine.portfolio.RollRule;
import io.quantlab.engine.time.SessionCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Which contract of a chain a series shows from which session on, and what its prices are changed
/// by (engine contract M-20).
///
/// A contract is left by the dates of its terms, or in the session after the one whose close showed
/// more volume or open interest in the next one; never back. The gap of a roll is that between the
/// closes of both contracts in the last session of the one that is left.
public final class ContinuousSeries {
  /// A stretch of sessions of one contract.
  ///
  /// @param contract its place in the chain
  /// @param fromDay first session date, `Integer.MIN_VALUE` = from its first row
  /// @param untilDay first session date of the next stretch, `Integer.MAX_VALUE` = to its last row
  /// @param ratio what its prices are multiplied by
  /// @param shift what is added to them then, price units
  public record Stretch(int contract, int fromDay, int untilDay, double ratio, double shift) {}

  /// A change from one contract to the next.
  ///
  /// @param day first session date of the next
  /// @param from place in the chain of the contract that is left
  /// @param oldTicks its close in its last session, price units
  /// @param newTicks close of the next contract in that session
  public record Roll(int day, int from, long oldTicks, long newTicks) {}

  private final ContinuousSpec spec;
  private final List<ContractDays> days;
  private final SessionCalendar calendar;
  private final List<Roll> rolls = new ArrayList<>();

  /// @param days of each contract, in the order of the chain
  public ContinuousSeries(ContinuousSpec spec, List<ContractDays> days, SessionCalendar calendar) {
    this.spec = spec;
    this.days = List.copyOf(days);
    this.calendar = calendar;
    if (days.size() != spec.contracts().size()) {
      throw new IllegalArgumentException(
          spec.contracts().size() + " contracts have data of " + days.size());
    }
    roll();
  }

  /// The changes of contract, in time order.
  public List<Roll> rolls() {
    return List.copyOf(rolls);
  }

  // ---- when it rolls ----

  private void roll() {
    int front = 0;
    int last = days.size() - 1 - spec.rank();
    int session = Math.max(0, calendar.sessionOnOrAfterDay(firstDay()));
    for (; session < calendar.count() && front < last; session++) {
      int day = calendar.epochDay(session);
      if (day > lastDay()) {
        return;
      }
      int before = front;
      if (crossed(front, session)) {
        front++;
      }
      while (front < last && leftByDate(front, day, session)) {
        front++;
      }
      for (int left = before; left < front; left++) {
        add(left, day, session);
      }
    }
  }

  private int firstDay() {
    return days.stream()
        .filter(each -> !each.closes().isEmpty())
        .mapToInt(each -> each.closes().firstKey())
        .min()
        .orElseThrow(() -> new IllegalArgumentException("no contract of the chain has a row"));
  }

  private int lastDay() {
    return days.stream()
        .filter(each -> !each.closes().isEmpty())
        .mapToInt(each -> each.closes().lastKey())
        .max()
        .orElseThrow();
  }

  private boolean leftByDate(int front, int day, int session) {
    FutureTerms terms = spec.contracts().get(front);
    return switch (spec.rule()) {
      case RollRule.LastTrade(int sessions) -> isBefore(session, terms.lastTradeDay(), sessions);
      case RollRule.FirstNotice(int sessions) -> isBefore(session, terms.deliveryDay(), sessions);
      case RollRule.CalendarDay(int of) -> {
        LocalDate last = LocalDate.ofEpochDay(terms.lastTradeDay());
        yield day >= last.withDayOfMonth(Math.min(of, last.lengthOfMonth())).toEpochDay();
      }
      case RollRule.Dated dated -> {
        int held = front;
        for (RollRule.Dated.Front row : dated.fronts()) {
          held = row.epochDay() <= day ? indexOf(row.token()) : held;
        }
        yield held > front;
      }
      case RollRule.Volume _, RollRule.OpenInterest _ -> day > terms.lastTradeDay();
    };
  }

  private boolean isBefore(int session, int day, int sessions) {
    return session >= calendar.sessionOnOrAfterDay(day) - sessions;
  }

  private int indexOf(int token) {
    for (int i = 0; i < spec.contracts().size(); i++) {
      if (spec.contracts().get(i).token() == token) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "the roll dates name token " + token + ", which is not in the chain");
  }

  /// Whether the session before showed more of the next contract.
  private boolean crossed(int front, int session) {
    if (session == 0) {
      return false;
    }
    int before = calendar.epochDay(session - 1);
    return switch (spec.rule()) {
      case RollRule.Volume _ ->
          days.get(front + 1).volumes().getOrDefault(before, 0L)
              > days.get(front).volumes().getOrDefault(before, 0L);
      case RollRule.OpenInterest interest -> {
        long known = calendar.regularOpen(session);
        long held = interest.lots(spec.contracts().get(front).token(), known);
        yield held >= 0 && interest.lots(spec.contracts().get(front + 1).token(), known) > held;
      }
      case RollRule.LastTrade _, RollRule.FirstNotice _, RollRule.CalendarDay _, RollRule.Dated _ ->
          false;
    };
  }

  private void add(int left, int day, int session) {
    int from = left + spec.rank();
    int last = session == 0 ? day - 1 : calendar.epochDay(session - 1);
    Long old = days.get(from).closeAt(last);
    Long next = days.get(from + 1).closeAt(last);
    if (spec.adjustment() != Adjustment.NONE && (old == null || next == null)) {
      throw new IllegalArgumentException(
          "the roll on "
              + LocalDate.ofEpochDay(day)
              + " from token "
              + spec.contracts().get(from).token()
              + " to token "
              + spec.contracts().get(from + 1).token()
              + " has no close of "
              + (old == null ? "the first" : "the second")
              + " before it, so its gap is not known");
    }
    rolls.add(new Roll(day, from, old == null ? 0 : old, next == null ? 0 : next));
  }

  // ---- what it does to prices ----

  /// The stretches of the series, in time order; a contract that is passed over has none.
  public List<Stretch> stretches() {
    List<Stretch> all = new ArrayList<>();
    int from = Integer.MIN_VALUE;
    for (int i = 0; i <= rolls.size(); i++) {
      int until = i == rolls.size() ? Integer.MAX_VALUE : rolls.get(i).day();
      int contract = i == rolls.size() ? last() : rolls.get(i).from();
      if (until > from) {
        all.add(new Stretch(contract, from, until, ratio(i), shift(i)));
      }
      from = until;
    }
    return all;
  }

  private int last() {
    return rolls.isEmpty() ? spec.rank() : rolls.getLast().from() + 1;
  }

  /// Product of the gaps between a stretch and the end that is left as it is.
  private double ratio(int stretch) {
    double ratio = 1;
    for (int i = 0; i < rolls.size() && spec.adjustment().isRatio(); i++) {
      Roll roll = rolls.get(i);
      if (spec.adjustment() == Adjustment.BACK_RATIO && i >= stretch) {
        ratio *= (double) roll.newTicks() / roll.oldTicks();
      } else if (spec.adjustment() == Adjustment.FORWARD_RATIO && i < stretch) {
        ratio *= (double) roll.oldTicks() / roll.newTicks();
      }
    }
    return ratio;
  }

  /// Sum of the gaps between a stretch and the end that is left as it is.
  private double shift(int stretch) {
    double shift = 0;
    for (int i = 0; i < rolls.size(); i++) {
      Roll roll = rolls.get(i);
      if (spec.adjustment() == Adjustment.BACK_DIFFERENCE && i >= stretch) {
        shift += roll.newTicks() - roll.oldTicks();
      } else if (spec.adjustment() == Adjustment.FORWARD_DIFFERENCE && i < stretch) {
        shift += roll.oldTicks() - roll.newTicks();
      }
    }
    return shift;
  }
}
