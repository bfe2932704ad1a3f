package io.quantlab.dsl.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.dsl.ProjectFiles;
import io.quantlab.dsl.Scripts;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.parser.WickFormatter;
import io.quantlab.dsl.syntax.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Any text ends in a tree and a list of diagnostics, in bounded time.
@Tag("slow")
final class HostileTextTest {
  private static final long SEED = 20261120;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static final List<String> PIECES =
      List.of(
          "let ",
          "var ",
          "if ",
          "else ",
          "for ",
          " in ",
          "{",
          "}",
          "(",
          ")",
          "[",
          "]",
          "\"",
          "'",
          "{x}",
          "->",
          "=>",
          "?",
          ":",
          "??",
          "..",
          "+",
          "-",
          "not ",
          "and ",
          "na",
          "none",
          "1",
          "2.5",
          "5%",
          "3_USD",
          "30m",
          "1mo",
          "#ff0000",
          "x",
          "close",
          "ema",
          "[1]",
          "(x: 1)",
          ".",
          "?.",
          "at bars(1d) { close }",
          "match x { _ => 1 }",
          "fn f(a) = a ",
          "f(",
          "record R { a: int }",
          "enum E { a, b }",
          "E.a",
          "R(a: 1)",
          "on_tick(t: tick) {",
          "test \"t\" {",
          "with ",
          "\n",
          "//",
          "/*",
          "*/",
          "\\",
          "$",
          "\u00e9",
          "\ud83d",
          "\ud83d\ude42",
          ",",
          ";",
          "=",
          "+=",
          "<",
          "input n: int = 5 in 1..=9 ",
          "export ",
          "return ",
          "break ",
          "sma(close, n)",
          "x[n]",
          "_");

  @Test
  @DisplayName("20: arbitrary text never throws, and every place lies in the text")
  void arbitraryTextNeverThrows() throws IOException {
    List<String> scripts = examples();
    Random random = new Random(SEED);
    for (int round = 0; round < 1_000; round++) {
      String text = round % 2 == 0 ? pile(random) : damage(pick(scripts, random), random);
      Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
      judge(text, kind, "seed " + SEED + " round " + round);
    }
  }

  private static void judge(String text, Kind kind, String name) {
    try {
      Scripts.Result result = Scripts.check(text, kind);
      for (Diagnostic each : result.diagnostics()) {
        assertTrue(each.span().end() <= text.length(), name + ": " + each);
        assertTrue(!each.message().isBlank() && !each.message().endsWith("."), each.message());
      }
      if (result.reading().diagnostics().isEmpty()) {
        String once = WickFormatter.format(new Source(text)).orElseThrow();
        assertEquals(once, WickFormatter.format(new Source(once)).orElseThrow(), name);
      }
    } catch (RuntimeException | StackOverflowError failure) {
      throw new AssertionError(name + "\n" + text, failure);
    }
  }

  @Test
  @DisplayName("20: large and deep texts end within their time")
  void boundedTime() {
    List<String> texts = new ArrayList<>();
    for (String piece : PIECES) {
      texts.add(piece.repeat(Math.max(1, 20_000 / piece.length())));
    }
    texts.add("let a = " + "[".repeat(128) + "1" + "]".repeat(128));
    texts.add("let a = " + "(x: ".repeat(128) + "1" + ")".repeat(128));
    texts.add("let a = " + "f(".repeat(128) + "1" + ")".repeat(128));
    texts.add("if a { ".repeat(128) + "}".repeat(128));
    texts.add("let a = " + "if b { ".repeat(128) + "1" + "} else { 2 }".repeat(128));
    texts.add("let a = \"" + "{x}".repeat(20_000) + "\"");
    texts.add(doubling());
    for (String text : texts) {
      assertTimeoutPreemptively(
          LIMIT,
          () -> judge(text, Kind.INDICATOR, text.substring(0, Math.min(60, text.length()))),
          text.substring(0, Math.min(60, text.length())));
    }
  }

  /// Functions without types, each calling the one before twice: looked through again for each
  /// call, the last would take 2^200 turns.
  private static String doubling() {
    StringBuilder text = new StringBuilder("fn f0(x) = x\n");
    for (int i = 1; i < 200; i++) {
      text.append("fn f%d(x) = f%d(x) + f%d(x)\n".formatted(i, i - 1, i - 1));
    }
    return text.append("let r = f199(1)\n").toString();
  }

  private static List<String> examples() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(ProjectFiles.of("examples"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".wick")).sorted().toList()) {
        texts.add(Files.readString(file));
      }
    }
    return texts;
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  private static String pile(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i >= 0; i--) {
      text.append(pick(PIECES, random));
    }
    return text.toString();
  }

  private static String damage(String script, Random random) {
    StringBuilder text = new StringBuilder(script);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(20)));
        case 1 -> text.insert(at, pick(PIECES, random));
        default -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
      }
      if (text.isEmpty()) {
        return "";
      }
    }
    return text.toString();
  }
}
