package io.quantlab.dsl.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.dsl.ProjectFiles;
import io.quantlab.dsl.diagnostic.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The one format of scripts; `~` stands for a line break.
final class WickFormatterTest {
  private static final long SEED = 20261120;

  static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(ProjectFiles.of("examples"))) {
      return files.filter(file -> file.toString().endsWith(".wick")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  @DisplayName("19: the examples are in the one format")
  void examplesAreFormatted(Path file) throws IOException {
    String text = Files.readString(file);
    assertEquals(text, format(text));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  @DisplayName("13.1: whatever the blanks were, formatting once more changes nothing")
  void formattingIsStable(Path file) throws IOException {
    Random random = new Random(SEED);
    String text = Files.readString(file);
    for (int round = 0; round < 5; round++) {
      String mangled = mangle(text, random);
      String once = format(mangled);
      assertEquals(once, format(once), "seed " + SEED + " round " + round + "\n" + mangled);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "let a=1+2*-x^2 | let a = 1 + 2 * -x ^ 2",
        "let a = b ?c:d | let a = b ? c : d",
        "let a = b ? (c?1:2) : f(x :3) | let a = b ? (c ? 1 : 2) : f(x: 3)",
        "var m : map<string,int?> =[:] | var m: map<string, int?> = [:]",
        "var o:order ?=none | var o: order? = none",
        "if a{b( )}else{c()} | if a { b() } else { c() }",
        "for ( k,v ) in m{ } | for (k, v) in m { }",
        "let y = xs . map( x->x+1 ) [ 0 ] | let y = xs.map(x -> x + 1)[0]",
        "let r = 0 ..= n | let r = 0..=n",
        "let s = o ?. tag ?? 'x' | let s = o?.tag ?? 'x'",
        "a=- 1;b=+ 2 | a = -1; b = +2",
        "if a {~b = 1~~~~  // c~      } | if a {~    b = 1~~    // c~}",
        "let a = b +~      c | let a = b +~      c",
        "f(a,~     b) | f(a,~     b)",
        "let a = 1   /* b */ + 2 | let a = 1   /* b */ + 2",
      })
  @DisplayName("13.1: blanks between tokens")
  void blanks(String text, String expected) {
    assertEquals(expected.replace('~', '\n') + "\n", format(text.replace('~', '\n')));
  }

  @Test
  void refusesWhatItCannotRead() {
    assertTrue(WickFormatter.format(new Source("let a = (")).isEmpty());
    assertEquals(Optional.of(""), WickFormatter.format(new Source("  \n\n")));
  }

  private static String format(String text) {
    return WickFormatter.format(new Source(text)).orElseThrow(() -> new AssertionError(text));
  }

  /// Other blanks at the ends and beginnings of lines, and twice as many inside.
  private static String mangle(String text, Random random) {
    StringBuilder mangled = new StringBuilder();
    for (String line : text.split("\n")) {
      mangled.append(" ".repeat(random.nextInt(9))).append(line.strip());
      mangled.append(" ".repeat(random.nextInt(3))).append("\n".repeat(1 + random.nextInt(3)));
    }
    return mangled.toString();
  }
}
