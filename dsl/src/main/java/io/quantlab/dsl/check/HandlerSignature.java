package io.quantlab.dsl.check;

import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Kind;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An event a script may handle (wick.md 2).
///
/// @param kinds of scripts that have it
/// @param parameter what the handler is given, as `t: tick`; empty when it is given nothing
/// @param type of the parameter
/// @param doc one sentence
public record HandlerSignature(
    String name, Set<Kind> kinds, String parameter, Optional<Type> type, String doc) {
  private static final Set<Kind> ALL = EnumSet.of(Kind.STRATEGY, Kind.EVENTS, Kind.RULE);
  private static final Set<Kind> TRADING = EnumSet.of(Kind.STRATEGY, Kind.EVENTS);
  private static final Set<Kind> RULE = EnumSet.of(Kind.RULE);
  private static final Map<String, HandlerSignature> TABLE = new LinkedHashMap<>();

  static {
    add("on_start", ALL, "", Optional.empty(), "Runs once, before anything else.");
    add("on_end", ALL, "", Optional.empty(), "Runs once, behind the last event.");
    add("on_tick", TRADING, "t", object("tick"), "Runs on every trade.");
    add("on_bar", TRADING, "b", object("bar"), "Runs on every closed bar.");
    add("on_timer", TRADING, "name", Optional.of(Basic.STRING), "Runs when a timer fires.");
    Optional<Type> symbol = Optional.of(Basic.SYMBOL);
    add("on_session_open", TRADING, "s", symbol, "Runs when the session of a symbol opens.");
    add("on_session_close", TRADING, "s", symbol, "Runs when the session of a symbol closes.");
    add("on_order_fill", TRADING, "f", object("fill"), "Runs on every fill.");
    add("on_order_reject", TRADING, "o", object("order"), "Runs when an order is rejected.");
    add("on_position_change", TRADING, "p", object("position"), "Runs when a position changes.");
    Type payload = new Type.MapOf(Basic.STRING, Basic.STRING);
    add("on_signal", TRADING, "payload", Optional.of(payload), "Runs on a message from outside.");
    add("on_equity", RULE, "e", object("equity"), "Runs on every mark of the account.");
    add("on_day_roll", RULE, "d", object("day"), "Runs when a day of the account ends.");
    add("on_order_submit", RULE, "o", object("order"), "Runs before an order is sent.");
    add("on_review", RULE, "r", object("review"), "Runs when a phase or payout is reviewed.");
  }

  private static Optional<Type> object(String name) {
    return Optional.of(new Type.Object(name));
  }

  private static void add(
      String name, Set<Kind> kinds, String parameter, Optional<Type> type, String doc) {
    TABLE.put(name, new HandlerSignature(name, kinds, parameter, type, doc));
  }

  /// All events, in the order of wick.md 2.
  public static List<HandlerSignature> all() {
    return List.copyOf(TABLE.values());
  }

  public static Optional<HandlerSignature> of(String name) {
    return Optional.ofNullable(TABLE.get(name));
  }

  /// `on_tick(t: tick)`.
  public String text() {
    return name + "(" + type.map(each -> parameter + ": " + each.text()).orElse("") + ")";
  }
}
