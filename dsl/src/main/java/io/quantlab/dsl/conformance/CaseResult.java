package io.quantlab.dsl.conformance;

import java.util.List;

/// What became of a case.
///
/// @param complaints what is not as expected; empty unless it failed
public record CaseResult(String id, Verdict verdict, List<Complaint> complaints) {
  /// How a case ended.
  public enum Verdict {
    PASS,
    FAIL,
    /// No runner can play it: a test of the project covers it.
    MANUAL
  }

  /// @param run `main` or `also[0]` …
  /// @param engine the back end in lower case, or `both` where two of them differ
  public record Complaint(String run, String engine, Failure failure) {}

  public CaseResult {
    complaints = List.copyOf(complaints);
  }
}
