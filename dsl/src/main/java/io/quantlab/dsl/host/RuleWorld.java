package io.quantlab.dsl.host;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.dsl.plan.Outbox;
import io.quantlab.dsl.plan.Timeframes;
import io.quantlab.dsl.plan.Trap;
import io.quantlab.dsl.plan.World;
import io.quantlab.dsl.runtime.ArrayValue;
import io.quantlab.dsl.runtime.RecordValue;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// What a rule can ask: the account as it stands at a mark of a tape. It has neither positions nor
/// orders, since a tape records none.
final class RuleWorld implements World {
  private static final Members ACCOUNT = Members.of("account");
  private static final Members EQUITY = Members.of("equity");
  private static final Members DAY = Members.of("day");
  private static final Members REVIEW = Members.of("review");
  private static final long DAY_NANOS = 86_400_000_000_000L;

  private final AccountTape tape;
  private int mark;
  private long peakE8;
  private long dayStartE8;
  private long firstDay;
  private long day;

  RuleWorld(AccountTape tape) {
    this.tape = tape;
    this.peakE8 = tape.equityE8()[0];
    this.dayStartE8 = tape.equityE8()[0];
    this.firstDay = dayOf(0);
    this.day = firstDay;
  }

  private long dayOf(int at) {
    return Math.floorDiv(tape.epochNanos()[at], DAY_NANOS);
  }

  /// Whether a mark belongs to a later day than the one before it.
  boolean rolls(int next) {
    return dayOf(next) != day;
  }

  /// The day of a mark begins; the account is still as the mark before left it.
  void roll(int next) {
    day = dayOf(next);
    dayStartE8 = tape.equityE8()[mark];
  }

  void mark(int next) {
    mark = next;
    peakE8 = Math.max(peakE8, tape.equityE8()[next]);
  }

  EngineValue equity() {
    return new Mark();
  }

  EngineValue day() {
    return new Day();
  }

  EngineValue review() {
    return new Review();
  }

  @Override
  public Object root(Root root) {
    return switch (root) {
      case ACCOUNT -> new Account();
      case EQUITY -> new Mark();
      case DAY -> new Day();
      case POSITIONS, ORDERS -> ArrayValue.ofRefs();
      case SESSION, STATS, BAR -> throw new IllegalStateException("a rule has no '" + root + "'");
    };
  }

  @Override
  public long now() {
    return tape.epochNanos()[mark];
  }

  @Override
  public EngineValue position(long symbol) {
    return new NoPosition(symbol);
  }

  @Override
  public EngineValue quote(long symbol) {
    return new QuoteValue();
  }

  @Override
  public EngineValue facts(long symbol) {
    throw new IllegalStateException("a tape has no symbols");
  }

  @Override
  public long symbol(String name, int site) {
    throw new Trap(Code.E1604, site, "a tape has no symbols, not '" + name + "' either");
  }

  @Override
  public long timeframe() {
    return Timeframes.of(1, "m");
  }

  @Override
  public String currency() {
    return tape.currency();
  }

  @Override
  public String zone() {
    return "UTC";
  }

  /// Without positions and orders the worst case is what is.
  @Override
  public Object ask(String function, Object[] arguments, int site) {
    if (function.equals("worst_case")) {
      return RecordValue.of(tape.equityE8()[mark], 0L, 0.0);
    }
    throw new IllegalStateException("nothing here answers '" + function + "'");
  }

  @Override
  public Object handle(Outbox.Request request) {
    return null;
  }

  /// `account`.
  private final class Account implements EngineValue {
    @Override
    public double number(int member) {
      long equity = tape.equityE8()[mark];
      return switch (ACCOUNT.name(member)) {
        case "drawdown" -> peakE8 > 0 ? (double) (peakE8 - equity) / peakE8 : Double.NaN;
        case "leverage" -> 0;
        default -> throw ACCOUNT.absent(member);
      };
    }

    @Override
    public long whole(int member) {
      long equity = tape.equityE8()[mark];
      long balance = tape.balanceE8()[mark];
      return switch (ACCOUNT.name(member)) {
        case "balance", "cash" -> balance;
        case "equity", "margin_free" -> equity;
        case "realized" -> balance - tape.balanceE8()[0];
        case "unrealized" -> equity - balance;
        case "fees", "margin_used" -> 0;
        case "day_pnl" -> equity - dayStartE8;
        case "start_balance" -> tape.balanceE8()[0];
        case "peak" -> peakE8;
        default -> throw ACCOUNT.absent(member);
      };
    }

    @Override
    public Object value(int member) {
      return switch (ACCOUNT.name(member)) {
        case "name" -> "tape";
        case "currency" -> tape.currency();
        default -> throw ACCOUNT.absent(member);
      };
    }
  }

  /// `equity`: the newest mark.
  private final class Mark implements EngineValue {
    private final int at = mark;

    @Override
    public double number(int member) {
      throw EQUITY.absent(member);
    }

    @Override
    public long whole(int member) {
      return switch (EQUITY.name(member)) {
        case "equity" -> tape.equityE8()[at];
        case "balance" -> tape.balanceE8()[at];
        case "unrealized" -> tape.equityE8()[at] - tape.balanceE8()[at];
        case "time" -> tape.epochNanos()[at];
        default -> throw EQUITY.absent(member);
      };
    }

    @Override
    public Object value(int member) {
      if (EQUITY.name(member).equals("event_id")) {
        return "mark-" + at;
      }
      throw EQUITY.absent(member);
    }
  }

  /// `day`: a day from 00:00 to 24:00 UTC.
  private final class Day implements EngineValue {
    private final long at = day;

    @Override
    public double number(int member) {
      throw DAY.absent(member);
    }

    @Override
    public long whole(int member) {
      return switch (DAY.name(member)) {
        case "number" -> at - firstDay;
        case "start" -> at * DAY_NANOS;
        case "end" -> (at + 1) * DAY_NANOS;
        case "first_of_week" -> isFirstOfWeek() ? 1 : 0;
        default -> throw DAY.absent(member);
      };
    }

    private boolean isFirstOfWeek() {
      LocalDate date = LocalDate.ofEpochDay(at);
      LocalDate monday = date.minusDays(date.getDayOfWeek().getValue() - 1L);
      long before = ChronoUnit.DAYS.between(LocalDate.EPOCH, monday);
      return dayOf(mark) < before;
    }

    @Override
    public Object value(int member) {
      if (DAY.name(member).equals("key")) {
        return LocalDate.ofEpochDay(at).toString();
      }
      throw DAY.absent(member);
    }
  }

  /// `review`: the one at the end of a tape.
  private final class Review implements EngineValue {
    @Override
    public double number(int member) {
      throw REVIEW.absent(member);
    }

    @Override
    public long whole(int member) {
      if (REVIEW.name(member).equals("time")) {
        return now();
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

  /// A position that is none.
  private record NoPosition(long symbol) implements EngineValue {
    private static final Members MEMBERS = Members.of("position");

    @Override
    public double number(int member) {
      return MEMBERS.name(member).equals("avg_price") ? Double.NaN : 0;
    }

    @Override
    public long whole(int member) {
      return switch (MEMBERS.name(member)) {
        case "symbol" -> symbol;
        case "flat" -> 1;
        default -> 0;
      };
    }

    @Override
    public Object value(int member) {
      return MEMBERS.name(member).equals("tag") ? "" : null;
    }
  }
}
