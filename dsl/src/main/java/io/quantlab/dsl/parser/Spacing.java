package io.quantlab.dsl.parser;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/// How much room stands before each token of a line. Tokens are handed over in order, one by one.
final class Spacing {
  private static final Set<String> TYPES = Set.of("array", "map", "set", "series");

  /// Words that are not called: a `(` behind them is no call.
  private static final Set<String> KEYWORDS =
      Set.of(
          "if", "else", "for", "in", "while", "match", "return", "and", "or", "not", "div", "mod",
          "let", "var", "const", "with", "when", "as", "assert", "expect", "require", "step");

  /// Tokens a line cannot end or begin with unless it goes on.
  private static final Set<String> JOINING =
      Set.of(
          "+", "-", "*", "/", "^", "and", "or", "div", "mod", "??", "?", ":", "==", "!=", "<", "<=",
          ">", ">=", "=", "+=", "-=", "*=", "/=", ".", "?.", "->", "=>", "with", ",");

  /// What a token is, where its text alone does not tell.
  private enum Role {
    PLAIN,
    /// A minus or plus before its only operand.
    SIGN,
    /// `<`, `>` around the parts of a type.
    TYPE_BRACKET,
    /// `?` behind a type.
    TYPE_MARK,
    /// `:` of a choice, which stands free like an operator.
    CHOICE_COLON
  }

  /// Open choices, by brackets.
  private final Deque<Integer> choices = new ArrayDeque<>(List.of(0));

  private int typeBrackets;
  private Token before;
  private Role roleBefore = Role.PLAIN;

  /// The blanks before a token.
  ///
  /// @param next the token behind it, or null
  String before(Token token, Token next) {
    Role role = role(token, next);
    boolean tight = before == null || isTight(role, token.getText());
    count(token.getText(), role);
    before = token;
    roleBefore = role;
    return tight ? "" : " ";
  }

  /// True when a line break before this token stands inside a statement.
  boolean goesOn(Token token) {
    return before != null
        && (JOINING.contains(token.getText()) || JOINING.contains(before.getText()));
  }

  private Role role(Token token, Token next) {
    return switch (token.getText()) {
      case "-", "+" -> expectsOperand() ? Role.SIGN : Role.PLAIN;
      case "<" -> opensType(token) ? Role.TYPE_BRACKET : Role.PLAIN;
      case ">" -> typeBrackets > 0 ? Role.TYPE_BRACKET : Role.PLAIN;
      case "?" -> endsType(token, next) ? Role.TYPE_MARK : Role.PLAIN;
      case ":" -> choices.peek() > 0 ? Role.CHOICE_COLON : Role.PLAIN;
      default -> Role.PLAIN;
    };
  }

  private boolean isTight(Role role, String text) {
    String left = before.getText();
    boolean behindTight =
        switch (left) {
          case "(", "[", ".", "?.", "..", "..=" -> true;
          case "<" -> roleBefore == Role.TYPE_BRACKET;
          default -> roleBefore == Role.SIGN;
        };
    return behindTight
        || switch (text) {
          case ")", "]", ",", ";", ".", "?.", "..", "..=" -> true;
          case "(", "[" -> isCallee(before);
          case ":" -> role != Role.CHOICE_COLON;
          default -> role == Role.TYPE_BRACKET || role == Role.TYPE_MARK;
        };
  }

  private void count(String text, Role role) {
    switch (text) {
      case "(", "[", "{" -> choices.push(0);
      case ")", "]", "}" -> {
        if (choices.size() > 1) {
          choices.pop();
        }
      }
      case "?" -> choices.push(choices.pop() + (role == Role.PLAIN ? 1 : 0));
      case ":" -> choices.push(choices.pop() - (role == Role.CHOICE_COLON ? 1 : 0));
      case "<" -> typeBrackets += role == Role.TYPE_BRACKET ? 1 : 0;
      case ">" -> typeBrackets -= role == Role.TYPE_BRACKET ? 1 : 0;
      default -> {}
    }
  }

  /// True when what comes next begins an operand, so that a sign there has no left side.
  private boolean expectsOperand() {
    if (before == null || roleBefore == Role.TYPE_MARK || roleBefore == Role.TYPE_BRACKET) {
      return before == null;
    }
    return Words.isOperator(before)
        || Words.wantsExpression(before)
        || before.getText().matches("[:{;]|return");
  }

  private boolean opensType(Token token) {
    return before != null
        && TYPES.contains(before.getText())
        && token.getStartIndex() == before.getStopIndex() + 1;
  }

  /// `int?`: a mark that no operand follows.
  private static boolean endsType(Token mark, Token next) {
    return next == null || next.getLine() > mark.getLine() || next.getText().matches("[=,){>}]|in");
  }

  private static boolean isCallee(Token token) {
    boolean word =
        token.getType() == WickParser.ID
            || token.getType() == WickParser.HANDLER
            || token.getType() < WickParser.HANDLER
                && Character.isLetter(token.getText().codePointAt(0));
    return word && !KEYWORDS.contains(token.getText()) || token.getText().matches("[)\\]]");
  }
}
