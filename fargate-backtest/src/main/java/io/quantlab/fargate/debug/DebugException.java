package io.quantlab.fargate.debug;

/// A request that cannot be met, said in a sentence; becomes an [Answer.Problem].
public final class DebugException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Answer.Problem problem;

  public DebugException(String message) {
    this(Answer.Problem.of(message));
  }

  public DebugException(Answer.Problem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  public Answer.Problem problem() {
    return problem;
  }
}
