package io.quantlab.dsl.host;

import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.State;
import java.util.List;
import java.util.Map;

/// Is told what a script does, after each event that was committed. All methods do nothing unless
/// overridden.
///
/// Bars are numbered from 0 on the primary clock; an event before the first has the bar -1.
public interface ScriptListener {
  /// An alert that was sent.
  ///
  /// @param payload in the order of the script
  /// @param eventId the same again for the same alert of the same run
  record Alert(
      long bar, long epochNanos, String text, Map<String, String> payload, String eventId) {}

  /// A verdict of a rule.
  ///
  /// @param mark index of the mark on the tape
  /// @param code empty for those that have none
  /// @param evidence named values in the order of the script, as values of the plan
  record Verdict(
      long mark,
      long epochNanos,
      String word,
      String code,
      List<Evidence> evidence,
      String eventId) {}

  /// A named value behind a verdict.
  record Evidence(String name, io.quantlab.dsl.library.Type type, Object value) {}

  /// Whether it reads the script's values from the state, also after an error.
  default boolean readsValues() {
    return false;
  }

  /// Whether it hears [#bar]: a bar is made a value only for who does.
  default boolean hearsBars() {
    return false;
  }

  /// Whether it hears [#plot]. A script whose plots nobody hears computes them all the same, and
  /// pays for it.
  default boolean hearsPlots() {
    return true;
  }

  /// A bar of the primary clock closed; its step follows. Only told when [#hearsBars].
  default void bar(BarValue bar) {}

  /// A step of the primary clock is over, also of a script without a body.
  ///
  /// @param fuel it used, also when it failed
  /// @param halted whether the script does not run any more
  default void step(State state, long bar, long epochNanos, long fuel, boolean halted) {}

  /// Equity after a step, 1e-8 of the account currency.
  default void equity(long bar, long equityE8) {}

  /// A value for a plot. Only told when [#hearsPlots].
  ///
  /// @param values one; two of a band, four of a candle
  /// @param others what else changes, in the order of [Plan.Output#others]
  default void plot(
      Plan.Output output, long bar, long epochNanos, double[] values, Object[] others) {}

  /// A drawing, a point, a gauge.
  ///
  /// @param arguments by name; a number, a text, `null` for none
  default void drawing(String function, long bar, long epochNanos, Map<String, Object> arguments) {}

  default void alert(Alert alert) {}

  default void log(long bar, long epochNanos, String line) {}

  /// An order was sent to the gate.
  default void order(OrderTicket ticket) {}

  /// An order was refused.
  default void reject(OrderTicket ticket, long bar) {}

  /// @param bar in which it happened
  default void fill(FillValue fill, long bar) {}

  default void verdict(Verdict verdict) {}

  /// The script was halted.
  default void error(ScriptError error) {}
}
