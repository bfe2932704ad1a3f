package io.quantlab.engine.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.FeeModel.Bounded;
import io.quantlab.engine.execution.FeeModel.Bps;
import io.quantlab.engine.execution.FeeModel.Converted;
import io.quantlab.engine.execution.FeeModel.Dated;
import io.quantlab.engine.execution.FeeModel.MinorUnit;
import io.quantlab.engine.execution.FeeModel.None;
import io.quantlab.engine.execution.FeeModel.PerContract;
import io.quantlab.engine.execution.FeeModel.PerShare;
import io.quantlab.engine.execution.FeeModel.PerTrade;
import io.quantlab.engine.execution.FeeModel.Sum;
import io.quantlab.engine.execution.FeeModel.Tiered;
import io.quantlab.engine.execution.FeeModel.Tiered.Tier;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.time.DatedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongBiFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What an order of several fills is charged, model by model (F-60, F-61): at 100.00, so that 100
/// shares are worth 10,000.00.
class OrderFeeTest {
  private static final long CENT = 1_000_000;
  private static final long DOLLAR = 100 * CENT;

  /// The charge of each fill of one order, all of it taken.
  private static List<Long> charges(
      ToLongBiFunction<FillView, OrderFees> charge, long... lotsOfFills) {
    List<Long> charges = new ArrayList<>();
    long lots = 0;
    long value = 0;
    long charged = 0;
    for (long some : lotsOfFills) {
      OrderFees soFar = new OrderFees().set(lots, value, charged).roles(value, 0);
      charges.add(charge.applyAsLong(fill(some, 0), soFar));
      lots += some;
      value += some * 100 * DOLLAR;
      charged += charges.getLast();
    }
    return charges;
  }

  private static FillView fill(long lots, int flags) {
    return new FillView()
        .set(
            Lab.stock(1, 1),
            1,
            1,
            lots,
            10_000,
            lots * 100 * DOLLAR,
            flags,
            OrderKind.Code.MARKET,
            Lab.OPEN);
  }

  private static List<Long> taxes(FeeModel model, long... lots) {
    return charges(model::taxE8, lots);
  }

  private static List<Long> fees(FeeModel model, long... lots) {
    return charges(model::feeE8, lots);
  }

  private static DatedFee line(DatedFee.Kind kind, DatedFee.Basis basis, long rateE8) {
    DatedTable rates =
        new DatedTable(
            "schedule",
            List.of("rate", "min", "max"),
            new long[] {0},
            new long[][] {{rateE8, 0, 0}});
    return new DatedFee("line", kind, "*", null, null, basis, rates);
  }

  // ---- taxes ----

  @Test
  @DisplayName("F-61: a tax of 1.00 an order is owed by its first fill, a tax on value by each")
  void taxes() {
    FeeModel flat = new Dated(List.of(line(DatedFee.Kind.TAX, DatedFee.Basis.ORDER, DOLLAR)));
    assertEquals(List.of(DOLLAR, 0L, 0L), taxes(flat, 100, 50, 50));
    // stamp duty of 0.5 % of 10,000.00 and of 5,000.00
    FeeModel stamp = new Dated(List.of(line(DatedFee.Kind.TAX, DatedFee.Basis.VALUE, 500_000)));
    assertEquals(List.of(50 * DOLLAR, 25 * DOLLAR), taxes(stamp, 100, 50));
    assertEquals(List.of(0L, 0L), fees(stamp, 100, 50));
    assertEquals(List.of(0L, 0L), taxes(new PerTrade(DOLLAR), 100, 50), "a commission is no tax");
  }

  @Test
  @DisplayName("F-60: a sum of models owes the taxes of all of them, bounds are of the fee alone")
  void taxesOfASum() {
    FeeModel both =
        new Sum(
            List.of(
                new PerTrade(7 * DOLLAR),
                new Dated(List.of(line(DatedFee.Kind.TAX, DatedFee.Basis.ORDER, DOLLAR))),
                new Dated(List.of(line(DatedFee.Kind.TAX, DatedFee.Basis.VALUE, 500_000)))));
    assertEquals(List.of(51 * DOLLAR, 25 * DOLLAR), taxes(both, 100, 50));
    assertEquals(List.of(7 * DOLLAR, 0L), fees(both, 100, 50));
    FeeModel bounded = new Bounded(both, 0, 2 * DOLLAR);
    assertEquals(List.of(51 * DOLLAR, 25 * DOLLAR), taxes(bounded, 100, 50));
    assertEquals(List.of(2 * DOLLAR, 0L), fees(bounded, 100, 50));
  }

  @Test
  @DisplayName("F-61: a tax too is rounded to the minor unit per order")
  void taxInCents() {
    // 0.00125 a share: 100 make 0.125, so 0.13; 400 make 0.50, so 0.37 more
    FeeModel tax =
        new MinorUnit(new Dated(List.of(line(DatedFee.Kind.TAX, DatedFee.Basis.UNIT, 125_000))), 2);
    assertEquals(List.of(13 * CENT, 37 * CENT), taxes(tax, 100, 300));
  }

