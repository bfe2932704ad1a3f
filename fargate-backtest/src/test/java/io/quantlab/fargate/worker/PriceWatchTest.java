package io.quantlab.fargate.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.platform.wire.AlertCondition;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Conditions of alerts on made-up prices.
final class PriceWatchTest {
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private static PriceWatch over(AlertCondition condition, String level, long... cents) {
    PriceWatch watch = new PriceWatch(condition, new BigDecimal(level), CENT);
    for (int i = 0; i < cents.length; i++) {
      watch.price(1_000 + i, cents[i]);
    }
    return watch;
  }

  @Test
  @DisplayName("at or above, at or below: the level itself counts, the first row is told")
  void sidesCount() {
    PriceWatch above = over(AlertCondition.AT_OR_ABOVE, "1.10", 109, 110, 111, 109);
    assertEquals(2, above.times());
    assertEquals(1_001, above.firstNanos());
    assertEquals(110, above.firstPrice());
    assertEquals(3, over(AlertCondition.AT_OR_BELOW, "1.10", 109, 110, 111, 109).times());
  }

  @Test
  @DisplayName("a level between two prices is met by the one beyond it only")
  void levelBetweenPrices() {
    assertEquals(1, over(AlertCondition.AT_OR_ABOVE, "1.105", 110, 111).times());
    assertEquals(1, over(AlertCondition.AT_OR_BELOW, "1.105", 110, 111).times());
    assertEquals(0, over(AlertCondition.AT_OR_BELOW, "-1.105", -110).times());
  }

  @Test
  @DisplayName("to cross is to come to the level or over it, once each way, never at the first row")
  void crossing() {
    assertEquals(0, over(AlertCondition.CROSSES, "1.10", 120, 121).times());
    assertEquals(1, over(AlertCondition.CROSSES, "1.10", 109, 110, 111).times());
    assertEquals(1, over(AlertCondition.CROSSES, "1.10", 109, 110, 109).times());
    assertEquals(3, over(AlertCondition.CROSSES, "1.105", 110, 111, 110, 111).times());
    assertEquals(0, over(AlertCondition.CROSSES, "1.10", 110, 111).times());
  }

  @Test
  @DisplayName("random walks cross as often as a comparison of decimals says")
  void crossesLikeDecimals() {
    long seed = 91;
    SplittableRandom random = new SplittableRandom(seed);
    for (int walk = 0; walk < 200; walk++) {
      BigDecimal level = new BigDecimal(random.nextInt(-50, 51)).movePointLeft(3);
      PriceWatch watch = new PriceWatch(AlertCondition.CROSSES, level, CENT);
      long price = random.nextInt(-5, 6);
      int expected = 0;
      int before = 0;
      for (int i = 0; i < 100; i++) {
        watch.price(i, price);
        int now = Integer.signum(CENT.multiply(BigDecimal.valueOf(price)).compareTo(level));
        if (before != 0 && now != before) {
          expected++;
        }
        before = now;
        price += random.nextInt(-2, 3);
      }
      assertEquals(expected, watch.times(), "seed " + seed + ", walk " + walk);
    }
  }
}
