package io.quantlab.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quantlab.engine.backtest.JournalCheck;
import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.AccountRules;
import io.quantlab.engine.portfolio.FutureTerms;
import io.quantlab.engine.portfolio.FutureTerms.Delivery;
import io.quantlab.engine.portfolio.FuturesRules;
import io.quantlab.engine.portfolio.FuturesRules.Variation;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.LedgerCause;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.OutputEvent;
import io.quantlab.engine.testkit.Script;
import io.quantlab.engine.testkit.SmallRun;
import io.quantlab.engine.time.Calendars;
import io.quantlab.engine.time.IsoInstant;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Futures on tapes worked by hand (engine contract ): 50 dollars a point, ticks of a
/// quarter point, so 12.50 dollars a tick. Day 0 is Monday 2024-01-08; sessions close at 16:00.
@ExtendWith(InvariantsExtension.class)
class FuturesTest {
  private static final long CENT = 1_000_000;
  private static final Instrument FUTURE =
      Instrument.of(
          1,
          "T1",
          "XTST",
          AssetClass.FUTURE,
          "USD",
          new Decimal(25, 2),
          Decimal.ONE,
          new Decimal(50, 0),
          TickBands.uniform(1),
          "LAB",
          1,
          1_000_000,
          Instrument.VolumeData.REAL,
          Instrument.PriceSign.POSITIVE);

  private final List<String> seen = new ArrayList<>();

  private static long day(int day, long seconds) {
    return Lab.at(day * 86_400L + seconds);
  }

  /// Days of two trades at one price and a last one.
  private static MarketRows days(long[]... days) {
    MarketRows rows = MarketRows.trades();
    for (int d = 0; d < days.length; d++) {
      rows.trade(day(d, 1), days[d][0], 50);
      rows.trade(day(d, 3), days[d][0], 50);
      rows.trade(day(d, 5), days[d][1], 50);
    }
    return rows;
  }

  private static Lab lab(MarketRows rows, FuturesRules rules, Consumer<Script> plan) {
    return Lab.empty()
        .instrument(FUTURE)
        .data(1, rows)
        .fees(new FeeModel.PerContract(250 * CENT))
        .terms(AccountTerms.none().withRules(AccountRules.STANDARD.with(rules)))
        .trader("one", Script.of(plan), 10_000);
  }

  private static FuturesRules daily(Delivery delivery, String last, String notice) {
    int noticeDay =
        notice.isEmpty() ? Integer.MAX_VALUE : (int) LocalDate.parse(notice).toEpochDay();
    int lastDay = (int) LocalDate.parse(last).toEpochDay();
    FutureTerms terms = new FutureTerms(1, lastDay, noticeDay, delivery);
    return new FuturesRules(Variation.DAILY, List.of(terms), 1);
  }

  private Consumer<StrategyContext> look() {
    return c ->
        seen.add(c.cashE8() / CENT + " " + c.navE8() / CENT + " " + c.unrealizedE8() / CENT);
  }

  /// Payments as `2024-01-08T16:00:00Z 25000`, in cents.
  private static List<String> payments(LabResult r) {
    List<String> list = new ArrayList<>();
    for (OutputEvent e : r.events(EventType.LEDGER)) {
      if ((e.extra() & 0xFF) == LedgerCause.VARIATION.ordinal()) {
        assertEquals(LedgerAccount.CASH.ordinal(), e.extra() >> 8 & 0xFF);
        assertEquals(LedgerAccount.REALIZED.ordinal(), e.extra() >> 16 & 0xFF);
        list.add(IsoInstant.format(e.nanos()) + " " + e.c() / CENT);
      }
    }
    return list;
  }

