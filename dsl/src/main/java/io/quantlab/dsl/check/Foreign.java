package io.quantlab.dsl.check;

import java.util.Map;
import java.util.Optional;

/// Names other languages have, and what they are here.
///
/// @param advice completes "'nz' is not known here: …"
/// @param replacement what to write in its place, when that is all
record Foreign(String advice, Optional<String> replacement) {
  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("True", "true"),
          Map.entry("False", "false"),
          Map.entry("None", "none"),
          Map.entry("null", "none"),
          Map.entry("nil", "none"),
          Map.entry("undefined", "none"),
          Map.entry("NaN", "na"),
          Map.entry("nan", "na"),
          Map.entry("bar_index", "bar.index"),
          Map.entry("crossover", "cross_over"),
          Map.entry("crossunder", "cross_under"),
          Map.entry("barssince", "bars_since"),
          Map.entry("valuewhen", "value_when"),
          Map.entry("print", "log"),
          Map.entry("plotshape", "shape"),
          Map.entry("hline", "level"),
          Map.entry("bgcolor", "background"),
          Map.entry("fill", "band"));

  private static final Map<String, String> ADVICE =
      Map.ofEntries(
          Map.entry("nz", "write 'x ?? 0'"),
          Map.entry("iff", "write 'condition ? a : b'"),
          Map.entry("strategy", "orders are 'buy(…)', 'sell(…)', 'target(…)' and 'close_all()'"),
          Map.entry(
              "request", "another timeframe is 'at bars(1d) { … }', another symbol 'feed(sym)'"),
          Map.entry("input", "declare it as 'input n: int = 20 in 2..=200 \"Length\"'"),
          Map.entry("barstate", "it is 'bar.is_first', 'bar.is_live' or 'bar.is_confirmed'"),
          Map.entry("syminfo", "it is 'symbol.name', 'symbol.tick' and their like"),
          Map.entry("color", "colors are 'red', '#2962ff' or 'rgb(r, g, b)', with 'c.alpha(15%)'"),
          Map.entry("alertcondition", "write 'alert(\"text\", when: condition)'"),
          Map.entry("plotchar", "write 'shape(condition, at_price: low, style: cross)'"),
          Map.entry("array", "arrays are '[1, 2]', 'zeros(n)' or 'filled(n, value)'"),
          Map.entry("matrix", "a matrix is an array of arrays: '[[1, 2], [3, 4]]'"),
          Map.entry("map", "maps are '[\"key\": value]', an empty one '[:]'"),
          Map.entry("str", "texts have members: 's.upper()', and show values: '\"{x}\"'"),
          Map.entry("timestamp", "write 'time(2025, 3, 3, hour: 9)'"),
          Map.entry("self", "a script has no 'self': write the name alone"),
          Map.entry("data", "write 'close', or 'feed(sym).close' for another symbol"));

  /// What a name of another language is here.
  ///
  /// @param next the character behind it: `.` for a namespace, `(` for a call
  static Optional<Foreign> of(String name, char next) {
    if (next == '.' && (name.equals("ta") || name.equals("math"))) {
      return Optional.of(
          new Foreign("functions stand alone, without '" + name + ".'", Optional.of("")));
    }
    boolean header = name.equals("indicator") || name.equals("strategy") || name.equals("library");
    if (next == '(' && header) {
      return Optional.of(
          new Foreign(
              "a header names its title without brackets: '" + name + " \"Title\"'",
              Optional.empty()));
    }
    if (SAME.containsKey(name)) {
      String here = SAME.get(name);
      return Optional.of(new Foreign("write '" + here + "'", Optional.of(here)));
    }
    return Optional.ofNullable(ADVICE.get(name))
        .map(advice -> new Foreign(advice, Optional.empty()));
  }
}
