package io.quantlab.engine.mirror;

import static io.quantlab.engine.mirror.HandTape.bar;
import static io.quantlab.engine.mirror.HandTape.bars;
import static io.quantlab.engine.mirror.HandTape.buy;
import static io.quantlab.engine.mirror.HandTape.buyLimit;
import static io.quantlab.engine.mirror.HandTape.buyStop;
import static io.quantlab.engine.mirror.HandTape.trades;
import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Profile `volume-share` against zipline's `VolumeShareSlippage`.
///
/// Source: zipline `finance/slippage.py` (repository quantopian/zipline): `SlippageModel.simulate`
/// skips a bar without volume and checks stops and limits against its last price alone;
/// `VolumeShareSlippage.process_order` takes price × (1 ± 0.1 × share²), the share that of all
/// fills of the bar, at most 2.5 % of the volume, and stops where less than a share is left; and
/// zipline.ml4trading.io/api-reference.html (`set_commission`, PerShare of 0.001).
///
/// One difference on purpose: an impact beyond a limit is cut there (F-3), zipline skips the bar.
class ZiplineTest {
  private static final FillProfile VOLUME_SHARE = FillProfile.volumeShare();

  @Test
  @DisplayName("F-52: the close of the next bar and the square of the share of its volume")
  void closeAndImpact() {
    // 10 of 1,000: 0.1 x 0.01^2 x 10,300 = 0.103 ticks, rounded away to 1
    MarketRows rows = bars(bar(10_000, 10_400, 9_900, 10_300, 1_000));
    assertEquals(List.of("BUY 10 @ 10301"), trades(VOLUME_SHARE, rows, buy()));
  }

  @Test
  @DisplayName("F-30, F-52: 60 on bars of 1,000: 25, 25 and 10, each at its own close")
  void partialFills() {
    // 25: 0.1 x 0.025^2 x 20,000 = 1.25, so 2 ticks; 10: 0.1 x 0.01^2 x 20,000 = 0.2, so 1 tick
    MarketRows rows =
        bars(
            bar(20_000, 20_000, 20_000, 20_000, 1_000),
            bar(20_000, 20_100, 20_000, 20_000, 1_000),
            bar(20_000, 20_000, 19_000, 20_000, 1_000));
    LabResult r =
        HandTape.run(VOLUME_SHARE, rows, c -> c.submit(OrderRequest.market(1, Side.BUY, 60)));
    assertEquals(List.of("BUY 25 @ 20002", "BUY 25 @ 20002", "BUY 10 @ 20001"), r.trades());
    assertEquals(minute(2), r.fills().getFirst().nanos());
    assertEquals(FillFlags.CAPPED, r.fills().getFirst().flags());
  }

  @Test
  @DisplayName("F-3: limits and stops are compared with the close alone")
  void closeAlone() {
    // low 95 and high 110 do not count; closes: 103, then 97 and a tick of impact
    MarketRows rows = bars(bar(100, 110, 95, 103, 1_000), bar(103, 104, 96, 97, 1_000));
    assertEquals(List.of("BUY 10 @ 98"), trades(VOLUME_SHARE, rows, buyLimit(98)));
    MarketRows up = bars(bar(100, 110, 95, 101, 1_000), bar(103, 104, 102, 103, 1_000));
    assertEquals(List.of("BUY 10 @ 104"), trades(VOLUME_SHARE, up, buyStop(102)));
  }

  @Test
  @DisplayName("F-5: a stop-limit is a limit once a close reached its stop, this close included")
  void stopLimit() {
    // `check_order_triggers`: 103 reaches 102 and is within 105; a tick of impact on top
    MarketRows rows = bars(bar(100, 110, 95, 103, 1_000), bar(103, 104, 96, 101, 1_000));
    assertEquals(
        List.of("BUY 10 @ 104"), trades(VOLUME_SHARE, rows, HandTape.buyStopLimit(102, 105)));
    // 103 is above the limit 102; it stays a limit and the close 101 is within
    assertEquals(
        List.of("BUY 10 @ 102"), trades(VOLUME_SHARE, rows, HandTape.buyStopLimit(102, 102)));
  }

  @Test
  @DisplayName("4.1 volume-share: orders know nothing of each other, each is compared with closes")
  void noGroups() {
    // the bar reaches 95 and 105, its close neither; the next close is at the stop
    MarketRows rows =
        bars(
            bar(100, 100, 100, 100, 1_000),
            bar(100, 107, 94, 100, 1_000),
            bar(100, 100, 95, 95, 1_000));
    assertEquals(
        List.of("BUY 10 @ 101", "SELL 10 @ 94"),
        trades(VOLUME_SHARE, rows, buy(), HandTape.sellStop(95), HandTape.sellLimit(105)));
  }

  @Test
  @DisplayName("F-8: a bar without volume fills nothing")
  void noVolume() {
    MarketRows rows = bars(bar(100, 101, 99, 100, 0), bar(102, 102, 102, 102, 1_000));
    assertEquals(List.of("BUY 10 @ 103"), trades(VOLUME_SHARE, rows, buy()));
  }

  @Test
  @DisplayName("F-60: 0.001 a share")
  void commission() {
    long fees =
        HandTape.fees(
            VOLUME_SHARE,
            bars(bar(100, 101, 99, 100)),
            new FeeModel.PerShare(100_000, 0, 0),
            buy());
    assertEquals(1_000_000, fees); // 10 x 0.001
  }
}
