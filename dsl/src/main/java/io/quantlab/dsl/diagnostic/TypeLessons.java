package io.quantlab.dsl.diagnostic;

/// Lessons on types, E11xx.
final class TypeLessons {
  static final String ROWS =
      """
      # E1101 1:25 Make both sides one type; `string(x)`, `int(x)` and `float(x)` convert.
      let r = close > 2 ? 1 : "x"
      ---
      let r = close > 2 ? "many" : "x"
      # E1102 1:9 Say what to take when there is none: `(bar.index[1] ?? 0) + 1`.
      let r = bar.index[1] + 1
      ---
      let r = (bar.index[1] ?? 0) + 1
      # E1103 2:1 Use the value, or remove the line.
      let a = close
      a
      ---
      let a = close
      plot(a)
      # E1104 1:20 Take a member the message lists.
      let r = close_time.hours
      ---
      let r = close_time.hour()
      # E1105 1:15 Write `is_na(close)`.
      let r = close == na
      ---
      let r = is_na(close)
      # E1106 1:9 Whole numbers reach 9,007,199,254,740,991; money and percent have 8 digits behind the point.
      let a = 9007199254740992
      ---
      let a = 9007199254740991
      # E1107 1:15 Convert one of them.
      let a = 1_USD + 1_EUR
      ---
      let a = 1_USD + 2_USD
      # E1108 1:12 Keys are int, string, bool, enum, symbol or time.
      var m: map<float, int> = [:]
      ---
      var m: map<string, int> = [:]
      # E1109 1:13 Convert an operand, or use a function.
      let a = "x" * 2
      ---
      let a = "x".repeat(2)
      # E1110 1:19 Count in days: months and years have no fixed length.
      let d: duration = 1mo
      ---
      let d: duration = 30d
      # E1111 1:20 Take a parameter the message lists.
      let r = sma(close, length: 5)
      ---
      let r = sma(close, n: 5)
      # E1112 1:9 Write the type: `var a: array<int> = []`.
      var a = []
      ---
      var a: array<int> = []
      # E1113 1:9 Give the argument the message names.
      let r = sma(close)
      ---
      let r = sma(close, 20)
      # E1114 1:6 Give one name for each field.
      let (a, b) = macd(close)
      ---
      let (a, b, c) = macd(close)
      # E1115 2:5 Say what is counted: `shares(100)`, `contracts(1)`, `cash(1000_USD)`.
      strategy "S"
      buy(100)
      ---
      strategy "S"
      buy(shares(100))
      # E1116 3:9 Add the missing arms, or `_ => …`.
      enum Side2 { up, down }
      let s = Side2.up
      let r = match s { Side2.up => 1 }
      ---
      enum Side2 { up, down }
      let s = Side2.up
      let r = match s { Side2.up => 1, Side2.down => -1 }
      # E1117 2:11 Take a field of the record.
      record P { x: int }
      let p = P(y: 1)
      ---
      record P { x: int }
      let p = P(x: 1)
      """;

  private TypeLessons() {}
}
