package io.quantlab.dsl.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is offered where; `|` is the cursor, `~` a line break.
final class CompletionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "let r = account.|; equity drawdown",
        "let r = account.eq|~plot(r); equity",
        "account.|~let b = 2; equity",
        "let m = macd(close)~plot(m.|); line signal hist",
        "let m = macd(close)~plot(m.|~let b = 1; line signal hist",
        "strategy 'S'~let o = order.|; limit market",
        "strategy 'S'~bracket(side: Side.|; buy sell",
        "enum Exit { mid, far }~let e = Exit.|; mid far",
        "record P { x: int, y: int }~let p = P(x: 1, y: 2)~let z = p.|; x y",
        "var o: order? = none~let t = o?.|; tag is_open",
        "let s = 'close {account.|}'; equity",
        "let t = close_time.|; weekday hour",
        "let xs = [1.0]~let y = xs.|; map sorted sum",
        "import 'quantlab/zones@1' as zones~let z = zones.|; zone place Zone Place usual_width",
        "import 'quantlab/zones@1' as zones~let z: zones.|; Zone Place",
        "import 'quantlab/zones@1' as zones~let z = zones.zone(close, 5)~plot(z.|; mid low high",
        "import 'quantlab/zones@1' as zones~let z = zones.Place.|; below inside above",
      })
  @DisplayName("14.2: behind a dot stand the members of the type")
  void members(String text, String offered) {
    List<String> labels = Cursor.in(text.replace('~', '\n')).offers();
    assertTrue(labels.containsAll(List.of(offered.strip().split(" "))), text + " -> " + labels);
    assertFalse(labels.contains("sma"), text + " -> " + labels);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "let length = 3~let r = sma(close, le|); length",
        "let r = sm|; sma smma",
        "let length = 3~if close > len|; length",
        "fn f(abc: float) -> float { return ab| }; abc",
        "for item in [1, 2] { plot(it| ) }; item",
        "let a = close >|; close",
        "let r = [1.0].map(each -> ea|); each",
      })
  @DisplayName("14.2: names in scope are offered, also in what is not yet finished")
  void names(String text, String offered) {
    List<String> labels = Cursor.in(text.replace('~', '\n')).offers();
    assertTrue(labels.contains(offered.strip().split(" ")[0]), text + " -> " + labels);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "plot(close, sty|; style:",
        "plot(close, style: |); line step area",
        "plot(close, title: 'x', |); color: width:",
        "fn f(aaa: int, bbb: int) -> int = aaa + bbb~let r = f(|; aaa: bbb:",
        "strategy 'S' (|; capital: fees:",
        "strategy 'S' (capital: 1_USD, |); fees:",
        "strategy 'S'~risk { | }; max_position max_drawdown",
        "record P { xx: int }~let p = P(|; xx:",
        "let r = rsi(close)~shape(close > 1, style: arr|; arrow_up",
      })
  @DisplayName("14.2: what a place asks for by name comes first")
  void asked(String text, String offered) {
    List<String> labels = Cursor.in(text.replace('~', '\n')).offers();
    List<String> wanted = List.of(offered.strip().split(" "));
    assertTrue(labels.containsAll(wanted), text + " -> " + labels);
    int lastWanted = wanted.stream().mapToInt(labels::indexOf).max().orElseThrow();
    int first = labels.indexOf("sma");
    assertTrue(first < 0 || lastWanted < first, text + " -> " + labels);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "|; strategy let input indicator",
        "indicator 'I'~|; let input fn",
        "strategy 'S'~on_|; on_tick on_bar",
        "rule 'R'~on_|; on_equity on_review",
        "if close > 1 {~    |~}; let if",
        "let x: |; float int array map",
        "let x: in|~let b = 1; int",
        "fn f(x: |; float series",
      })
  @DisplayName("14.2: words, events and types where they belong")
  void words(String text, String offered) {
    List<String> labels = Cursor.in(text.replace('~', '\n')).offers();
    assertTrue(labels.containsAll(List.of(offered.strip().split(" "))), text + " -> " + labels);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"let |", "let a = 'x|y'", "// cl|", "let a = 1|", "fn f|", "var my_|"})
  @DisplayName("14.2: nothing is offered in texts, comments, numbers and new names")
  void nothing(String text) {
    assertEquals(List.of(), Cursor.in(text).offers());
  }

  @Test
  @DisplayName("14.2: what fits the wanted type comes before what does not")
  void fittingFirst() {
    List<String> labels = Cursor.in("let yes = true\nlet no = 'x'\nif |").offers();
    assertTrue(labels.indexOf("yes") < labels.indexOf("no"), labels.toString());
  }

  @Test
  @DisplayName("14.2: a call comes with places for what must be given")
  void callsAreSnippets() {
    Cursor cursor = Cursor.in("let r = sma|");
    Completion sma =
        cursor.document().completions(cursor.offset()).stream()
            .filter(each -> each.label().equals("sma"))
            .findFirst()
            .orElseThrow();
    assertEquals("sma(${1:src}, ${2:n})", sma.insert());
    assertEquals("sma(src: float, n: int) -> float", sma.detail());
    Cursor called = Cursor.in("let r = sm|(close, 3)");
    assertTrue(
        called.document().completions(called.offset()).stream()
            .anyMatch(each -> each.label().equals("sma") && each.insert().equals("sma")));
  }

  @Test
  @DisplayName("2: what a kind of script may not do is not offered")
  void onlyWhatMayBeCalled() {
    assertFalse(Cursor.in("indicator 'I'\nlet a = |").offers().contains("buy"));
    assertTrue(Cursor.in("strategy 'S'\nlet a = |").offers().contains("buy"));
    assertFalse(Cursor.in("strategy 'S'\nlet a = |").offers().contains("run"));
    assertTrue(Cursor.in("strategy 'S'\ntest 't' { let a = | }").offers().contains("run"));
  }
}
