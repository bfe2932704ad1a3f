package io.quantlab.dsl.plan;

/// A value made of others, or one that changes in place: a collection, a record, a generator.
///
/// It belongs to one place as long as nothing else saw it; a place that does not own it copies it
/// before a change. The stamp says in which event it was made: what an earlier event left is never
/// changed, so that a rollback has only to keep the old references.
public interface Value {
  /// Logical size in bytes (wick.md 12.3), that of its parts included.
  long bytes();

  /// Says that a second place can see it.
  void share();

  /// This value when it was made in the event and nothing else sees it, else a copy that was.
  ///
  /// @param stamp number of the event, see [State#stamp]
  Value owned(long stamp);

  /// This value when nothing else sees it, whatever event made it, else a copy: for runs in which
  /// nothing is ever taken back.
  ///
  /// @param stamp number of the event, see [State#stamp]
  Value kept(long stamp);

  /// Whether no change of it changes its size.
  default boolean isSteady() {
    return false;
  }
}
