package io.quantlab.dsl.diagnostic;

/// Lessons on syntax, E10xx.
final class SyntaxLessons {
  static final String ROWS =
      """
      # E1001 1:137 Name the inner parts with `let`.
      let a = <<( x 129>>1<<) x 129>>
      ---
      let inner = close * 2
      let a = inner + 1
      # E1002 1:1 Split the script, or move functions to a library.
      // <<x x 262144>>
      ---
      let a = close
      # E1003 1:11 Remove the character.
      let a = 1 $ 2
      ---
      let a = 1 + 2
      # E1004 1:14 Remove the character: it lets a text look different from what it does.
      let a = 1 // <<U+202E>>
      ---
      let a = 1 // a plain comment
      # E1005 1:14 Write the closing bracket.
      let a = close[1
      plot(a)
      ---
      let a = close[1]
      plot(a)
      # E1006 1:10 Remove the bracket, or write its opener.
      let a = 1)
      let b = 2
      ---
      let a = (1)
      let b = 2
      # E1007 1:9 Write the closing quote on the same line; `\\n` in a string is a line break.
      let a = "high
      let b = 2
      ---
      let a = "high"
      let b = 2
      # E1008 1:5 Write what the message expects.
      let 1x = 3
      ---
      let x1 = 3
      # E1009 1:11 Write the missing operand.
      let a = 1 +
      let b = 2
      ---
      let a = 1 + 2
      let b = 2
      # E1010 1:19 Write `1 < close and close < 3`.
      let r = 1 < close < 3
      ---
      let r = 1 < close and close < 3
      # E1011 2:1 Put the bracket on the line of what it applies to.
      let r = close
      (2)
      ---
      let r = max(close,
          2)
      # E1012 1:12 Escapes are `\\n \\t \\r \\\\ \\" \\' \\{ \\} \\u{1F600}`.
      let s = "50\\% of {close}"
      ---
      let s = "50% of {close}"
      # E1013 1:6 Write `lang 1`.
      lang 7
      let a = 1
      ---
      lang 1
      let a = 1
      # E1014 3:5 Begin the value on the line of `return`.
      fn f(x: float) -> float {
        return
          x
      }
      ---
      fn f(x: float) -> float {
        return x
      }
      """;

  private SyntaxLessons() {}
}
