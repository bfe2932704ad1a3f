package io.quantlab.engine.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.LatencyModel.Constant;
import io.quantlab.engine.execution.LatencyModel.Leg;
import io.quantlab.engine.execution.LatencyModel.Percentiles;
import io.quantlab.engine.execution.LatencyModel.Quantile;
import io.quantlab.engine.execution.LatencyModel.Recorded;
import io.quantlab.engine.execution.LatencyModel.Sample;
import io.quantlab.engine.execution.LatencyModel.Spike;
import io.quantlab.engine.execution.SlippageModel.Clip;
import io.quantlab.engine.execution.SlippageModel.Need;
import io.quantlab.engine.execution.SlippageModel.Scope;
import io.quantlab.engine.execution.VenueFaults.Fault;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.math.Rng;
import io.quantlab.engine.math.RngStream;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.testkit.Lab;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Slippage, impact and delays as functions of their terms, by hand (F-40, F-50 to F-53, F-80), and
/// the terms they refuse.
class CostTermsTest {
  private static final double NAN = Double.NaN;
  private static final SlippageModel NONE = new SlippageModel.None();

  /// A market that knows what it is told.
  private record Seen(
      long spreadTicks, long barVolumeLots, long barFilledLots, double sigma, double v)
      implements MarketView {
    @Override
    public double dailyVolatility() {
      return sigma;
    }

    @Override
    public double dailyVolumeLots() {
      return v;
    }
  }

  private static final Seen DARK = new Seen(-1, -1, 0, NAN, NAN);

  private final RngStream noise = new Rng(0).stream(0, 0);

  private static FillView fill(long lots, long price) {
    return fill(Lab.stock(1, 5), lots, price);
  }

  private static FillView fill(Instrument instrument, long lots, long price) {
    return new FillView().set(instrument, 1, 1, lots, price, 0, 0, OrderKind.Code.MARKET, 0);
  }

  private long worse(SlippageModel model, FillView fill, MarketView market) {
    return model.worseTicks(fill, market, noise);
  }

  private static void refused(Runnable make) {
    assertThrows(IllegalArgumentException.class, make::run);
  }

  // ---- slippage ----

  @Test
  @DisplayName("F-50: order ticks, a share of the price, a share of the spread, rounded up")
  void plain() {
    assertEquals(15, worse(new SlippageModel.Ticks(3), fill(1, 100), DARK), "order ticks of 5");
    assertEquals(0, worse(new SlippageModel.Ticks(0), fill(1, 100), DARK));
    assertEquals(2, worse(new SlippageModel.Bps(1_000_000), fill(1, 101), DARK), "1 % of 101");
    assertEquals(2, worse(new SlippageModel.Bps(1_000_000), fill(1, -101), DARK));
    assertEquals(
        2, worse(new SlippageModel.SpreadShare(50_000_000), fill(1, 100), new Seen(3, 0, 0, 0, 0)));
    assertEquals(
        0, worse(new SlippageModel.SpreadShare(50_000_000), fill(1, 100), new Seen(0, 0, 0, 0, 0)));
    assertEquals(
        SlippageModel.UNKNOWN,
        worse(new SlippageModel.SpreadShare(50_000_000), fill(1, 100), DARK));
    // the public Philox answer: 0.8805202, then 0.6054818
    SlippageModel often = new SlippageModel.OneTickWithProbability(0.7);
    assertEquals(0, worse(often, fill(1, 100), DARK));
    assertEquals(5, worse(often, fill(1, 100), DARK));
  }

  @Test
  @DisplayName("F-52: 0.1 x price x (lots of the bar / its volume)^2")
  void volumeShare() {
    SlippageModel model = new SlippageModel.VolumeShare(2_500_000, 10_000_000);
    assertEquals(63, worse(model, fill(1, 1_000_000), new Seen(-1, 1_000, 25, 0, 0)));
    assertEquals(9_000, worse(model, fill(1, 1_000_000), new Seen(-1, 10, 3, 0, 0)));
    assertEquals(SlippageModel.UNKNOWN, worse(model, fill(1, 100), new Seen(-1, 0, 0, 0, 0)));
    assertEquals(2_500_000, model.volumeLimitE8());
    assertEquals(100_000_000, new SlippageModel.VolumeShare(100_000_000, 0).volumeLimitE8());
    assertEquals(0, NONE.volumeLimitE8());
    assertEquals(2_500_000, new SlippageModel.Scoped(model, Scope.ALL, Clip.NONE).volumeLimitE8());
    assertEquals(
        2_500_000,
        new SlippageModel.Impact(new ImpactModel.Linear(0, 0), 0, model).volumeLimitE8());
  }

