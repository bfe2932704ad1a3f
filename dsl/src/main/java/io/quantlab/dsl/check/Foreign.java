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
          Map.entry("fill", "band"),
          Map.entry("Average", "sma"),
          Map.entry("AverageFC", "sma"),
          Map.entry("XAverage", "ema"),
          Map.entry("WAverage", "wma"),
          Map.entry("SMA", "sma"),
          Map.entry("EMA", "ema"),
          Map.entry("RSI", "rsi"),
          Map.entry("ATR", "atr"),
          Map.entry("AvgTrueRange", "atr"),
          Map.entry("CurrentBar", "bar.index"),
          Map.entry("BarNumber", "bar.index"),
          Map.entry("MarketPosition", "position.qty"),
          Map.entry("EntryPrice", "position.avg_price"),
          Map.entry("AvgEntryPrice", "position.avg_price"),
          Map.entry("BarsSinceEntry", "position.bars_held"),
          Map.entry("NetProfit", "stats.net_profit"),
          Map.entry("Plot1", "plot"),
          Map.entry("Plot2", "plot"),
          Map.entry("hour", "now.hour()"),
          Map.entry("minute", "now.minute()"),
          Map.entry("month", "now.month()"),
          Map.entry("year", "now.year()"),
          Map.entry("dayofmonth", "now.day()"),
          Map.entry("dayofweek", "now.weekday()"));

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
          Map.entry("switch", "write 'match x { a => 1, _ => 2 }'"),
          Map.entry("data", "write 'close', or 'feed(sym).close' for another symbol"));

  /// Words that may be names of the script, but not in front of this character.
  private static final Map<String, String> BEFORE =
      Map.of(
          "len(", "the size is a member: 'a.size'",
          "range(", "a range is '0..10', with its end '0..=10'",
          "location.", "write the price: 'at_price: low'",
          "size.", "all shapes have one size",
          "barmerge.", "only closed bars of another timeframe are seen, and there is no gap",
          "np.", "functions stand alone: 'max(a, b)', 'stdev(close, 20)'",
          "pd.", "series and their windows are built in: 'sma(close, 20)', 'close[1]'");

  /// Members of Pine's namespaces, and what they are here.
  private static final Map<String, String> MEMBERS =
      Map.ofEntries(
          Map.entry("strategy.entry", "write 'buy(shares(10), tag: \"Long\")', or 'sell(…)'"),
          Map.entry("strategy.order", "write 'buy(shares(10))' or 'sell(…)'"),
          Map.entry(
              "strategy.exit", "exits go with the order: 'buy(…, take: price, stop_loss: price)'"),
          Map.entry("strategy.close", "write 'flatten(symbol)', or 'close_all()' for everything"),
          Map.entry("strategy.close_all", "write 'close_all()'"),
          Map.entry("strategy.cancel", "write 'cancel(o)' with what 'buy(…)' gave"),
          Map.entry("strategy.position_size", "it is 'position.qty'"),
          Map.entry("strategy.position_avg_price", "it is 'position.avg_price'"),
          Map.entry("strategy.openprofit", "it is 'position.unrealized'"),
          Map.entry("strategy.equity", "it is 'account.equity'"),
          Map.entry("strategy.netprofit", "it is 'stats.net_profit'"),
          Map.entry("strategy.closedtrades", "it is 'stats.trades'"),
          Map.entry("plot.style_line", "a style is a word: 'style: line', also 'step', 'area'"),
          Map.entry("str.tostring", "a text shows a value: '\"{x}\"', or write 'string(x)'"),
          Map.entry("str.format", "a text shows values: '\"{x} and {y}\"'"),
          Map.entry("input.source", "write 'input src: source = close'"));

  /// What a member of another language's namespace is here.
  ///
  /// @param text of the script
  /// @param end of the name in it
  static Optional<String> part(String name, String text, int end) {
    if (end >= text.length() || text.charAt(end) != '.') {
      return Optional.empty();
    }
    String member = name + "." + wordAt(text, end + 1);
    String key = member.startsWith("plot.style") ? "plot.style_line" : member;
    return Optional.ofNullable(MEMBERS.get(key));
  }

  /// The word that begins at a place of a text.
  static String wordAt(String text, int from) {
    int to = from;
    while (to < text.length() && Character.isJavaIdentifierPart(text.charAt(to))) {
      to++;
    }
    return text.substring(from, to);
  }

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
    return Optional.ofNullable(ADVICE.getOrDefault(name, BEFORE.get(name + next)))
        .map(advice -> new Foreign(advice, Optional.empty()));
  }
}
