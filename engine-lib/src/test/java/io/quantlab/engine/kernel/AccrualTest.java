package io.quantlab.engine.kernel;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.BorrowModel;
import io.quantlab.engine.portfolio.FundingModel;
import io.quantlab.engine.portfolio.FundingModel.Dated.TokenRates;
import io.quantlab.engine.portfolio.InterestTerms;
import io.quantlab.engine.portfolio.InterestTerms.DayCount;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.LedgerCause;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.OutputEvent;
import io.quantlab.engine.testkit.Script;
import io.quantlab.engine.time.DatedTable;
import io.quantlab.engine.time.IsoInstant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Funding, borrow fees, recalls and interest on tapes worked by hand (engine contract F-74 to
/// F-76).
@ExtendWith(InvariantsExtension.class)
class AccrualTest {
  private static final long DOLLAR = 100_000_000;
  private static final long CENT = 1_000_000;
  private static final long DAY = 86_400 * Lab.SECOND;

  private static Lab lab(AccountTerms terms, MarketRows rows, Consumer<Script> plan, long cash) {
    return Lab.on(rows).terms(terms).trader("one", Script.of(plan), cash);
  }

  /// Entries of a cause as `2024-01-09T00:00:00Z 51`: time and cents of cash.
  private static List<String> entries(LabResult r, LedgerCause cause) {
    List<String> list = new ArrayList<>();
    for (OutputEvent e : r.events(EventType.LEDGER)) {
      if ((e.extra() & 0xFF) == cause.ordinal()) {
        assertEquals(LedgerAccount.CASH.ordinal(), e.extra() >> 8 & 0xFF);
        list.add(IsoInstant.format(e.nanos()) + " " + e.c() / CENT);
      }
    }
    return list;
  }

  @Test
  @DisplayName(
      "F-74: at its boundary a long pays lots x mark x rate, before any data of the instant")
  void funding() {
    DatedTable rates =
        new DatedTable(
            "rates",
            List.of("rate"),
            new long[] {at(1), at(4), at(6), at(8)},
            new long[][] {{50_000}, {10_000}, {-20_000}, {10_000}});
    MarketRows rows =
        MarketRows.trades()
            .trade(at(1), 2_000_000, 0)
            .trade(at(2), 2_000_000, 0)
            .trade(at(3), 2_100_000, 0)
            .trade(at(4), 1_000_000, 0)
            .trade(at(6), 1_000_000, 0)
            .trade(at(9), 1_100_000, 0);
    LabResult r =
        lab(
                AccountTerms.none()
                    .withFunding(new FundingModel.Dated(List.of(new TokenRates(1, rates)))),
                rows,
                s ->
                    s.at(at(1), c -> c.market(1, 1))
                        .at(at(4), c -> c.market(1, -3))
                        .at(at(6), c -> c.market(1, 2)),
                100_000)
            .run();
    // second 4: 21,000 x 0.01 % = 2.10 paid at the mark of second 3; second 6: the sale of second 6
    // is not counted yet, so 1 long receives 10,000 x 0.02 % = 2.00; second 8: 2 short receive
    // 10,000 x 2 x 0.01 % = 2.00
    assertEquals(
        List.of(
            "2024-01-08T09:30:04Z -210", "2024-01-08T09:30:06Z 200", "2024-01-08T09:30:08Z 200"),
        entries(r, LedgerCause.FUNDING));
    assertEquals(-190 * CENT, r.account().balanceE8(LedgerAccount.FUNDING));
  }

  private static MarketRows days() {
    return MarketRows.trades()
        .trade(at(1), 5_000, 0)
        .trade(at(2), 5_000, 0)
        .trade(at(3), 5_100, 0)
        .trade(at(1) + DAY, 5_200, 0)
        .trade(at(1) + 7 * DAY, 5_300, 0)
        .trade(at(2) + 7 * DAY, 5_300, 0);
  }

  @Test
  @DisplayName("F-75: a short pays a fee each calendar day on its value at the previous close")
  void borrowFee() {
    // 3.6 % a year are 0.01 % a day of 360
    LabResult r =
        lab(
                AccountTerms.none().withBorrow(BorrowModel.Dated.flat(3_600_000)),
                days(),
                s -> s.at(at(1), c -> c.market(1, -100)),
                100_000)
            .run();
    List<String> expected = new ArrayList<>(List.of("2024-01-09T00:00:00Z -51"));
    for (int day = 10; day <= 15; day++) {
      expected.add("2024-01-" + day + "T00:00:00Z -52");
    }
    assertEquals(expected, entries(r, LedgerCause.BORROW));
    assertEquals((51 + 6 * 52) * CENT, r.account().balanceE8(LedgerAccount.BORROW));
    assertEquals(1, r.kernel().unknownLocates(0), "the short sale was not located");
  }

  private static BorrowModel terms(long[] from, long[]... rows) {
    return new BorrowModel.Dated(
        List.of(
            new BorrowModel.Dated.TokenTerms(
                1, new DatedTable("loans", List.of("rate", "available", "recall"), from, rows))));
  }

  @Test
  @DisplayName("F-75: a short sale must find what it borrows")
  void locate() {
    List<Submission> answers = new ArrayList<>();
    LabResult r =
        lab(
                AccountTerms.none().withBorrow(terms(new long[] {0}, new long[] {0, 50, 0})),
                days(),
                s ->
                    s.at(
                        at(1),
                        c -> {
                          answers.add(c.submit(OrderRequest.market(1, Side.BUY, 10)));
                          answers.add(c.submit(OrderRequest.market(1, Side.SELL, 51)));
                          answers.add(c.submit(OrderRequest.market(1, Side.SELL, 30)));
                          answers.add(c.submit(OrderRequest.market(1, Side.SELL, 21)));
                        }),
                100_000)
            .run();
    assertInstanceOf(Submission.Accepted.class, answers.get(0));
    assertEquals(new Submission.Denied(DenyReason.BORROW, 50, 51, "lots", ""), answers.get(1));
    assertInstanceOf(Submission.Accepted.class, answers.get(2));
    assertEquals(DenyReason.BORROW, ((Submission.Denied) answers.get(3)).reason());
    assertEquals(0, r.kernel().unknownLocates(0));
  }

  @Test
  @DisplayName("F-75: a recall is bought in at the next open, no more than is short")
  void recall() {
    MarketRows rows = days().trade(at(1) + 8 * DAY, 5_400, 0);
    LabResult r =
        lab(
                AccountTerms.none()
                    .withBorrow(
                        terms(
                            new long[] {0, at(60), at(60) + 7 * DAY},
                            new long[] {0, 500, 0},
                            new long[] {0, 500, 60},
                            new long[] {0, 0, -1})),
                rows,
                s -> s.at(at(1), c -> c.market(1, -100)),
                100_000)
            .run();
    // 60 on Tuesday's open, the other 40 on the second Tuesday's
    assertEquals(List.of("SELL 100 @ 5000", "BUY 60 @ 5200", "BUY 40 @ 5400"), r.trades());
    List<OutputEvent> commands = r.events(EventType.COMMAND);
    assertEquals(OrderCause.RECALL.ordinal(), commands.get(1).extra() >>> 16);
    assertEquals(Lab.OPEN + DAY, commands.get(1).nanos());
    assertEquals(Lab.OPEN + 8 * DAY, commands.get(2).nanos());
  }

  @Test
  @DisplayName("F-76: interest accrues daily at the dated rate and is booked monthly")
  void interest() {
    DatedTable benchmark =
        new DatedTable(
            "rates",
            List.of("rate"),
            new long[] {0, Lab.OPEN + 20 * DAY},
            new long[][] {{4_100_000}, {7_700_000}});
    InterestTerms terms = new InterestTerms(benchmark, 500_000, 1_000_000, DayCount.ACT_360);
    MarketRows rows = MarketRows.trades().trade(at(1), 5_000, 0);
    rows.trade(at(1) + 25 * DAY, 5_000, 0);
    LabResult r = lab(AccountTerms.none().withInterest(terms), rows, s -> {}, 100_000).run();
    // 4.1 % less 0.5 %: 10.00 a day for the 20 days to January 28; from 09:30 that day 7.7 % less
    // 0.5 %: the days that end on January 29 to February 1 make 20.00 each; the day to February 2
    // makes 20.056 of 100,280.00 and is booked at the end of the run
    assertEquals(
        List.of("2024-02-01T00:00:00Z 28000", "2024-02-02T09:30:01Z 2005"),
        entries(r, LedgerCause.INTEREST));
    assertEquals(10_030_005_600_000L, r.account().navE8());
  }

  @Test
  @DisplayName("F-76: a debit balance pays benchmark and spread; the value of futures is no debit")
  void debit() {
    InterestTerms terms =
        new InterestTerms(DatedTable.constant("rate", 2_600_000), 0, 1_000_000, DayCount.ACT_360);
    MarketRows rows =
        MarketRows.trades()
            .trade(at(1), 10_000, 0)
            .trade(at(2), 10_000, 0)
            .trade(at(1) + DAY, 10_000, 0);
    Consumer<Script> plan = s -> s.at(at(1), c -> c.market(1, 300));
    // 30,000 of shares on 20,000: 10,000 of debt at 3.6 %: 1.00 for the day
    LabResult shares = lab(AccountTerms.none().withInterest(terms), rows, plan, 20_000).run();
    assertEquals(List.of("2024-01-09T09:30:01Z -100"), entries(shares, LedgerCause.INTEREST));
    // a future: 20,000 bear 2.6 %, 1.4444
    Instrument future =
        Instrument.of(
            1,
            "F",
            "XTST",
            AssetClass.FUTURE,
            "USD",
            Decimal.unit(2),
            Decimal.ONE,
            Decimal.ONE,
            TickBands.uniform(1),
            "LAB",
            1,
            1_000_000,
            Instrument.VolumeData.REAL,
            Instrument.PriceSign.ANY);
    LabResult r =
        lab(AccountTerms.none().withInterest(terms), rows, plan, 20_000).instrument(future).run();
    assertEquals(-144_444_444, r.account().balanceE8(LedgerAccount.INTEREST));
  }
}
