package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.library.Stage;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Header;
import io.quantlab.dsl.syntax.Kind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Options of the header line (wick.md 2).
final class HeaderChecker {
  private static final Map<String, Option> OPTIONS = new LinkedHashMap<>();

  private record Option(Set<Kind> kinds, Type type) {}

  static {
    Set<Kind> charts = EnumSet.of(Kind.INDICATOR, Kind.STRATEGY);
    Set<Kind> trading = EnumSet.of(Kind.STRATEGY, Kind.EVENTS);
    Set<Kind> market = EnumSet.of(Kind.INDICATOR, Kind.STRATEGY, Kind.EVENTS);
    add("overlay", charts, Basic.BOOL);
    add("pane", charts, Basic.STRING);
    add("format", charts, Basic.STRING);
    add("precision", charts, Basic.INT);
    add("symbol", market, Basic.SYMBOL);
    add("timeframe", market, Basic.TIMEFRAME);
    add("session", market, Basic.STRING);
    add("intrabar", charts, Basic.BOOL);
    add("max_history", market, Basic.INT);
    add("capital", trading, Basic.MONEY);
    add("currency", trading, Basic.STRING);
    add("fees", trading, Basic.UNKNOWN);
    add("slippage", trading, Basic.UNKNOWN);
    add("flat_at_close", trading, Basic.BOOL);
    add("on_error", trading, new Type.EnumOf("OnError", List.of("hold", "flatten")));
    add("data", EnumSet.of(Kind.EVENTS), Basic.STRING);
    add("account", EnumSet.of(Kind.RULE), Basic.STRING);
    add("version", EnumSet.of(Kind.RULE), Basic.STRING);
  }

  private final Walk walk;
  private final ExpressionChecker expressions;

  HeaderChecker(Walk walk, ExpressionChecker expressions) {
    this.walk = walk;
    this.expressions = expressions;
  }

  private static void add(String name, Set<Kind> kinds, Type type) {
    OPTIONS.put(name, new Option(kinds, type));
  }

  void check() {
    Set<String> seen = new HashSet<>();
    walk.script
        .header()
        .map(Header::options)
        .orElse(List.of())
        .forEach(option -> check(option, seen));
  }

  private void check(Argument argument, Set<String> seen) {
    String name = argument.name().map(each -> each.text()).orElse("");
    Option option = OPTIONS.get(name);
    if (option == null || !option.kinds().contains(walk.kind)) {
      walk.complain(
          Code.E1705,
          argument.place(),
          (name.isEmpty()
                  ? "an option has a name"
                  : "'" + walk.kind.word() + "' has no option '" + name + "'")
              + "; the options are "
              + String.join(", ", known()));
      return;
    }
    if (!seen.add(name)) {
      walk.complain(Code.E1705, argument.place(), "the option '" + name + "' is given twice");
    }
    Fact value = expressions.expect(argument.value(), option.type());
    if (value.stage() == Stage.SERIES) {
      walk.complain(
          Code.E1705,
          argument.place(),
          "the option '" + name + "' is written out: it cannot depend on a step");
    }
    requireRange(argument, name);
    boolean intrabar =
        argument.value() instanceof Expression.BoolLiteral literal && literal.value();
    if (name.equals("intrabar") && intrabar) {
      walk.allowIntrabar();
    }
  }

  private void requireRange(Argument argument, String name) {
    if (name.equals("max_history")
        && argument.value() instanceof Expression.IntLiteral history
        && (history.value() < 1 || history.value() > 50_000)) {
      walk.complain(Code.E1705, argument.place(), "'max_history' is 1 to 50,000");
    }
    boolean text = argument.value() instanceof Expression.Text;
    if (text && !allowed(name).isEmpty()) {
      String given = ((Expression.Text) argument.value()).constant().orElse("");
      if (!allowed(name).contains(given)) {
        walk.complain(
            Code.E1705,
            argument.place(),
            "'" + name + "' is one of " + String.join(", ", allowed(name)));
      }
    }
  }

  private static List<String> allowed(String name) {
    return switch (name) {
      case "data" -> List.of("bars", "ticks", "ticks+quotes");
      case "format" -> List.of("price", "percent", "volume");
      default -> List.of();
    };
  }

  private List<String> known() {
    return OPTIONS.entrySet().stream()
        .filter(each -> each.getValue().kinds().contains(walk.kind))
        .map(Map.Entry::getKey)
        .toList();
  }
}
