package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Session;
import io.quantlab.fargate.terminal.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// Run files: the same run as by options, environments, includes, overrides, where each value comes
/// from.
final class RunFileTest {
  private static final Console SILENT =
      Console.plain(
          new PrintStream(PrintStream.nullOutputStream()),
          new PrintStream(PrintStream.nullOutputStream()));

  /// Options that are something the command does, not something the run is.
  private static final Set<String> ACTIONS = Set.of("--params");

  private static final String FILE =
      """
      [strategy]
      name = "sma-cross"
      [params]
      fast = 1
      slow = 2
      [data]
      sources = ["ABC.csv"]
      """;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
    bench.file("ABC.csv", BacktestAcceptanceTest.waves(60));
  }

  private Session run(String file, String... more) {
    List<String> line = new ArrayList<>(List.of("run", folder.resolve(file).toString()));
    line.addAll(List.of(more));
    line.add("--set=data.store=" + folder.resolve("store"));
    line.add("--set=data.cache=" + folder.resolve("cache"));
    return Session.run(line.toArray(String[]::new));
  }

  private static void assertDone(Session session) {
    assertEquals(0, session.exitCode(), session::toString);
  }

  // ---- one description ----

  @Test
  @DisplayName("every option of backtest has a key of a run file, and every key an option")
  void optionsAndKeysAreTheSame() {
    List<OptionSpec> options =
        new CommandLine(new BacktestCommand(SILENT)).getCommandSpec().options();
    Set<String> expected =
        options.stream()
            .map(OptionSpec::longestName)
            .collect(Collectors.toCollection(TreeSet::new));
    expected.removeAll(ACTIONS);
    BacktestKeys keys = BacktestKeys.of(SILENT);
    Set<String> found = new TreeSet<>();
    for (BacktestKeys.Entry entry : keys.entries()) {
      if (entry.argument() instanceof OptionSpec option) {
        assertTrue(found.add(option.longestName()), "twice: " + option.longestName());
        assertEquals(entry.key(), keys.ofOption(option.longestName()).orElseThrow());
        String name = option.longestName().substring(2);
        if (!Set.of("data", "param").contains(name)) {
          assertEquals(name, entry.key().name(), "a key has the name of its option");
        }
      } else {
        assertEquals("strategy.name", entry.key().dotted());
      }
    }
    assertEquals(expected, found, "say with @InFile where an option stands in a run file");
    assertEquals(keys.entries().size(), new TreeSet<>(dotted(keys)).size());
  }

  private static List<String> dotted(BacktestKeys keys) {
    return keys.entries().stream().map(entry -> entry.key().dotted()).toList();
  }

  @Test
  @DisplayName("K-7, S-30: the same run by options and by file has the same hashes and settings")
  void sameRunByOptionsAndByFile() {
    String data = folder.resolve("ABC.csv").toString();
    assertDone(
        bench.backtest(
            "sma-cross",
            "options",
            "--data=" + data,
            "--param=fast=1",
            "--param=slow=2",
            "--from=2020-01-06",
            "--to=2020-03-01T00:00:00Z",
            "--cash=50000.25USD",
            "--leverage=1.5",
            "--fees=0.005/share,min=1,max=1%",
            "--slippage=1tick",
            "--profile=through",
            "--cost-method=average",
            "--seed=42",
            "--risk-free=0.02",
            "--sample=1h",
            "--format=csv,json"));
    bench.file(
        "run.toml",
        """
        [strategy]
        name = "sma-cross"
        [params]
        fast = 1
        slow = 2
        [data]
        sources = "ABC.csv"
        from = 2020-01-06
        to = 2020-03-01T00:00:00Z
        [account]
        cash = "50000.25USD"
        leverage = 1.5
        cost-method = "average"
        [costs]
        fees = "0.005/share,min=1,max=1%"
        slippage = "1tick"
        [fills]
        profile = "through"
        [run]
        seed = 42
        risk-free = 0.02
        sample = "1h"
        [output]
        out = "file"
        format = ["csv", "json"]
        """);
    assertDone(run("run.toml"));
    for (String key : List.of("inputHash", "eventHash", "settings", "runId")) {
      assertEquals(bench.manifest("options").get(key), bench.manifest("file").get(key), key);
    }
    assertEquals(
        bench.manifest("options").at("/environment/data.0"),
        bench.manifest("file").at("/environment/data.0"));
    assertEquals(Bench.names(folder.resolve("options")), Bench.names(folder.resolve("file")));
  }

  @Test
  void flagsAndLookaheadOfAFile() {
    bench.file(
        "run.toml", FILE + "[run]\ncheck-lookahead = 2\n[output]\njson = true\nout = \"out\"\n");
    Session session = run("run.toml");
    assertDone(session);
    assertTrue(session.out().startsWith("{"), session::out);
    assertEquals("PASSED", bench.manifest("out").at("/lookahead/result").asText());
    assertTrue(run("run.toml", "--set=output.json=false").out().startsWith("Run "));
  }

  // ---- layers ----

  @Test
  @DisplayName("later wins: includes, the file, the environment likewise, --set")
  void laterWins() {
    bench.file(
        "base.toml",
        """
        [params]
        fast = 3
        slow = 9
        [costs]
        fees = "1bps"
        slippage = "1tick"
        [env.hard.costs]
        fees = "8bps"
        slippage = "8ticks"
        """);
    bench.file(
        "run.toml",
        "include = [\"base.toml\"]\n"
            + FILE
            + "[costs]\nfees = \"2bps\"\n"
            + "[env.hard.costs]\nslippage = \"9ticks\"\n[env.soft.params]\nfast = 4\n");
    assertPrinted(
        run("run.toml", "--print"),
        "fast = 1",
        "slow = 2",
        "fees = \"2bps\"",
        "slippage = \"1tick\"");
    assertPrinted(
        run("run.toml", "--print", "--env=hard"),
        "fast = 1",
        "fees = \"8bps\"",
        "slippage = \"9ticks\"");
    assertPrinted(
        run("run.toml", "--print", "--env=soft"), "fast = 4", "slow = 2", "fees = \"2bps\"");
    assertPrinted(
        run("run.toml", "--print", "--env=hard", "--set=costs.fees=none", "--set=params.fast=1"),
        "fast = 1",
        "fees = \"none\"",
        "slippage = \"9ticks\"");
  }

  private static void assertPrinted(Session session, String... lines) {
    assertDone(session);
    for (String line : lines) {
      assertTrue(
          session.out().lines().anyMatch(found -> found.startsWith(line + " ")),
          () -> line + " in\n" + session.out());
    }
  }

  @Test
  @DisplayName("--print says where each value comes from, and prints a run file of the same run")
  void printedFileIsTheSameRun() {
    bench.file("base.toml", "[account]\ncash = \"70000USD\"\n\n\n  leverage = 2\n");
    bench.file("run.toml", "include = \"base.toml\"\n" + FILE);
    Session printed = run("run.toml", "--print", "--set=run.seed=5");
    assertPlace(printed, "cash = \"70000USD\"", folder.resolve("base.toml") + ":2:1");
    assertPlace(printed, "leverage = 2", folder.resolve("base.toml") + ":5:3");
    assertPlace(printed, "fast = 1", folder.resolve("run.toml") + ":5:1");
    assertPlace(printed, "seed = 5", "--set");
    assertPlace(printed, "decisions = \"orders\"", "default");
    bench.file("printed.toml", printed.out());
    assertDone(run("run.toml", "--set=run.seed=5", "--set=output.out=" + folder.resolve("a")));
    assertDone(run("printed.toml", "--set=output.out=" + folder.resolve("b")));
    assertEquals(bench.manifest("a").get("inputHash"), bench.manifest("b").get("inputHash"));
    assertEquals(bench.manifest("a").get("eventHash"), bench.manifest("b").get("eventHash"));
    assertEquals(bench.manifest("a").get("settings"), bench.manifest("b").get("settings"));
  }

  private static void assertPlace(Session session, String setting, String place) {
    assertTrue(
        session.out().lines().anyMatch(l -> l.startsWith(setting) && l.endsWith("# " + place)),
        () -> setting + " # " + place + " in\n" + session.out());
  }

  @Test
  void pathsStartFromTheFileThatSaysThem() throws IOException {
    Files.createDirectories(folder.resolve("parts/deep"));
    bench.file("parts/DEF.csv", BacktestAcceptanceTest.waves(40));
    bench.file(
        "parts/data.toml", "include = [\"deep/out.toml\"]\n[data]\nsources = [\"DEF.csv\"]\n");
    bench.file("parts/deep/out.toml", "[output]\nout = \"../../here\"\n");
    bench.file("run.toml", FILE.replace("[data]\nsources = [\"ABC.csv\"]\n", "") + "");
    bench.file("all.toml", "include = [\"run.toml\", \"parts/data.toml\"]\n");
    assertDone(run("all.toml"));
    assertEquals(
        folder.resolve("parts/DEF.csv").toString(),
        bench.manifest("here").at("/environment/data.0").asText());
  }

  @Test
  @DisplayName(
      "files that the words of a cost or a delay name start from the run file's folder too")
  void pathsInsideWords() throws IOException {
    Files.createDirectories(folder.resolve("parts"));
    bench.file("parts/rates.csv", "date,rate,available,recall\n2020-01-01,0.03,,\n");
    bench.file("parts/delays.csv", "time_ns,delay_ns\n0,1000000\n");
    bench.file(
        "parts/costs.toml",
        "[costs]\nborrow = \"file:rates.csv\"\n"
            + "[fills]\nlatency = \"feed=delays.csv,entry=5ms,response=5ms\"\n");
    bench.file("run.toml", "include = \"parts/costs.toml\"\n" + FILE);
    String parts = folder.resolve("parts").toString();
    assertPrinted(
        run("run.toml", "--print"),
        "borrow = \"file:" + parts + "/rates.csv\"",
        "latency = \"feed=" + parts + "/delays.csv,entry=5ms,response=5ms\"");
    bench.file("parts/costs.toml", "[costs]\nborrow = \"file:rates.csv\"\n");
    assertDone(run("run.toml", "--set=output.out=" + folder.resolve("out")));
    assertEquals(
        "file:" + parts + "/rates.csv", bench.manifest("out").at("/settings/borrow").asText());
  }

  @Test
  void numbersAreWordsOfACommandLine() {
    bench.file("run.toml", FILE + "[run]\nrisk-free = 2e-3\nseed = 1_000\n");
    assertPrinted(run("run.toml", "--print"), "risk-free = \"0.002\"", "seed = 1000");
  }

  @Test
  void checkRunsNothing() {
    bench.file("run.toml", FILE + "[output]\nout = \"out\"\n");
    Session session = run("run.toml", "--check");
    assertDone(session);
    assertTrue(session.out().contains("run.toml is in order: sma-cross on ABC, 60 rows of data"));
    assertFalse(Files.exists(folder.resolve("out")));
    assertDone(run("run.toml"));
    String hash = bench.manifest("out").get("inputHash").asText();
    assertTrue(session.out().contains("Input hash  " + hash), session::out);
  }

  @Test
  void theSetOptionTakesLists() {
    bench.file("DEF.csv", BacktestAcceptanceTest.waves(60));
    bench.file(
        "run.toml", FILE.replace("sma-cross", "pairs").replaceAll("(?s)\\[params].*?\\[d", "[d"));
    String two = "[\"" + folder.resolve("ABC.csv") + "\", '" + folder.resolve("DEF.csv") + "']";
    Session session = run("run.toml", "--check", "--set=data.sources=" + two);
    assertDone(session);
    assertTrue(session.out().contains("120 rows"), session::out);
  }

  @Test
  @DisplayName("the run files of examples/ run")
  void examplesRun() throws IOException {
    Path examples = RunGuideTest.page("examples/runs/sma-cross.toml").getParent();
    try (var files = Files.list(examples)) {
      List<Path> all = files.filter(f -> f.toString().endsWith(".toml")).sorted().toList();
      assertTrue(all.size() >= 2, all::toString);
      for (Path file : all) {
        if (!file.endsWith("base.toml")) {
          String out = "--set=output.out=" + folder.resolve("example");
          assertDone(run(file.toString(), out));
          assertDone(run(file.toString(), out, "--env=careful"));
        }
      }
    }
  }
}
