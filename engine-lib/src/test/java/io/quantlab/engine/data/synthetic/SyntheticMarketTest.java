package io.quantlab.engine.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.Schema;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Rows of the synthetic market: order, bounds, repetition, splits.
class SyntheticMarketTest {
  private static final long SEED = 5;
  private static final int RATE = 200;
  private static final SyntheticMarket MARKET = DemoYear.market(SEED, RATE);

  private record Ticks(Rows trades, Rows quotes) {}

  private static Ticks write(SyntheticMarket market, int token, int first, int end) {
    Ticks ticks = new Ticks(new Rows(Schema.TRADE), new Rows(Schema.QUOTE));
    SyntheticMarket.Count count = market.write(token, first, end, ticks.trades, ticks.quotes);
    assertEquals(ticks.trades.size(), count.trades());
    assertEquals(ticks.quotes.size(), count.quotes());
    return ticks;
  }

  private static Ticks write(int token) {
    return write(MARKET, token, 0, MARKET.spec(token).sessions().count());
  }

  @Test
  void stampsRiseInsideTheSessions() {
    for (int token : DemoYear.TOKENS) {
      Ticks ticks = write(token);
      for (Rows rows : List.of(ticks.trades, ticks.quotes)) {
        SessionTimes sessions = MARKET.spec(token).sessions();
        int session = 0;
        for (int row = 0; row < rows.size(); row++) {
          long stamp = rows.get("eventNanos", row);
          assertTrue(
              row == 0 || stamp > rows.get("eventNanos", row - 1), "row " + row + " of " + token);
          while (stamp >= sessions.regularClose(session)) {
            session++;
          }
          assertTrue(
              stamp > sessions.regularOpen(session), "row " + row + " lies before its session");
        }
      }
    }
  }

  @Test
  void tradesHappenWithinTheQuoteBeforeThem() {
    for (int token : DemoYear.TOKENS) {
      Ticks ticks = write(token);
      int quote = -1;
      for (int row = 0; row < ticks.trades.size(); row++) {
        long stamp = ticks.trades.get("eventNanos", row);
        while (quote + 1 < ticks.quotes.size()
            && ticks.quotes.get("eventNanos", quote + 1) < stamp) {
          quote++;
        }
        long price = ticks.trades.get("price", row);
        assertTrue(
            price >= ticks.quotes.get("bid", quote) && price <= ticks.quotes.get("ask", quote));
        assertTrue(ticks.trades.get("lots", row) > 0);
      }
      for (int row = 0; row < ticks.quotes.size(); row++) {
        assertTrue(ticks.quotes.get("bid", row) > 0);
        assertTrue(
            ticks.quotes.get("ask", row) > ticks.quotes.get("bid", row), "spread at row " + row);
        assertTrue(ticks.quotes.get("bidLots", row) > 0 && ticks.quotes.get("askLots", row) > 0);
      }
    }
  }

  @Test
  @DisplayName("K-5: equal seeds give equal rows")
  void sameSeedGivesTheSameRowsAndAnotherSeedOthers() {
    SyntheticMarket again = DemoYear.market(SEED, RATE);
    SyntheticMarket other = DemoYear.market(SEED + 1, RATE);
    for (int token : DemoYear.TOKENS) {
      Ticks ticks = write(token);
      Ticks repeated = write(again, token, 0, 40);
      assertTrue(ticks.trades.sameAs(repeated.trades, 0, repeated.trades.size()));
      assertTrue(ticks.quotes.sameAs(repeated.quotes, 0, repeated.quotes.size()));
      Ticks different = write(other, token, 0, 40);
      assertFalse(ticks.trades.sameAs(different.trades, 0, different.trades.size()));
    }
  }

  @Test
  @DisplayName("K-6: a part of the sessions gives the rows they have in the whole")
  void anySessionCanBeMadeByItself() {
    for (int token : DemoYear.TOKENS) {
      Ticks whole = write(token);
      SessionTimes sessions = MARKET.spec(token).sessions();
      for (int first : new int[] {sessions.count() - 2, 131, 57, 0}) {
        Ticks part = write(DemoYear.market(SEED, RATE), token, first, first + 2);
        long from = sessions.regularOpen(first);
        long to = sessions.regularClose(first + 1);
        assertTrue(part.trades.size() > 50);
        assertTrue(
            whole.trades.sameAs(part.trades, whole.trades.rowAt(from), whole.trades.rowAt(to)));
        assertTrue(
            whole.quotes.sameAs(part.quotes, whole.quotes.rowAt(from), whole.quotes.rowAt(to)));
      }
    }
  }

