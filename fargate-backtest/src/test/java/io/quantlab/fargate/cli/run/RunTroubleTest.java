package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.TableSchema;
import io.quantlab.engine.kernel.EndReason;
import io.quantlab.fargate.cli.Main;
import io.quantlab.fargate.cli.Session;
import io.quantlab.fargate.terminal.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Runs that the world gets in the way of: a full disk, a damaged store, Ctrl-C.
final class RunTroubleTest {
  private static final int BLOCK = 4096;
  private static final long SEED = 20200102;

  private static final String SLOW =
      """
      package demo;

      import io.quantlab.engine.market.BarView;
      import io.quantlab.engine.strategy.Strategy;
      import io.quantlab.engine.strategy.StrategyContext;
      import java.nio.file.Files;
      import java.nio.file.Path;

      public final class Slow implements Strategy {
        private StrategyContext context;
        private int bars;

        @Override
        public void onStart(StrategyContext c) {
          context = c;
        }

        @Override
        public void onBar(BarView bar) {
          try {
            if (++bars == 3) {
              context.market(bar.token(), 10);
            }
            if (bars == 5) {
              Files.writeString(Path.of(System.getProperty("demo.started")), "started");
            }
            Thread.sleep(bars < 5 ? 0 : 1);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        }
      }
      """;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @DisplayName("a full disk ends with 4 and publishes nothing, also not over an earlier run")
  void fullDisk() throws Exception {
    Path small = Files.createDirectory(folder.resolve("small"));
    Assumptions.assumeTrue(
        start("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", small.toString()).waitFor() == 0,
        "needs the right to mount a file system");
    try {
      String data = "--data=" + bench.file("ABC.csv", BacktestAcceptanceTest.waves(2500));
      Session session = bench.backtest("sma-cross", "small/run", data);
      Bench.assertMistake(4, session, "--out", "small/run", "nothing was published");
      assertEquals(List.of(), Bench.names(small));

      assertEquals(0, bench.backtest("sma-cross", "keep", data, "--to=2020-02-01").exitCode());
      Session little = bench.backtest("sma-cross", "small/run", data, "--to=2020-02-01");
      assertEquals(0, little.exitCode(), little::toString);
      byte[] before = Files.readAllBytes(small.resolve("run/manifest.json"));
      Session again = bench.backtest("sma-cross", "small/run", data);
      assertEquals(4, again.exitCode(), again::toString);
      assertEquals(List.of("run"), Bench.names(small));
      assertEquals(
          new String(before), Files.readString(small.resolve("run/manifest.json")), "kept");
    } finally {
      start("umount", small.toString()).waitFor();
    }
  }

