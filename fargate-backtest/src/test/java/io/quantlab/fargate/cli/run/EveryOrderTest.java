package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.fargate.cli.Session;
import io.quantlab.fargate.data.SharedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Orders of every kind over real data, told by run files and judged: every invariant, every fill
/// inside the data, the same run again, the same on data cut short.
///
/// A stretch of each file in the usual tests; whole, and with other profiles and seeds, they are
/// for releases.
final class EveryOrderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BTC = "crypto/l2/BTCUSDT-binance-usdm-2024-08-08-";

  /// Market data, the stretch of it for every day, and what an order there is like.
  private enum Market {
    EURUSD(
        "2014-05-02T11:00:00Z",
        "2014-05-02T13:00:00Z",
        "every = 20\nlots = 10\ndistance = 20",
        "fx/tick/EURUSD-fxcm-2014-05-01_15.csv.gz"),
    SPY(
        "2013-10-08T14:00:00Z",
        "2013-10-08T14:20:00Z",
        "every = 20\nlots = 200\ndistance = 5",
        "equity/tick/SPY-trades-2013-10-07_11.csv.gz"),
    AIG(
        "2013-10-08T14:00:00Z",
        "2013-10-08T14:10:00Z",
        "every = 20\nlots = 300\ndistance = 5",
        "equity/tick/AIG-quotes-2013-10-08.csv.gz",
        "equity/tick/AIG-trades-2013-10-08.csv.gz"),
    BTCUSDT(
        "",
        "",
        "every = 50\nlots = 1000\ndistance = 200",
        BTC + "depth.csv.gz",
        BTC + "trades.csv.gz"),
    SPY_DAYS(
        "2014-01-01",
        "2018-01-01",
        "every = 1\nlots = 200\ndistance = 300",
        "equity/daily/SPY.csv.gz"),
    AAPL_SPLIT(
        "2012-01-01",
        "2018-01-01",
        "every = 1\nlots = 200\ndistance = 300",
        "equity/daily/AAPL.csv.gz",
        "equity/corporate-actions.csv"),
    EURUSD_MINUTES(
        "2014-05-05",
        "2014-05-07",
        "every = 1\nlots = 10\ndistance = 40",
        "fx/minute/EURUSD-fxcm.csv.gz");

    private final String from;
    private final String to;
    private final String params;
    private final List<String> files;

    Market(String from, String to, String params, String... files) {
      this.from = from;
      this.to = to;
      this.params = params;
      this.files = List.of(files);
    }

    String sources() {
      return files.stream()
          .map(f -> "\"" + SharedFiles.file(f) + "\"")
          .collect(Collectors.joining(", ", "[", "]"));
    }

    String currency() {
      return this == BTCUSDT ? "USDT" : "USD";
    }

    String profile() {
      return this == BTCUSDT ? "book" : "standard";
    }
  }

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
  }

  /// Writes the run file of a market, with the stretch as an environment.
  private String file(Market market) throws IOException {
    return bench.file(
        market + ".toml",
        """
        [strategy]
        name = "%s"
        jar = "%s"
        [params]
        %s
        [data]
        sources = %s
        store = "store"
        cache = "cache"
        [account]
        cash = "1000000%s"
        leverage = 20
        [costs]
        fees = "0.5/1bps"
        slippage = "1tick"
        [output]
        out = "run"
        [env.stretch.data]
        %s
        """
            .formatted(
                EveryOrder.class.getName(),
                TestJar.of(folder, EveryOrder.class),
                market.params,
                market.sources(),
                market.currency(),
                market.from.isEmpty() ? "" : "from = " + market.from + "\nto = " + market.to));
  }

  /// Runs the file and judges what it leaves.
  private void judge(Market market, String profile, long seed, String... more) throws IOException {
    List<String> line = new ArrayList<>(List.of("run", file(market), "--set=run.seed=" + seed));
    if (profile.equals("book")) {
      String delays = "feed=1ms,entry=5ms,response=5ms";
      line.addAll(
          List.of(
              "--set=fills.queue=power3:3",
              "--set=fills.latency=" + delays,
              "--set=fills.protection=500"));
    }
    line.add("--set=fills.profile=" + profile);
    line.addAll(List.of(more));
    Session session = Session.run(line.toArray(String[]::new));
    assertEquals(0, session.exitCode(), () -> "seed " + seed + ": " + session);
    Session verified = bench.run("verify", bench.path("run").toString(), "--lookahead=1");
    assertEquals(0, verified.exitCode(), () -> "seed " + seed + ": " + verified);
    Session again = bench.run("rerun", bench.path("run").toString());
    assertEquals(0, again.exitCode(), () -> "seed " + seed + ": " + again);
    everyKind();
  }

  private void everyKind() throws IOException {
    String run = bench.path("run").toString();
    JsonNode orders = JSON.readTree(bench.run("orders", run, "--limit=0", "--json").out());
    Set<String> kinds = new HashSet<>();
    Set<String> times = new HashSet<>();
    Set<OrderStatus> ends = EnumSet.noneOf(OrderStatus.class);
    for (JsonNode order : orders) {
      kinds.add(order.path("kind").asText());
      times.add(order.path("tif").asText());
      ends.add(OrderStatus.valueOf(order.path("status").asText()));
    }
    assertEquals(OrderKind.Code.values().length, kinds.size(), kinds::toString);
    assertTrue(times.containsAll(Set.of("GTC", "DAY", "GTD", "IOC", "FOK")), times::toString);
    assertTrue(
        ends.containsAll(
            EnumSet.of(
                OrderStatus.FILLED, OrderStatus.CANCELED, OrderStatus.EXPIRED, OrderStatus.DENIED)),
        ends::toString);
    Session life = bench.run("orders", run, "--id=" + orders.size() / 2);
    assertEquals(0, life.exitCode(), life::toString);
    assertTrue(life.out().contains("market: "), life::out);
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource
  @DisplayName("X-2, 1.6: orders of every kind over a stretch of real data, by run file")
  void stretch(Market market) throws IOException {
    long seed = market == Market.AAPL_SPLIT ? 4 : 1; // some post-only order must have taken
    judge(market, market.profile(), seed, "--env=stretch");
    String run = bench.path("run").toString();
    Session refused = bench.run("orders", run, "--status=rejected,denied", "--limit=0");
    assertTrue(refused.out().contains("WOULD_TAKE"), refused::out);
  }

  @Tag("slow")
  @Test
  @DisplayName("O-15, F-40: over a book at a distance, triggers held on this side of the wire")
  void triggersHeldHere() throws IOException {
    judge(
        Market.BTCUSDT,
        "book",
        1,
        "--env=stretch",
        "--set=account.broker-lacks=stop,stop_limit,market_if_touched,limit_if_touched,trailing");
    Session life = bench.run("orders", bench.path("run").toString(), "--limit=0", "--json");
    assertTrue(life.out().contains("EMULATED"), life::out);
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource
  @DisplayName("X-2, 1.6: orders of every kind over whole files of real data, by run file")
  void whole(Market market) throws IOException {
    judge(market, market.profile(), 1);
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "X-2, 1.6: orders of every kind over a stretch of real data, each profile, two seeds")
  void profiles(Market market) throws IOException {
    for (String profile : List.of("standard", "touch", "through", "immediate")) {
      for (long seed : new long[] {2, 3}) {
        judge(market, profile, seed, "--env=stretch");
      }
    }
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource(names = {"AIG", "EURUSD", "SPY_DAYS", "AAPL_SPLIT"})
  @DisplayName("X-2, 1.6: orders of every kind in accounts of every kind")
  void accounts(Market market) throws IOException {
    String small = "--set=account.cash=30000USD";
    String each = "--set=account.margin=leverage:5,maintenance=10%,fill=clip,check=each-mark";
    String impact = "--set=costs.slippage=impact-linear:2.5e-7,2.5e-6,half-life=30m";
    String borrow = "--set=costs.borrow=rate:3%";
    String interest = "--set=costs.interest=rate:4%,credit=0.5%,debit=1.5%";
    List<List<String>> accounts =
        List.of(
            List.of("--set=account.margin=reg-t", small),
            List.of(each, small, borrow, interest),
            List.of("--set=account.margin=cash", "--set=costs.slippage=one-tick:0.3"),
            List.of("--set=account.cost-method=lifo", "--set=run.hash=fills", impact),
            List.of("--set=data.adjust=split", "--set=fills.split-orders=cancel"));
    for (List<String> account : accounts) {
      List<String> words = new ArrayList<>(account);
      words.add("--env=stretch");
      judge(market, "standard", 4, words.toArray(String[]::new));
    }
  }
}
