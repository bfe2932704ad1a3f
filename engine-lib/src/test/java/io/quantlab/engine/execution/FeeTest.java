package io.quantlab.engine.execution;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.execution.FeeModel.Tiered.Tier;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import io.quantlab.engine.time.DatedTable;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Fees worked by hand (engine contract 4.7); the random twin is `NaiveFees`.
@ExtendWith(InvariantsExtension.class)
class FeeTest {
  private static final long DAY = 86_400 * Lab.SECOND;
  private static final long CENT = 1_000_000;
  private static final long DOLLAR = 100 * CENT;

  /// A limit order for 400 shares at 100.00 that takes 100 and then has 300 as maker.
  private static List<Long> feesOfTwoFills(FeeModel fees) {
    MarketRows rows =
        MarketRows.quotes()
            .quote(at(1), 9_990, 100, 9_995, 100)
            .quote(at(2), 9_990, 100, 10_000, 100)
            .quote(at(3), 9_990, 100, 9_999, 300);
    LabResult r =
        Lab.on(rows)
            .profile(waiting())
            .fees(fees)
            .trader(
                Script.of(
                    s -> s.at(at(1), c -> c.submit(OrderRequest.limit(1, Side.BUY, 400, 10_000)))))
            .run();
    assertEquals(List.of("BUY 100 @ 10000", "BUY 300 @ 10000"), r.trades());
    return r.fills().stream().map(LabResult.Fill::feeE8).toList();
  }

  private static FillProfile waiting() {
    return new FillProfile(
        "waiting",
        FillProfile.Timing.NEXT_EVENT,
        FillProfile.Timing.NEXT_OPEN,
        FillProfile.Timing.NEXT_OPEN,
        FillProfile.Path.OHLC,
        0,
        FillProfile.StopLimitInBar.PATH,
        0,
        100_000_000,
        FillProfile.BeyondTop.WAIT,
        FillProfile.Crossed.SKIP,
        new SlippageModel.None());
  }

  @Test
  @DisplayName(
      "F-60: fixed plus basis points: 1.00 once, 2 bp maker, 5 bp taker of 10,000 and 30,000")
  void fixedPlusBps() {
    FeeModel fees =
        new FeeModel.Sum(List.of(new FeeModel.PerTrade(DOLLAR), new FeeModel.Bps(20_000, 50_000)));
    // taker 5 bp of 10,000.00 = 5.00 and 1.00; maker 2 bp of 30,000.00 = 6.00
    assertEquals(List.of(6 * DOLLAR, 6 * DOLLAR), feesOfTwoFills(fees));
  }

  @Test
  @DisplayName("F-60: a fee per contract, and a rebate, which is negative")
  void perContract() {
    assertEquals(
        List.of(85 * DOLLAR, 255 * DOLLAR), feesOfTwoFills(new FeeModel.PerContract(85 * CENT)));
    assertEquals(
        List.of(5 * DOLLAR, -3 * DOLLAR),
        feesOfTwoFills(new FeeModel.Sum(List.of(new FeeModel.Bps(-10_000, 50_000)))));
  }

  @Test
  @DisplayName("F-61: smallest and largest fee apply to the order, not to the fill")
  void bounds() {
    // 5 bp of 10,000.00 = 5.00, at least 8.00; all of it 5.00 + 2 bp of 30,000.00 = 11.00
    FeeModel bps = new FeeModel.Bps(20_000, 50_000);
    assertEquals(
        List.of(8 * DOLLAR, 3 * DOLLAR),
        feesOfTwoFills(new FeeModel.Bounded(bps, 8 * DOLLAR, 100 * DOLLAR)));
    assertEquals(
        List.of(5 * DOLLAR, 2 * DOLLAR), feesOfTwoFills(new FeeModel.Bounded(bps, 0, 7 * DOLLAR)));
  }

  @Test
  @DisplayName("F-61: the minor unit is rounded half away from zero, per order")
  void minorUnit() {
    // 0.00125 per share: 100 make 0.125, rounded 0.13; 400 make 0.50, so 0.37 more
    assertEquals(
        List.of(13 * CENT, 37 * CENT),
        feesOfTwoFills(new FeeModel.MinorUnit(new FeeModel.PerShare(125_000, 0, 0), 2)));
    assertEquals(
        List.of(-13 * CENT, -37 * CENT),
        feesOfTwoFills(new FeeModel.MinorUnit(new FeeModel.PerContract(-125_000), 2)));
  }

  @Test
  @DisplayName("F-60: a fee in another currency is converted at the rate of the fill's date")
  void converted() {
    DatedTable rates =
        new DatedTable(
            "EURUSD",
            List.of("rate"),
            new long[] {0, at(3)},
            new long[][] {{108_250_000}, {110_000_000}});
    // 2.00 EUR for the order at 1.0825; the second fill adds 300 x 0.01 EUR at 1.10
    FeeModel fees =
        new FeeModel.Converted(
            new FeeModel.Sum(
                List.of(new FeeModel.PerTrade(DOLLAR), new FeeModel.PerContract(CENT))),
            "EUR",
            rates);
    assertEquals(List.of(216_500_000L, 330_000_000L), feesOfTwoFills(fees));
  }

