package io.quantlab.fargate.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantlab.fargate.cli.Main;
import io.quantlab.fargate.terminal.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The benchmark from outside: its answers against a naive run of the workload, and its form. Times
/// are never judged here.
final class BenchCommandTest {
  private static final int TICKS = 20_000;

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(Object... words) {
    String[] args = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      args[i] = words[i].toString();
    }
    return Main.run(args, stream(out), stream(err));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("Z-40: every row is there, every answer is that of the naive run")
  void quickRunFillsThePage() throws IOException {
    Path page = folder.resolve("benchmarks.md");
    Files.writeString(page, "# Before\n" + DocSection.BEGIN + "old\n" + DocSection.END + "After\n");
    assertEquals(
        0, run("bench", "--quick", "--ticks", TICKS, "--rounds", 1, "--out", page), this::err);
    assertTrue(
        out()
            .contains(
                "Answers: every run had the answer of the hand-written loops; ticks "
                    + NaiveQlb.onTicks(TICKS).text()
                    + ", bars "
                    + NaiveQlb.onBars(TICKS).text()
                    + ".\n"),
        this::out);
    for (Row row : Rows.all()) {
      assertTrue(out().contains("| " + row.work().title()), row.id());
    }
    List<String> table = out().lines().filter(line -> line.startsWith("|")).toList();
    assertEquals(2 + Rows.all().size() + 6, table.size(), this::out);
    for (String line : table) {
      assertEquals(table.getFirst().length(), line.length(), line);
    }
    assertTrue(out().contains("- Command: `./quantlab bench --quick --ticks 20000"), this::out);
    assertTrue(out().contains("JDK: "), this::out);
    assertEquals(
        "# Before\n" + DocSection.BEGIN + "\n" + out() + "\n" + DocSection.END + "After\n",
        Files.readString(page));
  }

  @Test
  void pageWithoutPlaceIsRefusedBeforeAnythingRuns() throws IOException {
    Path page = Files.writeString(folder.resolve("page.md"), "# Mine\n");
    assertEquals(3, run("bench", "--quick", "--out", page));
    assertTrue(err().contains("has no part for the benchmark"), this::err);
    assertEquals("", out());
    assertEquals("# Mine\n", Files.readString(page));
  }

  @Test
  void unknownWorkloadIsUsageError() {
    assertEquals(2, run("bench", "qlb2"));
    assertTrue(err().contains("There is no workload 'qlb2'"), this::err);
  }

  @Test
  void dataOfAnotherSizeIsRefused() throws IOException {
    DataMaker.make(folder.resolve("data"), TICKS);
    assertEquals(2, run("bench", "--ticks", 30_000, "--data", folder.resolve("data")));
    assertTrue(err().contains("holds the data of 20000 ticks"), this::err);
  }

  @Test
  @DisplayName("a wrong answer is reported, not timed away")
  void wrongAnswerIsSeen() throws IOException {
    BenchData data = DataMaker.make(folder.resolve("data"), TICKS);
    Path facts = folder.resolve("data/facts.properties");
    long fills = data.facts().onTicks().fills();
    String changed =
        Files.readString(facts).replace("onTicks.fills=" + fills, "onTicks.fills=" + (fills + 1));
    Files.writeString(facts, changed);
    Timed[] timed =
        new RowTimer(1, RowTimer.Warmth.SHORT)
            .time(Rows.byId("engine"), BenchData.open(folder.resolve("data")));
    assertTrue(timed[0].wrong().contains("expected fills=" + (fills + 1)), timed[0].wrong());
    assertTrue(timed[1].wrong().startsWith("answered fills=" + fills), timed[1].wrong());
    assertEquals(timed[0], Timed.parse(timed[0].line()).orElseThrow());
  }

  @Test
  void peerLineHasTheKeysOfTheRunnersAndTheNaiveAnswer() throws IOException {
    DataMaker.make(folder.resolve("data"), TICKS);
    assertPeer(NaiveQlb.onTicks(TICKS), TICKS, "ticks", folder.resolve("data"));
    assertPeer(NaiveQlb.onTicks(TICKS), TICKS, "ticks-kernel", folder.resolve("data"));
    assertPeer(NaiveQlb.onBars(TICKS), 201, "bars-kernel", folder.resolve("data/bars.csv"));
    assertPeer(NaiveQlb.onBars(TICKS), 201, "bars", folder.resolve("data/bars.csv"));
  }

  private void assertPeer(Answer expected, int events, String form, Path data) throws IOException {
    out.reset();
    assertEquals(0, run("bench", "peer-json", form, data, "--rounds", 2), this::err);
    JsonNode line = new ObjectMapper().readTree(out());
    assertEquals(events, line.get("events").asInt());
    assertEquals(2, line.get("wall_s").size());
    assertEquals(2, line.get("cpu_s").size());
    assertTrue(line.has("peak_rss_mb"));
    assertEquals(expected.fills(), line.get("fills").asLong());
    assertEquals(expected.equityE4(), line.get("equity_e4").asLong());
    assertFalse(line.get("peer").asText().isEmpty());
  }

  @Test
  @DisplayName("strategies of a folder are timed, those of several symbols named")
  void examplesOfAFolderAreTimed() throws IOException {
    Path examples = Path.of("").toAbsolutePath().resolveSibling("examples");
    for (String name : List.of("sma-cross.wick", "pairs.wick")) {
      Files.copy(examples.resolve(name), folder.resolve(name));
    }
    assertEquals(0, run("bench", "examples", folder, "--quick", "--rounds", 1), this::err);
    List<String> lines = out().lines().toList();
    assertTrue(lines.get(0).contains("41307 stored minute bars of QLB-1"), this::out);
    assertTrue(lines.get(1).startsWith("sma-cross in Java "), this::out);
    assertTrue(lines.get(2).matches("pairs.wick +left out: it needs other symbols"), this::out);
    assertTrue(lines.get(3).matches("sma-cross.wick +median +[0-9.]+ .*B a bar"), this::out);
    assertTrue(lines.get(4).startsWith("median of 1 strategies: "), this::out);
  }

  @Test
  @DisplayName("values of PineTS are compared number by number before times are")
  void valuesOfAnotherProgramMustBeAlike() {
    double[][] ours = {{Double.NaN, 100, 3}};
    assertEquals(2, PinetsRun.compare(ours, new double[][] {{Double.NaN, 100 + 1e-8, 3}}));
    for (double[] theirs :
        new double[][] {{Double.NaN, 100.001, 3}, {1, 100, 3}, {Double.NaN, 100}}) {
      Failure failure =
          assertThrows(Failure.class, () -> PinetsRun.compare(ours, new double[][] {theirs}));
      assertTrue(failure.getMessage().startsWith("Plot 1 at bar "), failure::getMessage);
    }
  }
}
