package io.quantlab.dsl.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What stands at the cursor, in words; `|` is the cursor, `~` a line break.
final class HoverTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "let |f = sma(close, 3); let f: float",
        "let f = sma(close, 3)~plot(|f); series",
        "let |r = bars(1d).forming.high; developing",
        "const |n = 5; constant",
        "input |n: int = 5 in 2..=9; fixed for the run",
        "input |n: int = 5 in 2..=9; `2..=9`",
        "/// The mean of two.~fn |mid(a: float, b: float) -> float = (a + b) / 2; The mean of two.",
        "fn mid(a: float) -> float = a~let r = |mid(close); fn mid(a: float) -> float",
        "let r = |rsi(close, 14); rsi(src: float, n: int = 14) -> float",
        "let r = rs|i(close, 14); First value: step `n`",
        "let r = account.|equity; Balance and open profit",
        "let r = |close; Closing price",
        "plot(close, |style: line); parameter style: PlotStyle",
        "strategy 'S' (|capital: 1_USD); Starting money",
        "strategy 'S'~risk { |max_daily_loss: 2% }; Largest loss of a day",
        "strategy 'S'~|on_tick(t: tick) { }; Runs on every trade",
        "var o: |order? = none; type order",
        "let r = |5%; percent",
        "l|et a = 1; never assigned again",
        "record |P { x: int }; record P { x: int }",
        "record P { x: int }~let p = |P(x: 1); record P { x: int }",
        "record P { x: int }~let p = P(x: 1)~let y = p.|x; field x: int",
        "let b = bar.index[1]~if b != none { plot(|b) }; b: int~",
        "let q = 'at {|close}'; Closing price",
        "var s: array<int> = []~s.|push(1); Appends an element",
        "import 'quantlab/zones@1' as zones~let z = zones.|zone(close, 5); fn zone(src: series<float>, n: int, width: float = usual_width)",
        "import 'quantlab/zones@1' as zones~let z = zones.|zone(close, 5); The zone of the last n values",
        "import 'quantlab/zones@1' as zones~let z = zones.|zone(close, 5); Keeps state",
        "import 'quantlab/zones@1' as zones~let w = zones.|usual_width; How wide a zone usually is",
        "import 'quantlab/zones@1' as zones~let z: |zones.Zone = zones.zone(close, 5); import zones from quantlab/zones@1.0.0",
        "import 'quantlab/zones@1' as zones~let z: zones.|Zone = zones.zone(close, 5); record Zone",
      })
  @DisplayName("14.2: hover says type, stage, developing, documentation and formula")
  void says(String text, String words) {
    Cursor cursor = Cursor.in(text.replace('~', '\n'));
    Optional<Hover> hover = cursor.document().hover(cursor.offset());
    String shown = hover.map(Hover::markdown).orElse("nothing");
    assertTrue(shown.contains(words.strip().replace('~', '\n')), text + " -> " + shown);
  }

  @Test
  @DisplayName("14.2: nothing is said of comments and blanks")
  void nothing() {
    assertEquals(Optional.empty(), Document.of("let a = 1 // close").hover(14));
    assertEquals(Optional.empty(), Document.of("").hover(0));
  }
}
