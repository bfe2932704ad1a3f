package io.quantlab.engine.cost;

import java.util.List;

/// What is wrong with a cost in words, and where.
public final class CostTextException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String detail;

  /// @param subject what is described: `fees`
  /// @param forms what could stand there, empty when the message says it already
  /// @param character place in the text, from 1
  CostTextException(
      String subject, String text, String message, List<String> forms, int character) {
    super(
        subject
            + " \""
            + text
            + "\": "
            + message
            + (forms.isEmpty() ? "" : ", write one of " + String.join(" ", forms))
            + place(character));
    this.detail = message + place(character);
  }

  private static String place(int character) {
    return " (character " + character + ")";
  }

  /// The complaint with its place, without subject, text and the forms that could stand there.
  public String detail() {
    return detail;
  }
}
