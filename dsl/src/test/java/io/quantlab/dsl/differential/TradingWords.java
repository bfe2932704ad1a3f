package io.quantlab.dsl.differential;

import io.quantlab.dsl.differential.ProgramGenerator.Type;
import java.util.List;

/// The part of random programs that runs in the engine: inputs, other clocks, orders, timers,
/// alerts, handlers.
final class TradingWords {
  /// Stands before everything else.
  static final String HEADER =
      """
      strategy "random" (capital: 100_000_USD)
      input lots: int = 2 in 1..=9
      input share: percent = 10%
      """;

  private static final List<String> TAGS = List.of("\"a\"", "\"b\"", "\"b {bar.index}\"");

  private final ProgramGenerator words;

  TradingWords(ProgramGenerator words) {
    this.words = words;
  }

  /// A statement of the body, or of a handler.
  void statement() {
    switch (words.below(words.isTop() ? 12 : 9)) {
      case 0, 1 -> when("buy(" + size() + attached() + ")");
      case 2 -> when("sell(" + size() + attached() + ")");
      case 3 -> when("target(" + sign() + size() + ", tag: " + tag() + ")");
      case 4 -> when("close_all(tag: " + tag() + ")");
      case 5 ->
          when(
              "bracket(side: Side.buy, qty: shares(lots), entry: limit_at(close - 0.5),"
                  + " take: close + 2, stop: close - 3, snap: true)");
      case 6 -> when("cancel_all(symbol)");
      case 7 -> words.line("alert(\"at {close}\", when: " + words.truths(1) + ")");
      case 8 -> when("after(" + (1 + words.below(5)) + "m, \"t\")");
      case 9 -> clock();
      case 10 -> eachLength();
      default -> exit();
    }
  }

  private void when(String call) {
    words.line("if " + words.truths(2) + " { " + call + " }");
  }

  private static final List<String> SIZES =
      List.of("shares(lots)", "shares(1)", "units(2.5)", "pct_equity(share)", "cash(2_500_USD)");

  private String size() {
    return words.below(8) == 0 ? "shares(" + words.ints(1) + ")" : words.pick(SIZES);
  }

  private String sign() {
    return words.below(2) == 0 ? "" : "-1 * ";
  }

  private String tag() {
    return words.pick(TAGS);
  }

  private String attached() {
    return switch (words.below(6)) {
      case 0 -> ", limit: close - 0.25, snap: true";
      case 1 -> ", stop: close + 0.5, snap: true, tag: " + tag();
      case 2 -> ", take: close + 2, stop_loss: close - 2, snap: true";
      case 3 -> ", limit: close, tif: Tif.day, post_only: true, snap: true";
      default -> ", tag: " + tag();
    };
  }

  private void exit() {
    words.line("if position.long { exit_limit(close + 1, snap: true, tag: \"x\") }");
  }

  /// A value of another clock.
  private void clock() {
    String name = "at" + words.fresh();
    String value =
        words.pick(
            List.of(
                "sma(close, 2)",
                "close - open",
                "ema(high, 3)[1]",
                "highest(close, 2) - lowest(close, 2)"));
    words.line("let " + name + " = at bars(5m) { " + value + " }");
    words.past(name, Type.FLOAT);
  }

  /// A loop with a cell for each turn.
  private void eachLength() {
    String sum = "u" + words.fresh();
    words.line("var " + sum + " = 0.0");
    words.line("for n" + sum + " in [2, 3, 5] {");
    words.line("  " + sum + " = ema(close, n" + sum + ") ?? 0.0");
    words.line("}");
    words.past(sum, Type.FLOAT);
  }

  /// Handlers, each of them in half of the programs.
  void handlers() {
    handler("on_start() {", () -> words.line("log(\"begin {lots}\")"));
    handler(
        "on_order_fill(f: fill) {",
        () -> words.line("log(\"{f.side} {f.qty} {f.price} {f.tag}\")"));
    handler("on_order_reject(o: order) {", () -> words.line("log(\"{o.reason} {o.qty}\")"));
    handler("on_position_change(p: position) {", () -> words.line("log(\"{p.qty} {p.realized}\")"));
    handler("on_timer(name: string) when name == \"t\" {", () -> words.line("log(name)"));
    handler("on_bar(b: bar) {", () -> words.line("if b.close > b.open { log(\"{b.index}\") }"));
    handler("on_end() {", () -> words.line("log(\"end {stats.fills} {account.equity}\")"));
  }

  private void handler(String head, Runnable first) {
    if (words.below(2) == 0) {
      return;
    }
    words.line(head);
    words.indented(first);
    words.inner();
    words.line("}");
  }
}
