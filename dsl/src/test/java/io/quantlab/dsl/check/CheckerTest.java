package io.quantlab.dsl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.dsl.Scripts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Types, names, stages and state by wick.md 4 to 8; `~` stands for a line break.
final class CheckerTest {

  @ParameterizedTest(name = "{0}")
  @DisplayName("4: types of expressions")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1 + 2 | int",
        "1 / 2 | float",
        "7 div 2 | int",
        "2 ^ 3 | float",
        "1 + 0.5 | float",
        "5% + 1 | float",
        "5% + 1% | percent",
        "2 * 5% | percent",
        "5% * 100_USD | money",
        "100_USD / 3 | money",
        "2_USD / 4_USD | float",
        "100_USD - 1_USD | money",
        "-100_USD | money",
        "30m + 1h | duration",
        "2 * 30m | duration",
        "1h / 30m | float",
        "close_time - open_time | duration",
        "close_time + 1h | time",
        "`\"a\" + \"b\"` | string",
        "1 < 2.5 | bool",
        "close > 1 and not (open > close) | bool",
        "0..5 | range",
        "3 in 0..5 | bool",
        "[1, 2.5] | array<float>",
        "[1, 2] | array<int>",
        "[1, none] | array<int?>",
        "[3.0, na] | array<float>",
        "[[1], [2]] | array<array<int>>",
        "`[\"a\": 1]` | map<string, int>",
        "`[\"a\": 1][\"a\"]` | int?",
        "`[\"a\": 1][\"a\"] ?? 0` | int",
        "[1, 2].first | int?",
        "[1.0].first | float",
        "[1, 2].map(x -> x * 2.0) | array<float>",
        "[1, 2].map(x -> x > 1).any(b -> b) | bool",
        "[1, 2].reduce(0.0, (a, x) -> a + x) | float",
        "[1_USD].sum() | money",
        "[1_USD].max() | money?",
        "[1, 2].sorted(by: x -> -x) | array<int>",
        "close[1] | float",
        "bar.index[1] | int?",
        "(close > open)[1] | bool",
        "close_time[1] | time?",
        "min(1, 2) | int",
        "min(1, 2.5) | float",
        "max(1_USD, 2_USD) | money",
        "abs(-5%) | percent",
        "round(2.5) | int",
        "round(2.55, 1) | float",
        "log(2.0) | float",
        "macd(close).hist | float",
        "bars(1d).close | float",
        "bars(1d).index | int?",
        "at bars(1d) { bar.index } | int?",
        "at bars(1d) { close } | float",
        "at bars(1d) { let x = close  x > open } | bool",
        "close > 1 ? 1 : 2.5 | float",
        "close > 1 ? 1 : none | int?",
        "if close > 1 { 1 } else { 2 } | int",
        "match bar.index { 0 => 1.0, _ => 2.0 } | float",
        "Side.buy | Side",
        "green.alpha(15%) | color",
        "position.flat[1] == false | bool",
        "symbol.tick | float",
        "feed(`KO`).close | float",
        "rising(close, 3) | bool",
        "bars_since(close > 1) | int?",
        "string(1) | string",
        "float(1_USD) | float",
        "zeros(3) | array<float>",
        "filled(3, 1) | array<int>",
        "set_of([1, 2]) | set<int>",
        "snapshot([1])[1] | array<int>?",
        "`\"{close} {na}\"` | string",
      })
  void types(String expression, String type) {
    Scripts.Result result = Scripts.check("let r = " + expression.replace('`', '"'));
    assertEquals("", result.story());
    assertEquals(type, result.checked().names().get("r").fact().type().text());
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("4 to 8: what is refused, and what is not")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // optionals
        "let a = bar.index[1]~let b = a + 1 | 2:9 E1102",
        "fn f(x: int?) -> int {~  if x != none { return x + 1 }~  return 0~} | ``",
        "var x: int? = none~if x != none { let y = x + 1 } | 2:24 E1102",
        "let x: int? = 5~let y = x ?? 1 | ``",
        "let r = none | 1:9 E1112",
        // types
        "let a = 1 and true | 1:11 E1109",
        "let a = not 1 | 1:9 E1109",
        "let a: int = 1.5 | 1:14 E1101",
        "var a = 1~a = 1.5 | 2:5 E1101",
        "var a = 1~a += 0.5 | 2:6 E1101",
        "let a = [1, \"x\"] | 1:13 E1101",
        "let a = if close { 1 } else { 2 } | 1:12 E1101",
        "let a = 7.5 div 2 | 1:13 E1109",
        "let a = log(\"x\") + 1 | 1:9 E1101",
        "let a: array<float> = [1, 2] | ``",
        "let a: map<string, float> = [\"a\": 1] | ``",
        "let a: symbol = \"KO\" | ``",
        "let a: timeframe = 1mo | ``",
        "let a: foo = 1 | 1:8 E1201",
        // names and scope
        "let a = b~let b = 1 | 1:9 E1201",
        "if close > 1 { let a = 1 }~let b = a | 2:9 E1201",
        "let a = 1~if close > 1 { let a = 2 } | 2:20 E1203",
        "for i in 0..3 { i = 2 } | 1:17 E1202",
        "input n: int = 5~n = 6 | 2:1 E1202",
        "let a = [1]~a.push(2) | 2:3 E1202",
        "var a = [1]~a.push(2)~a[0] = 3 | ``",
        "let a = [1]~a[0] = 2 | 2:1 E1202",
        "record P { x: int }~var p = P(x: 1)~p.x = 2 | 3:1 E1202",
        "record P { x: int }~var p = P(x: 1)~p = p with (x: 2) | ``",
        "record P { x: int }~let p = P(x: 1) with (y: 2) | 2:23 E1117",
        "var n = 0~fn f() { n = 1 } | 2:10 E1202",
        "close = 1.0 | 1:1 E1202",
        "let f = sma | 1:9 E1501",
        // functions
        "fn f(x: int) -> int = x~let a = f(1, 2) | 2:14 E1111",
        "fn f(x: int, y: int = 2) -> int = x + y~let a = f(y: 3, x: 1) | ``",
        "fn f(x: int) -> int = f(x - 1)~let a = f(1) | ``",
        "fn f(x: int) = f(x - 1) | 1:16 E1101",
        "fn f(x) = x * 2~let a: int = f(1)~let b: float = f(1.5) | ``",
        "fn f(x) = x * 2~let a: int = f(1.5) | 2:14 E1101",
        "fn f(x: float) { log(\"{x}\") }~let a = f(1.0) | 2:9 E1101",
        "return 1 | 1:1 E1204",
        "for i in 0..3 { if i > 1 { break } } | ``",
        "if close > 1 { continue } | 1:16 E1204",
        // history
        "let a = [1, 2][-1] | 1:15 E2201",
        "fn f(x: float) = x[1] | 1:19 E1302",
        "fn f(x: series<float>) = x[1]~let a = f(close) | ``",
        "fn f(x) = x[1]~let a = f(close) | ``",
        "let a = \"abc\"[1] | 1:14 E1302",
        "for i in 0..3 { let a = i[1] } | 1:26 E1302",
        // state
        "if close > 1 { plot(ema(close, 3)) } | ``",
        "let a = close > 1 and ema(close, 3) > 2 | ``",
        "for n in [5, 10] { plot(sma(close, n)) } | ``",
        "for i in 0..bar.index { plot(sma(close, 5)) } | 1:30 E1402",
        "var n = 3~while n > 0 { n -= 1  plot((high - low)[1]) } | 2:40 E1402",
        "if close > 1 { let x = close * 2  plot(ema(x, 3)) } | 1:40 E1401",
        "if close > 1 { plot(sma(float(7 div bar.index), 3)) } | 1:21 E1401",
        "fn f(x: series<float>) {~  var s = 0.0~  s += x~  return s~}~if close > 1 { plot(f(close)) } | ``",
        "fn f(x: series<float>) {~  var s = 0.0~  s += x~  return s~}~var n = 2~while n > 0 { n -= 1  plot(f(close)) } | 7:28 E1402",
        "fn f(n: int) {~  var s = 0~  s = n~  return s~}~var k = 2~while k > 0 { k = k - f(1) } | ``",
        // lengths
        "input n: int = 5~let r = ema(close, n) | ``",
        "let r = sma(close, min(bar.index + 1, 50)) | ``",
        "let r = sma(close, bar.index + 1) | 1:20 E1406",
        "let r = ema(close, min(bar.index + 1, 50)) | 1:20 E1406",
        "let n = clamp(bar.index, 1, 9)~let r = sma(close, n) | ``",
        "fn f(n: int) = ema(close, n)~let r = f(5) | ``",
        "fn f(n: int) = ema(close, n)~let r = f(bar.index) | 2:11 E1406",
        // clocks
        "let d = bars(1d)~let r = at d { close - open } | ``",
        "let r = at bars(1d) { feed(\"KO\").close } | 1:23 E1602",
        "input k: float = 2~let r = at bars(1d) { close * k } | ``",
        "plot(bars(1d).forming.close) | ``",
        "alert(\"x\", when: bars(1d).forming.close > 1) | 1:1 E1603",
        "let f = bars(1d).forming.close~if f > 1 { alert(\"x\") } | 2:12 E1603",
        "var f = 0.0~f = bars(1d).forming.close~alert(\"x\", when: f > 1) | 3:1 E1603",
        "indicator \"I\" (intrabar: true)~alert(\"x\", when: bars(1d).forming.close > 1) | ``",
        // kinds
        "events \"E\"~plot(close) | 2:1 E1702",
        "rule \"R\"~on_equity(e: equity) { buy(shares(1)) } | 2:24 E1702",
        "rule \"R\"~on_equity(e: equity) { deny(\"x\") } | 2:24 E1702",
        "rule \"R\"~on_order_submit(o: order) { deny(\"x\") } | ``",
        "library \"L\"~let a = 1 | 2:1 E1707",
        "library \"L\"~export fn f(x: float) = x * 2 | ``",
        "strategy \"S\"~on_tick(t: fill) { log(\"x\") } | 2:12 E1101",
        "strategy \"S\"~on_tick(t) { log(\"{t.price}\") } | ``",
        "strategy \"S\"~order.market(\"X\", Side.buy, qty: 1) | ``",
        "strategy \"S\"~buy(qty: 100) | 2:10 E1115",
        "strategy \"S\"~buy(shares(1), tif: day) | ``",
        "strategy \"S\" (data: \"ticks\") | 1:15 E1705",
        "strategy \"S\"~risk { max_positon: contracts(1) } | 2:8 E1705",
        "strategy \"S\"~expect 1 == 1 | 2:1 E1702",
        "input n: int = 5 in 1..=10 step 1 \"N\" (group: \"g\", tip: \"t\") | ``",
        "input n: int = 5 in 1..=10 (groop: \"g\") | 1:29 E1705",
        "input s: string = \"a\" in [\"a\", \"b\"] | ``",
        "input n: int = bar.index | 1:16 E1705",
        "plot(close, style: step) | ``",
        "plot(close, style: dotted) | 1:20 E1201",
        // remarks
        "let r = not (close > 1) | ``",
        "let r = not (sma(close, 3) > 1) | 1:9 H3001",
        "close.foo() | 1:7 E1104",
        "let r = sma(close, 3, 4) | 1:23 E1111",
        "let r = sma(n: 3, close) | 1:19 E1111",
      })
  void refusals(String text, String expected) {
    Scripts.Result result = Scripts.check(text.replace('~', '\n'));
    assertEquals(expected, result.summary(), result.story());
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("14.3: habits from other languages are met with what is written here")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "fn f(x) => x + 1 | 1:9 E1008 | 'fn f(x) = …'",
        "f(x) => x + 1 | 1:2 E1008 | declared with 'fn'",
        "let [a, b] = macd(close) | 1:5 E1008 | 'let (a, b) = …'",
        "[a, b] = macd(close) | 1:1 E1008 | 'let (a, b) = …'",
        "let x = if close > open { 1 } | 1:30 E1008 | 'else' expected",
        "let x: array<int>=[1] | 1:17 E1008 | write a space between",
        "let x = close(1) | 1:9 E1109 | its history is 'close[1]'",
        "let s = \"a\" + 5 | 1:13 E1109 | a text shows a value",
        "alertcondition(close > open) | 1:1 E1201 | 'alert(",
        "let x = array.new_float(5) | 1:9 E1201 | 'zeros(n)'"
      })
  void habits(String text, String expected, String words) {
    Scripts.Result result = Scripts.check(text);
    assertEquals(expected, result.summary(), result.story());
    assertTrue(result.story().contains(words), result.story());
  }

  @Test
  @DisplayName("12.2: functions that call each other 128 deep are followed, deeper ones refused")
  void depthOfCalls() {
    assertEquals("", Scripts.check(chain(128)).summary());
    assertEquals("130:9 E2402", Scripts.check(chain(129)).summary());
    assertEquals("201:9 E2402", Scripts.check(chain(200)).summary());
  }

  /// So many functions on a line each, every one calling the one before, and a call of the last.
  private static String chain(int functions) {
    StringBuilder text = new StringBuilder("fn f1(x) = x\n");
    for (int i = 2; i <= functions; i++) {
      text.append("fn f%d(x) = f%d(x) + 1\n".formatted(i, i - 1));
    }
    return text.append("let r = f%d(1)\n".formatted(functions)).toString();
  }
}
