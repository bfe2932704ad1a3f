package io.quantlab.engine.indicator.statistic;

import io.quantlab.engine.indicator.OneInput;
import io.quantlab.engine.math.DoubleRing;
import io.quantlab.engine.math.Snapshot;

/// How often a condition held over the last `period` steps, or whether always or ever: 0 …
/// `period`, or 1 and 0; never `NaN`.
///
/// A condition holds on a step whose number is above 0; `NaN` counts as false. [Question#ALL] is
/// false until there were `period` steps. O(1) per step.
public final class ConditionCount extends OneInput {

  /// What is asked of the steps.
  public enum Question {
    ALL,
    ANY,
    COUNT
  }

  private final int period;
  private final Question question;
  private final DoubleRing window;
  private int count;

  /// @param period steps looked at, at least 1
  public ConditionCount(int period, Question question) {
    this.period = period;
    this.question = question;
    window = new DoubleRing(period);
  }

  @Override
  public double update(double condition) {
    int holds = condition > 0 ? 1 : 0;
    count += holds - (window.push(holds) > 0 ? 1 : 0);
    return put(
        switch (question) {
          case ALL -> count == period ? 1 : 0;
          case ANY -> count > 0 ? 1 : 0;
          case COUNT -> count;
        });
  }

  @Override
  public int warmUp() {
    return question == Question.ALL ? period : 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    window.exchange(snapshot);
    count = snapshot.pass(count);
  }
}