  @Test
  @DisplayName("F-53: Y sigma sqrt(Q / V), of the market where it is not given")
  void squareRoot() {
    // 10,000 x 0.5 x 0.02 x sqrt(100 / 10,000) = 10
    Seen market = new Seen(-1, -1, 0, 0.02, 10_000);
    assertEquals(10, worse(new SlippageModel.SquareRoot(0.5, NAN, NAN), fill(100, 10_000), market));
    assertEquals(
        10, worse(new SlippageModel.SquareRoot(0.5, 0.02, 10_000), fill(100, 10_000), DARK));
    assertEquals(
        SlippageModel.UNKNOWN,
        worse(new SlippageModel.SquareRoot(0.5, NAN, 10_000), fill(100, 10_000), DARK));
    assertEquals(
        SlippageModel.UNKNOWN,
        worse(
            new SlippageModel.SquareRoot(0.5, 0.02, NAN),
            fill(100, 10_000),
            new Seen(-1, -1, 0, 0.02, 0)));
    // after 300 lots of the order: 10,000 x 0.01 x (400 x 20 - 300 x 17.3205) / 100 / 100 = 28.04
    assertEquals(
        29,
        worse(new SlippageModel.SquareRoot(1, 0.01, 10_000), fill(100, 10_000).after(300), DARK));
  }

  @Test
  @DisplayName("4.6: a model says what the data of a run must have")
  void needs() {
    assertEquals(Set.of(), NONE.needs());
    assertEquals(Set.of(Need.SPREAD), new SlippageModel.SpreadShare(1).needs());
    assertEquals(Set.of(Need.BAR_VOLUME), new SlippageModel.VolumeShare(1, 1).needs());
    assertEquals(Set.of(), new SlippageModel.SquareRoot(1, 1, 1).needs());
    assertEquals(Set.of(Need.DAY_VOLATILITY), new SlippageModel.SquareRoot(1, NAN, 1).needs());
    assertEquals(Set.of(Need.DAY_VOLUME), new SlippageModel.SquareRoot(1, 1, NAN).needs());
    assertEquals(
        Set.of(Need.SPREAD, Need.BAR_RANGE),
        new SlippageModel.Scoped(new SlippageModel.SpreadShare(1), Scope.ALL, Clip.BAR_RANGE)
            .needs());
    assertEquals(Set.of(), new SlippageModel.Scoped(NONE, Scope.ALL, Clip.NONE).needs());
    assertEquals(
        Set.of(Need.DAY_VOLATILITY, Need.SPREAD),
        new SlippageModel.Impact(
                new ImpactModel.SquareRoot(1, NAN, 1), 0, new SlippageModel.SpreadShare(1))
            .needs());
    assertEquals(
        Set.of(Need.DAY_VOLATILITY, Need.DAY_VOLUME),
        ImpactModel.Almgren2005.published(1, 1).needs());
    assertEquals(Set.of(), new ImpactModel.Linear(1, 1).needs());
    assertEquals(Set.of(Need.DAY_VOLUME), new ImpactModel.SquareRoot(1, 1, NAN).needs());
  }

