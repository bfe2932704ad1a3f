package io.quantlab.fargate.terminal;

import java.util.Objects;

/// What the reader of an option's value throws: the sentence and the remedy of a [Failure], without
/// knowing the option. `{}` in either stands for the option's name, such as `--cash`.
public final class WrongValue extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /// @param sentence what was expected and what was found
  /// @param remedy what to write instead; empty when the sentence says it already
  public WrongValue(String sentence, String remedy) {
    this(sentence, remedy, null);
  }

  /// @param cause shown with `--debug`; may be null
  public WrongValue(String sentence, String remedy, Throwable cause) {
    super(Objects.requireNonNull(sentence, "sentence"), cause);
    this.remedy = Objects.requireNonNull(remedy, "remedy");
  }

  /// The failure of the option with that name.
  public Failure of(String option) {
    return new Failure(
        ExitCode.USAGE, getMessage().replace("{}", option), remedy.replace("{}", option), this);
  }
}
