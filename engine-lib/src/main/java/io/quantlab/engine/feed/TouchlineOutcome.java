package io.quantlab.engine.feed;

/// What became of a touchline message.
public enum TouchlineOutcome {
  /// Merged into the record.
  MERGED,

  /// A delta kept until the snapshot comes (K-13).
  HELD,

  /// Rejected whole: a field is no number, too long, not a whole count of its unit, or negative
  /// where that has no meaning (K-12).
  BAD_FIELD,

  /// Rejected: a delta older than the record (K-14).
  STALE_DELTA,

  /// Rejected: held too long, too many, or over an interruption (K-13).
  DELTA_BEFORE_SNAPSHOT,

  /// Dropped: a held delta not newer than the snapshot that came (K-13).
  SUPERSEDED,

  /// Rejected: no such token here (K-10).
  UNKNOWN_TOKEN
}
