package io.quantlab.dsl.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.syntax.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Places and codes of mistakes by the table of wick.md 14.3; `~` stands for a line break.
final class WickReaderTest {

  @ParameterizedTest(name = "{0}")
  @DisplayName("14.3: one complaint per mistake, at the place of the table")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // operator without right operand: the operator
        "let a = 1 +~let b = 2 | 1:11 E1009",
        "let a = 1 +| 1:11 E1009",
        "let a = 1 + * 2~let b = 1| 1:11 E1009",
        "input n: int = 5 in 1..=~let b = n | 1:22 E1009",
        "let a = not~let b = 1 | 1:9 E1009",
        "let a = close > 1 ? 2 : close >~let b = 1 | 1:31 E1009",
        // unclosed ( or {: where the closer is missing
        "plot(close, 1~let b = 2 | 2:1 E1005",
        "plot(close, 1 | 1:14 E1005",
        "plot(close, rsi(close, 2)~plot(open)  | 2:1 E1005",
        "if close > 1 {~  plot(close) | 2:14 E1005",
        "if close > 1 {~  plot(close)~ | 3:1 E1005",
        "on_tick(t: tick { x = 1 } | 1:17 E1005",
        "if f(1 { }~let b = 1 | 1:8 E1005",
        "fn f(x: float) {~  let y = x~~fn g(x: float) = x | 4:1 E1005",
        // unclosed [: the bracket
        "let a = close[1~plot(a) | 1:14 E1005",
        "let a = [1, 2~let b = 3 | 1:9 E1005",
        "let a = [1, [2, 3]~ | 1:9 E1005",
        // closer without opener, stray characters, open strings: themselves
        "let a = 1)~let b = 2 | 1:10 E1006",
        "let a = (1])~let b = 2 | 1:11 E1006",
        "}~let b = 2 | 1:1 E1006",
        "if close > 1 { let a = 1 }~}~let b = 1 | 2:1 E1006",
        "let a = 1 $ 2~let b = 2 | 1:11 E1003",
        "let a = \"high~let b = 2 | 1:9 E1007",
        "let a = 'high~let b = 2 | 1:9 E1007",
        // a token that does not fit: the token
        "let 1x = 3~let b = 2 | 1:5 E1008",
        "let a 3 | 1:7 E1008",
        "let if = 3 | 1:5 E1008",
        "plot(close 3) | 1:12 E1008",
        "if close > 1~  let a = 2 | 2:3 E1008",
        "fn f(x float) = x~let b = 1 | 1:8 E1008",
        "let a = (,)~let b = 1 | 1:10 E1009",
        "let r = 1 < close < 3 | 1:19 E1010",
        "let r = 1 < close and 2 < 3 < 4 | 1:29 E1010",
        "let r = close~(2) | 2:1 E1011",
        "let r = close~[2] | 2:1 E1011",
        "let r = sma(~  close, 2)[1] | ``",
        "fn f(x: float) -> float {~  return~  x~} | 3:3 E1014",
        "lang 7 | 1:6 E1013",
        "let s = \"a\\qb\" | 1:11 E1012",
        "let s = \"a{1 + }b\" | 1:14 E1009",
        "let s = \"a{}b\" | 1:11 E1012",
        "let s = \"a{b\" | 1:11 E1012",
        "let s = \"\\u{110000}\" | 1:10 E1012",
        "let a = 9007199254740992 | 1:9 E1106",
        "let a = 0.0000001% | 1:9 E1106",
        "let a = 1e999 | 1:9 E1106",
        "close | 1:1 E1103",
        "let a = 1~a.b[1] | 2:1 E1103",
        "let a = 1 /* b | 1:11 E1008",
        "let 🙂 = 1 | 1:5 E1003",
        "let s = \"🙂\"  let 1x = 2 | 1:19 E1008",
      })
  void placesAndCodes(String text, String expected) {
    assertEquals(expected, complaints(text.replace('~', '\n')));
  }

  @Test
  @DisplayName("14.3: names after a mistake, and of the broken statement, are declared")
  void goesOnAfterMistakes() {
    Reading reading =
        WickReader.read("let a = 1 +\nlet b = 2\nvar c = [1\nlet d = (2\nfn f(x y) = x\nlet e = 3");
    List<String> names =
        reading.script().items().stream()
            .flatMap(item ->
                switch (item) {
                  case Statement.Let let -> let.names().stream();
                  case Statement.Broken broken -> broken.declared().stream();
                  default -> Stream.of();
                })
            .map(name -> name.text())
            .toList();
    assertEquals(List.of("a", "b", "c", "d", "f", "e"), names);
    assertEquals(4, reading.diagnostics().size(), reading.diagnostics().toString());
  }

  @Test
  @DisplayName("3.1: the two ways to write one letter are one name")
  void namesAreNormalized() {
    Reading reading = WickReader.read("let größe = 1  let gro\u0308ße = 2");
    assertTrue(reading.diagnostics().isEmpty());
    List<String> names =
        reading.script().items().stream()
            .map(item -> ((Statement.Let) item).names().getFirst().text())
            .distinct()
            .toList();
    assertEquals(List.of("größe"), names);
  }

  @Test
  @DisplayName("3.1: bounds before the parser starts, on both sides")
  void boundsOfTheText() {
    assertEquals("", complaints("let a = " + "(".repeat(128) + "1" + ")".repeat(128)));
    assertEquals("1:137 E1001", complaints("let a = " + "(".repeat(10_000) + "1"));
    assertEquals("", complaints("// " + "x".repeat(256 * 1024 - 3)));
    assertEquals("1:1 E1002", complaints("// " + "x".repeat(256 * 1024 - 2)));
    assertEquals("1:4 E1004", complaints("// \u2067"));
    assertEquals("", complaints("let a = 1" + " + 1".repeat(60_000)));
  }

  @Test
  @DisplayName("3.1: nesting without brackets ends in a complaint, not in the stack")
  void nestingWithoutBrackets() {
    for (String piece : List.of("- ", "not ", "a ? b : ", "a ?? ", "2 ^ ", "x -> ")) {
      String complaints = complaints("let a = " + piece.repeat(20_000) + "1\nlet b = 1");
      assertTrue(complaints.endsWith("E1001"), piece + complaints);
    }
    assertTrue(complaints("let a = b" + ".c".repeat(50_000)).endsWith("E1001"));
    assertTrue(complaints("if a { } " + "else if a { } ".repeat(10_000)).endsWith("E1001"));
  }

  private static String complaints(String text) {
    Reading reading = WickReader.read(text);
    return reading.diagnostics().stream()
        .map(each -> place(reading, each) + " " + each.code())
        .collect(Collectors.joining(", "));
  }

  private static String place(Reading reading, Diagnostic diagnostic) {
    return reading.source().place(diagnostic.span().start());
  }
}
