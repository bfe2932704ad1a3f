package io.quantlab.dsl.editor;

import io.quantlab.dsl.diagnostic.Span;
import java.util.Set;

/// What a word is.
public record SemanticToken(Span span, Sort sort, Set<Trait> traits) {
  /// What it is; names are those of the Language Server Protocol.
  public enum Sort {
    KEYWORD,
    NUMBER,
    STRING,
    COMMENT,
    OPERATOR,
    VARIABLE,
    PARAMETER,
    FUNCTION,
    PROPERTY,
    ENUM_MEMBER,
    TYPE,
    EVENT
  }

  /// What else there is to say of it.
  public enum Trait {
    DECLARATION,
    READONLY,
    DEFAULT_LIBRARY,
    DOCUMENTATION
  }

  public SemanticToken {
    traits = Set.copyOf(traits);
  }
}
