package io.quantlab.dsl.check;

import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// An option of the header line (wick.md 2).
///
/// @param kinds of scripts that have it
/// @param doc one sentence
public record HeaderOption(String name, Set<Kind> kinds, Type type, String doc) {
  private static final Set<Kind> CHARTS = EnumSet.of(Kind.INDICATOR, Kind.STRATEGY);
  private static final Set<Kind> TRADING = EnumSet.of(Kind.STRATEGY, Kind.EVENTS);
  private static final Set<Kind> MARKET = EnumSet.of(Kind.INDICATOR, Kind.STRATEGY, Kind.EVENTS);
  private static final Set<Kind> RULE = EnumSet.of(Kind.RULE);
  private static final Type ON_ERROR = new Type.EnumOf("OnError", List.of("hold", "flatten"));

  private static final List<HeaderOption> ALL =
      List.of(
          new HeaderOption("overlay", CHARTS, Basic.BOOL, "Draw on the price pane."),
          new HeaderOption("pane", CHARTS, Basic.STRING, "Name of the pane."),
          new HeaderOption(
              "format", CHARTS, Basic.STRING, "`\"price\"`, `\"percent\"`, `\"volume\"`."),
          new HeaderOption("precision", CHARTS, Basic.INT, "Digits shown."),
          new HeaderOption("symbol", MARKET, Basic.SYMBOL, "Symbol of the primary clock."),
          new HeaderOption("timeframe", MARKET, Basic.TIMEFRAME, "Timeframe of the primary clock."),
          new HeaderOption("session", MARKET, Basic.STRING, "`\"09:30-16:00\"` in exchange time."),
          new HeaderOption("intrabar", CHARTS, Basic.BOOL, "Run on the unfinished bar as well."),
          new HeaderOption(
              "max_history", MARKET, Basic.INT, "Bound of history offsets, 1 to 50,000."),
          new HeaderOption("capital", TRADING, Basic.MONEY, "Starting money of a test."),
          new HeaderOption("currency", TRADING, Basic.STRING, "Currency of the account."),
          new HeaderOption(
              "fees",
              TRADING,
              Basic.UNKNOWN,
              "`bps(1)`, `per_unit(…)`, `per_order(…)`, or several."),
          new HeaderOption("slippage", TRADING, Basic.UNKNOWN, "`ticks(1)` or `bps(2)`."),
          new HeaderOption("flat_at_close", TRADING, Basic.BOOL, "Flatten at the session's close."),
          new HeaderOption("on_error", TRADING, ON_ERROR, "What follows a runtime error."),
          new HeaderOption(
              "data",
              EnumSet.of(Kind.EVENTS),
              Basic.STRING,
              "`\"bars\"`, `\"ticks\"`, `\"ticks+quotes\"`."),
          new HeaderOption("account", RULE, Basic.STRING, "Class of accounts it is for."),
          new HeaderOption("version", RULE, Basic.STRING, "Version, frozen into each account."));

  /// All options, in the order of wick.md 2.
  public static List<HeaderOption> all() {
    return ALL;
  }

  /// The options a kind of script has.
  public static List<HeaderOption> of(Kind kind) {
    return ALL.stream().filter(option -> option.kinds().contains(kind)).toList();
  }
}