  @Test
  @DisplayName("M-10: a split takes effect at the open of its ex-date and divides raw prices")
  void splitDividesThePrice() {
    Rows actions = new Rows(Schema.ACTION);
    assertEquals(1, MARKET.writeActions(DemoMarket.NORTHCO, actions));
    SessionTimes sessions = MARKET.spec(DemoMarket.NORTHCO).sessions();
    long open = sessions.regularOpen(sessions.count() / 2);
    assertEquals(List.of(open, 1L, 4L, 1L, 0L), actionRow(actions));
    assertEquals(0, MARKET.writeActions(DemoMarket.SOUTHCO, new Rows(Schema.ACTION)));

    Rows trades = write(DemoMarket.NORTHCO).trades;
    int first = trades.rowAt(open);
    double ratio = (double) trades.get("price", first - 1) / trades.get("price", first);
    assertEquals(4, ratio, 0.25, "the split and an overnight move");
    for (int session = 1; session < sessions.count(); session++) {
      int row = trades.rowAt(sessions.regularOpen(session));
      double night = (double) trades.get("price", row - 1) / trades.get("price", row);
      assertTrue(
          row == first || night > 0.85 && night < 1.18,
          "gap of " + night + " before session " + session);
    }
  }

  private static List<Long> actionRow(Rows actions) {
    return Schema.ACTION.columns().stream().map(column -> actions.get(column, 0)).toList();
  }

  @Test
  void rateSetsTheNumberOfTrades() {
    for (int token : DemoYear.TOKENS) {
      double sessions = MARKET.spec(token).sessions().count();
      assertEquals(RATE, write(token).trades.size() / sessions, RATE * 0.1);
      SyntheticMarket busy = DemoYear.market(SEED, 5 * RATE);
      assertEquals(5 * RATE, write(busy, token, 0, 60).trades.size() / 60.0, RATE);
    }
  }

  @Test
  void shortSessionHasFewerTrades() {
    SessionTimes full = DemoYear.STOCKS;
    int[] days = {full.epochDay(0), full.epochDay(1)};
    long[] opens = {full.regularOpen(0), full.regularOpen(1)};
    long half = (full.regularClose(1) - full.regularOpen(1)) / 2 + 12_345; // ends inside a minute
    long[] closes = {full.regularClose(0), full.regularOpen(1) + half};
    SessionTimes two = SessionTimes.of(days, opens, closes);
    Rows trades = new Rows(Schema.TRADE);
    DemoMarket.of(SEED, two, DemoYear.FX, 2_000)
        .write(DemoMarket.NORTHCO, trades, new Rows(Schema.QUOTE));
    int second = trades.rowAt(opens[1]);
    assertEquals(1_000, trades.size() - second, 300);
    assertTrue(trades.get("eventNanos", trades.size() - 1) < closes[1]);
  }

  @Test
  void impossibleSpecsAreRefused() {
    SyntheticSpec north = MARKET.spec(DemoMarket.NORTHCO);
    SyntheticSpec south = MARKET.spec(DemoMarket.SOUTHCO);
    assertThrows(IllegalArgumentException.class, () -> new SyntheticMarket(1, List.of(south)));
    assertThrows(
        IllegalArgumentException.class, () -> new SyntheticMarket(1, List.of(north, north)));
    assertThrows(IllegalArgumentException.class, () -> north.withTradesPerSession(0));
    assertThrows(IllegalArgumentException.class, () -> MARKET.spec(9));
    Rows rows = new Rows(Schema.TRADE);
    assertThrows(IllegalArgumentException.class, () -> MARKET.write(1, 3, 1_000, rows, rows));
    assertThrows(
        IllegalArgumentException.class,
        () -> SessionTimes.of(new int[] {1, 2}, new long[] {0, 5}, new long[] {10, 15}));
  }
}
