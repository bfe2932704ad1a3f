package io.quantlab.dsl.runtime;

import io.quantlab.dsl.plan.Value;

/// A value with the mark of the event that may change it in place.
abstract sealed class Sharable implements Value
    permits ArrayValue, MapValue, RecordValue, RngValue, StreamValue {
  /// Stamp of what nobody may change in place.
  static final long NOBODY = 0;

  private long stamp;

  Sharable(long stamp) {
    this.stamp = stamp;
  }

  @Override
  public final void share() {
    stamp = NOBODY;
    seen();
  }

  /// Called when a second place can see it.
  void seen() {}

  /// Gives the value to an event.
  final void own(long event) {
    stamp = event;
  }

  @Override
  public final Value owned(long event) {
    return stamp == event ? this : copy(event);
  }

  @Override
  public final Value kept(long event) {
    if (stamp == NOBODY) {
      return copy(event);
    }
    stamp = event;
    return this;
  }

  /// A copy that the event may change; the parts are seen by both then.
  abstract Value copy(long event);

  /// Says of a part that two places can see it.
  static void share(Object part) {
    if (part instanceof Value value) {
      value.share();
    }
  }
}