  @Test
  @DisplayName("F-60: the tier is that of the 30 full UTC days before, and it ends")
  void tiered() {
    FeeModel fees =
        new FeeModel.Tiered(
            List.of(
                new Tier(0, 0, 100_000),
                new Tier(10_000 * DOLLAR, 0, 80_000),
                new Tier(40_000 * DOLLAR, 0, 50_000)));
    MarketRows rows = MarketRows.trades();
    int[] days = {0, 1, 2, 31, 35};
    for (int day : days) {
      rows.trade(at(1) + day * DAY, 10_000, 0).trade(at(2) + day * DAY, 10_000, 0);
      rows.trade(at(3) + day * DAY, 10_000, 0);
    }
    LabResult r =
        Lab.on(rows)
            .fees(fees)
            .trader(
                Script.of(s -> {
                  s.at(at(1), c -> c.market(1, 200));
                  s.at(at(2), c -> c.market(1, 100));
                  for (int i = 1; i < days.length; i++) {
                    s.at(at(1) + days[i] * DAY, c -> c.market(1, 100));
                  }
                }))
            .run();
    // 20,000 and 10,000 on the first day at 10 bp, though more than 10,000 stands already; the next
    // day 30,000 stands: 8 bp; then 40,000: 5 bp. Day 31 looks back to day 1: 20,000, 8 bp; day 35
    // looks back to day 5 and sees day 31 alone: 10,000, 8 bp
    assertEquals(
        List.of(20 * DOLLAR, 10 * DOLLAR, 8 * DOLLAR, 5 * DOLLAR, 8 * DOLLAR, 8 * DOLLAR),
        r.fills().stream().map(LabResult.Fill::feeE8).toList());
  }

  @Test
  @DisplayName("F-60: a dated fee changes with the day, a tax is booked apart")
  void dated() {
    long change = at(2);
    DatedFee sec =
        new DatedFee(
            "SEC section 31",
            DatedFee.Kind.FEE,
            "*",
            null,
            Side.SELL,
            DatedFee.Basis.VALUE,
            new DatedTable(
                "us",
                List.of("rate", "min", "max"),
                new long[] {0, change + 1},
                new long[][] {{1_300, 0, 0}, {510, 0, 0}}));
    DatedFee taf =
        new DatedFee(
            "TAF",
            DatedFee.Kind.FEE,
            "XTST",
            null,
            Side.SELL,
            DatedFee.Basis.UNIT,
            new DatedTable(
                "us",
                List.of("rate", "min", "max"),
                new long[] {0},
                new long[][] {{11_900, CENT, 595 * CENT}}));
    DatedFee stamp =
        new DatedFee(
            "stamp",
            DatedFee.Kind.TAX,
            "*",
            null,
            Side.BUY,
            DatedFee.Basis.VALUE,
            new DatedTable(
                "uk",
                List.of("rate", "min", "max"),
                new long[] {0},
                new long[][] {{500_000, 0, 0}}));
    MarketRows rows = MarketRows.trades();
    for (int i = 1; i <= 4; i++) {
      rows.trade(at(i), 10_000, 0);
    }
    LabResult r =
        Lab.on(rows)
            .fees(new FeeModel.Dated(List.of(sec, taf, stamp)))
            .trader(
                Script.of(s ->
                    s.at(
                            at(1),
                            c -> {
                              c.market(1, 1_000);
                              c.market(1, -1_000);
                            })
                        .at(at(2), c -> c.market(1, -60_000))
                        .at(at(3), c -> c.market(1, -10))))
            .run();
    // 1,000 at 100.00: 13.00 per million = 1.30, 0.000119 x 1,000 = 0.119
    // 60,000: 5.10 per million of 6,000,000 = 30.60, 7.14 but at most 5.95
    // 10: 0.0051, and 0.00119 but at least 0.01
    assertEquals(
        List.of(0L, 141_900_000L, 3_655_000_000L, 1_510_000L),
        r.fills().stream().map(LabResult.Fill::feeE8).toList());
    // stamp: 0.5 % of the 100,000.00 bought
    assertEquals(500 * DOLLAR, r.account().balanceE8(LedgerAccount.TAX));
    assertEquals(
        141_900_000L + 3_655_000_000L + 1_510_000L, r.account().feesE8(), "commission alone");
    assertEquals(
        -(500 * DOLLAR + 141_900_000L + 3_655_000_000L + 1_510_000L),
        r.account().navE8() - r.account().depositE8(),
        "at a constant price the loss is the costs (X-7)");
  }

  @Test
  @DisplayName("a schedule that begins after the fill ends the run instead of charging nothing")
  void tooLate() {
    DatedFee late =
        new DatedFee(
            "late",
            DatedFee.Kind.FEE,
            "*",
            null,
            null,
            DatedFee.Basis.ORDER,
            new DatedTable(
                "late.csv",
                List.of("rate", "min", "max"),
                new long[] {at(50)},
                new long[][] {{1, 0, 0}}));
    Lab lab =
        Lab.on(MarketRows.trades().trade(at(1), 100, 0).trade(at(2), 100, 0))
            .fees(new FeeModel.Dated(List.of(late)))
            .trader(Script.of(s -> s.at(at(1), c -> c.market(1, 1))));
    IllegalStateException e = assertThrows(IllegalStateException.class, lab::run);
    assertEquals(
        "late.csv begins at 2024-01-08T09:30:50Z, but rate is asked for at 2024-01-08T09:30:02Z",
        e.getMessage());
  }
}
