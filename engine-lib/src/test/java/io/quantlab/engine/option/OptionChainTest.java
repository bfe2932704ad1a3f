package io.quantlab.engine.option;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.portfolio.OptionTerms;
import io.quantlab.engine.portfolio.OptionTerms.Right;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OptionChainTest {
  private static final int UNDERLYING = 1;

  /// Strikes 90, 95, 100 on the days 10 and 20; at 95 of day 10 there is no put; one option on
  /// something else.
  private static List<OptionTerms> listed() {
    List<OptionTerms> all = new ArrayList<>();
    int token = 50;
    for (int day : new int[] {20, 10}) {
      for (int strike : new int[] {100, 90, 95}) {
        all.add(option(token--, UNDERLYING, Right.CALL, strike, day));
        if (day != 10 || strike != 95) {
          all.add(option(token--, UNDERLYING, Right.PUT, strike, day));
        }
      }
    }
    all.add(option(99, 2, Right.CALL, 95, 10));
    return all;
  }

  private static OptionTerms option(int token, int of, Right right, int strike, int day) {
    return new OptionTerms(
        token,
        of,
        right,
        new Decimal(strike, 0),
        day,
        OptionTerms.Style.EUROPEAN,
        OptionTerms.Settlement.CASH);
  }

  @Test
  @DisplayName("M-30: a chain has the living contracts of one underlying by expiry and strike")
  void chain() {
    OptionChain all = OptionChain.on(UNDERLYING, listed(), 10);
    assertArrayEquals(new int[] {10, 20}, all.expiryDays());
    assertEquals(strikes(90, 95, 100), all.strikes());
    assertEquals(6, all.of(Right.CALL).size());
    assertEquals(5, all.of(Right.PUT).size());
    assertArrayEquals(new int[] {20}, OptionChain.on(UNDERLYING, listed(), 11).expiryDays());
    assertTrue(OptionChain.on(3, listed(), 0).isEmpty());
  }

  @Test
  @DisplayName("M-30: the first expiry between two days")
  void expiring() {
    OptionChain all = OptionChain.on(UNDERLYING, listed(), 0);
    assertArrayEquals(new int[] {10}, all.expiring(5, 30).expiryDays());
    assertArrayEquals(new int[] {20}, all.expiring(11, 20).expiryDays());
    assertTrue(all.expiring(11, 19).isEmpty());
  }

  @Test
  @DisplayName(
      "M-30: the strike nearest to a price, of two as near the lower one, with both rights")
  void nearest() {
    OptionChain later = OptionChain.on(UNDERLYING, listed(), 11);
    assertEquals(BigDecimal.valueOf(95), later.nearest(97.5).orElseThrow().strike());
    OptionChain.Pair at = later.nearest(98).orElseThrow();
    assertEquals(BigDecimal.valueOf(100).stripTrailingZeros(), at.strike());
    assertEquals(Right.CALL, at.call().right());
    assertEquals(Right.PUT, at.put().right());
    OptionChain all = OptionChain.on(UNDERLYING, listed(), 0);
    OptionChain.Pair first = all.nearest(94.9).orElseThrow();
    assertEquals(90, first.strike().intValueExact(), "95 has no put on day 10");
    assertEquals(10, first.call().expiryDay());
    assertTrue(OptionChain.on(3, listed(), 0).nearest(95).isEmpty());
  }

  private static List<BigDecimal> strikes(int... all) {
    List<BigDecimal> strikes = new ArrayList<>();
    for (int each : all) {
      strikes.add(BigDecimal.valueOf(each).stripTrailingZeros());
    }
    return strikes;
  }
}
