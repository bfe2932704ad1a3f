package io.quantlab.engine.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.portfolio.CostMethod;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Shared;
import io.quantlab.engine.time.Calendars;
import io.quantlab.engine.time.SessionCalendar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// One run for each fill profile over a stretch of the shared data (X-2), compared with what is
/// stored in `golden-runs.csv`.
///
/// The stored lines say that a profile changed, not that it is right. That a run is right is shown
/// in the same test, before its line is looked at: the naive twin gives the same fills, trips and
/// money, and every invariant holds. A changed line may be stored again when the change was meant,
/// and then the profile's page and [io.quantlab.engine.backtest.EngineVersion] are looked at.
class GoldenRunsTest {
  private static final String FILE = "golden-runs.csv";
  private static final long DOLLARS = 1_000_000;
  private static final long MINUTE = 60_000_000_000L;
  private static final FeeModel FEES = new FeeModel.Bps(10_000, 20_000);
  private static final SessionCalendar NEW_YORK = Calendars.byName("XNYS");

  /// Prices in tenths of a cent, orders in cents.
  private static final Instrument STOCK =
      Lab.terms(1, Decimal.unit(3), Decimal.ONE, Decimal.ONE, 10);

  private enum Market {
    SPY_MINUTES,
    SPY_QUOTE_MINUTES,
    AIG_QUOTES,
    AIG_QUOTES_AND_TRADES
  }

  private record Golden(FillProfile profile, Market market) {
    String name() {
      return profile.name() + "," + market.name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private static final List<Golden> RUNS =
      List.of(
          new Golden(FillProfile.standard(), Market.SPY_MINUTES),
          new Golden(FillProfile.standard(), Market.AIG_QUOTES_AND_TRADES),
          new Golden(FillProfile.touch(), Market.SPY_MINUTES),
          new Golden(FillProfile.queueTouch(), Market.SPY_MINUTES),
          new Golden(FillProfile.through(), Market.SPY_MINUTES),
          new Golden(FillProfile.through(), Market.SPY_QUOTE_MINUTES),
          new Golden(FillProfile.immediate(), Market.AIG_QUOTES),
          new Golden(FillProfile.volumeShare(), Market.SPY_MINUTES));

  // ---- the data ----

  private interface Line {
    void take(String[] cells, long nanos);
  }

  private static void read(String name, String from, String to, Line line) throws IOException {
    Path file = Shared.folder("data").resolve(name);
    long first = java.time.Instant.parse(from).toEpochMilli();
    long end = java.time.Instant.parse(to).toEpochMilli();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      in.readLine();
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        String[] cells = text.split(",", -1);
        long millis = Long.parseLong(cells[0]);
        if (millis >= end) {
          return;
        }
        if (millis >= first) {
          line.take(cells, millis * 1_000_000);
        }
      }
    }
  }

  private static long ticks(String price) {
    return new BigDecimal(price).movePointRight(3).longValueExact();
  }

  private static List<MarketRows> data(Market market) throws IOException {
    return switch (market) {
      case SPY_MINUTES -> List.of(minutes());
      case SPY_QUOTE_MINUTES -> List.of(quoteMinutes());
      case AIG_QUOTES -> List.of(quotes());
      case AIG_QUOTES_AND_TRADES -> List.of(quotes(), trades());
    };
  }

  private static MarketRows minutes() throws IOException {
    MarketRows rows = MarketRows.bars();
    read(
        "equity/minute/SPY-trade.csv.gz",
        "2013-10-07T13:20:00Z",
        "2013-10-07T17:00:00Z",
        (c, nanos) ->
            rows.bar(
                nanos,
                nanos + MINUTE,
                ticks(c[1]),
                ticks(c[2]),
                ticks(c[3]),
                ticks(c[4]),
                Long.parseLong(c[5])));
    return rows;
  }

  private static MarketRows quoteMinutes() throws IOException {
    MarketRows rows = MarketRows.of(Schema.QUOTE_BAR);
    read(
        "equity/minute/SPY-quote.csv.gz",
        "2013-10-07T13:20:00Z",
        "2013-10-07T17:00:00Z",
        (c, nanos) -> {
          long[] row = new long[13];
          row[0] = nanos + MINUTE;
          row[1] = nanos;
          for (int i = 0; i < 4; i++) {
            row[2 + i] = ticks(c[1 + i]);
            row[6 + i] = ticks(c[6 + i]);
          }
          rows.row(row);
        });
    return rows;
  }

  private static MarketRows quotes() throws IOException {
    MarketRows rows = MarketRows.quotes();
    read(
        "equity/tick/AIG-quotes-2013-10-08.csv.gz",
        "2013-10-08T14:00:00Z",
        "2013-10-08T14:00:20Z",
        (c, nanos) -> {
          boolean bid = !c[2].equals("0");
          boolean ask = !c[4].equals("0");
          if (bid && ask) {
            rows.quote(nanos, ticks(c[1]), Long.parseLong(c[2]), ticks(c[3]), Long.parseLong(c[4]));
          } else if (bid) {
            rows.bidOnly(nanos, ticks(c[1]), Long.parseLong(c[2]));
          } else if (ask) {
            rows.askOnly(nanos, ticks(c[3]), Long.parseLong(c[4]));
          }
        });
    return rows;
  }

