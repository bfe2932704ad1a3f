package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.TableSchema;
import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person's own strategy in a jar: what works, and what each mistake in it leads to.
final class StrategyJarTest {
  private static final String BUYS_THEN_THROWS =
      """
      package demo;

      import io.quantlab.engine.market.BarView;
      import io.quantlab.engine.strategy.Strategy;
      import io.quantlab.engine.strategy.StrategyContext;

      public final class Thrower implements Strategy {
        private StrategyContext context;
        private int bars;

        @Override
        public void onStart(StrategyContext c) {
          context = c;
        }

        @Override
        public void onBar(BarView bar) {
          if (++bars == 3) {
            context.market(bar.token(), 10);
          }
          if (bars == 7) {
            throw new IllegalStateException("seven is enough");
          }
        }
      }
      """;

  @TempDir Path folder;
  private Bench bench;
  private String data;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
    data = "--data=" + bench.file("ABC.csv", BacktestAcceptanceTest.waves(60));
  }

  private Path jar(String className, String source) throws IOException {
    return TestJar.of(folder, "my.jar", Map.of(className, source));
  }

  private Session run(Path jar, String className, String... more) {
    String[] words = new String[more.length + 2];
    words[0] = data;
    words[1] = "--jar=" + jar;
    System.arraycopy(more, 0, words, 2, more.length);
    return bench.backtest(className, "run", words);
  }

  private static String minimal(String name, String body) {
    return "package demo;\npublic final class "
        + name
        + " implements io.quantlab.engine.strategy.Strategy {\n"
        + body
        + "\n}\n";
  }

  @Test
  void throwingStrategyIsNamedByClassLineAndEventAndLeavesAPartialRun() throws IOException {
    Session session = run(jar("demo.Thrower", BUYS_THEN_THROWS), "demo.Thrower");
    assertEquals(1, session.exitCode(), session::toString);
    String words = session.err();
    assertTrue(words.contains("seven is enough"), words);
    assertTrue(words.contains("demo.Thrower.onBar:22"), words);
    // the seventh session of 2020 is 10 January, New York closes at 21:00 UTC
    assertTrue(words.contains("2020-01-10T21:00:00Z"), words);
    JsonNode manifest = bench.manifest("run");
    assertEquals("STRATEGY_FAILED", manifest.get("end").asText());
    assertTrue(manifest.get("warnings").toString().contains("partial"), manifest::toString);
    assertEquals(1, manifest.at("/counts/fills").asInt());
    for (TableSchema schema : ResultTables.all()) {
      bench.table("run", schema);
    }
    String log = Files.readString(folder.resolve("run/log.txt"));
    assertTrue(log.startsWith("end: STRATEGY_FAILED"), log);
    assertTrue(log.contains("Thrower.java:22"), log);
    assertTrue(session.out().contains("STRATEGY_FAILED"), session::out);
  }

  @Test
  void aStrategyMayReadParameters() throws IOException {
    String source =
        minimal(
            "Told",
            "public Told(io.quantlab.engine.strategy.Parameters p) {"
                + " p.integer(\"bars\", 5, 1, 9, \"bars to wait\"); }");
    Path jar = jar("demo.Told", source);
    assertEquals(0, run(jar, "demo.Told", "--param=bars=3").exitCode());
    assertEquals("3", bench.manifest("run").at("/strategies/0/parameters/bars").asText());
    Session wrong = run(jar, "demo.Told", "--param=bars=10");
    Bench.assertMistake(2, wrong, "--param", "parameter bars must be a whole number in 1..9");
    Session listed = Session.run("backtest", "demo.Told", "--jar=" + jar, "--params");
    assertTrue(listed.out().contains("bars  integer 1..9, default 5"), listed::out);
  }

  @Test
  void jarAndClassInOneWord() throws IOException {
    Path jar = jar("demo.Quiet", minimal("Quiet", ""));
    Session session = bench.backtest(jar + "!demo.Quiet", "run", data);
    assertEquals(0, session.exitCode(), session::toString);
    assertTrue(session.out().contains("Quiet on ABC"), session::out);
    String code = bench.manifest("run").at("/strategies/0/code").asText();
    assertTrue(code.startsWith("demo.Quiet sha256:"), code);
    assertEquals(0, bench.run("rerun", folder.resolve("run").toString()).exitCode());
  }

  @Test
  void missingJarOrClass() throws IOException {
    Session noJar = run(folder.resolve("none.jar"), "demo.X");
    Bench.assertMistake(3, noJar, "--jar", "There is no jar", "none.jar");
    Session noZip = run(folder.resolve("ABC.csv"), "demo.X");
    Bench.assertMistake(3, noZip, "jar --create", "ABC.csv cannot be read as a jar");
    Path jar = jar("demo.Quiet", minimal("Quiet", ""));
    Session noClass = run(jar, "demo.Loud");
    Bench.assertMistake(3, noClass, "with its package", "demo.Loud", "no such class");
    assertFalse(Files.exists(folder.resolve("run")));
  }

  @Test
  void classThatIsNoStrategyOrCannotBeMade() throws IOException {
    Path jar = jar("demo.Plain", "package demo;\npublic final class Plain {}\n");
    Session plain = run(jar, "demo.Plain");
    Bench.assertMistake(3, plain, "first-strategy.md", "demo.Plain does not implement");
    Path closed = jar("demo.Closed", minimal("Closed", "public Closed(int lots) {}"));
    Session session = run(closed, "demo.Closed");
    Bench.assertMistake(3, session, "Add one of them", "no public constructor");
  }

  @Test
  void constructorThatThrows() throws IOException {
    String source =
        minimal("Early", "public Early() {\n    throw new IllegalStateException(\"no\");\n  }");
    Session session = run(jar("demo.Early", source), "demo.Early");
    Bench.assertMistake(1, session, "--debug", "constructor of demo.Early threw", "Early.java:4");
  }

  @Test
  void changedCodeIsNamedByARerun() throws IOException {
    Path jar = jar("demo.Quiet", minimal("Quiet", ""));
    assertEquals(0, run(jar, "demo.Quiet").exitCode());
    jar("demo.Quiet", minimal("Quiet", "int other;"));
    Session rerun = bench.run("rerun", folder.resolve("run").toString());
    assertEquals(1, rerun.exitCode(), rerun::toString);
    assertTrue(rerun.out().contains("the strategy's code"), rerun::out);
  }
}
