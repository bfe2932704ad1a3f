package io.quantlab.engine.market;

/// Ticks of one instrument in a row between which nothing else happens to a strategy; a reused
/// view, valid during the call that hands it out.
///
/// It shows one tick at a time, at first the first of them, and only those that have happened:
/// which one is the last shows when [#next] is asked for more. Between two of them no order of the
/// run changes, no bar closes, no timer is due.
public interface TickRun extends TickView {
  /// Shows the next tick. Answers false when there is none that follows at once, and goes on
  /// showing the last: the data end, something else comes first, or the strategy sent a command,
  /// which must reach its venue before.
  boolean next();
}
