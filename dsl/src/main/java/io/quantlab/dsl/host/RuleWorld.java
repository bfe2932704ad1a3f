package io.quantlab.dsl.host;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.dsl.plan.Outbox;
import io.quantlab.dsl.plan.Timeframes;
import io.quantlab.dsl.plan.Trap;
import io.quantlab.dsl.plan.World;
import io.quantlab.dsl.runtime.ArrayValue;
import io.quantlab.dsl.runtime.RecordValue;
import java.util.ArrayList;
import java.util.List;

/// What a rule can ask: the account as it stands at an event of a tape.
final class RuleWorld implements World {
  private static final Members ACCOUNT = Members.of("account");

  private final AccountTape tape;
  private final AccountDays days;
  private final List<String> symbols = new ArrayList<>();
  private final long startBalanceE8;
  private final long firstDay;
  private AccountTape.Mark mark;
  private int number;
  private TapeBook book = TapeBook.EMPTY;
  private TapeBook.Order asked;
  private long nowNanos;
  private long peakE8;
  private long dayStartE8;
  private long day;

  /// @param tape at least one mark
  RuleWorld(AccountTape tape, AccountDays days) {
    this.tape = tape;
    this.days = days;
    this.mark = (AccountTape.Mark) tape.events().getFirst();
    this.startBalanceE8 = mark.balanceE8();
    this.peakE8 = mark.equityE8();
    this.dayStartE8 = mark.equityE8();
    this.nowNanos = mark.epochNanos();
    this.firstDay = days.dayOf(nowNanos);
    this.day = firstDay;
    this.number = -1;
  }

  // ---- what happens ----

  /// Whether an instant lies behind the end of the day.
  boolean rolls(long epochNanos) {
    return days.dayOf(epochNanos) > day;
  }

  /// The next day begins; the account is still as the last mark left it.
  void roll() {
    day++;
    dayStartE8 = mark.equityE8();
    nowNanos = days.startNanos(day);
  }

  void mark(AccountTape.Mark next) {
    mark = next;
    number++;
    nowNanos = next.epochNanos();
    peakE8 = Math.max(peakE8, next.equityE8());
    book = next.book() == null ? book : next.book();
  }

  /// An order is asked about.
  void ask(AccountTape.Submit submit) {
    asked = submit.order();
    nowNanos = submit.epochNanos();
  }

  /// The order asked about works from now on.
  void accept() {
    book = book.with(asked);
  }

  // ---- what the handlers are given ----

  /// Number of the newest mark, from 0.
  int number() {
    return Math.max(0, number);
  }

  EngineValue equity() {
    return new RuleValues.Equity(mark, number());
  }

  EngineValue day() {
    return new RuleValues.Day(days, day, firstDay);
  }

  EngineValue review() {
    return new RuleValues.Review(nowNanos);
  }

  EngineValue order() {
    return order(asked, OrderTicket.Status.PENDING);
  }

  private EngineValue order(TapeBook.Order order, OrderTicket.Status status) {
    return new TapeValues.Order(order, token(order.symbol()), nowNanos, status);
  }

  private long token(String symbol) {
    if (!symbols.contains(symbol)) {
      symbols.add(symbol);
    }
    return symbols.indexOf(symbol);
  }

  // ---- what it asks ----

  @Override
  public Object root(Root root) {
    return switch (root) {
      case ACCOUNT -> new Account();
      case EQUITY -> equity();
      case DAY -> day();
      case POSITIONS ->
          ArrayValue.ofRefs(
              book.positions().stream()
                  .map(held -> new TapeValues.Position(held, token(held.symbol())))
                  .toArray());
      case ORDERS ->
          ArrayValue.ofRefs(
              book.orders().stream()
                  .map(order -> order(order, OrderTicket.Status.WORKING))
                  .toArray());
      case SESSION, STATS, BAR -> throw new IllegalStateException("a rule has no '" + root + "'");
    };
  }

  @Override
  public long now() {
    return nowNanos;
  }

  @Override
  public EngineValue position(long symbol) {
    String name = symbols.isEmpty() ? "" : symbols.get((int) symbol);
    return new TapeValues.Position(book.held(name), symbol);
  }

  @Override
  public EngineValue quote(long symbol) {
    return new QuoteValue();
  }

  @Override
  public EngineValue facts(long symbol) {
    return new TapeValues.Symbol(symbols.get((int) symbol));
  }

  /// A symbol the account may never have traded: its position is flat.
  @Override
  public long symbol(String name, int site) {
    if (tape.events().stream().noneMatch(each -> names(each, name))) {
      throw new Trap(Code.E1604, site, "the tape has no symbol '" + name + "'");
    }
    return token(name);
  }

  private static boolean names(AccountTape.Event event, String symbol) {
    return switch (event) {
      case AccountTape.Submit submit -> submit.order().symbol().equals(symbol);
      case AccountTape.Mark each ->
          each.book() != null
              && (each.book().positions().stream().anyMatch(p -> p.symbol().equals(symbol))
                  || each.book().orders().stream().anyMatch(o -> o.symbol().equals(symbol)));
    };
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
    return days.zone().getId();
  }

  @Override
  public Object ask(String function, Object[] arguments, int site) {
    if (function.equals("worst_case")) {
      TapeValues.Order order = (TapeValues.Order) arguments[0];
      TapeBook.Worst worst = book.worst(order.order());
      return RecordValue.of(
          Math.addExact(mark.equityE8(), worst.equityE8()), worst.marginE8(), worst.units());
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
      long equity = mark.equityE8();
      return switch (ACCOUNT.name(member)) {
        case "drawdown" -> peakE8 > 0 ? (double) (peakE8 - equity) / peakE8 : Double.NaN;
        case "leverage" -> 0;
        default -> throw ACCOUNT.absent(member);
      };
    }

    @Override
    public long whole(int member) {
      long equity = mark.equityE8();
      long balance = mark.balanceE8();
      return switch (ACCOUNT.name(member)) {
        case "balance", "cash" -> balance;
        case "equity" -> equity;
        case "margin_free" -> equity - book.marginE8();
        case "realized" -> balance - startBalanceE8;
        case "unrealized" -> equity - balance;
        case "margin_used" -> book.marginE8();
        case "fees" -> 0;
        case "day_pnl" -> equity - dayStartE8;
        case "start_balance" -> startBalanceE8;
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
}