  @Test
  @DisplayName("D-12: a run over a damaged store refuses it by file and byte, or is the same run")
  void damagedStore() throws IOException {
    String csv = bench.file("ABC.csv", BacktestAcceptanceTest.waves(400));
    String store = "--store=" + folder.resolve("store");
    Session imported = Session.run("data", "import", csv, store);
    assertEquals(0, imported.exitCode(), imported::toString);
    Path file;
    try (var all = Files.walk(folder.resolve("store"))) {
      file = all.filter(path -> path.toString().endsWith("2020.qlt")).findFirst().orElseThrow();
    }
    Session whole = bench.backtest("sma-cross", "whole", "--data=ABC:bar");
    assertEquals(0, whole.exitCode(), whole::toString);
    String hash = bench.manifest("whole").get("eventHash").asText();
    byte[] bytes = Files.readAllBytes(file);

    for (int cut = 0; cut < bytes.length; cut += BLOCK) {
      Files.write(file, Arrays.copyOf(bytes, cut));
      assertRefused(file, "cut at " + cut);
    }
    Random random = new Random(SEED);
    int refused = 0;
    for (int i = 0; i < 60; i++) {
      int bit = random.nextInt(bytes.length * 8);
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, flipped);
      Session session = bench.backtest("sma-cross", "run", "--data=ABC:bar");
      String what = "seed " + SEED + ", bit " + bit + " flipped: " + session;
      if (session.exitCode() == 0) {
        // padding, an older commit, or a column the run never reads
        assertEquals(hash, bench.manifest("run").get("eventHash").asText(), what);
      } else {
        assertRefusal(session, file, what);
        refused++;
      }
    }
    assertTrue(refused > 0, "no flip hit the data");
  }

  private void assertRefused(Path file, String what) {
    assertRefusal(bench.backtest("sma-cross", "cut", "--data=ABC:bar"), file, what);
    assertFalse(Files.exists(folder.resolve("cut")), what);
  }

  private static void assertRefusal(Session session, Path file, String what) {
    assertEquals(3, session.exitCode(), () -> what + session);
    assertTrue(session.err().contains(file.getFileName().toString()), () -> what + session);
    assertTrue(session.err().contains("byte"), () -> what + session);
    assertTrue(session.err().lines().count() <= 3, () -> what + session);
  }

  @Test
  @DisplayName("P-2: a value beyond 63 bits ends the run with a sentence, its units and a remedy")
  void beyondExact() throws IOException {
    // a million lots are worth 1e11 when they come to 100,000 apiece; money ends at 92 billion
    String bars =
        """
        date,open,high,low,close,volume
        2020-01-02,1,1,1,1,99000000
        2020-01-03,1,1,1,1,99000000
        2020-01-06,1,1,1,1,99000000
        2020-01-07,1,100000,1,100000,99000000
        2020-01-08,100000,100000,100000,100000,99000000
        """;
    String script =
        """
        strategy "Too much"
        if close > 0 and position.flat {
            buy(shares(1000000))
        }
        """;
    Path wick = Files.writeString(folder.resolve("much.wick"), script);
    Session session =
        bench.backtest(
            wick.toString(), "run", "--data=" + bench.file("ABC.csv", bars), "--cash=10000000USD");
    Bench.assertMistake(
        3,
        session,
        "now ABC has price unit 1, lot size 1",
        "not exact in 63 bits",
        "a price in units times lots");
    assertFalse(Files.exists(folder.resolve("run")), "nothing is left of it");
  }

  @Test
  @DisplayName("K-4: a run stopped before its first row is a run of no rows")
  void stoppedBeforeTheFirstRow() {
    RunOptions options =
        RunWords.parse(
            List.of(
                "--data=" + bench.file("ABC.csv", Bench.BARS),
                "--store=" + folder.resolve("store"),
                "--cache=" + folder.resolve("cache")));
    PrintStream none = new PrintStream(new ByteArrayOutputStream());
    Console console = Console.plain(none, none);
    RunPlan plan = RunPlan.of("sma-cross", options, () -> RunData.resolve(options, console));
    Interrupt interrupt = Interrupt.none();
    interrupt.ask();
    RunExecution execution = new RunExecution(console, interrupt);
    RunExecution.Done done =
        execution.run(
            plan,
            folder.resolve("run"),
            options.data,
            Set.of(RunFiles.Format.CSV),
            Optional.empty());
    RunJudge.judge(folder.resolve("run"));
    assertEquals(EndReason.CANCELED, done.result().end());
    assertEquals(130, done.exit().code());
    assertEquals("CANCELED", bench.manifest("run").get("end").asText());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  @DisplayName("Ctrl-C ends with 130 and leaves a readable, partial run")
  void ctrlC() throws Exception {
    Path jar = TestJar.of(folder, "slow.jar", Map.of("demo.Slow", SLOW));
    Path started = folder.resolve("started");
    String data = bench.file("ABC.csv", BacktestAcceptanceTest.waves(20_000));
    Process process =
        start(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Ddemo.started=" + started,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "backtest",
            "demo.Slow",
            "--jar=" + jar,
            "--data=" + data + ",calendar=ALWAYS",
            "--store=" + folder.resolve("store"),
            "--cache=" + folder.resolve("cache"),
            "--out=" + folder.resolve("run"));
    try {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (!Files.exists(started) && process.isAlive() && System.nanoTime() < deadline) {
        Thread.sleep(20);
      }
      assertTrue(Files.exists(started), () -> "the run began: " + printed());
      start("kill", "-INT", Long.toString(process.pid())).waitFor();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it ends");
      assertEquals(130, process.exitValue(), this::printed);
    } finally {
      process.destroyForcibly();
    }
    RunJudge.judge(folder.resolve("run"));
    assertTrue(printed().contains("is kept and marked partial."), this::printed);
    assertTrue(printed().contains("CANCELED"), this::printed);
    JsonNode manifest = bench.manifest("run");
    assertEquals("CANCELED", manifest.get("end").asText());
    assertTrue(manifest.get("warnings").toString().contains("partial"), manifest::toString);
    assertEquals(1, manifest.at("/counts/fills").asInt());
    for (TableSchema schema : ResultTables.all()) {
      bench.table("run", schema);
    }
  }

  private Process start(String... command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("printed").toFile()))
        .start();
  }

  private String printed() {
    try {
      return Files.readString(folder.resolve("printed"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
