package io.quantlab.engine.portfolio;

import io.quantlab.engine.time.DatedTable;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/// When positions leave a futures contract for the next one of its chain (engine contract A-11,
/// M-20).
///
/// A rule never goes back: a contract that was left is not returned to.
public sealed interface RollRule {
  /// From so many sessions before the last trade day on.
  record LastTrade(int sessions) implements RollRule {
    public LastTrade {
      days(sessions);
    }
  }

  /// From so many sessions before the first notice day on; before the last trade day of a contract
  /// that has none.
  record FirstNotice(int sessions) implements RollRule {
    public FirstNotice {
      days(sessions);
    }
  }

  /// From the first session on or after a day of the month of the last trade day on.
  record CalendarDay(int day) implements RollRule {
    public CalendarDay {
      if (day < 1 || day > 31) {
        throw new IllegalArgumentException("a day of the month is 1 to 31, was " + day);
      }
    }
  }

  /// The session after the one in which the next contract traded more, by the data of the run.
  record Volume() implements RollRule {}

  /// The first session at whose open the open interest of the next contract is larger, by what a
  /// table knew then.
  record OpenInterest(List<TokenLots> contracts) implements RollRule {
    /// @param lots one number a row: open contracts, from the instant they were known
    public record TokenLots(int token, DatedTable lots) implements ByToken {}

    public OpenInterest {
      contracts = List.copyOf(contracts);
    }

    /// The open interest of a contract that is known at an instant, -1 when none is.
    public long lots(int token, long epochNanos) {
      TokenLots found = ByToken.of(contracts, token);
      boolean known = found != null && found.lots.firstNanos() <= epochNanos;
      return known ? found.lots.at(0, epochNanos) : -1;
    }
  }

  /// By dates: from each of them on, one contract is the one to hold.
  record Dated(List<Front> fronts) implements RollRule {
    /// @param epochDay first session date, days since 1970-01-01
    public record Front(int epochDay, int token) {}

    public Dated {
      fronts = List.copyOf(fronts);
      for (int i = 1; i < fronts.size(); i++) {
        if (fronts.get(i).epochDay <= fronts.get(i - 1).epochDay) {
          throw new IllegalArgumentException("roll dates must rise, row " + (i + 1) + " does not");
        }
      }
    }
  }

  /// When in its session a roll trades.
  enum Timing {
    /// By market orders at the open.
    OPEN,
    /// By orders for the close, sized at the open.
    CLOSE
  }

  /// How the two orders of a roll depend on each other.
  enum Legs {
    /// Both are sent at once.
    TOGETHER,
    /// The one that opens is sent as the one that closes executes, lot for lot.
    ONE_AFTER_OTHER,
    /// They are the legs of one spread order, which execute in one instant or not at all.
    SPREAD
  }

  /// Contracts that follow each other, and when positions roll.
  ///
  /// @param contracts at least two, by rising last trade day
  /// @param netLimitE8 for spread orders: the price of the contract rolled into less that of the
  ///   one left is at most this where longs roll, at least this where shorts do; 1e-8 of the
  ///   currency, may be below zero
  record Chain(
      String name,
      List<FutureTerms> contracts,
      RollRule rule,
      Timing timing,
      Legs legs,
      OptionalLong netLimitE8) {
    /// A chain whose rolls have no limit.
    public Chain(
        String name, List<FutureTerms> contracts, RollRule rule, Timing timing, Legs legs) {
      this(name, contracts, rule, timing, legs, OptionalLong.empty());
    }

    public Chain {
      Objects.requireNonNull(rule, "rule");
      Objects.requireNonNull(timing, "timing");
      Objects.requireNonNull(legs, "legs");
      contracts = List.copyOf(contracts);
      if (contracts.size() < 2) {
        throw new IllegalArgumentException(
            "chain " + name + " needs at least two contracts, has " + contracts.size());
      }
      for (int i = 1; i < contracts.size(); i++) {
        if (contracts.get(i).lastTradeDay() <= contracts.get(i - 1).lastTradeDay()) {
          throw new IllegalArgumentException(
              "the contracts of chain " + name + " must be in the order of their last trade days");
        }
      }
      if (timing == Timing.CLOSE && legs == Legs.ONE_AFTER_OTHER) {
        throw new IllegalArgumentException(
            "chain " + name + ": orders for one close cannot wait for each other");
      }
      if (timing == Timing.CLOSE && legs == Legs.SPREAD) {
        throw new IllegalArgumentException(
            "chain " + name + ": a close has no spread orders, roll it at the open");
      }
      if (netLimitE8.isPresent() && legs != Legs.SPREAD) {
        throw new IllegalArgumentException(
            "chain " + name + ": a net price can be limited on a spread order only");
      }
    }
  }

  private static void days(int sessions) {
    if (sessions < 0 || sessions > 250) {
      throw new IllegalArgumentException("a roll is 0 to 250 sessions before, was " + sessions);
    }
  }
}
