package io.quantlab.dsl.diagnostic;

/// Everything that can be said about a script: the catalogue behind
/// `docs/reference/diagnostics.md`.
///
/// E10xx syntax, E11xx types, E12xx names, E13xx history, E14xx state, E15xx functions, E16xx
/// clocks and binding, E17xx kinds and modules, E2xxx run time, W warning, H hint. A code is never
/// reused; texts may improve. Source: wick.md 15.
public enum Code {
  /// brackets nested deeper than 128.
  E1001(
      Severity.ERROR,
      "brackets nested deeper than 128",
      "let a = " + "(".repeat(129) + "1" + ")".repeat(129),
      "1:137",
      "Name the inner parts with `let`."),
  /// source larger than 256 KiB.
  E1002(
      Severity.ERROR,
      "source larger than 256 KiB",
      "",
      "",
      "Split the script, or move functions to a library."),
  /// character that no token may start with.
  E1003(
      Severity.ERROR,
      "character that no token may start with",
      "let a = 1 $ 2",
      "1:11",
      "Remove the character."),
  /// bidirectional control character.
  E1004(
      Severity.ERROR,
      "bidirectional control character",
      "let a = 1 // \u202E",
      "1:14",
      "Remove the character: it lets a text look different from what it does."),
  /// bracket never closed.
  E1005(
      Severity.ERROR,
      "bracket never closed",
      "let a = close[1\nplot(a)",
      "1:14",
      "Write the closing bracket."),
  /// closing bracket without opener.
  E1006(
      Severity.ERROR,
      "closing bracket without opener",
      "let a = 1)\nlet b = 2",
      "1:10",
      "Remove the bracket, or write its opener."),
  /// string not closed on its line.
  E1007(
      Severity.ERROR,
      "string not closed on its line",
      "let a = \"high\nlet b = 2",
      "1:9",
      "Write the closing quote on the same line; `\\n` in a string is a line break."),
  /// unexpected word or symbol.
  E1008(
      Severity.ERROR,
      "unexpected word or symbol",
      "let 1x = 3",
      "1:5",
      "Write what the message expects."),
  /// expression expected.
  E1009(
      Severity.ERROR,
      "expression expected",
      "let a = 1 +\nlet b = 2",
      "1:11",
      "Write the missing operand."),
  /// comparisons do not chain, use `and`.
  E1010(
      Severity.ERROR,
      "comparisons do not chain, use `and`",
      "let r = 1 < close < 3",
      "1:19",
      "Write `1 < close and close < 3`."),
  /// `(` of a call or `[` of an index on a new line.
  E1011(
      Severity.ERROR,
      "`(` of a call or `[` of an index on a new line",
      "let r = close\n(2)",
      "2:1",
      "Put the bracket on the line of what it applies to."),
  /// bad escape or interpolation in a string.
  E1012(
      Severity.ERROR,
      "bad escape or interpolation in a string",
      "let s = \"50\\% of {close}\"",
      "1:12",
      "Escapes are `\\n \\t \\r \\\\ \\\" \\' \\{ \\} \\u{1F600}`."),
  /// language version not supported.
  E1013(
      Severity.ERROR,
      "language version not supported",
      "lang 7\nlet a = 1",
      "1:6",
      "Write `lang 1`."),
  /// value of `return` on a new line.
  E1014(
      Severity.ERROR,
      "value of `return` on a new line",
      "fn f(x: float) -> float {\n  return\n    x\n}",
      "3:5",
      "Begin the value on the line of `return`."),
  /// type mismatch.
  E1101(
      Severity.ERROR,
      "type mismatch",
      "let r = close > 2 ? 1 : \"x\"",
      "1:25",
      "Make both sides one type; `string(x)`, `int(x)` and `float(x)` convert."),
  /// optional used without `??`.
  E1102(
      Severity.ERROR,
      "optional used without `??`",
      "let r = bar.index[1] + 1",
      "1:9",
      "Say what to take when there is none: `(bar.index[1] ?? 0) + 1`."),
  /// expression has no effect.
  E1103(
      Severity.ERROR,
      "expression has no effect",
      "let a = close\na",
      "2:1",
      "Use the value, or remove the line."),
  /// no such member on this type.
  E1104(
      Severity.ERROR,
      "no such member on this type",
      "let r = close_time.hours",
      "1:20",
      "Take a member the message lists."),
  /// `==` or `!=` with the literal `na`.
  E1105(
      Severity.ERROR,
      "`==` or `!=` with the literal `na`",
      "let r = close == na",
      "1:15",
      "Write `is_na(close)`."),
  /// literal out of range or with too many digits.
  E1106(
      Severity.ERROR,
      "literal out of range or with too many digits",
      "let a = 9007199254740992",
      "1:9",
      "Whole numbers reach 9,007,199,254,740,991; money and percent have 8 digits behind the point."),
  /// different currencies.
  E1107(
      Severity.ERROR,
      "different currencies",
      "let a = 1_USD + 1_EUR",
      "1:15",
      "Convert one of them."),
  /// type cannot be a map key or set element.
  E1108(
      Severity.ERROR,
      "type cannot be a map key or set element",
      "var m: map<float, int> = [:]",
      "1:12",
      "Keys are int, string, bool, enum, symbol or time."),
  /// operator not defined for these types.
  E1109(
      Severity.ERROR,
      "operator not defined for these types",
      "let a = \"x\" * 2",
      "1:13",
      "Convert an operand, or use a function."),
  /// calendar length where a fixed duration is needed.
  E1110(
      Severity.ERROR,
      "calendar length where a fixed duration is needed",
      "let d: duration = 1mo",
      "1:19",
      "Count in days: months and years have no fixed length."),
  /// unknown, doubled or surplus argument.
  E1111(
      Severity.ERROR,
      "unknown, doubled or surplus argument",
      "let r = sma(close, length: 5)",
      "1:20",
      "Take a parameter the message lists."),
  /// element type unknown.
  E1112(
      Severity.ERROR,
      "element type unknown",
      "var a = []",
      "1:9",
      "Write the type: `var a: array<int> = []`."),
  /// argument missing.
  E1113(
      Severity.ERROR,
      "argument missing",
      "let r = sma(close)",
      "1:9",
      "Give the argument the message names."),
  /// wrong number of names to unpack.
  E1114(
      Severity.ERROR,
      "wrong number of names to unpack",
      "let (a, b) = macd(close)",
      "1:6",
      "Give one name for each field."),
  /// bare number where a quantity is needed.
  E1115(
      Severity.ERROR,
      "bare number where a quantity is needed",
      "strategy \"S\"\nbuy(100)",
      "2:5",
      "Say what is counted: `shares(100)`, `contracts(1)`, `cash(1000_USD)`."),
  /// `match` is not complete.
  E1116(
      Severity.ERROR,
      "`match` is not complete",
      "enum Side2 { up, down }\nlet s = Side2.up\nlet r = match s { Side2.up => 1 }",
      "3:9",
      "Add the missing arms, or `_ => …`."),
  /// unknown or missing record field.
  E1117(
      Severity.ERROR,
      "unknown or missing record field",
      "record P { x: int }\nlet p = P(y: 1)",
      "2:11",
      "Take a field of the record."),
  /// unknown name, or used before its declaration.
  E1201(
      Severity.ERROR,
      "unknown name, or used before its declaration",
      "let r = lenght + 1",
      "1:9",
      "Declare the name before its use, or correct the spelling."),
  /// this cannot be assigned or changed.
  E1202(
      Severity.ERROR,
      "this cannot be assigned or changed",
      "let n = 0\nn = 1",
      "2:1",
      "Declare it with `var`."),
  /// name already declared.
  E1203(
      Severity.ERROR,
      "name already declared",
      "let n = 0\nlet n = 1",
      "2:5",
      "Take another name; a `var` is changed with `n = 1`."),
  /// `break`, `continue` or `return` outside its place.
  E1204(
      Severity.ERROR,
      "`break`, `continue` or `return` outside its place",
      "let a = 1\nbreak",
      "2:1",
      "`break` and `continue` stand in loops, `return` in functions and handlers."),
  /// negative history offset.
  E1301(
      Severity.ERROR,
      "negative history offset",
      "let r = close[-1]",
      "1:15",
      "`close[1]` is the bar before; the future is not addressable."),
  /// this value has no history.
  E1302(
      Severity.ERROR,
      "this value has no history",
      "if close > 2 {\n  let x = close * 2\n  let y = x[1]\n}",
      "3:12",
      "Declare the value at the top level of the script or function."),
  /// stateful call in a branch cannot be lifted.
  E1401(
      Severity.ERROR,
      "stateful call in a branch cannot be lifted",
      "var x = 0.0\nif close > 2 {\n  x = x + close\n  let e = ema(x, 5)\n}",
      "4:11",
      "Call it before the branch."),
  /// stateful call in a loop of unknown length.
  E1402(
      Severity.ERROR,
      "stateful call in a loop of unknown length",
      "var n = 3\nwhile n > 0 {\n  n -= 1\n  let e = ema(close, 5)\n}",
      "4:11",
      "Call it before the loop, or loop over a constant list."),
  /// recursive stateful function.
  E1403(
      Severity.ERROR,
      "recursive stateful function",
      "fn f(x: series<float>, n: int) -> float {\n  return n == 0 ? x[1] : f(x, n - 1)\n}\nlet r = f(close, 2)",
      "2:26",
      "Write the steps as separate functions."),
  /// stateful call in an event handler.
  E1404(
      Severity.ERROR,
      "stateful call in an event handler",
      "events \"E\"\non_tick(t: tick) {\n  let e = ema(t.price, 5)\n}",
      "3:11",
      "Use a streaming object: `Ema(5).update(t.price)`."),
  /// `live var` without `intrabar: true`.
  E1405(
      Severity.ERROR,
      "`live var` without `intrabar: true`",
      "live var n = 0",
      "1:1",
      "Add `(intrabar: true)` to the header, or write `var`."),
  /// length must be fixed for the run or bounded.
  E1406(
      Severity.ERROR,
      "length must be fixed for the run or bounded",
      "let n = bar.index + 1\nlet r = ema(close, n)",
      "2:20",
      "Take a constant or an input; a window takes `min(n, 200)` too."),
  /// a lambda may only be an argument.
  E1501(
      Severity.ERROR,
      "a lambda may only be an argument",
      "var f = x -> x + 1",
      "1:9",
      "Declare a function: `fn f(x: float) = x + 1`."),
  /// not every path returns a value.
  E1502(
      Severity.ERROR,
      "not every path returns a value",
      "fn f(x: float) -> float { if x > 0 { return 1.0 } }",
      "1:51",
      "Return a value at the end."),
  /// lambda with state or effects.
  E1503(
      Severity.ERROR,
      "lambda with state or effects",
      "let r = [1.0, 2.0].map(x -> ema(x, 3))",
      "1:29",
      "Compute it before, or write a loop."),
  /// timeframe finer than the data or no multiple of it.
  E1601(
      Severity.BIND,
      "timeframe finer than the data or no multiple of it",
      "let r = at bars(1s) { close }",
      "1:12",
      "Take a timeframe that the data can build."),
  /// value of another clock inside `at`.
  E1602(
      Severity.ERROR,
      "value of another clock inside `at`",
      "let a = close\nlet r = at bars(1d) { close - a }",
      "2:31",
      "Compute it outside of `at`."),
  /// order, alert or verdict depends on a developing value.
  E1603(
      Severity.ERROR,
      "order, alert or verdict depends on a developing value",
      "strategy \"S\"\nif bars(1d).forming.close > 0 { buy(contracts(1)) }",
      "2:33",
      "Use the closed bar, or add `(intrabar: true)` to the header."),
  /// symbol unknown or not permitted.
  E1604(
      Severity.BIND,
      "symbol unknown or not permitted",
      "let r = feed(\"NOWHERE\").close",
      "1:14",
      "Take a symbol of the data."),
  /// literal currency is not the account's.
  E1605(
      Severity.BIND,
      "literal currency is not the account's",
      "input m: money = 1_XXX",
      "1:18",
      "Write amounts in the currency of the account."),
  /// history and windows exceed the memory limit.
  E1606(
      Severity.BIND,
      "history and windows exceed the memory limit",
      "let r = close[50_000_000]",
      "1:14",
      "Look back less far."),
  /// handler declared twice.
  E1701(
      Severity.ERROR,
      "handler declared twice",
      "events \"E\"\non_start() { log(\"a\") }\non_start() { log(\"b\") }",
      "3:1",
      "Join the two handlers."),
  /// call not available in this kind of script or place.
  E1702(
      Severity.ERROR,
      "call not available in this kind of script or place",
      "buy(shares(1))",
      "1:1",
      "Orders belong to a `strategy` or `events` script."),
  /// handler not available in this kind.
  E1703(
      Severity.ERROR,
      "handler not available in this kind",
      "indicator \"I\"\non_tick(t: tick) { log(\"x\") }",
      "2:1",
      "Make it an `events` script."),
  /// import missing, not locked, cyclic or not pure.
  E1704(
      Severity.ERROR,
      "import missing, not locked, cyclic or not pure",
      "import \"quantlab/nothing@1.0\" as lib",
      "1:8",
      "Lock the library first."),
  /// header option, input value or output budget not valid.
  E1705(
      Severity.ERROR,
      "header option, input value or output budget not valid",
      "indicator \"I\" (overly: true)",
      "1:16",
      "Take an option the message lists."),
  /// `export` outside a library.
  E1706(
      Severity.ERROR,
      "`export` outside a library",
      "indicator \"I\"\nexport fn f(x: float) = x",
      "2:1",
      "Make it a `library`, or remove `export`."),
  /// statement not allowed at the top level of this kind.
  E1707(
      Severity.ERROR,
      "statement not allowed at the top level of this kind",
      "events \"E\"\nlog(\"x\")",
      "2:1",
      "Put it into a handler."),
  /// int overflow.
  E2001(
      Severity.RUNTIME,
      "int overflow",
      "var x = 9007199254740991\nlet r = x + 1",
      "2:11",
      "Use `float`, or keep the numbers smaller."),
  /// money overflow.
  E2002(
      Severity.RUNTIME,
      "money overflow",
      "var m = 92_233_720_368_USD\nlet r = m * 2",
      "2:11",
      "Keep the amounts smaller."),
  /// int or money division by zero.
  E2003(
      Severity.RUNTIME,
      "int or money division by zero",
      "var n = 0\nlet r = 7 div n",
      "2:11",
      "Test the divisor before."),
  /// `na` has no int, money, time or quantity value.
  E2004(
      Severity.RUNTIME,
      "`na` has no int, money, time or quantity value",
      "let r = round(close[1])",
      "1:9",
      "Test with `is_na` before."),
  /// value outside the range of the conversion.
  E2005(
      Severity.RUNTIME,
      "value outside the range of the conversion",
      "let r = int(close * 1e300)",
      "1:9",
      "Clamp the value before."),
  /// index out of range.
  E2201(
      Severity.RUNTIME,
      "index out of range",
      "let r = [1][bar.index]",
      "1:12",
      "Test the index against `size` before."),
  /// collections of different length.
  E2202(
      Severity.RUNTIME,
      "collections of different length",
      "let a = zeros(bar.index)\nlet r = a.covariance([1.0])",
      "2:11",
      "Make both equally long."),
  /// negative history offset at run time.
  E2301(
      Severity.RUNTIME,
      "negative history offset at run time",
      "let k = 1 - bar.index\nlet r = close[k]",
      "2:14",
      "Keep the offset at 0 or above: `max(k, 0)`."),
  /// history offset above `max_history`.
  E2302(
      Severity.RUNTIME,
      "history offset above `max_history`",
      "let r = close[bar.index * 600]",
      "1:14",
      "Raise `max_history` in the header, or bound the offset."),
  /// length outside its known range.
  E2303(
      Severity.RUNTIME,
      "length outside its known range",
      "let n = min(5 - bar.index, 200)\nlet r = sma(close, n)",
      "2:9",
      "Clamp the length."),
  /// fuel exhausted.
  E2400(
      Severity.RUNTIME,
      "fuel exhausted",
      "for i in 0..1_000_000 { for j in 0..1_000_000 { } }",
      "1:25",
      "Compute less per event; the message names the hottest line."),
  /// collection too large.
  E2401(
      Severity.RUNTIME,
      "collection too large",
      "var a: array<int> = []\nfor i in 0..100_001 { a.push(i) }",
      "2:25",
      "Keep only what is needed; a collection holds 100,000 elements."),
  /// call depth exceeded.
  E2402(
      Severity.RUNTIME,
      "call depth exceeded",
      "fn f(n: int) -> int = f(n + 1)\nlet r = f(0)",
      "1:23",
      "End the recursion, or write a loop; calls nest 128 deep."),
  /// string too long.
  E2403(
      Severity.RUNTIME,
      "string too long",
      "var s = \"x\"\nfor i in 0..64 { s = s + s }",
      "2:24",
      "Keep strings below 65,536 units."),
  /// memory limit exceeded.
  E2404(
      Severity.RUNTIME,
      "memory limit exceeded",
      "var a = [zeros(100_000)]\nfor i in 0..100 { a.push(zeros(100_000)) }",
      "2:21",
      "Keep less: an indicator has 16 MiB, other scripts 64 MiB."),
  /// too many orders in one event.
  E2405(
      Severity.RUNTIME,
      "too many orders in one event",
      "strategy \"S\"\nfor i in 0..101 { buy(shares(1)) }",
      "2:19",
      "Send at most 100 orders per event."),
  /// `assert` failed.
  E2501(
      Severity.RUNTIME,
      "`assert` failed",
      "assert close < 0 \"a price\"",
      "1:1",
      "The text says what was assumed."),
  /// `require` not met.
  E2502(
      Severity.RUNTIME,
      "`require` not met",
      "input fast: int = 10\ninput slow: int = 5\nrequire fast < slow \"fast below slow\"",
      "3:1",
      "Choose other inputs."),
  /// `expect` failed (tests).
  E2503(
      Severity.RUNTIME,
      "`expect` failed (tests)",
      "test \"t\" { expect 1 == 2 }",
      "1:12",
      "The script or the test is wrong."),
  /// name never used (shown by the editor only).
  W3201(
      Severity.WARNING,
      "name never used (shown by the editor only)",
      "fn f(x: float) -> float {\n  let y = x\n  return x\n}",
      "2:7",
      "Remove the name."),
  /// code never reached (editor only).
  W3202(
      Severity.WARNING,
      "code never reached (editor only)",
      "fn f(x: float) -> float {\n  return x\n  log(\"x\")\n}",
      "3:3",
      "Remove the lines."),
  /// name hides a built-in.
  W3203(Severity.WARNING, "name hides a built-in", "let high = 5", "1:5", "Take another name."),
  /// `not` directly over a comparison that can see `na`.
  H3001(
      Severity.HINT,
      "`not` directly over a comparison that can see `na`",
      "let r = not (close[1] > 1)",
      "1:9",
      "Write the opposite comparison: both are false on `na`."),
  /// `var` of an inner block does not survive.
  H3002(
      Severity.HINT,
      "`var` of an inner block does not survive",
      "if close > 1 {\n  var n = 0\n  n += 1\n}",
      "2:7",
      "Declare it at script level to keep it.");

  private final Severity severity;
  private final String meaning;
  private final String example;
  private final String place;
  private final String remedy;

  Code(Severity severity, String meaning, String example, String place, String remedy) {
    this.severity = severity;
    this.meaning = meaning;
    this.example = example;
    this.place = place;
    this.remedy = remedy;
  }

  /// The severity it usually has; E2001 and E2201 are errors where constants already show them.
  public Severity severity() {
    return severity;
  }

  /// What it means, in a few words of Markdown.
  public String meaning() {
    return meaning;
  }

  /// A script that triggers exactly this diagnostic, or nothing where it would be too long to read.
  public String example() {
    return example;
  }

  /// Line and column of the diagnostic in the example: `2:14`.
  public String place() {
    return place;
  }

  /// What to do about it, one sentence.
  public String remedy() {
    return remedy;
  }

  /// True for what only the editor shows: it is no part of a check on the command line.
  public boolean editorOnly() {
    return this == W3201 || this == W3202;
  }
}
