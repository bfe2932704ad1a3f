package io.quantlab.dsl.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One thing said about a script: a code, one sentence, a place, and a fix where there is one.
///
/// @param span where to look; its start is the position of wick.md 14.3
/// @param message one sentence without a full stop
/// @param related the other half of the problem: the opener of a bracket, the first declaration
public record Diagnostic(
    Code code,
    Severity severity,
    Span span,
    String message,
    List<Related> related,
    Optional<Fix> fix) {

  /// A second place that belongs to the problem.
  public record Related(Span span, String note) {}

  public Diagnostic {
    related = List.copyOf(related);
  }

  /// A diagnostic of the code's usual severity.
  public static Diagnostic of(Code code, Span span, String message) {
    return new Diagnostic(code, code.severity(), span, message, List.of(), Optional.empty());
  }

  public Diagnostic relatedTo(Span place, String note) {
    List<Related> more = new ArrayList<>(related);
    more.add(new Related(place, note));
    return new Diagnostic(code, severity, span, message, more, fix);
  }

  public Diagnostic fixedBy(Fix change) {
    return new Diagnostic(code, severity, span, message, related, Optional.of(change));
  }

  /// The same, found at another stage than the code usually is.
  public Diagnostic as(Severity stage) {
    return new Diagnostic(code, stage, span, message, related, fix);
  }

  /// `3:14 E1009 expression expected after '+'`.
  public String line(Source source) {
    return source.place(span.start()) + " " + code + " " + message;
  }
}