  @Test
  @DisplayName("F-50 to F-53: terms that cannot be are refused, those at the edge are not")
  void slippageTerms() {
    refused(() -> new SlippageModel.Ticks(-1));
    refused(() -> new SlippageModel.Bps(-1));
    refused(() -> new SlippageModel.SpreadShare(-1));
    refused(() -> new SlippageModel.OneTickWithProbability(-0.1));
    refused(() -> new SlippageModel.OneTickWithProbability(1.1));
    refused(() -> new SlippageModel.OneTickWithProbability(NAN));
    refused(() -> new SlippageModel.VolumeShare(0, 1));
    refused(() -> new SlippageModel.VolumeShare(100_000_001, 1));
    refused(() -> new SlippageModel.VolumeShare(1, -1));
    refused(() -> new SlippageModel.SquareRoot(-1, 1, 1));
    refused(() -> new SlippageModel.SquareRoot(1, -1, 1));
    refused(() -> new SlippageModel.SquareRoot(1, 1, 0));
    new SlippageModel.SquareRoot(0, 0, 1);
    new SlippageModel.Bps(0);
    SlippageModel scoped = new SlippageModel.Scoped(NONE, Scope.ALL, Clip.NONE);
    SlippageModel impact = new SlippageModel.Impact(new ImpactModel.Linear(0, 0), 0, NONE);
    refused(() -> new SlippageModel.Scoped(scoped, Scope.ALL, Clip.NONE));
    refused(() -> new SlippageModel.Scoped(impact, Scope.ALL, Clip.NONE));
    refused(() -> new SlippageModel.Impact(new ImpactModel.Linear(0, 0), -1, NONE));
    refused(() -> new SlippageModel.Impact(new ImpactModel.Linear(0, 0), 0, impact));
  }

  // ---- impact ----

  @Test
  @DisplayName("F-80: linear impact is in price per unit, whatever lot and price unit")
  void linear() {
    // lots of 100 shares, prices in cents: 3 lots are 300 shares; 0.002 x 300 = 60 cents for good,
    // 0.001 x 300 + 30 = 60 on the fill
    Instrument hundreds = Lab.terms(1, Decimal.unit(2), new Decimal(100, 0), Decimal.ONE, 1);
    ImpactModel model = new ImpactModel.Linear(0.002, 0.001);
    assertEquals(60, model.permanentTicks(fill(hundreds, 3, 5_000), DARK), 1e-9);
    assertEquals(60, model.temporaryTicks(fill(hundreds, 3, 5_000), DARK), 1e-9);
  }

  @Test
  @DisplayName("F-80: square-root impact is temporary; an order pays the same in one fill or many")
  void squareRootImpact() {
    ImpactModel model = new ImpactModel.SquareRoot(1, NAN, NAN);
    Seen market = new Seen(-1, -1, 0, 0.02, 10_000);
    assertEquals(20, model.temporaryTicks(fill(100, 10_000), market), 1e-9);
    // 100 x 20 = 2,000; 25 x 10 = 250 are paid, so 1,750 / 75
    assertEquals(1_750 / 75.0, model.temporaryTicks(fill(75, 10_000).after(25), market), 1e-9);
    assertEquals(0, model.permanentTicks(fill(100, 10_000), market));
    assertTrue(Double.isNaN(model.temporaryTicks(fill(100, 10_000), DARK)));
    assertTrue(
        Double.isNaN(
            new ImpactModel.SquareRoot(1, 1, NAN)
                .temporaryTicks(fill(100, 10_000), new Seen(-1, -1, 0, 1, 0))));
  }

  @Test
  @DisplayName("F-80: Almgren et al. count the shares outstanding in shares, the volume in lots")
  void almgrenInLots() {
    // table 3, IBM: 10 % of 6.561 million a day of 1,728 million at 1.57 %: 20 bp; in lots of 100
    Instrument hundreds = Lab.terms(1, Decimal.unit(2), new Decimal(100, 0), Decimal.ONE, 1);
    ImpactModel model = new ImpactModel.Almgren2005(0.314, 0.142, 1728e6, 0.1, NAN, NAN);
    Seen market = new Seen(-1, -1, 0, 0.0157, 65_610);
    assertEquals(20, model.permanentTicks(fill(hundreds, 6_561, 1_000_000), market) / 100, 0.5);
    assertEquals(32, model.temporaryTicks(fill(hundreds, 6_561, 1_000_000), market) / 100, 0.5);
  }

