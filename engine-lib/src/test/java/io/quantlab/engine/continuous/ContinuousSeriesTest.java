package io.quantlab.engine.continuous;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.portfolio.FutureTerms;
import io.quantlab.engine.portfolio.RollRule;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.time.DatedTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// M-20 on a chain of three contracts worked by hand: one trade in each of the ten sessions from
/// Monday 2024-01-08, at 100.00, 101.00 ... of the first, 110, 112 ... of the second, 130, 131 ...
/// of the third.
class ContinuousSeriesTest {
  private static final int DAY_0 = (int) LocalDate.of(2024, 1, 8).toEpochDay();
  private static final int SESSIONS = 10;

  private static int day(int session) {
    return DAY_0 + session / 5 * 7 + session % 5;
  }

  private static MarketRows rows(long first, long step, long lots, long lotsStep) {
    MarketRows rows = MarketRows.trades();
    for (int i = 0; i < SESSIONS; i++) {
      long nanos = Lab.at((day(i) - DAY_0) * 86_400L + 60);
      rows.trade(nanos, first + i * step, lots + i * lotsStep);
    }
    return rows;
  }

  private static final List<MarketRows> DATA =
      List.of(rows(10_000, 100, 100, -10), rows(11_000, 200, 10, 20), rows(13_000, 100, 1, 1));

  /// Last trade in sessions 9, after the data, after the data; first notice of the first in 6.
  private static final List<FutureTerms> CHAIN =
      List.of(
          new FutureTerms(1, day(9), day(6), FutureTerms.Delivery.CASH),
          new FutureTerms(2, day(30), Integer.MAX_VALUE, FutureTerms.Delivery.CASH),
          new FutureTerms(3, day(60), Integer.MAX_VALUE, FutureTerms.Delivery.CASH));

  private static ContinuousSeries series(RollRule rule, Adjustment adjustment, int rank) {
    List<ContractDays> days = new ArrayList<>();
    for (MarketRows each : DATA) {
      try (RowCursor cursor = each.cursor(RowBlock.CAPACITY)) {
        days.add(ContractDays.of(cursor, Lab.calendar()));
      }
    }
    return new ContinuousSeries(
        new ContinuousSpec(CHAIN, rank, rule, adjustment), days, Lab.calendar());
  }

  /// Sessions in which the series rolls.
  private static List<Integer> rolls(RollRule rule) {
    return series(rule, Adjustment.NONE, 0).rolls().stream()
        .map(roll -> roll.day() - DAY_0)
        .map(d -> d / 7 * 5 + d % 7)
        .toList();
  }

  private static List<Long> prices(ContinuousSeries series) {
    List<Long> prices = new ArrayList<>();
    try (ContinuousCursor cursor =
        new ContinuousCursor(
            series.stretches(), i -> DATA.get(i).cursor(3), Lab.calendar(), Schema.TRADE)) {
      for (RowBlock block = cursor.next(); block != null; block = cursor.next()) {
        for (int row = 0; row < block.size(); row++) {
          prices.add(block.column(1)[row]);
        }
      }
    }
    return prices;
  }

  @Test
  @DisplayName("M-20: each rule rolls in its session, and never back")
  void rules() {
    // more volume in the second at the close of session 4: 90 to 60
    assertEquals(List.of(5), rolls(new RollRule.Volume()));
    assertEquals(List.of(7), rolls(new RollRule.LastTrade(2)));
    assertEquals(List.of(5), rolls(new RollRule.FirstNotice(1)));
    assertEquals(List.of(7), rolls(new RollRule.CalendarDay(17))); // Wednesday 2024-01-17
    assertEquals(List.of(3), rolls(interest(10, 20)));
    assertEquals(List.of(), rolls(interest(20, 10)));
    RollRule.Dated dated =
        new RollRule.Dated(
            List.of(new RollRule.Dated.Front(day(2), 2), new RollRule.Dated.Front(day(4), 3)));
    assertEquals(List.of(2, 4), rolls(dated));
  }

  /// Open interest of the first two contracts that is known from session 3 on; 100 and 1 before.
  private static RollRule interest(long first, long second) {
    long[] from = {day(0) * 86_400_000_000_000L, day(3) * 86_400_000_000_000L};
    DatedTable one = table(from, 100, first);
    DatedTable two = table(from, 1, second);
    return new RollRule.OpenInterest(
        List.of(
            new RollRule.OpenInterest.TokenLots(1, one),
            new RollRule.OpenInterest.TokenLots(2, two)));
  }

