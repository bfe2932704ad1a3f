package io.quantlab.engine.risk;

import java.util.List;

/// Instruments an account may trade, or may not.
public record TokenList(Meaning meaning, List<Integer> tokens) {
  /// What standing in the list means.
  public enum Meaning {
    ALLOWED,
    BARRED
  }

  /// Nothing is barred.
  public static final TokenList ALL = new TokenList(Meaning.BARRED, List.of());

  public TokenList {
    tokens = tokens.stream().sorted().distinct().toList();
  }

  boolean allows(int token) {
    return tokens.contains(token) == (meaning == Meaning.ALLOWED);
  }
}