  @Test
  @DisplayName("F-80: impact refuses coefficients below zero and markets without volume")
  void impactTerms() {
    refused(() -> new ImpactModel.Linear(-1, 0));
    refused(() -> new ImpactModel.Linear(0, -1));
    refused(() -> new ImpactModel.Linear(NAN, 0));
    refused(() -> new ImpactModel.SquareRoot(-1, 1, 1));
    refused(() -> new ImpactModel.SquareRoot(1, -1, 1));
    refused(() -> new ImpactModel.SquareRoot(1, 1, 0));
    refused(() -> new ImpactModel.Almgren2005(-1, 1, 1, 1, 1, 1));
    refused(() -> new ImpactModel.Almgren2005(1, -1, 1, 1, 1, 1));
    refused(() -> new ImpactModel.Almgren2005(1, 1, 0, 1, 1, 1));
    refused(() -> new ImpactModel.Almgren2005(1, 1, 1, 0, 1, 1));
    refused(() -> new ImpactModel.Almgren2005(1, 1, 1, 1, -1, 1));
    refused(() -> new ImpactModel.Almgren2005(1, 1, 1, 1, 1, 0));
    new ImpactModel.SquareRoot(0, 0, 1);
  }

  @Test
  @DisplayName("F-81: the overlay of each account and instrument is its own, halves and splits")
  void overlay() {
    ImpactOverlay overlay = new ImpactOverlay(2, 100);
    overlay.add(0, 1, 1_000, 8);
    overlay.add(3, 0, 1_000, -4);
    assertEquals(8, overlay.ticks(0, 1, 1_000));
    assertEquals(4, overlay.ticks(0, 1, 1_100), 1e-12);
    assertEquals(0, overlay.ticks(0, 0, 1_100));
    assertEquals(0, overlay.ticks(1, 1, 1_100));
    assertEquals(-1, overlay.ticks(3, 0, 1_200), 1e-12);
    assertEquals(0, overlay.ticks(9, 0, 1_200));
    overlay.add(0, 1, 1_200, 3); // 2 are left of the 8
    assertEquals(5, overlay.ticks(0, 1, 1_200), 1e-12);
    assertEquals(2, overlay.markTicks(0, 1, 1_300), "2.5 to the even");
    overlay.split(1, 2, 1); // two new for one
    assertEquals(2.5, overlay.ticks(0, 1, 1_200), 1e-12);
    assertEquals(-1, overlay.ticks(3, 0, 1_200), 1e-12);
    ImpactOverlay stays = new ImpactOverlay(1, 0);
    stays.add(0, 0, 5, 7);
    assertEquals(7, stays.ticks(0, 0, 1_000_000));
  }

  // ---- statistics of days ----

  @Test
  @DisplayName("F-53: volatility and volume are those of the last twenty sessions with data")
  void dayStatistics() {
    DayStatistics days = new DayStatistics();
    days.close(50); // nothing was seen
    assertTrue(Double.isNaN(days.volume()));
    assertEquals(0, days.lastVolume());
    double[] closes = {100, 200, 100};
    for (double close : closes) {
      days.traded(30);
      days.traded(10);
      assertTrue(days.hasMore());
      assertEquals(40, days.moreVolume());
      days.close(close);
      assertEquals(0, days.moreVolume());
    }
    // ln 2 and -ln 2: deviation ln 2 x sqrt 2
    assertEquals(Math.log(2) * Math.sqrt(2), days.volatility(), 1e-12);
    assertEquals(40, days.volume());
    assertEquals(40, days.lastVolume());
    days.split(2, 1); // prices half, volumes double
    assertEquals(80, days.volume());
    days.traded(7);
    days.close(50); // no return: 100 restated is 50
    assertEquals(7, days.lastVolume());
    // 2 ln 2 squared over 2, the mean 0 of three returns
    assertEquals(Math.log(2), days.volatility(), 1e-12);
    for (int i = 0; i < 20; i++) {
      days.traded(5);
      days.close(50);
    }
    assertEquals(5, days.volume());
    assertEquals(0, days.volatility());
  }

  @Test
  @DisplayName("F-53: a price of zero or below leaves no return; one return is no volatility")
  void noReturn() {
    DayStatistics days = new DayStatistics();
    for (double close : new double[] {0, 10, -5, 10, 20}) {
      days.traded(1);
      days.close(close);
      assertTrue(Double.isNaN(days.volatility()), "at " + close);
    }
    days.traded(1);
    days.close(10);
    assertEquals(Math.log(2) * Math.sqrt(2), days.volatility(), 1e-12);
  }

