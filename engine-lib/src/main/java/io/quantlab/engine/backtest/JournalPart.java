package io.quantlab.engine.backtest;

/// One group of checks over the events of a journal.
interface JournalPart {
  /// The next event in sequence; the view is reused.
  void event(JournalEvent e);

  /// After the last event.
  void end();
}
