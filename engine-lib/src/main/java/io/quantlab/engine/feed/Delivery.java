package io.quantlab.engine.feed;

/// Whom rows reach (engine contract T-2): the venue when they happen, the strategy when they are
/// known here.
public enum Delivery {
  /// Both at once: the feed takes no time.
  BOTH,
  /// The venue alone; the strategy learns of it later.
  VENUE,
  /// The strategy alone; the stamps are those at which the rows are known.
  LOCAL
}
