package io.quantlab.engine.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The prices that concern nobody (Z-3): buys look at 90 and 110, sales at 85 and 120.
class TriggerBandTest {
  private final TriggerBand band = new TriggerBand();

  @Test
  @DisplayName("Z-3: of trades and bars the nearest price of either side counts")
  void prices() {
    band.set(90, 110, 85, 120);
    assertEquals(90, band.low());
    assertEquals(110, band.high());
    for (long quiet : new long[] {91, 100, 109}) {
      assertFalse(band.hit(quiet));
    }
    assertTrue(band.hit(90));
    assertTrue(band.hit(110));
    assertFalse(band.hitRange(91, 109));
    assertTrue(band.hitRange(90, 109));
    assertTrue(band.hitRange(91, 110));
  }

  @Test
  @DisplayName("Z-3: of quotes buys see the ask and sales the bid")
  void quotes() {
    band.set(90, 110, 85, 120);
    assertFalse(band.hitQuote(86, 91));
    assertFalse(band.hitQuote(119, 109));
    assertTrue(band.hitQuote(86, 90));
    assertTrue(band.hitQuote(86, 110));
    assertTrue(band.hitQuote(85, 100));
    assertTrue(band.hitQuote(120, 100));
  }

  @Test
  @DisplayName("Z-3: one more order only narrows the band")
  void watches() {
    band.set(90, 110, 85, 120);
    band.watchBuy(88, 108);
    band.watchSell(87, 130);
    assertEquals(90, band.low());
    assertEquals(108, band.high());
    assertTrue(band.hitQuote(87, 100));
    assertFalse(band.hitQuote(119, 100));
  }

  @Test
  @DisplayName("Z-3: an open band lets every price through, an idle one none")
  void openAndIdle() {
    assertTrue(band.isIdle());
    assertFalse(band.isOpen());
    assertFalse(band.hit(0));
    band.open();
    assertTrue(band.isOpen());
    assertFalse(band.isIdle());
    assertTrue(band.hit(0));
    band.set(100, 101, 0, 200);
    assertFalse(band.isOpen());
    band.set(100, 100, 0, 200);
    assertTrue(band.isOpen(), "no price is left between");
    band.set(Long.MIN_VALUE, 100, Long.MIN_VALUE, Long.MAX_VALUE);
    assertFalse(band.isIdle());
  }
}
