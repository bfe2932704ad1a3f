package io.quantlab.engine.feed;

import io.quantlab.engine.market.RowBlock;

/// A run of rows of one source that precede every other source's next row: a window into the
/// source's block.
public final class Batch {
  /// Which part of a stored bar is meant (engine contract T-11).
  public enum Phase {
    /// Trades, quotes, actions: the row itself.
    ROW,
    /// One bar's open, at its start.
    OPEN,
    /// One bar's body, at its end.
    BODY,
    /// Whole bars, open then body, when no other source can come between.
    WHOLE
  }

  private int source;
  private int token;
  private Delivery delivery;
  private RowBlock block;
  private int from;
  private int to;
  private Phase phase;

  Batch set(
      int sourceIndex,
      int instrument,
      Delivery whom,
      RowBlock rows,
      int first,
      int end,
      Phase part) {
    source = sourceIndex;
    delivery = whom;
    token = instrument;
    block = rows;
    from = first;
    to = end;
    phase = part;
    return this;
  }

  /// Position of the source in the run's data list.
  public int source() {
    return source;
  }

  public int token() {
    return token;
  }

  /// Whom the rows reach.
  public Delivery delivery() {
    return delivery;
  }

  public RowBlock block() {
    return block;
  }

  /// First row of the window.
  public int from() {
    return from;
  }

  /// End of the window, exclusive.
  public int to() {
    return to;
  }

  public Phase phase() {
    return phase;
  }
}
