package io.quantlab.engine.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.portfolio.ContractMargin.TokenAmounts;
import io.quantlab.engine.portfolio.MarginModel.Leverage;
import io.quantlab.engine.portfolio.MarginModel.RegT;
import io.quantlab.engine.portfolio.TierMargin.Mode;
import io.quantlab.engine.portfolio.TierMargin.TokenTiers;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.time.DatedTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Margins worked by hand (engine contract F-70, F-73) and, for the ratio models, in decimals.
class MarginModelTest {
  private static final long DOLLAR = 100_000_000;
  private static final Instrument STOCK = Lab.stock(1, 1);
  private static final Instrument OTHER = Lab.stock(2, 1);

  /// A perpetual: price unit 0.10, lots of 0.001 coins.
  static final Instrument PERPETUAL =
      Lab.terms(1, Decimal.unit(1), Decimal.unit(3), Decimal.ONE, 1);

  /// The first notional bands of a large coin as its venue publishes them: 0.4 %, 0.5 %, 1 %.
  static final List<MarginBand> BANDS =
      List.of(
          new MarginBand(0, 800_000, 400_000, 0),
          new MarginBand(50_000 * DOLLAR, 1_000_000, 500_000, 50 * DOLLAR),
          new MarginBand(250_000 * DOLLAR, 2_000_000, 1_000_000, 1_300 * DOLLAR));

  private static OrderView order(int slot, int sign, long lots, long ticks) {
    return new OrderView().set(slot, sign, lots, ticks);
  }

  @Test
  @DisplayName("F-70 Cash: longs in full, no shorts, nothing to maintain")
  void cash() {
    MarginModel cash = new MarginModel.Cash();
    TestAccount a = new TestAccount().hold(STOCK, 100, 5_000, 6_000, 20, 0);
    assertEquals(7_200 * DOLLAR, cash.initialE8(a, null));
    assertEquals(7_260 * DOLLAR, cash.initialE8(a, order(0, 1, 1, 6_000)));
    assertEquals(0, cash.maintenanceE8(a));
    assertEquals(false, cash.allowsShorts());
  }

  @Test
  @DisplayName("F-70 RegT: long 50 % and 25 %, short 150 % and 130 % with the proceeds")
  void regT() {
    MarginModel regT = RegT.standard();
    TestAccount longs = new TestAccount().hold(STOCK, 100, 5_000, 5_000);
    assertEquals(2_500 * DOLLAR, regT.initialE8(longs, null));
    assertEquals(1_250 * DOLLAR, regT.maintenanceE8(longs));
    // short 100 at 50.00: 7,500 with the proceeds of 5,000, so 2,500 of NAV; then 6,500, so 1,500
    TestAccount shorts = new TestAccount().hold(STOCK, -100, 5_000, 5_000);
    assertEquals(2_500 * DOLLAR, regT.initialE8(shorts, null));
    assertEquals(1_500 * DOLLAR, regT.maintenanceE8(shorts));
  }

  @Test
  @DisplayName("O-32: per instrument either all working buys fill or all working sells")
  void worstCase() {
    MarginModel regT = RegT.standard();
    // 30 long; 100 buys make 130, 60 sells make 30 short
    TestAccount a = new TestAccount().hold(STOCK, 30, 1_000, 1_000, 100, 60);
    assertEquals(650 * DOLLAR, regT.initialE8(a, null));
    // 200 more to sell: 230 short, 1,150; it counts at its own price of 20.00
    assertEquals(2_300 * DOLLAR, regT.initialE8(a, order(0, -1, 200, 2_000)));
    a.hold(OTHER, -10, 1_000, 1_000);
    assertEquals(700 * DOLLAR, regT.initialE8(a, null));
  }

  @Test
  @DisplayName("F-70 Leverage: value over leverage, rounded up; maintenance its own share")
  void leverage() {
    TestAccount a = new TestAccount().hold(STOCK, 1, 1_000, 1_000);
    assertEquals(333_333_334, Leverage.of(3 * DOLLAR).initialE8(a, null));
    assertEquals(333_333_340, Leverage.of(3 * DOLLAR).maintenanceE8(a));
    assertEquals(20 * DOLLAR / 100, new Leverage(50 * DOLLAR, 1_000_000).initialE8(a, null));
    assertEquals(10 * DOLLAR / 100, new Leverage(50 * DOLLAR, 1_000_000).maintenanceE8(a));
  }

