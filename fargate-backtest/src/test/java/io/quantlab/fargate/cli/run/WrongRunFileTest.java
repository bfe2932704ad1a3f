package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every wrong run file ends in one sentence with the place, one remedy, the documented exit code,
/// and leaves no run folder; also those made to hurt.
final class WrongRunFileTest {
  private static final int USAGE = 2;
  private static final int BAD_DATA = 3;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
    bench.file("ABC.csv", Bench.BARS);
  }

  @AfterEach
  void leavesNoRun() {
    assertFalse(Files.exists(folder.resolve("run")), "no run folder");
  }

  private Session run(String text, String... more) {
    return file(bench.file("a.toml", text), more);
  }

  private Session file(String file, String... more) {
    String[] line = new String[more.length + 5];
    line[0] = "run";
    line[1] = file;
    line[2] = "--set=data.store=" + folder.resolve("store");
    line[3] = "--set=data.cache=" + folder.resolve("cache");
    line[4] = "--set=output.out=" + folder.resolve("run");
    System.arraycopy(more, 0, line, 5, more.length);
    return assertTimeout(Duration.ofSeconds(20), () -> Session.run(line));
  }

  // ---- what it says; the file of each case ends with the line in question ----

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "`[costs]|fes = 1`; `:2:1: there is no key costs.fes.`; Did you mean fees?",
        "`[cost]|fees = 1`; `:1:1: there is no section [cost].`; Did you mean [costs]?",
        "`[zzzzzz]|fees = 1`; `:1:1: there is no section [zzzzzz].`; The sections are strategy, params",
        "`[account]|fees = 1`; `:2:1: there is no key account.fees.`; Write fees in [costs].",
        "`fees = \"2bps\"`; `:1:1: fees stands outside a section.`; Write it in [costs].",
        "`strategy = \"x\"`; `:1:1: strategy must be a table, found \"x\".`; Write [strategy]",
        "`[[costs]]|fees = \"1bps\"`; `:1:1: costs must be a table, found an array of 1.`; Write [costs]",
        "`[costs]|fees = [\"1bps\"]`; `:2:1: costs.fees must be one value, found an array of 1.`; one text",
        "`[costs]|fees.x = 1`; `:2:1: costs.fees must be one value, found a table.`; one text",
        "`[data]|sources = [[\"a\"]]`; `:2:1: data.sources[0] must be one value`; one text",
        "`[output]|json = \"yes\"`; `:2:1: output.json must be true or false, found \"yes\".`; json = true",
        "`[output]|json = 1`; `:2:1: output.json must be true or false, found 1.`; json = true",
        "`[output]|format = \"xls\"`; `:2:1: output.format was \"xls\".`; csv, json, parquet, arrow",
        "`[params]|fast = {a = 1}`; `:2:1: params.fast must be one value, found a table.`; one text",
        "`[run]|seed = \"one\"`; `:2:1: run.seed must be a whole number, was \"one\".`; run-file.md",
        "`[run]|seed = 1.5`; `:2:1: run.seed must be a whole number, was \"1.5\".`; run-file.md",
        "`[run]|hash = \"none\"`; `:2:1: run.hash was \"none\".`; Choose one of all, fills.",
        "`[run]|check-lookahead = 0`; `:2:1: run.check-lookahead must be 1 or more, was 0.`; 3 is usual",
        "`[account]|cash = 1000`; `:2:1: account.cash must be a positive amount`; cash = \"100000USD\"",
        "`[account]|cash = \"1000EUR\"`; `ABC is priced in USD`; account.cash = \"1000USD\"",
        "`[fills]|profile = \"strict\"`; `no fill profile \"strict\"`; standard",
        "`[fills]|protection = 3`; `:2:1: fills.protection needs an order book`; depth data",
        "`[fills]|queue = \"fifo\"`; `:2:1: fills.queue fifo belongs to`; Choose another queue",
        "`[fills]|queue = \"log\"`; `fills.queue needs quotes or depth of ABC`; Leave it out",
        "`[data]|from = 2020-01-06|to = 2020-01-02`; `:2:1: data.from`; data.to is the first instant",
        "`[data]|from = 07:30:00`; `:2:1: data.from must be a date or an instant, was \"07:30\".`; 2014-05-01",
        "`[params]|fsat = 3`; `:2:1: Strategy sma-cross has no parameter \"fsat\".`; Did you mean fast?",
        "`[params]|fast = 0`; `:2:1: Strategy sma-cross: parameter fast must be`; param",
        "`[strategy]|name = \"sma-cros\"`; `:2:1: There is no strategy \"sma-cros\".`; Did you mean sma-cross?",
        "`[env.x.costs]|fes = 1`; `:2:1: there is no key costs.fes.`; Did you mean fees?",
        "`[env.x]|costs = 3`; `:2:1: costs must be a table, found 3.`; Write [costs]",
        "`env = 3`; `:1:1: env must be a table, found 3.`; Write [env]",
        "`include = 3.5`; `There is no run file`; Check the name",
      })
  void wrongWords(String text, String sentence, String remedy) {
    String lines = text.replace('|', '\n');
    String name = lines.contains("[strategy]") || lines.startsWith("strategy") ? "" : "sma-cross";
    StringBuilder toml = new StringBuilder(lines).append('\n');
    if (!name.isEmpty()) {
      toml.append("[strategy]\nname = \"").append(name).append("\"\n");
    }
    Session session =
        lines.contains("sources")
            ? run(toml.toString())
            : run(toml.toString(), "--set=data.sources=" + folder.resolve("ABC.csv"));
    int exit = sentence.contains("no run file") ? BAD_DATA : USAGE;
    Bench.assertMistake(exit, session, remedy, "a.toml", sentence);
  }

  @Test
  void nothingSaid() {
    Bench.assertMistake(
        USAGE,
        run(""),
        "Write name = \"sma-cross\" in [strategy]",
        "a.toml: strategy.name is missing");
    Bench.assertMistake(
        USAGE,
        run("[strategy]\nname='pairs'\n"),
        "data.sources",
        "a.toml: data.sources is missing");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "fees=1bps; needs section.key=value, was \"fees=1bps\"; It belongs to section [costs].",
        "costs.fees; needs section.key=value; --set costs.fees=2bps",
        "cost.fees=1; there is no section [cost]; Did you mean [costs]?",
        "costs.fes=1; there is no key costs.fes; Did you mean fees?",
        "costs.fees=much; costs.fees was \"much\"; 2bps",
        "`data.sources=[\"a`; `data.sources: \"[\"a\" is no array`; data.sources=",
      })
  void wrongOverride(String override, String sentence, String remedy) {
    Session session = run("[strategy]\nname='sma-cross'\n", "--set=" + override);
    Bench.assertMistake(USAGE, session, remedy, "--set", sentence);
  }

  @Test
  void unknownEnvironment() {
    Session near = run("[env.careful.costs]\nfees='1bps'\n", "--env=carful");
    Bench.assertMistake(USAGE, near, "Did you mean careful?", "no environment \"carful\"");
    Session none = run("[costs]\nfees='1bps'\n", "--env=x");
    Bench.assertMistake(USAGE, none, "[env.x.costs]", "no environment \"x\"");
  }

  // ---- what it is ----

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "`[costs]|fees = 2bps`; `a.toml:2:9: unexpected 'bps'`",
        "`[costs]|fees = \"2bps`; `a.toml:2:13: unexpected end of line`",
        "`[costs]|fees = 1|fees = 2`; `a.toml:3:1: fees previously defined at line 2, column 1.`",
        "`[costs]|[account]|[costs]`; `a.toml:3:`",
        "`[data]|from = 2020-13-01`; `a.toml:2:`",
        "`[run]|seed = 99999999999999999999`; `a.toml:2:8: integer is too large.`",
        "`a = [`; `a.toml:2:1: unexpected end of input`",
      })
  void notToml(String text, String sentence) {
    Session session = run(text.replace('|', '\n') + "\n");
    Bench.assertMistake(BAD_DATA, session, "Run files are TOML", sentence);
  }

  @Test
  void missingFileAndFolder() {
    Session missing = file(folder.resolve("none.toml").toString());
    Bench.assertMistake(BAD_DATA, missing, "Check the name", "There is no run file", "none.toml");
    Bench.assertMistake(BAD_DATA, file(folder.toString()), "Name a TOML file", "is a folder");
  }

  @Test
  void notUtf8() throws IOException {
    Path file = folder.resolve("latin.toml");
    Files.write(
        file,
        "# ok\n[strategy]\nname = \"sma-cr\u00f6ss\"\n".getBytes(StandardCharsets.ISO_8859_1));
    Bench.assertMistake(
        BAD_DATA, file(file.toString()), "Save it as UTF-8", "latin.toml:3: ", "0xF6");
    Files.write(file, new byte[] {'a', (byte) 0xC3});
    Bench.assertMistake(BAD_DATA, file(file.toString()), "Save it as UTF-8", "latin.toml:1: ");
  }

  @Test
  void hugeFile() {
    Session session = run("# " + "x".repeat(300_000));
    Bench.assertMistake(BAD_DATA, session, "describes a run", "a.toml is larger than 256 KiB");
  }

  @Test
  void deepNesting() {
    String[] deep = {
      "a = " + "[".repeat(100_000),
      "a = " + "[".repeat(3000) + "]".repeat(3000),
      "a = " + "{b=".repeat(20_000) + "1" + "}".repeat(20_000),
      "a.".repeat(60_000) + "b = 1",
      "[" + "a.".repeat(60_000) + "b]\nc = 1",
      "a = [[[[[[[[[[1]]]]]]]]]]",
    };
    for (String text : deep) {
      Session session = run(text);
      Bench.assertMistake(BAD_DATA, session, "needs no more than", "nested deeper than 8");
      assertTrue(session.err().length() < 1000, session::err);
    }
  }

  @Test
  void longLinesOfNonsense() {
    for (String text :
        new String[] {
          "k k k = = \n".repeat(20_000),
          "\u0000\u0001".repeat(50_000),
          "\"".repeat(200_000),
          "a = \"" + "x".repeat(200_000) + "\"",
          "a = " + "9".repeat(100_000),
          "k".repeat(200_000) + " = 1",
        }) {
      Session session = run(text);
      assertTrue(session.exitCode() == USAGE || session.exitCode() == BAD_DATA, session::toString);
      assertEquals(2, session.err().lines().count(), session::err);
      assertTrue(session.err().length() < 1500, () -> session.err().length() + " characters");
      assertTrue(
          session.err().chars().noneMatch(c -> c < ' ' && c != '\n'), "no control characters");
    }
  }

  // ---- includes ----

  @Test
  void circleOfIncludes() {
    bench.file("b.toml", "include = \"c.toml\"\n");
    bench.file("c.toml", "\ninclude = [\"b.toml\"]\n");
    Session session = run("include = [\"b.toml\"]\n");
    Bench.assertMistake(
        BAD_DATA, session, "Take one", "c.toml:2:1: ", "circle: b.toml -> c.toml -> b.toml");
    Session self = run("include = [\"a.toml\"]\n");
    Bench.assertMistake(BAD_DATA, self, "Take one", "a.toml:1:1: ", "a.toml -> a.toml");
  }

  @Test
  void chainOfIncludes() {
    for (int i = 0; i < 12; i++) {
      bench.file("c" + i + ".toml", "include = \"c" + (i + 1) + ".toml\"\n");
    }
    Session session = run("include = \"c0.toml\"\n");
    Bench.assertMistake(
        BAD_DATA, session, "further up", "c7.toml:1:1: ", "included more than 8 files deep");
  }

  @Test
  void bombOfIncludes() {
    for (int i = 0; i < 7; i++) {
      String next = "\"c" + (i + 1) + ".toml\"";
      bench.file("c" + i + ".toml", "include = [" + next + "," + next + "," + next + "]\n");
    }
    bench.file("c7.toml", "");
    Session session = run("include = \"c0.toml\"\n");
    Bench.assertMistake(BAD_DATA, session, "into one", "includes more than 31 files");
  }

  @Test
  void missingInclude() {
    Session session = run("\ninclude = [\"none.toml\"]\n");
    Bench.assertMistake(BAD_DATA, session, "Check the name", "a.toml:2:1: include: ", "none.toml");
  }
}
