package io.quantlab.dsl.parser;

import java.util.Set;
import org.antlr.v4.runtime.Token;

/// What single tokens are, for finding out what a broken statement was meant to be.
final class Words {
  /// Words only a statement or declaration begins with, wherever they stand.
  private static final Set<String> STARTERS =
      Set.of("let", "var", "const", "fn", "for", "while", "return", "break", "continue", "assert");

  /// Words that begin a statement or declaration and have other uses too.
  private static final Set<String> SOFT_STARTERS =
      Set.of(
          "if",
          "match",
          "live",
          "import",
          "input",
          "record",
          "enum",
          "export",
          "risk",
          "test",
          "expect",
          "require",
          "indicator",
          "strategy",
          "events",
          "rule",
          "library",
          "lang");

  private static final Set<String> OPERATORS =
      Set.of(
          "+", "-", "*", "/", "^", "div", "mod", "and", "or", "not", "??", "?", "==", "!=", "<",
          "<=", ">", ">=", "in", "..", "..=", "=", "+=", "-=", "*=", "/=", "->", "=>");

  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=", "in");

  private static final Set<String> BEFORE_NAME =
      Set.of("let", "var", "const", "fn", "input", "record", "enum", "as", ".", "?.");

  private static final Set<String> BEFORE_EXPRESSION =
      Set.of("if", "while", "match", "assert", "expect", "require", "when", "step", "(", "[", ",");

  private Words() {}

  static boolean startsStatement(Token token) {
    return alwaysStarts(token) || SOFT_STARTERS.contains(token.getText());
  }

  static boolean alwaysStarts(Token token) {
    return token.getType() == WickParser.HANDLER || STARTERS.contains(token.getText());
  }

  static boolean isName(Token token) {
    return token.getType() == WickParser.ID;
  }

  static boolean isOperator(Token token) {
    return OPERATORS.contains(token.getText());
  }

  static boolean isComparison(Token token) {
    return COMPARISONS.contains(token.getText());
  }

  /// True for a word after which a name is expected.
  static boolean wantsName(Token token) {
    return BEFORE_NAME.contains(token.getText());
  }

  /// True for a word or mark after which an expression is expected.
  static boolean wantsExpression(Token token) {
    return BEFORE_EXPRESSION.contains(token.getText());
  }

  static boolean isOpener(Token token) {
    return token.getText().equals("(")
        || token.getText().equals("[")
        || token.getText().equals("{");
  }

  static boolean isCloser(Token token) {
    return token.getText().equals(")")
        || token.getText().equals("]")
        || token.getText().equals("}");
  }

  /// True when the closer belongs to the opener.
  static boolean closes(Token closer, Token opener) {
    return closer.getText().equals(closerOf(opener));
  }

  static String closerOf(Token opener) {
    return switch (opener.getText()) {
      case "(" -> ")";
      case "[" -> "]";
      case "{" -> "}";
      case String other -> throw new IllegalArgumentException("no opener: " + other);
    };
  }
}
