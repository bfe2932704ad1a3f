package io.quantlab.platform.api;

import io.quantlab.platform.json.FieldError;
import java.util.List;
import java.util.Map;

/// Ends the handling of a request with a problem.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;
  private final transient Map<String, String> headers;

  private ProblemException(Problem problem, Map<String, String> headers) {
    super(problem.title() + ": " + problem.detail(), null, false, false);
    this.problem = problem;
    this.headers = headers;
  }

  /// A problem in a sentence.
  public static ProblemException of(ProblemType type, String detail) {
    return new ProblemException(Problem.of(type, detail, List.of()), Map.of());
  }

  /// A problem with a header, such as `Retry-After`.
  public static ProblemException of(ProblemType type, String detail, String header, String value) {
    return new ProblemException(Problem.of(type, detail, List.of()), Map.of(header, value));
  }

  /// Fields that are wrong.
  public static ProblemException fields(List<FieldError> errors) {
    return new ProblemException(
        Problem.of(ProblemType.VALIDATION, errors.size() + " field(s) are wrong", errors),
        Map.of());
  }

  /// One field that is wrong.
  public static ProblemException field(String pointer, String code, String detail) {
    return fields(List.of(new FieldError(pointer, code, detail)));
  }

  /// Fields that are wrong in another way than their form.
  public static ProblemException of(ProblemType type, String detail, List<FieldError> errors) {
    return new ProblemException(Problem.of(type, detail, errors), Map.of());
  }

  /// A plan that does not suffice.
  public static ProblemException of(Problem.Used used, String detail) {
    return new ProblemException(
        Problem.of(ProblemType.QUOTA, detail, List.of()).with(used), Map.of());
  }

  /// The same answer for what is absent and for what belongs to somebody else.
  public static ProblemException notFound() {
    return of(ProblemType.NOT_FOUND, "There is nothing here under this id.");
  }

  public Problem problem() {
    return problem;
  }

  public Map<String, String> headers() {
    return headers;
  }
}
