package io.quantlab.fargate.cli.wick;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Corners of the language through the command line, each worked by hand.
final class ScriptCornersTest {
  private static final long OPEN_MILLIS = 1_704_205_800_000L; // 2024-01-02T14:30:00Z

  @TempDir Path folder;

  @Test
  @DisplayName("wick 16.8: the side of a trade is that of the quote before it; none at the middle")
  void aggressor() throws IOException {
    Path trades =
        Files.writeString(
            folder.resolve("trades.csv"),
            "ts_ms,price,size\n"
                + (OPEN_MILLIS + 1_000)
                + ",10.02,1\n"
                + (OPEN_MILLIS + 2_000)
                + ",9.99,2\n"
                + (OPEN_MILLIS + 3_000)
                + ",10.00,3\n");
    Path quotes =
        Files.writeString(
            folder.resolve("quotes.csv"),
            "ts_ms,bid,bid_size,ask,ask_size\n" + (OPEN_MILLIS + 500) + ",9.98,5,10.02,5\n");
    Path script =
        Files.writeString(
            folder.resolve("sides.wick"),
            """
            events "Sides" (data: "ticks+quotes")
            input sym: symbol = "TEST"
            on_start() { subscribe(sym) }
            on_tick(t: tick) {
                log("{t.price} {t.aggressor == Side.buy} {t.aggressor == Side.sell}")
            }
            """);
    Path out = folder.resolve("run");
    Session session =
        Session.run(
            "backtest",
            script.toString(),
            "--data",
            trades + ",symbol=TEST",
            "--data",
            quotes + ",symbol=TEST",
            "--out",
            out.toString());
    assertEquals(0, session.exitCode(), session.err());
    assertEquals(
        """
        2024-01-02T14:30:01Z 10.02 true false
        2024-01-02T14:30:02Z 9.99 false true
        2024-01-02T14:30:03Z 10 false false
        """,
        Files.readString(out.resolve("script-log.txt")));
  }

  @Test
  @DisplayName("wick 13.3: a chain of 500 operators is not compiled, and gives what it should")
  void longChains() throws IOException {
    Path script =
        Files.writeString(
            folder.resolve("chain.wick"), "plot(close" + " + 1".repeat(500) + ", \"sum\")\n");
    Path plots = folder.resolve("plots.csv");
    Session session =
        Session.run(
            "indicator",
            script.toString(),
            "--data",
            FiveMinutes.in(folder).toString(),
            "--out",
            plots.toString());
    assertEquals(0, session.exitCode(), session.err());
    assertEquals(
        """
        time,sum
        2024-01-02T14:31:00Z,510
        2024-01-02T14:32:00Z,511
        2024-01-02T14:33:00Z,512
        2024-01-02T14:34:00Z,513
        2024-01-02T14:35:00Z,514
        """,
        Files.readString(plots));
  }

  @Test
  @DisplayName("wick 2: a header names what follows a runtime error, as the table of options says")
  void onErrorInTheHeader() throws IOException {
    Path script =
        Files.writeString(
            folder.resolve("flat.wick"),
            """
            strategy "Flat" (on_error: flatten, capital: 1_000_USD)
            if bar.index == 0 { buy(shares(3)) }
            if bar.index == 2 { log("{1 div 0}") }
            """);
    Session session =
        Session.run(
            "backtest",
            script.toString(),
            "--data",
            FiveMinutes.in(folder).toString(),
            "--profile",
            "touch",
            "--out",
            folder.resolve("run").toString());
    // bought at 11, the error is on the bar that closes at 12, sold at 13
    assertEquals(1, session.exitCode());
    assertEquals(
        true, session.out().contains("1,000.00 -> 1,006.00 USD"), session.out() + session.err());
  }
}
