package io.quantlab.dsl.host;

import java.util.ArrayList;
import java.util.List;

/// What was recorded of an account: its marks, and the orders that were sent; a rule is played on
/// it.
///
/// @param currency of the amounts
/// @param events by rising time, the first one a mark
public record AccountTape(String currency, List<Event> events) {
  private static final long START = 1_735_689_600_000_000_000L; // 2025-01-01T00:00Z
  private static final long MINUTE = 60_000_000_000L;
  private static final double E8 = 1e8;

  /// Something that happened to the account.
  public sealed interface Event {
    long epochNanos();
  }

  /// The account was valued.
  ///
  /// @param equityE8 balance and open profit, 1e-8
  /// @param balanceE8 starting money and closed profit, 1e-8
  /// @param book positions and working orders from now on; `null` for those of before
  public record Mark(long epochNanos, long equityE8, long balanceE8, TapeBook book)
      implements Event {}

  /// An order was sent.
  public record Submit(long epochNanos, TapeBook.Order order) implements Event {}

  public AccountTape {
    events = List.copyOf(events);
    for (int i = 1; i < events.size(); i++) {
      if (events.get(i).epochNanos() < events.get(i - 1).epochNanos()) {
        throw new IllegalArgumentException("the times of a tape rise, event " + i + " goes back");
      }
    }
    if (!events.isEmpty() && !(events.getFirst() instanceof Mark)) {
      throw new IllegalArgumentException("a tape begins with a mark, this one with an order");
    }
  }

  /// Marks in units of the currency; one a minute from 2025-01-01T00:00Z where no times are given.
  ///
  /// @param balance `null` for that of the equity
  /// @param times `null` for those
  public static AccountTape of(String currency, double[] equity, double[] balance, long[] times) {
    requireAsMany("balances", balance == null ? equity.length : balance.length, equity.length);
    requireAsMany("times", times == null ? equity.length : times.length, equity.length);
    List<Event> marks = new ArrayList<>();
    for (int i = 0; i < equity.length; i++) {
      long at = times == null ? START + i * MINUTE : times[i];
      double closed = balance == null ? equity[i] : balance[i];
      marks.add(new Mark(at, e8(equity[i]), e8(closed), null));
    }
    return new AccountTape(currency, marks);
  }

  private static void requireAsMany(String what, int count, int marks) {
    if (count != marks) {
      throw new IllegalArgumentException(
          "a tape has as many " + what + " as equities, were " + count + " and " + marks);
    }
  }

  static long e8(double amount) {
    return Math.round(amount * E8);
  }

  /// Number of marks.
  public int marks() {
    return (int) events.stream().filter(Mark.class::isInstance).count();
  }

  /// Number of orders that were sent.
  public int orders() {
    return events.size() - marks();
  }
}