  private static DatedTable table(long[] from, long before, long after) {
    return new DatedTable(
        "interest", List.of("open_interest"), from, new long[][] {{before}, {after}});
  }

  @Test
  @DisplayName("M-20: the gap of 14.00 at the close of session 4, left in or taken out four ways")
  void adjustments() {
    RollRule volume = new RollRule.Volume();
    assertEquals(
        List.of(
            10_000L, 10_100L, 10_200L, 10_300L, 10_400L, 12_000L, 12_200L, 12_400L, 12_600L,
            12_800L),
        prices(series(volume, Adjustment.NONE, 0)));
    // 118.00 and 104.00
    assertEquals(
        List.of(
            11_400L, 11_500L, 11_600L, 11_700L, 11_800L, 12_000L, 12_200L, 12_400L, 12_600L,
            12_800L),
        prices(series(volume, Adjustment.BACK_DIFFERENCE, 0)));
    assertEquals(
        List.of(
            10_000L, 10_100L, 10_200L, 10_300L, 10_400L, 10_600L, 10_800L, 11_000L, 11_200L,
            11_400L),
        prices(series(volume, Adjustment.FORWARD_DIFFERENCE, 0)));
    // x 118 / 104: 113.46, 114.60, 115.73, 116.87, 118.00
    assertEquals(
        List.of(
            11_346L, 11_460L, 11_573L, 11_687L, 11_800L, 12_000L, 12_200L, 12_400L, 12_600L,
            12_800L),
        prices(series(volume, Adjustment.BACK_RATIO, 0)));
    // x 104 / 118: 105.76, 107.53, 109.29, 111.05, 112.81
    assertEquals(
        List.of(
            10_000L, 10_100L, 10_200L, 10_300L, 10_400L, 10_576L, 10_753L, 10_929L, 11_105L,
            11_281L),
        prices(series(volume, Adjustment.FORWARD_RATIO, 0)));
  }

  @Test
  @DisplayName("M-20: rank 1 shows the contract after the one in front, with its own gap")
  void rank() {
    ContinuousSeries next = series(new RollRule.Volume(), Adjustment.BACK_DIFFERENCE, 1);
    // the second until session 4, 118.00; the third stands at 134.00 then, 135.00 after
    assertEquals(
        List.of(
            12_600L, 12_800L, 13_000L, 13_200L, 13_400L, 13_500L, 13_600L, 13_700L, 13_800L,
            13_900L),
        prices(next));
    assertEquals(List.of(new ContinuousSeries.Roll(day(5), 1, 11_800, 13_400)), next.rolls());
  }

  @Test
  @DisplayName("M-20: two rolls: gaps add up towards the end that is left as it is")
  void twoRolls() {
    RollRule.Dated dated =
        new RollRule.Dated(
            List.of(new RollRule.Dated.Front(day(2), 2), new RollRule.Dated.Front(day(4), 3)));
    // closes of session 1: 101 and 112, of session 3: 116 and 133
    assertEquals(
        List.of(
            12_800L, 12_900L, 13_100L, 13_300L, 13_400L, 13_500L, 13_600L, 13_700L, 13_800L,
            13_900L),
        prices(series(dated, Adjustment.BACK_DIFFERENCE, 0)));
  }

  @Test
  @DisplayName("M-20: a gap nobody saw, and a chain too short for its rank, are refused")
  void refused() {
    List<ContractDays> days = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      MarketRows rows = i == 0 ? DATA.get(0) : MarketRows.trades();
      try (RowCursor cursor = rows.cursor(RowBlock.CAPACITY)) {
        days.add(ContractDays.of(cursor, Lab.calendar()));
      }
    }
    ContinuousSpec spec =
        new ContinuousSpec(
            CHAIN.subList(0, 2), 0, new RollRule.LastTrade(2), Adjustment.BACK_RATIO);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> new ContinuousSeries(spec, days, Lab.calendar()));
    assertEquals(
        "the roll on 2024-01-17 from token 1 to token 2 has no close of the second before it, so"
            + " its gap is not known",
        e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new ContinuousSpec(CHAIN.subList(0, 2), 1, new RollRule.Volume(), Adjustment.NONE));
  }
}