  @Test
  @DisplayName("F-60: traded value counts from the next UTC day on, for thirty days")
  void rollingVolume() {
    long day = 86_400_000_000_000L;
    RollingVolume volume = new RollingVolume();
    assertEquals(0, volume.beforeE8(5 * day));
    volume.add(5 * day, 7);
    volume.add(6 * day - 1, 1);
    assertEquals(0, volume.beforeE8(6 * day - 1));
    volume.add(6 * day, 100);
    assertEquals(8, volume.beforeE8(7 * day - 1));
    assertEquals(108, volume.beforeE8(7 * day));
    assertEquals(108, volume.beforeE8(35 * day), "the thirty days before day 35 begin with day 5");
    assertEquals(100, volume.beforeE8(36 * day));
    assertEquals(0, volume.beforeE8(37 * day));
    volume.add(37 * day, 3);
    assertEquals(0, volume.beforeE8(500 * day));
  }

  // ---- delays ----

  @Test
  @DisplayName(
      "F-40: recorded delays between many samples; a spike, a delay, a quantile at the edge")
  void delays() {
    Recorded model =
        new Recorded(
            List.of(
                new Sample(0, 10),
                new Sample(10, 20),
                new Sample(20, 40),
                new Sample(30, 80),
                new Sample(40, 0)));
    long[] expected = {10, 15, 20, 30, 40, 60, 80, 40, 0};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], model.nanos(Leg.FEED, 1, 5L * i, noise), "at " + 5 * i);
    }
    refused(() -> new Recorded(List.of()));
    refused(() -> new Sample(0, -1));
    refused(() -> new Quantile(-0.1, 1));
    refused(() -> new Quantile(1.1, 1));
    refused(() -> new Quantile(0.5, -1));
    refused(() -> new Percentiles(List.of(new Quantile(0, 1))));
    refused(() -> new Percentiles(List.of(new Quantile(0.1, 1), new Quantile(1, 2))));
    refused(() -> new Percentiles(List.of(new Quantile(0, 1), new Quantile(0.9, 2))));
    refused(() ->
        new Percentiles(
            List.of(
                new Quantile(0, 1),
                new Quantile(0.5, 2),
                new Quantile(0.5, 3),
                new Quantile(1, 4))));
    Percentiles flat = new Percentiles(List.of(new Quantile(0, 5), new Quantile(1, 5)));
    assertEquals(5, flat.nanos(Leg.ENTRY, 1, 0, noise));
    refused(() -> new Spike(new Constant(0), -0.1, 1));
    refused(() -> new Spike(new Constant(0), NAN, 1));
    refused(() -> new Spike(new Constant(0), 0.5, -1));
    assertEquals(7, new Spike(new Constant(7), 0, 5).nanos(Leg.ENTRY, 1, 0, noise));
    assertEquals(12, new Spike(new Constant(7), 1, 5).nanos(Leg.ENTRY, 1, 0, noise));
  }

  @Test
  @DisplayName("F-40: the orders of a venue are at once only without delay and without fault")
  void atOnce() {
    assertTrue(Latencies.NONE.ordersAtOnce());
    assertTrue(Latencies.constant(5, 0, 0).ordersAtOnce(), "data may be late");
    assertTrue(!Latencies.constant(0, 5, 0).ordersAtOnce());
    assertTrue(!Latencies.constant(0, 0, 5).ordersAtOnce());
    Fault some = new Fault(0.1, 1);
    VenueFaults[] faulty = {
      new VenueFaults(some, Fault.NEVER, Fault.NEVER, Fault.NEVER),
      new VenueFaults(Fault.NEVER, some, Fault.NEVER, Fault.NEVER),
      new VenueFaults(Fault.NEVER, Fault.NEVER, some, Fault.NEVER),
      new VenueFaults(Fault.NEVER, Fault.NEVER, Fault.NEVER, some)
    };
    for (VenueFaults faults : faulty) {
      assertTrue(faults.any());
      assertTrue(!Latencies.NONE.with(faults).ordersAtOnce());
    }
    assertTrue(!VenueFaults.NONE.any());
    refused(() -> new Fault(-0.1, 1));
    refused(() -> new Fault(1.1, 1));
    refused(() -> new Fault(NAN, 1));
    refused(() -> new Fault(0.5, -1));
    refused(() -> new BookFills(QueueModel.standard(), Latencies.NONE, -1));
  }
}