  @Test
  @DisplayName("F-70 PerContract: the amounts of the date, other ones within the session")
  void perContract() {
    long day = 86_400_000_000_000L;
    DatedTable amounts =
        new DatedTable(
            "X",
            List.of("initial", "maintenance", "dayInitial", "dayMaintenance"),
            new long[] {100 * day, 200 * day},
            new long[][] {
              {4_000 * DOLLAR, 3_000 * DOLLAR, 500 * DOLLAR, 400 * DOLLAR},
              {5_000 * DOLLAR, 4_500 * DOLLAR, 600 * DOLLAR, 550 * DOLLAR}
            });
    MarginModel model = new ContractMargin(List.of(new TokenAmounts(1, amounts)), 100);
    TestAccount a = new TestAccount().hold(STOCK, -3, 1_000, 1_000).at(200 * day - 1);
    assertEquals(12_000 * DOLLAR, model.initialE8(a, null));
    assertEquals(9_000 * DOLLAR, model.maintenanceE8(a));
    assertEquals(15_000 * DOLLAR, model.initialE8(a.at(200 * day), null));
    assertEquals(1_800 * DOLLAR, model.initialE8(a.sessionLeft(101), null));
    assertEquals(1_650 * DOLLAR, model.maintenanceE8(a));
    assertEquals(13_500 * DOLLAR, model.maintenanceE8(a.sessionLeft(100)));
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () -> model.initialE8(new TestAccount().hold(OTHER, 1, 1, 1), null));
    assertEquals("token 2 has no margin per contract", e.getMessage());
  }

  @Test
  @DisplayName("F-70 Tiers: rate and deduction of the band; margin does not jump between bands")
  void tiers() {
    TierMargin cross =
        new TierMargin(List.of(new TokenTiers(0, BANDS)), Mode.CROSS, 20 * DOLLAR, 0);
    // 1 coin at 40,000: 0.4 % = 160; 5 % of 40,000 = 2,000
    TestAccount one = new TestAccount().hold(PERPETUAL, 1_000, 400_000, 400_000);
    assertEquals(160 * DOLLAR, cross.maintenanceE8(one));
    assertEquals(2_000 * DOLLAR, cross.initialE8(one, null));
    // 10 coins: 400,000 at 1 % less 1,300 = 2,700; initial 2 % at least, 5 % chosen = 20,000
    TestAccount ten = new TestAccount().hold(PERPETUAL, -10_000, 400_000, 400_000);
    assertEquals(2_700 * DOLLAR, cross.maintenanceE8(ten));
    assertEquals(20_000 * DOLLAR, cross.initialE8(ten, null));
    TierMargin hundred =
        new TierMargin(List.of(new TokenTiers(1, BANDS)), Mode.CROSS, 100 * DOLLAR, 0);
    assertEquals(8_000 * DOLLAR, hundred.initialE8(ten, null));
    // both sides of 50,000 and of 250,000 meet: 200 and 1,200
    for (long[] edge : new long[][] {{500_000, 200}, {2_500_000, 1_200}}) {
      TestAccount below = new TestAccount().hold(PERPETUAL, 1_000, 1, edge[0] - 1);
      TestAccount at = new TestAccount().hold(PERPETUAL, 1_000, 1, edge[0]);
      assertEquals(edge[1] * DOLLAR, cross.maintenanceE8(at));
      assertTrue(cross.maintenanceE8(at) - cross.maintenanceE8(below) <= 10_000_000 / 100);
    }
  }

  @Test
  @DisplayName("F-70 Portfolio: the largest loss of a parallel move, or of each instrument alone")
  void portfolio() {
    TestAccount a = new TestAccount().hold(STOCK, 100, 1_000, 1_000).hold(OTHER, -60, 1, 1_000);
    PortfolioMargin alone = new PortfolioMargin(15_000_000, PortfolioMargin.Netting.INSTRUMENT);
    PortfolioMargin all = new PortfolioMargin(15_000_000, PortfolioMargin.Netting.ACCOUNT);
    assertEquals(240 * DOLLAR, alone.maintenanceE8(a)); // 15 % of 1,000 and of 600
    assertEquals(60 * DOLLAR, all.maintenanceE8(a)); // 15 % of 400
    assertEquals(60 * DOLLAR, all.initialE8(a, null));
    // 200 more sold short: prices up gain 15 % of 1,000 and lose 15 % of 2,600
    assertEquals(240 * DOLLAR, all.initialE8(a, order(1, -1, 200, 1_000)));
    // bought instead: prices down lose 15 % of 1,000 - 600 + 2,000
    assertEquals(360 * DOLLAR, all.initialE8(a, order(1, 1, 200, 1_000)));
  }

  @Test
  @DisplayName("F-70 Portfolio, O-32: working orders count on the side that loses")
  void portfolioWorking() {
    // 100 long with 50 to buy and 400 to sell, 10.00 each: down loses on 150, up on 300 short
    TestAccount a = new TestAccount().hold(STOCK, 100, 1_000, 1_000, 50, 400);
    PortfolioMargin all = new PortfolioMargin(10_000_000, PortfolioMargin.Netting.ACCOUNT);
    assertEquals(300 * DOLLAR, all.initialE8(a, null));
    assertEquals(340 * DOLLAR, all.initialE8(a, order(0, -1, 40, 1_000)));
    assertEquals(300 * DOLLAR, all.initialE8(a, order(0, 1, 40, 1_000)));
    // 190 at 20.00, the price of the order
    assertEquals(380 * DOLLAR, all.initialE8(a, order(0, 1, 40, 2_000)));
    PortfolioMargin alone = new PortfolioMargin(10_000_000, PortfolioMargin.Netting.INSTRUMENT);
    assertEquals(300 * DOLLAR, alone.initialE8(a, null));
    a.hold(OTHER, 0, 1_000, 1_000, 7, 0);
    assertEquals(307 * DOLLAR, alone.initialE8(a, null));
    assertEquals(300 * DOLLAR, all.initialE8(a, null));
  }

  @Test
  @DisplayName("F-70 Tiers: an isolated position holds its own margin; an order what it adds")
  void isolatedTiers() {
    TierMargin model =
        new TierMargin(List.of(new TokenTiers(0, BANDS)), Mode.ISOLATED, 10 * DOLLAR, 0);
    // 1 coin at 20,000, now 21,000: 2,000 set aside and 1,000 gained
    TestAccount a =
        new TestAccount().hold(PERPETUAL, 1_000, 200_000, 210_000).isolate(0, 2_000 * DOLLAR);
    assertEquals(3_000 * DOLLAR, model.initialE8(a, null));
    // one more at 22,000: 4,400 for both less 2,200 for the one at that price
    assertEquals(5_200 * DOLLAR, model.initialE8(a, order(0, 1, 1_000, 220_000)));
    // selling it adds nothing
    assertEquals(3_000 * DOLLAR, model.initialE8(a, order(0, -1, 1_000, 220_000)));
    // an order in another instrument leaves it alone
    a.hold(Lab.terms(2, Decimal.unit(1), Decimal.unit(3), Decimal.ONE, 1), 0, 1, 1);
    assertEquals(3_100 * DOLLAR, model.initialE8(a, order(1, 1, 1_000, 10_000)));
    TierMargin fee = new TierMargin(List.of(new TokenTiers(0, BANDS)), Mode.CROSS, DOLLAR, 100_000);
    // 21,000: 0.4 % is 84, 0.1 % to close 21
    assertEquals(105 * DOLLAR, fee.maintenanceE8(a));
    MarginModel unnamed = new TierMargin(List.of(new TokenTiers(9, BANDS)), Mode.CROSS, DOLLAR, 0);
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> unnamed.initialE8(a, null));
    assertEquals("token 1 has no margin tiers", e.getMessage());
  }

  @Test
  @DisplayName("F-70 Tiers: below zero a deduction leaves nothing to maintain but the fee")
  void deduction() {
    List<MarginBand> odd = List.of(new MarginBand(0, 0, 400_000, 100 * DOLLAR));
    TierMargin model =
        new TierMargin(List.of(new TokenTiers(1, odd)), Mode.CROSS, DOLLAR, 1_000_000);
    TestAccount a = new TestAccount().hold(PERPETUAL, 1_000, 100_000, 100_000);
    assertEquals(100 * DOLLAR, model.maintenanceE8(a)); // 40 less 100, and 1 % of 10,000
  }

  @Test
  @DisplayName("F-73: at the liquidation price equity is maintenance and closing fee")
  void liquidationPrice() {
    List<MarginBand> flat = List.of(new MarginBand(0, 1_000_000, 400_000, 0));
    // long 1 coin at 20,000 with 2,000: 18,000 / (1 - 0.0045) = 18,081.3661
    double down =
        LiquidationPrice.ticks(PERPETUAL, 1_000, 20_000 * DOLLAR, 2_000 * DOLLAR, flat, 50_000);
    assertEquals(180_813.661, down, 0.001);
    // short: 22,000 / 1.0045 = 21,901.4435
    double up =
        LiquidationPrice.ticks(PERPETUAL, -1_000, -20_000 * DOLLAR, 2_000 * DOLLAR, flat, 50_000);
    assertEquals(219_014.435, up, 0.001);
    // 10 long at 40,000 with 20,000, bands: at 38,000 the third band, 1 % less 1,300 holds:
    // (400,000 - 20,000 - 1,300) / (10 x 0.99) = 38,252.5253
    double banded =
        LiquidationPrice.ticks(PERPETUAL, 10_000, 400_000 * DOLLAR, 20_000 * DOLLAR, BANDS, 0);
    assertEquals(382_525.253, banded, 0.001);
    assertEquals(
        Double.NaN,
        LiquidationPrice.ticks(PERPETUAL, 1_000, 20_000 * DOLLAR, 20_000 * DOLLAR, flat, 0));
    assertEquals(Double.NaN, LiquidationPrice.ticks(PERPETUAL, 0, 0, 0, flat, 0));
  }

  @Test
  @DisplayName("Z-7: ratio models against decimals on random accounts")
  void twin() {
    for (long seed = 1; seed <= 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      long[] ratios = new long[4];
      for (int i = 0; i < 4; i++) {
        ratios[i] = random.nextInt(150_000_000);
      }
      MarginModel model = new RegT(ratios[0], ratios[1], ratios[2], ratios[3]);
      TestAccount a = new TestAccount();
      List<long[]> held = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Instrument terms = Lab.terms(i + 1, Decimal.unit(4), Decimal.unit(3), Decimal.ONE, 1);
        long[] p = {
          random.nextInt(-500, 500),
          random.nextInt(1, 3_000),
          random.nextInt(300),
          random.nextInt(300)
        };
        held.add(p);
        a.hold(terms, p[0], 1, p[1], p[2], p[3]);
      }
      BigDecimal initial = BigDecimal.ZERO;
      BigDecimal maintenance = BigDecimal.ZERO;
      for (long[] p : held) {
        BigDecimal up = naive(p[0] + p[2], p[1], ratios[0], ratios[2]);
        BigDecimal down = naive(p[0] - p[3], p[1], ratios[0], ratios[2]);
        initial = initial.add(up.max(down));
        maintenance = maintenance.add(naive(p[0], p[1], ratios[1], ratios[3]));
      }
      assertEquals(initial, BigDecimal.valueOf(model.initialE8(a, null), 8), "seed " + seed);
      assertEquals(maintenance, BigDecimal.valueOf(model.maintenanceE8(a), 8), "seed " + seed);
    }
  }

  private static BigDecimal naive(long lots, long ticks, long longE8, long shortE8) {
    return BigDecimal.valueOf(Math.abs(lots), 3)
        .multiply(BigDecimal.valueOf(ticks, 4))
        .setScale(8, RoundingMode.HALF_EVEN)
        .multiply(BigDecimal.valueOf(lots > 0 ? longE8 : shortE8, 8))
        .setScale(8, RoundingMode.CEILING);
  }
}
