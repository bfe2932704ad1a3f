package io.quantlab.engine.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.Schema;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The stylized facts the generator promises, measured on its rows for more than one seed. The
/// facts: Cont, *Empirical properties of asset returns*, Quantitative Finance 1, 2001.
class SyntheticStatisticsTest {
  private static final int RATE = 600;
  private static final long FIVE_MINUTES = 300_000_000_000L;

  private record Ticks(Rows trades, Rows quotes, SessionTimes sessions) {}

  private static Ticks write(long seed, int token) {
    SyntheticMarket market = DemoYear.market(seed, RATE);
    Ticks ticks =
        new Ticks(new Rows(Schema.TRADE), new Rows(Schema.QUOTE), market.spec(token).sessions());
    market.write(token, ticks.trades, ticks.quotes);
    return ticks;
  }

  /// Log of the mid price at the end of each `step` of a session; the session's own unit of price.
  private static double[] mids(Ticks ticks, int session, long step) {
    long open = ticks.sessions.regularOpen(session);
    int steps = (int) ((ticks.sessions.regularClose(session) - open) / step);
    double[] mids = new double[steps];
    for (int i = 0; i < steps; i++) {
      int row = Math.max(0, ticks.quotes.rowAt(open + (i + 1) * step) - 1);
      mids[i] = Math.log((ticks.quotes.get("bid", row) + ticks.quotes.get("ask", row)) / 2.0);
    }
    return mids;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  @DisplayName("volume and volatility are high at the open and the close, low at noon")
  void stocksTradeInAUShape(long seed) {
    Ticks ticks = write(seed, DemoMarket.NORTHCO);
    double[] volume = new double[13]; // half hours
    double[] movement = new double[13];
    for (int session = 0; session < ticks.sessions.count(); session++) {
      long open = ticks.sessions.regularOpen(session);
      int end = ticks.trades.rowAt(ticks.sessions.regularClose(session));
      for (int row = ticks.trades.rowAt(open); row < end; row++) {
        volume[(int) ((ticks.trades.get("eventNanos", row) - open) / (6 * FIVE_MINUTES))] += 1;
      }
      double[] mids = mids(ticks, session, FIVE_MINUTES);
      for (int i = 1; i < mids.length; i++) {
        movement[i / 6] += Math.abs(mids[i] - mids[i - 1]);
      }
    }
    double noon = (volume[5] + volume[6] + volume[7]) / 3;
    assertTrue(volume[0] > 2 * noon, "open " + volume[0] + ", noon " + noon);
    assertTrue(volume[12] > 2 * noon, "close " + volume[12] + ", noon " + noon);
    assertTrue(movement[0] / 5 > 1.2 * movement[6] / 6, Arrays.toString(movement));
    assertTrue(movement[12] > 1.1 * movement[6], Arrays.toString(movement));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void spreadWidensWithVolatility(long seed) {
    Ticks ticks = write(seed, DemoMarket.NORTHCO);
    int half = ticks.sessions.count() / 2; // before the split
    double[] spread = new double[2];
    double[] count = new double[2];
    double[] moves = new double[half];
    for (int session = 0; session < half; session++) {
      moves[session] = movement(mids(ticks, session, FIVE_MINUTES));
    }
    double[] sorted = moves.clone();
    Arrays.sort(sorted);
    for (int session = 0; session < half; session++) {
      int group =
          moves[session] > sorted[2 * half / 3] ? 1 : moves[session] < sorted[half / 3] ? 0 : -1;
      int end = ticks.quotes.rowAt(ticks.sessions.regularClose(session));
      for (int row = ticks.quotes.rowAt(ticks.sessions.regularOpen(session));
          group >= 0 && row < end;
          row++) {
        spread[group] += ticks.quotes.get("ask", row) - ticks.quotes.get("bid", row);
        count[group]++;
      }
    }
    double calm = spread[0] / count[0];
    double wild = spread[1] / count[1];
    assertTrue(wild > 1.1 * calm, "spread in calm sessions " + calm + ", in wild ones " + wild);
  }

  private static double movement(double[] mids) {
    double sum = 0;
    for (int i = 1; i < mids.length; i++) {
      sum += (mids[i] - mids[i - 1]) * (mids[i] - mids[i - 1]);
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void returnsHaveFatTailsAndClusterInVolatility(long seed) {
    for (int token : DemoYear.TOKENS) {
      Ticks ticks = write(seed, token);
      int count = ticks.sessions.count();
      double second = 0;
      double fourth = 0;
      long n = 0;
      double[] realized = new double[count];
      for (int session = 0; session < count; session++) {
        double[] mids = mids(ticks, session, FIVE_MINUTES);
        realized[session] = Math.log(movement(mids));
        for (int i = 1; i < mids.length; i++, n++) {
          double square = (mids[i] - mids[i - 1]) * (mids[i] - mids[i - 1]);
          second += square;
          fourth += square * square;
        }
      }
      double kurtosis = fourth / n / (second / n * (second / n));
      assertTrue(
          kurtosis > 4, "kurtosis of five-minute returns of token " + token + " is " + kurtosis);
      double memory = autocorrelation(realized);
      assertTrue(memory > 0.1, "realized variances of token " + token + " correlate by " + memory);
    }
  }

  private static double autocorrelation(double[] x) {
    double mean = Arrays.stream(x).average().orElseThrow();
    double lagged = 0;
    double square = 0;
    for (int i = 0; i < x.length; i++) {
      square += (x[i] - mean) * (x[i] - mean);
      lagged += i == 0 ? 0 : (x[i] - mean) * (x[i - 1] - mean);
    }
    return lagged / square;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  @DisplayName("the spread of the pair returns to its mean; its legs wander")
  void pairIsCointegrated(long seed) {
    double[] north = closes(write(seed, DemoMarket.NORTHCO));
    double[] south = closes(write(seed, DemoMarket.SOUTHCO));
    double[] spread = new double[north.length];
    for (int i = 0; i < north.length; i++) {
      double adjusted = north[i] + (i >= north.length / 2 ? Math.log(4) : 0);
      north[i] = adjusted;
      spread[i] = south[i] - 0.9 * adjusted;
    }
    // Ornstein-Uhlenbeck, half-life 2: the variance ratio at 10 is (1 - 0.5^5) / (10 (1 - 0.5^0.5))
    // = 0.33.
    assertEquals(0.33, varianceRatio(spread, 10), 0.17);
    assertTrue(varianceRatio(north, 10) > 0.5, "the leader itself must not return");
    double mean = Arrays.stream(spread).average().orElseThrow();
    double deviation =
        Math.sqrt(Arrays.stream(spread).map(s -> (s - mean) * (s - mean)).average().orElseThrow());
    assertEquals(0.012, deviation, 0.004);
  }

  private static double[] closes(Ticks ticks) {
    double[] closes = new double[ticks.sessions.count()];
    for (int session = 0; session < closes.length; session++) {
      int row = ticks.trades.rowAt(ticks.sessions.regularClose(session)) - 1;
      closes[session] = Math.log(ticks.trades.get("price", row));
    }
    return closes;
  }

  private static double varianceRatio(double[] x, int steps) {
    double one = 0;
    double many = 0;
    for (int i = 1; i < x.length; i++) {
      one += (x[i] - x[i - 1]) * (x[i] - x[i - 1]);
    }
    for (int i = steps; i < x.length; i++) {
      many += (x[i] - x[i - steps]) * (x[i] - x[i - steps]);
    }
    return many / (x.length - steps) / (one / (x.length - 1)) / steps;
  }

  @Test
  void sizesAreRoundLotsWithAHeavyTail() {
    Ticks ticks = write(1, DemoMarket.SOUTHCO);
    double round = 0;
    double large = 0;
    long largest = 0;
    for (long lots : ticks.trades.column("lots")) {
      round += lots % 100 == 0 ? 1 : 0;
      large += lots >= 1_000 ? 1 : 0;
      largest = Math.max(largest, lots);
    }
    assertEquals(0.7, round / ticks.trades.size(), 0.02);
    assertEquals(Math.pow(10, -1.6), large / round, 0.005); // Pareto tail of exponent 1.6
    assertTrue(largest > 10_000);
  }

  @Test
  void pricesClusterOnRoundNumbers() {
    Ticks ticks = write(1, DemoMarket.SOUTHCO);
    double round = 0;
    for (long price : ticks.trades.column("price")) {
      round += price % 5 == 0 ? 1 : 0;
    }
    assertTrue(
        round / ticks.trades.size() > 0.22,
        "share of multiples of five ticks: " + round / ticks.trades.size());
  }

  @Test
  void currencyTradesAroundTheClockOnFiveDays() {
    Ticks ticks = write(1, DemoMarket.DEMOFX);
    long[] hours = new long[24];
    for (long stamp : ticks.trades.column("eventNanos")) {
      long hour = stamp / 3_600_000_000_000L;
      hours[(int) (hour % 24)]++;
      long weekday = Math.floorMod(hour / 24 + 3, 7L); // Monday is 0
      assertTrue(weekday < 5 || weekday == 6 && hour % 24 >= 22, "trade at hour " + hour);
    }
    long quietest = Arrays.stream(hours).min().orElseThrow();
    long busiest = Arrays.stream(hours).max().orElseThrow();
    assertTrue(quietest > 1_000, Arrays.toString(hours));
    assertTrue(busiest > 3 * quietest, Arrays.toString(hours));
  }
}