  /// Round trips as `lots gross paid before`, money in cents.
  private static List<String> trips(LabResult r) {
    List<String> list = new ArrayList<>();
    List<OutputEvent> events = r.events();
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).type() == EventType.TRIP) {
        OutputEvent varied = events.get(i + 3);
        long paid = varied.type() == EventType.VARIED ? varied.c() : 0;
        list.add(events.get(i).c() + " " + events.get(i + 1).c() / CENT + " " + paid / CENT);
      }
    }
    return list;
  }

  @Test
  @DisplayName("A-1, A-10: a fill costs its fee, closes pay variation, the contract ends in cash")
  void variation() {
    List<Submission> late = new ArrayList<>();
    MarketRows rows =
        days(
            new long[] {16_000, 16_010},
            new long[] {16_004, 16_004},
            new long[] {16_020, 16_020},
            new long[] {16_030, 16_030});
    LabResult r =
        lab(
                rows,
                daily(Delivery.CASH, "2024-01-10", ""),
                s ->
                    s.at(day(0, 1), c -> c.market(1, 2))
                        .at(day(0, 3), look())
                        .at(day(0, 5), look())
                        .at(day(1, 1), look().andThen(c -> c.market(1, -1)))
                        .at(day(2, 1), look())
                        .at(day(3, 1), look())
                        .at(
                            day(3, 1),
                            c -> late.add(c.submit(OrderRequest.market(1, Side.BUY, 1)))))
            .run();
    assertEquals(
        List.of(
            "999500 999500 0", // 2 contracts: 5.00 in fees, nothing else
            "999500 1024500 25000", // 10 ticks on 2
            "1024500 1009500 -15000", // paid; 6 ticks lower
            "1009250 1029250 20000", // one sold: -75 - 2.50; one paid -75; 16 ticks up
            "1029250 1029250 0"),
        seen);
    assertEquals(
        List.of(
            "2024-01-08T16:00:00Z 25000",
            "2024-01-09T16:00:00Z -7500",
            "2024-01-10T16:00:00Z 20000"),
        payments(r));
    // sold 4 ticks up, 125 paid before; ended 20 ticks up, all of it paid
    assertEquals(List.of("1 5000 12500", "1 25000 25000"), trips(r));
    assertEquals(30_000 * CENT, r.account().realizedE8());
    assertEquals(0, r.account().balanceE8(LedgerAccount.POSITION_COST));
    Submission.Denied denied = assertInstanceOf(Submission.Denied.class, late.getFirst());
    assertEquals(DenyReason.NOT_TRADABLE, denied.reason());
  }

  @Test
  @DisplayName("A-10 CLOSE_BEFORE: a physical contract is closed by an order before first notice")
  void closesBeforeDelivery() {
    MarketRows rows =
        days(new long[] {16_000, 16_000}, new long[] {16_008, 16_008}, new long[] {16_016, 16_016});
    LabResult r =
        lab(
                rows,
                daily(Delivery.PHYSICAL, "2024-01-12", "2024-01-10"), // Wednesday: out on Tuesday
                s -> s.at(day(0, 1), c -> c.market(1, -3)))
            .run();
    assertEquals(List.of("SELL 3 @ 16000", "BUY 3 @ 16008"), r.trades());
    OutputEvent close = r.events(EventType.COMMAND).getLast();
    assertEquals(OrderCause.DELIVERY.ordinal(), close.extra() >> 16 & 0xF);
    assertEquals("2024-01-09T09:30:00Z", IsoInstant.format(close.nanos()));
    assertEquals(-3 * 8 * 1_250 * CENT, r.account().realizedE8());
  }

  @Test
  @DisplayName("A-1: without daily variation a future is booked at full value, as a share")
  void fullValue() {
    LabResult r =
        lab(
                days(new long[] {16_000, 16_010}),
                FuturesRules.FULL_VALUE,
                s -> s.at(day(0, 1), c -> c.market(1, 1)))
            .run();
    assertEquals(200_000 * 100 * CENT, r.account().balanceE8(LedgerAccount.POSITION_COST));
    assertEquals((1_000_000 - 250 + 12_500) * CENT, r.account().navE8());
  }

  /// Buys and sells by the count of ticks, across many days.
  private static final class Steps implements Strategy {
    private StrategyContext context;
    private int ticks;

    @Override
    public void onStart(StrategyContext c) {
      context = c;
    }

    @Override
    public void onTick(TickView tick) {
      long[] lots = {3, 0, -1, 2, 0, -6, 1, 0, 1};
      context.market(1, lots[ticks++ % lots.length]);
    }
  }

  @Test
  @DisplayName("I-4: trips and payments of a run across days are what the ledger realized")
  void journal() throws IOException {
    MarketRows rows = MarketRows.trades();
    for (int i = 0; i < 60; i++) {
      long price = 16_000 + (i * 37 % 41) - 20;
      rows.trade(SmallRun.START + i * 300 * SmallRun.MINUTE, price, 100);
    }
    FuturesRules rules = new FuturesRules(Variation.DAILY, List.of(), 1);
    SmallRun run =
        new SmallRun(
            List.of(
                new RunSource(
                    FUTURE,
                    Calendars.byName("ALWAYS"),
                    rows.schema(),
                    "0".repeat(64),
                    "steps",
                    60,
                    rows.rows().getFirst()[0],
                    rows.rows().getLast()[0],
                    () -> rows.cursor(64))),
            sources -> List.of(new Steps()),
            FillProfile.standard(),
            new FeeModel.PerContract(250 * CENT),
            AccountTerms.none().withMargin(null).withRules(AccountRules.STANDARD.with(rules)));
    JournalCheck.Report report =
        JournalCheck.of(run.open(), HashScope.ALL, run.result.tables().all());
    assertEquals(List.of(), report.findings().texts());
  }
}
