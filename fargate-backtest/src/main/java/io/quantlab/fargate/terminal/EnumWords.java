package io.quantlab.fargate.terminal;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The words an option takes that chooses among the constants of an enum.
public final class EnumWords {
  private EnumWords() {}

  /// The word of a constant: `NEXT_OPEN` is `next-open`.
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The constant of a word, among those that may be chosen.
  public static <T extends Enum<T>> Optional<T> find(Collection<T> all, String word) {
    return all.stream().filter(each -> of(each).equals(word)).findFirst();
  }

  /// The words of constants, in their order.
  public static List<String> all(Collection<? extends Enum<?>> constants) {
    return constants.stream().map(EnumWords::of).toList();
  }

  /// What to do about a word that is none of them.
  public static String advice(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", ", "Choose one of ", "."));
  }
}
