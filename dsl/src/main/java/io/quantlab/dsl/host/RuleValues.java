package io.quantlab.dsl.host;

import io.quantlab.dsl.plan.EngineValue;
import java.time.DayOfWeek;
import java.time.LocalDate;

/// The values the handlers of a rule are given, beside orders.
final class RuleValues {
  private static final Members EQUITY = Members.of("equity");
  private static final Members DAY = Members.of("day");
  private static final Members REVIEW = Members.of("review");

  private RuleValues() {}

  /// `equity`: a mark of the account.
  ///
  /// @param number of the mark, from 0
  record Equity(AccountTape.Mark mark, int number) implements EngineValue {
    @Override
    public double number(int member) {
      throw EQUITY.absent(member);
    }

    @Override
    public long whole(int member) {
      return switch (EQUITY.name(member)) {
        case "equity" -> mark.equityE8();
        case "balance" -> mark.balanceE8();
        case "unrealized" -> mark.equityE8() - mark.balanceE8();
        case "time" -> mark.epochNanos();
        default -> throw EQUITY.absent(member);
      };
    }

    @Override
    public Object value(int member) {
      if (EQUITY.name(member).equals("event_id")) {
        return "mark-" + number;
      }
      throw EQUITY.absent(member);
    }
  }

  /// `day`: a day of the account.
  ///
  /// @param day its number in `days`
  /// @param first that of the tape's first day
  record Day(AccountDays days, long day, long first) implements EngineValue {
    @Override
    public double number(int member) {
      throw DAY.absent(member);
    }

    @Override
    public long whole(int member) {
      return switch (DAY.name(member)) {
        case "number" -> day - first;
        case "start" -> days.startNanos(day);
        case "end" -> days.startNanos(day + 1);
        case "first_of_week" -> date().getDayOfWeek() == DayOfWeek.MONDAY ? 1 : 0;
        default -> throw DAY.absent(member);
      };
    }

    private LocalDate date() {
      return days.date(day);
    }

    @Override
    public Object value(int member) {
      if (DAY.name(member).equals("key")) {
        return date().toString();
      }
      throw DAY.absent(member);
    }
  }

  /// `review`: the one at the end of a tape.
  record Review(long epochNanos) implements EngineValue {
    @Override
    public double number(int member) {
      throw REVIEW.absent(member);
    }

    @Override
    public long whole(int member) {
      if (REVIEW.name(member).equals("time")) {
        return epochNanos;
      }
      throw REVIEW.absent(member);
    }

    @Override
    public Object value(int member) {
      return switch (REVIEW.name(member)) {
        case "kind" -> "phase";
        case "phase" -> "tape";
        default -> throw REVIEW.absent(member);
      };
    }
  }
}
