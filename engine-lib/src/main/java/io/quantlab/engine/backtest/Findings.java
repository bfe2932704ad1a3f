package io.quantlab.engine.backtest;

import java.util.ArrayList;
import java.util.List;

/// What a check found wrong: the first [#KEPT] findings in words, and how many there were.
public final class Findings {
  /// Findings kept as text; the rest is counted.
  public static final int KEPT = 20;

  private final List<String> texts = new ArrayList<>();
  private long count;

  /// Notes a finding in one sentence without its full stop.
  void add(String finding) {
    if (count++ < KEPT) {
      texts.add(finding);
    }
  }

  /// Notes a finding when two numbers differ.
  void equal(long expected, long found, String what, JournalEvent at) {
    if (expected != found) {
      add(what + ": expected " + expected + ", found " + found + " at " + at.text());
    }
  }

  /// Notes a finding when something does not hold.
  void holds(boolean holds, String what, JournalEvent at) {
    if (!holds) {
      add(what + " at " + at.text());
    }
  }

  /// The first findings, in the order they were met.
  public List<String> texts() {
    return List.copyOf(texts);
  }

  /// How many there were in all.
  public long count() {
    return count;
  }
}
