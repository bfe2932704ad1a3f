package io.quantlab.fargate.debug;

import io.quantlab.dsl.debug.LineView;
import io.quantlab.dsl.debug.Shown;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a session answers to a command: values for whoever shows them.
public sealed interface Answer {
  /// Where the run waits.
  ///
  /// @param step number of the step, from 1
  /// @param kind word of what the strategy was told
  /// @param time on the exchange's clock
  /// @param what it was told, in words
  /// @param bar number of the newest bar of a script, -1 before the first; -1 for others
  /// @param watches what is watched
  /// @param said lines of the log, alerts and errors of the script in this step
  /// @param reason why it stopped here: a breakpoint, a condition, the end; empty for the plain
  ///   move
  record Where(
      long step,
      String kind,
      long epochNanos,
      String time,
      String what,
      long bar,
      List<Shown> watches,
      List<String> said,
      String reason)
      implements Answer {}

  /// Values by name.
  record Values(List<Shown> values) implements Answer {}

  /// Named facts in order: texts, numbers, `null` for what is not known.
  record Facts(String title, Map<String, Object> facts) implements Answer {}

  /// Rows of cells: texts, numbers, `null`.
  record Rows(String title, List<Column> columns, List<List<Object>> rows) implements Answer {}

  /// A column of [Rows].
  record Column(String name, Side side) {}

  enum Side {
    LEFT,
    RIGHT
  }

  /// Lines of a script.
  ///
  /// @param shape what of them is asked for
  record Lines(Shape shape, List<LineView> lines, long events) implements Answer {}

  enum Shape {
    VALUES,
    PROFILE
  }

  /// Why a value is not known, and when it will be.
  ///
  /// @param known when it is known first: step, time and value; empty when never
  record Why(WhyNode root, Optional<Known> known) implements Answer {}

  /// @param value empty for what has no value of its own
  record WhyNode(String text, int line, Optional<Shown> value, String note, List<WhyNode> parts) {}

  record Known(long step, String time, long bars, Shown value) {}

  /// A sentence.
  record Note(String text) implements Answer {}

  /// A command that did nothing.
  ///
  /// @param expression with the mistake, empty for none
  /// @param column of it, from 1
  record Problem(String message, String expression, int column) implements Answer {
    public static Problem of(String message) {
      return new Problem(message, "", 0);
    }
  }

  /// Several, one after the other.
  record Several(List<Answer> all) implements Answer {}
}
