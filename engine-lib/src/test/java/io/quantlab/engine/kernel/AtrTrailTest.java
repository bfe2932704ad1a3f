package io.quantlab.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.order.Trail.Offset.Reading;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import io.quantlab.engine.time.Interval;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// O-12: trailing stops by a multiple of the average true range of two bars.
@ExtendWith(InvariantsExtension.class)
class AtrTrailTest {
  private static final Interval MINUTE = Interval.minutes(1);

  private final List<Submission> answers = new ArrayList<>();

  /// 1.5 times the average of two one-minute bars.
  private static OrderRequest stop(Reading reading) {
    Trail trail = Trail.by(new Trail.Offset.Atr(150_000_000, 2, MINUTE, reading));
    return OrderRequest.of(1, Side.SELL, 5, new OrderKind.TrailingStop(trail));
  }

  private static MarketRows bar(MarketRows rows, int minute, long o, long h, long l, long c) {
    return rows.bar(Lab.minute(minute), Lab.minute(minute + 1), o, h, l, c, 1_000);
  }

  /// Ranges of 10 and 14 (the second from the close before): average 12, offset 18. The bar after
  /// has a range of 4: average 8, offset 12.
  private static MarketRows bars() {
    MarketRows rows = MarketRows.bars();
    bar(rows, 0, 1_000, 1_006, 996, 1_004);
    bar(rows, 1, 1_004, 1_004, 990, 992);
    bar(rows, 2, 1_000, 1_002, 999, 1_000);
    bar(rows, 3, 1_000, 1_000, 989, 990);
    bar(rows, 4, 990, 990, 970, 975);
    return rows;
  }

  private LabResult run(MarketRows rows, Reading reading, int minute) {
    return Lab.on(rows)
        .trader(
            Script.of(s ->
                s.onStart(c -> c.subscribeAtr(1, MINUTE, 2))
                    .at(Lab.minute(1), c -> c.market(1, 5))
                    .at(Lab.minute(minute), c -> answers.add(c.submit(stop(reading))))))
        .run();
  }

  @Test
  @DisplayName("O-12 ATR FIXED: the distance is that of when the order was sent")
  void fixed() {
    // sent after bar 1: 18 below 1,000 is 982, below 1,002 it is 984; bar 4 opens at 990, falls to
    // 970
    LabResult r = run(bars(), Reading.FIXED, 2);
    assertEquals(List.of("BUY 5 @ 1004", "SELL 5 @ 984"), r.trades());
  }

  @Test
  @DisplayName("O-12 ATR ROLLING: it is read again at each close")
  void rolling() {
    // the close of bar 2 (true range 10: 1,002 less the close of 992) makes the average
    // (12 + 10) / 2 = 11, offset 17 (16.5 up): 1,002 - 17 = 985; bar 3 (range 11): 11, 17 again
    LabResult r = run(bars(), Reading.ROLLING, 2);
    assertEquals(List.of("BUY 5 @ 1004", "SELL 5 @ 985"), r.trades());
  }

  @Test
  @DisplayName("O-12 the average goes on over bars that concern no order")
  void overQuietBars() {
    // true ranges 10, 14, 10, 11: averages 10, 12, 11, 11, offset 17; bar 4 opens at its high 990
    LabResult r =
        Lab.on(bars())
            .trader(
                Script.of(s ->
                    s.onStart(c -> c.subscribeAtr(1, MINUTE, 2))
                        .at(Lab.minute(3), c -> c.market(1, 5))
                        .at(Lab.minute(4), c -> c.submit(stop(Reading.FIXED)))))
            .run();
    assertEquals(List.of("BUY 5 @ 1000", "SELL 5 @ 973"), r.trades());
  }

  @Test
  @DisplayName("O-12 a wider average does not loosen the trigger")
  void neverLoosens() {
    MarketRows rows = MarketRows.bars();
    bar(rows, 0, 1_000, 1_002, 998, 1_000);
    bar(rows, 1, 1_000, 1_002, 998, 1_000); // average 4, offset 6
    bar(rows, 2, 1_000, 1_040, 1_000, 1_040); // follows to 1,034; range 40: average 22, offset 33
    bar(rows, 3, 1_040, 1_040, 1_033, 1_033);
    LabResult r = run(rows, Reading.ROLLING, 2);
    assertEquals(List.of("BUY 5 @ 1000", "SELL 5 @ 1034"), r.trades());
  }

  @Test
  @DisplayName("O-12, O-31 before the average is ready the order is UNSUPPORTED")
  void notReady() {
    LabResult r = run(bars(), Reading.FIXED, 1);
    Submission.Denied denied = assertInstanceOf(Submission.Denied.class, answers.getFirst());
    assertEquals(
        new Submission.Denied(DenyReason.UNSUPPORTED, 2, 1, "bars of the average true range", ""),
        denied);
    assertEquals(List.of("BUY 5 @ 1004"), r.trades());
    assertEquals(List.of(OrderEventType.DENIED), r.life(2));
  }

  @Test
  @DisplayName("O-12 on ticks the bars are built, and the range is theirs")
  void onTicks() {
    MarketRows rows =
        MarketRows.trades()
            .trade(Lab.at(0), 1_000, 100)
            .trade(Lab.at(30), 1_010, 100) // minute 0: range 10
            .trade(Lab.at(60), 1_010, 100)
            .trade(Lab.at(90), 1_004, 100) // minute 1: range 6, average 8, offset 12
            .trade(Lab.at(120), 1_020, 100) // told before the bar that ends now
            .trade(Lab.at(121), 1_020, 100) // sent here
            .trade(Lab.at(122), 1_022, 100) // first price after: trigger 1,010
            .trade(Lab.at(123), 1_011, 100)
            .trade(Lab.at(124), 1_010, 100)
            .trade(Lab.at(125), 1_009, 100);
    LabResult r =
        Lab.on(rows)
            .trader(
                Script.of(s ->
                    s.onStart(c -> c.subscribeAtr(1, MINUTE, 2))
                        .at(Lab.at(121), c -> c.submit(stop(Reading.FIXED)))))
            .run();
    assertEquals(List.of("SELL 5 @ 1010"), r.trades()); // the trade that reaches it fills it
    assertEquals(Lab.at(124), r.fills().getFirst().nanos());
  }
}
