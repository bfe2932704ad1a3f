package io.quantlab.engine.feed;

import io.quantlab.engine.time.Interval;
import java.util.Objects;

/// How time bars are cut (engine contract T-10 to T-14). Day, week and month bars follow sessions
/// whatever the anchor.
public record BarSpec(
    Interval interval, SessionScope scope, Anchor anchor, EmptyInterval emptyInterval) {
  public BarSpec {
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(anchor, "anchor");
    Objects.requireNonNull(emptyInterval, "emptyInterval");
  }

  /// Regular session, counted from its open, no bar without a record.
  public static BarSpec of(Interval interval) {
    return new BarSpec(interval, SessionScope.REGULAR, Anchor.SESSION, EmptyInterval.SKIP);
  }

  public BarSpec scope(SessionScope other) {
    return new BarSpec(interval, other, anchor, emptyInterval);
  }

  public BarSpec anchor(Anchor other) {
    return new BarSpec(interval, scope, other, emptyInterval);
  }

  public BarSpec emptyInterval(EmptyInterval other) {
    return new BarSpec(interval, scope, anchor, other);
  }
}
