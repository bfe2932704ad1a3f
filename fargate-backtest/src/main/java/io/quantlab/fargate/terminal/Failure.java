package io.quantlab.fargate.terminal;

import java.util.Objects;

/// Ends a command: a sentence on what went wrong, a sentence on what to do, and the exit code.
///
/// The one way for a command to give up on purpose. The person sees both sentences; the cause and
/// the stack trace show with `--debug` only.
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exit;
  private final String remedy;

  /// @param sentence what went wrong, with place and found value: file:line:column, field, option
  /// @param remedy what the person can do about it; empty when the sentence says it already
  public Failure(ExitCode exit, String sentence, String remedy) {
    this(exit, sentence, remedy, null);
  }

  /// @param cause what the world answered, shown with `--debug`; may be null
  public Failure(ExitCode exit, String sentence, String remedy, Throwable cause) {
    super(Objects.requireNonNull(sentence, "sentence"), cause);
    if (exit == ExitCode.OK) {
      throw new IllegalArgumentException("a failure cannot end with exit code 0: " + sentence);
    }
    this.exit = Objects.requireNonNull(exit, "exit");
    this.remedy = Objects.requireNonNull(remedy, "remedy");
  }

  public ExitCode exit() {
    return exit;
  }

  public String remedy() {
    return remedy;
  }
}