  private static MarketRows trades() throws IOException {
    MarketRows rows = MarketRows.trades();
    read(
        "equity/tick/AIG-trades-2013-10-08.csv.gz",
        "2013-10-08T14:00:00Z",
        "2013-10-08T14:00:20Z",
        (c, nanos) -> {
          BigDecimal price = new BigDecimal(c[1]).movePointRight(3);
          if (price.stripTrailingZeros().scale() <= 0) {
            rows.trade(nanos, price.longValueExact(), Long.parseLong(c[2]));
          }
        });
    return rows;
  }

  // ---- the orders ----

  /// An order about every so many rows, near the price of its row; some are amended or canceled.
  private static Plan plan(MarketRows rows, int every) {
    SplittableRandom random = new SplittableRandom(2013);
    List<Plan.Act> acts = new ArrayList<>();
    int orders = 0;
    for (int at = random.nextInt(every);
        at < rows.rows().size();
        at += 1 + random.nextInt(2 * every)) {
      long[] row = rows.rows().get(at);
      boolean bars = rows.isBars();
      long price = bars ? row[5] : row[1] == 0 ? row[3] : row[1];
      Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
      OrderKind kind = kind(random, price / 10 * 10);
      TimeInForce[] lives = {TimeInForce.GTC, TimeInForce.GTC, TimeInForce.DAY, TimeInForce.IOC};
      long lots = 1 + random.nextInt(400);
      TimeInForce life = lives[random.nextInt(lives.length)];
      // every third order has a partner on the other side of the market, and one ends the other
      long group = random.nextInt(3) == 0 ? orders + 1 : 0;
      acts.add(submit(row[0], orders, side, kind, lots, life, group));
      if (group != 0) {
        long away = 10L * random.nextInt(3, 15);
        long limit = price / 10 * 10 + (side == Side.BUY ? -away : away);
        orders++;
        acts.add(
            submit(row[0], orders, side, new OrderKind.Limit(limit), lots, TimeInForce.GTC, group));
      }
      int later = at + 1 + random.nextInt(every);
      if (random.nextInt(4) == 0 && later < rows.rows().size()) {
        acts.add(new Plan.Act.Cancel(Plan.When.row(rows.rows().get(later)[0]), orders));
      }
      orders++;
    }
    return new Plan(List.copyOf(acts));
  }

  private static Plan.Act submit(
      long nanos, int order, Side side, OrderKind kind, long lots, TimeInForce life, long group) {
    return new Plan.Act.Submit(
        Plan.When.row(nanos),
        order,
        new Plan.Spec(side, kind, lots, life, group, OrderTerms.PLAIN));
  }

  private static OrderKind kind(SplittableRandom random, long price) {
    long one = price + 10L * random.nextInt(-12, 13);
    long two = price + 10L * random.nextInt(-12, 13);
    return switch (random.nextInt(9)) {
      case 0, 1 -> new OrderKind.Market();
      case 2 -> new OrderKind.Limit(one);
      case 3 -> new OrderKind.StopMarket(one);
      case 4, 7 -> new OrderKind.StopLimit(one, two);
      case 8 ->
          new OrderKind.TrailingStop(Trail.by(new Trail.Offset.Price(10L * random.nextInt(3, 20))));
      case 5 -> new OrderKind.MarketIfTouched(one);
      default -> new OrderKind.LimitIfTouched(one, two);
    };
  }

  // ---- the runs ----

  /// Runs, and shows by the twin and the invariants that the run is right; then what to store.
  private static String line(Golden golden) throws IOException {
    List<MarketRows> data = data(golden.market);
    Plan plan = plan(data.getFirst(), data.getFirst().isBars() ? 1 : 8);
    PlanTrader[] trader = new PlanTrader[1];
    Lab lab = Lab.empty().instrument(STOCK).calendar(1, NEW_YORK);
    data.forEach(rows -> lab.data(1, rows));
    lab.profile(golden.profile).fees(FEES);
    lab.trader("plan", () -> trader[0] = new PlanTrader(plan), DOLLARS);
    LabResult result = lab.judged();
    NaiveRun naive =
        new NaiveRun(STOCK, data, NEW_YORK, plan, golden.profile, FEES, CostMethod.FIFO, DOLLARS);
    naive.run();
    TwinTest.compare(naive, result, trader[0]);
    assertTrue(result.fills().size() > 20, () -> golden.name() + " trades: " + result.trades());
    return golden.name()
        + ","
        + result.events().size()
        + ","
        + result.kernel().counts(0).orders()
        + ","
        + result.fills().size()
        + ","
        + BigDecimal.valueOf(result.account().navE8(), 8).toPlainString()
        + ","
        + result.eventHash();
  }

  private static Map<String, String> stored() throws IOException {
    Map<String, String> lines = new LinkedHashMap<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                GoldenRunsTest.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
      in.lines()
          .filter(line -> !line.startsWith("#") && !line.startsWith("profile,"))
          .forEach(
              line -> lines.put(String.join(",", List.of(line.split(",")).subList(0, 2)), line));
    }
    return lines;
  }

  @Tag("slow")
  @Test
  @DisplayName("X-2: no profile changed on the shared data since its run was stored")
  void unchanged() throws IOException {
    Map<String, String> stored = stored();
    List<String> changed = new ArrayList<>();
    for (Golden golden : RUNS) {
      String now = line(golden);
      if (!now.equals(stored.remove(golden.name()))) {
        changed.add(now);
      }
    }
    assertEquals(
        "",
        String.join("\n", changed),
        "these profiles run otherwise than " + FILE + " says; if that is meant, store these lines");
    assertEquals(Map.of(), stored, FILE + " has runs nobody makes");
  }
}
