package io.quantlab.dsl.runtime;

import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.dsl.plan.State;

/// Calls of the outside: the world and the log.
public final class Outer {
  private Outer() {}

  @Library("position")
  public static EngineValue position(State state, long symbol) {
    return state.world().position(symbol);
  }

  @Library("quote")
  public static EngineValue quote(State state, long symbol) {
    return state.world().quote(symbol);
  }

  @Library("symbol.facts")
  public static EngineValue facts(State state, long symbol) {
    return state.world().facts(symbol);
  }

  /// A clock as a value.
  @Library("feed.value")
  public static Object feed(State state, long clock, int site) {
    return state.world().ask("feed", new Object[] {clock}, site);
  }

  /// Which clock of the plan a feed is.
  @Library("feed.number")
  public static long number(State state, Object feed, int site) {
    return (Long) state.world().ask("feed.number", new Object[] {feed}, site);
  }

  /// A query without a method of its own.
  @Library("ask")
  public static Object ask(State state, String function, RecordValue arguments, int site) {
    Object[] values = new Object[arguments.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = arguments.field(i);
    }
    return state.world().ask(function, values, site);
  }

  /// A line of the log: 50 and a part of its length, of which the plan has taken the 50.
  @Library("log")
  public static void log(State state, String text, int site) {
    state.pay(text.length() / 8, site);
    state.outbox().log(text);
  }

  /// Good until a time: the time itself stands for it, members of the enum are small numbers.
  @Library("Tif.gtd")
  public static long goodUntil(long time) {
    return time;
  }
}
