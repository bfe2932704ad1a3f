package io.quantlab.dsl.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.dsl.diagnostic.Fix;
import io.quantlab.dsl.diagnostic.Span;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The changes offered at the cursor; `~` is a line break.
final class FixTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "let r = |lenght~let length = 1; nothing",
        "input length: int = 1~let r = |lenght; input length: int = 1~let r = length",
        "let r = close |== na; let r = is_na(close)",
        "let n = 0~|n = 1; var n = 0~n = 1",
        "strategy 'S'~buy(|100); strategy 'S'~buy(shares(100))",
        "let r = |bar.index[1] + 1; let r = (bar.index[1] ?? 0) + 1",
        "indicator 'I'~|live var n = 0; indicator 'I' (intrabar: true)~live var n = 0",
        "let a = 1|)~plot(a); let a = 1~plot(a)",
        "|lang 7; nothing",
        "lang |7; lang 1",
        "let a = 1 < close |< 3; let a = 1 < close and close < 3",
        "let a = close[|-2]; let a = close[2]",
        "strategy 'S' (|capitl: 1_USD); strategy 'S' (capital: 1_USD)",
        "plot(close~|let b = 2; plot(close)~let b = 2",
        "fn f(x: float) -> float {~  let |y = x~  return x~}; fn f(x: float) -> float {~  return x~}",
        "let r = close~|(2); let r = close(2)",
      })
  @DisplayName("14.3: a quick fix mends what is said at the cursor")
  void mends(String text, String expected) {
    Cursor cursor = Cursor.in(text.replace('~', '\n'));
    List<Fix> fixes = cursor.document().actions(Span.at(cursor.offset()));
    assertEquals(
        expected.strip().replace('~', '\n'),
        fixes.isEmpty() ? "nothing" : fixes.getFirst().applyTo(cursor.document().source()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "var x = 0~x |:= 5; var x = 0~x = 5",
        "let a = |ta.sma(close, 20); let a = sma(close, 20)",
        "let a = close > 10 |&& open < 5; let a = close > 10 and open < 5",
        "let a = |!is_na(close); let a = not is_na(close)",
        "for i |= 0..10 { plot(i) }; for i in 0..10 { plot(i) }",
        "let a = |na(close); let a = is_na(close)",
        "var n = 0~n|++; var n = 0~n += 1",
        "plot(close, color|=red); plot(close, color:red)",
        "if close |= 1 { plot(close) }; if close == 1 { plot(close) }",
        "let x = |null; let x = none",
        "let x = 5 |% 3; let x = 5 mod 3",
        "|x = close; var x = close",
        "let i = |bar_index; let i = bar.index",
        "|function f(x) { }; fn f(x) { }",
      })
  @DisplayName("14.3: a habit of another language is mended")
  void mendsHabits(String text, String expected) {
    Cursor cursor = Cursor.in(text.replace('~', '\n'));
    List<Fix> fixes = cursor.document().actions(Span.at(cursor.offset()));
    assertEquals(
        expected.strip().replace('~', '\n'),
        fixes.isEmpty() ? "nothing" : fixes.getFirst().applyTo(cursor.document().source()));
  }

  @Test
  @DisplayName("14.2: a selected expression can be named")
  void namesAnExpression() {
    Document document = Document.of("let value = 1\nif close > 1 {\n    plot(high - low)\n}");
    int start = document.source().text().indexOf("high");
    List<Fix> fixes = document.actions(new Span(start, start + "high - low".length()));
    assertEquals(
        "let value = 1\nif close > 1 {\n    let value2 = high - low\n    plot(value2)\n}",
        fixes.getLast().applyTo(document.source()));
  }
}
