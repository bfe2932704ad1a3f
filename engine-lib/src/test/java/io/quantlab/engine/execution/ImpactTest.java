package io.quantlab.engine.execution;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Own impact against the published example and on tapes worked by hand (F-80, F-81); the random
/// twin is `NaiveSlippage`.
@ExtendWith(InvariantsExtension.class)
class ImpactTest {
  /// A market nothing is known of.
  private enum Dark implements MarketView {
    MARKET;

    @Override
    public long spreadTicks() {
      return -1;
    }

    @Override
    public long barVolumeLots() {
      return -1;
    }

    @Override
    public long barFilledLots() {
      return 0;
    }

    @Override
    public double dailyVolatility() {
      return Double.NaN;
    }

    @Override
    public double dailyVolumeLots() {
      return Double.NaN;
    }
  }

  private static FillView fill(Instrument instrument, long lots, long price) {
    return new FillView().set(instrument, 1, 1, lots, price, 0, 0, OrderKind.Code.MARKET, 0);
  }

  @ParameterizedTest
  @DisplayName("F-80: a tenth of a day's volume of IBM and DRI, table 3 of Almgren et al. 2005")
  @CsvSource({
    // daily volume, shares outstanding (millions), volatility, days, permanent, realized (bp)
    "6.561, 1728, 0.0157, 0.1, 20, 32",
    "6.561, 1728, 0.0157, 0.2, 20, 25",
    "6.561, 1728, 0.0157, 0.5, 20, 18",
    "1.929, 168, 0.0226, 0.1, 22, 43",
    "1.929, 168, 0.0226, 0.2, 22, 32",
    "1.929, 168, 0.0226, 0.5, 22, 23"
  })
  void published(
      double volume, double outstanding, double sigma, double days, long permanent, long realized) {
    ImpactModel model =
        new ImpactModel.Almgren2005(0.314, 0.142, outstanding * 1e6, days, sigma, volume * 1e6);
    // one tick is a hundredth of a basis point
    FillView fill = fill(Lab.stock(1, 1), Math.round(volume * 1e5), 1_000_000);
    assertEquals(permanent, model.permanentTicks(fill, Dark.MARKET) / 100, 0.5);
    assertEquals(realized, model.temporaryTicks(fill, Dark.MARKET) / 100, 0.5);
  }

  private static LabResult run(SlippageModel model, MarketRows rows, Consumer<Script> plan) {
    return Lab.on(rows)
        .profile(FillProfile.touch().withSlippage(model))
        .trader("one", Script.of(plan), 1_000_000)
        .run();
  }

  private static SlippageModel linear(double gamma, double eta, long halfLife) {
    return new SlippageModel.Impact(
        new ImpactModel.Linear(gamma, eta), halfLife, new SlippageModel.None());
  }

  private static MarketRows flat(int seconds) {
    MarketRows rows = MarketRows.trades();
    for (int i = 1; i <= seconds; i++) {
      rows.trade(at(i), 10_000, 0);
    }
    return rows;
  }

  @Test
  @DisplayName("F-81: permanent impact stands on later fills and marks, temporary on its own alone")
  void permanent() {
    // gamma 0.001 and eta 0.0005 dollars a share: 100 shares move 10 ticks for good and cost
    // 5 + 5 ticks
    LabResult r =
        run(
            linear(0.001, 0.0005, 0),
            flat(6),
            s ->
                s.at(at(1), c -> c.market(1, 100))
                    .at(at(2), c -> c.market(1, 100))
                    .at(at(3), c -> assertEquals(10_020, c.position(1).markTicks()))
                    .at(at(4), c -> c.market(1, -200)));
    // the second pays the 10 of the first; the sale of 200 gains the 20 and costs 10 + 10
    assertEquals(List.of("BUY 100 @ 10010", "BUY 100 @ 10020", "SELL 200 @ 10000"), r.trades());
    assertEquals(
        List.of(10L, 10L, 20L),
        r.events(EventType.IMPACT).stream().map(e -> e.c()).toList(),
        "temporary ticks");
    assertEquals(
        List.of(0L, 10L, -20L),
        r.events(EventType.IMPACT).stream().map(e -> e.d()).toList(),
        "ticks that stood from before");
    assertEquals(
        List.of(10L, 20L, 0L), r.fills().stream().map(LabResult.Fill::slippageTicks).toList());
    // 20,030.00 paid, 20,000.00 received
    assertEquals(-3_000_000_000L, r.account().realizedE8());
  }

  @Test
  @DisplayName("F-81: DECAY halves what is left each half-life")
  void decay() {
    LabResult r =
        run(
            linear(0.001, 0, 2 * Lab.SECOND),
            flat(9),
            s -> s.at(at(1), c -> c.market(1, 160)).at(at(5), c -> c.market(1, 1)));
    // 16 ticks at second 2 are 4 at second 6; a share itself costs 0.05, rounded up
    assertEquals(List.of("BUY 160 @ 10008", "BUY 1 @ 10005"), r.trades());
  }

  @Test
  @DisplayName("F-81: a limit bounds the price, makers pay no impact, another account sees nothing")
  void bounds() {
    MarketRows rows = flat(3).trade(at(4), 9_990, 0).trade(at(5), 10_000, 0);
    LabResult r =
        Lab.on(rows)
            .profile(FillProfile.touch().withSlippage(linear(0.001, 0.001, 0)))
            .trader(
                "mover",
                Script.of(s ->
                    s.at(
                            at(1),
                            c -> {
                              c.submit(OrderRequest.limit(1, Side.BUY, 100, 10_004));
                              c.submit(OrderRequest.limit(1, Side.BUY, 10, 9_995));
                            })
                        .at(at(4), c -> c.market(1, 10))),
                1_000_000)
            .trader("other", Script.of(s -> s.at(at(4), c -> c.market(1, 10))), 1_000_000)
            .run();
    // 100 would cost 15 ticks, the limit leaves 4; 10 rest and pay 99.95; then 10 ticks stand, and
    // 10 shares cost 1.5
    assertEquals(
        List.of("BUY 100 @ 10004", "BUY 10 @ 9995", "BUY 10 @ 10012", "BUY 10 @ 10002"),
        r.trades());
  }

  @Test
  @DisplayName("F-53: impact comes on top of another slippage")
  void besides() {
    SlippageModel both =
        new SlippageModel.Impact(
            new ImpactModel.SquareRoot(1, 0.02, 10_000), 0, new SlippageModel.Ticks(3));
    LabResult r = run(both, flat(2), s -> s.at(at(1), c -> c.market(1, 100)));
    // 10,000 x 0.02 x 0.1 = 20 and 3
    assertEquals(List.of("BUY 100 @ 10023"), r.trades());
    assertEquals(20, r.events(EventType.IMPACT).getFirst().c());
  }
}
