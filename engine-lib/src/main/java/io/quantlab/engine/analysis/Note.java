package io.quantlab.engine.analysis;

/// Something that happened in a run and is worth a line in the report.
public record Note(long epochNanos, Severity severity, String text) {
  /// How much it matters.
  public enum Severity {
    INFO,
    WARNING,
    ERROR
  }
}
