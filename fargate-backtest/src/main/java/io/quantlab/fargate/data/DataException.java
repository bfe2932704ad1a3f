package io.quantlab.fargate.data;

import java.util.Objects;

/// Data that cannot be found or used: a sentence with the place, and what the person can do.
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /// @param sentence what is wrong, with place and found value
  /// @param remedy what to do about it; empty when the sentence says it already
  public DataException(String sentence, String remedy) {
    this(sentence, remedy, null);
  }

  /// @param cause what the world answered; may be null
  public DataException(String sentence, String remedy, Throwable cause) {
    super(Objects.requireNonNull(sentence, "sentence"), cause);
    this.remedy = Objects.requireNonNull(remedy, "remedy");
  }

  public String remedy() {
    return remedy;
  }
}
