package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Main;
import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// S-30: a run can be repeated from any folder, with its data put elsewhere, and says by path what
/// is gone or changed.
final class RerunElsewhereTest {
  private static final String IDLE =
      """
      package demo;

      public final class Idle implements io.quantlab.engine.strategy.Strategy {}
      """;

  @TempDir Path folder;
  private Path work;
  private Path elsewhere;

  @BeforeEach
  void folders() throws IOException {
    work = Files.createDirectories(folder.resolve("work/data"));
    work = work.getParent();
    elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
  }

  /// Runs the program in a process of its own, because a folder belongs to a process.
  private int in(Path where, String... words) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    line.addAll(List.of(words));
    Process process =
        new ProcessBuilder(line)
            .directory(where.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed().toFile())
            .start();
    return process.waitFor();
  }

  private Path printed() {
    return folder.resolve("printed");
  }

  @Test
  @DisplayName("S-30: data, mapping, jar, store and cache named by relative paths are found again")
  void relativePaths() throws Exception {
    Files.writeString(work.resolve("data/ABC.csv"), renamed(BacktestAcceptanceTest.waves(60)));
    Files.writeString(
        work.resolve("data/my.mapping"),
        """
        schema = bar
        time = date yyyy-MM-dd
        column.time = day
        column.open = o
        column.high = h
        column.low = l
        column.close = c
        column.volume = v
        """);
    Path jar = TestJar.of(work, "idle.jar", Map.of("demo.Idle", IDLE));
    assertTrue(jar.startsWith(work), jar::toString);
    int exit =
        in(
            work,
            "backtest",
            "idle.jar!demo.Idle",
            "--data=data/ABC.csv,mapping=data/my.mapping,class=equity",
            "--store=store",
            "--cache=cache",
            "--out=run");
    assertEquals(0, exit, this::read);
    RunJudge.judge(work.resolve("run"));
    int rerun = in(elsewhere, "rerun", "../work/run");
    assertEquals(0, rerun, this::read);
    assertTrue(read().contains("eventHash equal"), this::read);
    assertEquals(List.of(), Bench.names(elsewhere), "nothing was imported anew");
    assertEquals(0, in(elsewhere, "verify", "../work/run"), this::read);
  }

  private static String renamed(String csv) {
    return csv.replace("date,open,high,low,close,volume", "day,o,h,l,c,v");
  }

  private String read() {
    try {
      return Files.readString(printed());
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  @DisplayName("S-30: a file that is gone is named by its path and can be named anew")
  void dataMoved() throws IOException {
    Bench bench = new Bench(folder);
    Path file = Path.of(bench.file("ABC.csv", BacktestAcceptanceTest.waves(60)));
    Path here = Path.of("").toAbsolutePath();
    Session run =
        bench.backtest("sma-cross", "run", "--data=" + here.relativize(file), "--param=slow=21");
    assertEquals(0, run.exitCode(), run::toString);
    assertEquals(
        file.toString(), bench.manifest("run").at("/environment/data.0").asText(), "absolute");

    Path moved = elsewhere.resolve("ABC.csv");
    Files.move(file, moved);
    String at = bench.path("run").toString();
    for (String command : List.of("rerun", "verify")) {
      Session gone = bench.run(command, at);
      assertEquals(3, gone.exitCode(), gone::toString);
      assertTrue(gone.err().contains("There is no file " + file), gone::err);
      assertTrue(gone.err().contains("say with --data where it lies now"), gone::err);
      Session found = bench.run(command, at, "--data=" + moved);
      assertEquals(0, found.exitCode(), found::toString);
    }
    Files.writeString(moved, BacktestAcceptanceTest.waves(61));
    Session changed = bench.run("rerun", at, "--data=" + moved);
    assertEquals(1, changed.exitCode(), changed::toString);
    assertTrue(changed.out().contains("data 0 changed (" + moved + ")"), changed::out);
  }
}