  @Test
  @DisplayName("F-60: a tax in another currency is converted as a fee is")
  void taxInAnotherCurrency() {
    DatedTable rates =
        new DatedTable("GBPUSD", List.of("rate"), new long[] {0}, new long[][] {{127_000_000}});
    FeeModel tax =
        new Converted(
            new Dated(List.of(line(DatedFee.Kind.TAX, DatedFee.Basis.ORDER, 2 * DOLLAR))),
            "GBP",
            rates);
    assertEquals(List.of(254 * CENT, 0L), taxes(tax, 100, 300)); // 2.00 x 1.27
  }

  // ---- the quick way ----

  @Test
  @DisplayName("F-61: the models that need lots, value and role alone charge alike either way")
  void simpleModels() {
    FeeModel[] simple = {
      new None(),
      new PerShare(500_000, DOLLAR, 1_000_000),
      new PerTrade(70 * CENT),
      new Bps(10_000, 50_000)
    };
    for (FeeModel model : simple) {
      assertTrue(model.simple(), model::toString);
      List<Long> way = fees(model, 100, 50, 400);
      assertEquals(fees(new Sum(List.of(model)), 100, 50, 400), way, model::toString);
      assertFalse(new Sum(List.of(model)).simple(), "a sum asks what the account traded");
    }
    assertFalse(new PerContract(1).simple());
  }

  @Test
  @DisplayName("F-61: 0.005 a share, at least 1.00 and at most 1 % of the value, per order")
  void perShare() {
    // 100: 0.50, so 1.00; 1,000: 5.00; 1 % of one share is 1.00
    FeeModel model = new PerShare(500_000, DOLLAR, 1_000_000);
    assertEquals(List.of(DOLLAR, 4 * DOLLAR), fees(model, 100, 900));
    assertEquals(List.of(50 * CENT), fees(new PerShare(500_000, DOLLAR, 500_000), 1));
    // a maximum of 0 is none: one share pays the minimum
    assertEquals(List.of(DOLLAR), fees(new PerShare(500_000, DOLLAR, 0), 1));
  }

  @Test
  @DisplayName("F-60: the tier begins at its volume, not above it")
  void tierBegins() {
    FeeModel model =
        new Tiered(List.of(new Tier(0, 0, 100_000), new Tier(1_000 * DOLLAR, 0, 50_000)));
    // 10 bp of 10,000.00 below 1,000.00 traded, 5 bp from there on
    long below = 1_000 * DOLLAR - 1;
    assertEquals(10 * DOLLAR, tier(model, below));
    assertEquals(5 * DOLLAR, tier(model, below + 1));
  }

  private static long tier(FeeModel model, long volumeE8) {
    return model.feeE8(fill(100, 0), new OrderFees().set(0, 0, 0).roles(0, volumeE8));
  }

  @Test
  @DisplayName("F-61: maker and taker parts of one order are kept apart")
  void roles() {
    // taker 5 bp of 10,000.00, then a maker's fill of 30,000.00 at a rebate of 1 bp
    FeeModel model = new Sum(List.of(new Bps(-10_000, 50_000)));
    OrderFees first = new OrderFees().set(0, 0, 0).roles(0, 0);
    assertEquals(5 * DOLLAR, model.feeE8(fill(100, 0), first));
    OrderFees then =
        new OrderFees().set(100, 10_000 * DOLLAR, 5 * DOLLAR).roles(10_000 * DOLLAR, 0);
    assertEquals(-3 * DOLLAR, model.feeE8(fill(300, FillFlags.MAKER), then));
  }

  // ---- refusals ----

  @Test
  @DisplayName("F-60: a model says which of its terms cannot be")
  void refused() {
    refused("the rate of a fee must not be negative, was -1e-8", () -> new PerShare(-1, 0, 0));
    refused("the minimum of a fee must not be negative, was -1e-8", () -> new PerShare(0, -1, 0));
    refused(
        "the maximum ratio of a fee must not be negative, was -1e-8", () -> new PerShare(0, 0, -1));
    refused("the amount of a fee must not be negative, was -1e-8", () -> new PerTrade(-1));
    refused("smallest fee 2e-8 is above the largest 1e-8", () -> new Bounded(new None(), 2, 1));
    refused("decimals must be 0 to 8, were 9", () -> new MinorUnit(new None(), 9));
    refused("decimals must be 0 to 8, were -1", () -> new MinorUnit(new None(), -1));
    refused("a sum of fees needs at least one part", () -> new Sum(List.of()));
    assertEquals(List.of(0L), fees(new MinorUnit(new Bounded(new None(), 0, 0), 0), 1));
    assertEquals(List.of(1L), fees(new MinorUnit(new Bounded(new None(), 1, 1), 8), 1));
    Tier one = new Tier(0, 1, 1);
    Tier later = new Tier(5, 1, 1);
    assertThrows(IllegalArgumentException.class, () -> new Tiered(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Tiered(List.of(later)));
    assertThrows(IllegalArgumentException.class, () -> new Tiered(List.of(one, one)));
    assertThrows(
        IllegalArgumentException.class, () -> new Tiered(List.of(new Tier(-1, 1, 1), one)));
  }

  private static void refused(String message, Runnable make) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, make::run).getMessage());
  }
}
