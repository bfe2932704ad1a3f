package io.quantlab.dsl.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.diagnostic.Span;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Definitions, references, new names, outline, folding, signatures.
final class NavigationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "let a = 1~plot(|a); let new = 1~plot(new)",
        "var n = 0~|n += 1~plot(n); var new = 0~new += 1~plot(new)",
        "fn |f(x: int) -> int = x~let r = f(1)~plot(r); fn new(x: int) -> int = x~let r = new(1)~plot(r)",
        "fn f(x: int) -> int = x~let r = f(|x: 1)~plot(r); fn f(new: int) -> int = new~let r = f(new: 1)~plot(r)",
        "enum E { aa, bb }~let e = E.|aa~plot(e == aa ? 1 : 2); enum E { new, bb }~let e = E.new~plot(e == new ? 1 : 2)",
        "enum |E { aa, bb }~let e: E = E.aa; enum new { aa, bb }~let e: new = new.aa",
        "record P { |x: int }~let p = P(x: 1)~plot(p.x)~plot((p with (x: 2)).x); record P { new: int }~let p = P(new: 1)~plot(p.new)~plot((p with (new: 2)).new)",
        "let a = 1~let s = 'is {|a}'; let new = 1~let s = 'is {new}'",
        "let x = 2~let r = [1].map(|y -> y + x); let x = 2~let r = [1].map(new -> new + x)",
        "input fast: int = 2~plot(|fast)~test 't' { let r = run(closes: [1.0], inputs: (fast: 3)) }; input new: int = 2~plot(new)~test 't' { let r = run(closes: [1.0], inputs: (new: 3)) }",
      })
  @DisplayName("14.2: a new name goes to every place of the old one, and to no other")
  void renames(String text, String expected) {
    Cursor cursor = Cursor.in(text.replace('~', '\n'));
    Rename rename = cursor.document().rename(cursor.offset(), "new");
    Rename.Done done = assertInstanceOf(Rename.Done.class, rename, rename.toString());
    assertEquals(
        expected.strip().replace('~', '\n'), done.fix().applyTo(cursor.document().source()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "let |a = 1~let b = a; b",
        "let b = 2~if close > 1 { let |a = 1  plot(a + b) }; b",
        "let |a = 1; 1x",
        "let |a = 1; let",
        "plot(|close); price",
        "let |a = 1; two words",
      })
  @DisplayName("14.2: a new name that would meet another is refused")
  void refuses(String text, String name) {
    Cursor cursor = Cursor.in(text.replace('~', '\n'));
    assertInstanceOf(Rename.Refused.class, cursor.document().rename(cursor.offset(), name.strip()));
  }

  @Test
  @DisplayName("14.2: a definition is the name where it is declared; inner names do not hide it")
  void definition() {
    Document document = Document.of("fn f(x: float) -> float = x\nlet x = close\nplot(x + f(x))");
    assertEquals(new Span(32, 33), document.definition(47).orElseThrow());
    assertEquals(3, document.references(32).size());
    assertEquals(List.of(new Span(5, 6), new Span(26, 27)), document.references(5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "let r = sma(|; sma(src: float, n: int) -> float; 0",
        "let r = sma(close, |; sma(src: float, n: int) -> float; 1",
        "let r = sma(close, 5|); sma(src: float, n: int) -> float; 1",
        "fn f(a: int, b: int = 2) -> int = a + b~let r = f(b: |; f(a: int, b: int = 2) -> int; 1",
        "let r = max(1, 2, |; max(values…: N) -> N; 0",
        "var a: array<int> = []~a.insert(1, |; array<T>.insert(i: int, x: T); 1",
        "let r = sma(ema(|; ema(src: float, n: int) -> float; 0",
        "import 'quantlab/zones@1' as zones~let p = zones.place(close, |; place(x: float, z: Zone) -> quantlab/zones@1.0.0.Place; 1",
        "import 'quantlab/zones@1' as zones~let p = zones.Zone(1, |; Zone(mid: float, low: float, high: float); 1",
      })
  @DisplayName("14.2: signature help marks the parameter at the cursor")
  void signatures(String text, String label, int parameter) {
    Cursor cursor = Cursor.in(text.replace('~', '\n'));
    SignatureHelp help = cursor.document().signature(cursor.offset()).orElseThrow();
    assertEquals(label.strip(), help.signatures().get(help.signature()).label());
    assertEquals(parameter, help.parameter());
  }

  @Test
  @DisplayName("14.2: definitions lead into libraries, whose names are not changed from outside")
  void definitionInLibrary() {
    Cursor cursor = Cursor.in("import 'quantlab/zones@1' as zones\nlet z = zones.|zone(close, 5)");
    Document document = cursor.document();
    Span place = document.definition(cursor.offset()).orElseThrow();
    Source.Attached library = document.source().attachedAt(place.start()).orElseThrow();
    assertEquals("quantlab/zones@1.0.0", library.name());
    assertEquals("quantlab/zones@1.0.0:17:11", document.source().place(place.start()));
    assertEquals(2, document.references(cursor.offset()).size());
    assertInstanceOf(Rename.Refused.class, document.rename(cursor.offset(), "other"));
    assertEquals(
        new Span(29, 34),
        document.definition(document.source().text().indexOf("zones.")).orElseThrow());
  }

  @Test
  @DisplayName("14.2: the outline is the declarations in order")
  void outline() {
    Document document =
        Document.of(
            "strategy 'S'\ninput n: int = 5\nrecord P { x: int }\nfn f(a: int) -> int = a\n"
                + "var k = 0\nrisk { max_drawdown: 5% }\non_start() { log('x') }\ntest 't' { }\n");
    assertEquals(
        List.of("n int", "P ", "f (a: int) -> int", "k int", "risk ", "on_start ", "t test"),
        document.outline().stream().map(each -> each.name() + " " + each.detail()).toList());
    assertEquals("x", document.outline().get(1).children().getFirst().name());
  }

  @Test
  @DisplayName("14.2: blocks and runs of comments fold")
  void folds() {
    Document document =
        Document.of(
            "// a\n// b\nif close > 1 {\n  plot(close)\n  plot(open)\n}\nplot(\n  high\n)\n");
    assertEquals(
        List.of(
            new Fold(1, 2, Fold.Kind.COMMENT),
            new Fold(3, 5, Fold.Kind.CODE),
            new Fold(7, 8, Fold.Kind.CODE)),
        document.folds());
  }

  @Test
  @DisplayName("14.2: inferred types are hinted behind the names")
  void hints() {
    Document document = Document.of("let a = 1\nlet b: float = 2\nlet (x, y, z) = macd(close)");
    assertEquals(
        List.of(
            new Hint(5, ": int"),
            new Hint(33, ": float"),
            new Hint(36, ": float"),
            new Hint(39, ": float")),
        document.hints());
  }
}
