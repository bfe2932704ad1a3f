package io.quantlab.fargate.terminal;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The words an option takes that chooses among the constants of an enum.
public final class EnumWords {
  private EnumWords() {}

  /// What to do about a word that is none of them.
  public static String advice(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", ", "Choose one of ", "."));
  }
}
