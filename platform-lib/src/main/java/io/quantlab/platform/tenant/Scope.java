package io.quantlab.platform.tenant;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What an API key or a client may reach, whatever the role of its owner.
public enum Scope {
  KEYS,
  TENANT,
  WORKSPACE,
  SCRIPTS,
  DATA,
  RUNS,
  ALERTS,
  ACCOUNTS,
  TRADE,
  SOCIAL,
  PUBLISH,
  AUDIT;

  /// The word in tokens and documents: `runs`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The scope of a word.
  public static Optional<Scope> parse(String word) {
    for (Scope scope : values()) {
      if (scope.word().equals(word)) {
        return Optional.of(scope);
      }
    }
    return Optional.empty();
  }

  /// Everything, as a person who logs in has it.
  public static Set<Scope> all() {
    return EnumSet.allOf(Scope.class);
  }

  /// As a token carries them: words in order, blanks between.
  public static String words(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(" "));
  }
}
