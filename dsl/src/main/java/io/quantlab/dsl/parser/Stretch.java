package io.quantlab.dsl.parser;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/// The tokens of a broken statement, from its first to the one that does not fit.
///
/// @param head the tokens before, without comments and white space
/// @param open brackets that are open at `culprit`, the innermost first
/// @param culprit the first token that cannot go on what was read
/// @param inBlock whether a `}` would close a block around the statement
record Stretch(List<Token> head, Deque<Token> open, Token culprit, boolean inBlock) {

  static Stretch of(TokenStream tokens, int first, Token culprit, boolean inBlock) {
    List<Token> head = new ArrayList<>();
    Deque<Token> open = new ArrayDeque<>();
    for (int i = first; i < culprit.getTokenIndex(); i++) {
      Token token = tokens.get(i);
      if (token.getChannel() != Token.DEFAULT_CHANNEL) {
        continue;
      }
      head.add(token);
      if (Words.isOpener(token)) {
        open.push(token);
      } else if (Words.isCloser(token) && !open.isEmpty() && Words.closes(token, open.peek())) {
        open.pop();
      }
    }
    return new Stretch(head, open, culprit, inBlock);
  }

  /// The token before the culprit, or the culprit itself when it comes first.
  Token previous() {
    return head.isEmpty() ? culprit : head.getLast();
  }

  Token first() {
    return head.isEmpty() ? culprit : head.getFirst();
  }

  /// True when the culprit stands on a new line, and not further in than the statement.
  boolean culpritLooksLikeStatement() {
    if (culprit.getType() == Token.EOF || Words.alwaysStarts(culprit)) {
      return true;
    }
    boolean newLine = culprit.getLine() > previous().getLine();
    return newLine
        && (Words.startsStatement(culprit)
            || Words.isName(culprit)
                && culprit.getCharPositionInLine() <= first().getCharPositionInLine());
  }

  /// True behind the block of an `if` that stands as a value, without `else` so far.
  boolean endsIfValue() {
    List<String> words = head.stream().map(Token::getText).toList();
    int assigned = words.indexOf("=");
    return assigned >= 0
        && words.size() > assigned + 1
        && words.get(assigned + 1).equals("if")
        && !words.contains("else");
  }

  /// True in the type of a declaration, behind its ':' and before its '='.
  boolean declaresType() {
    List<String> words = head.stream().map(Token::getText).toList();
    return !words.isEmpty()
        && words.getFirst().matches("let|var|live|const|input")
        && words.contains(":")
        && !words.contains("=");
  }

  /// True when a comparison stands before the culprit, in the same brackets and the same operand of
  /// `and`, `or` and `?:`.
  boolean hasComparison() {
    int depth = 0;
    for (Token token : head.reversed()) {
      if (Words.isCloser(token)) {
        depth++;
      } else if (Words.isOpener(token)) {
        if (depth-- == 0) {
          return false;
        }
      } else if (depth == 0) {
        if (Words.isComparison(token)) {
          return true;
        }
        if (token.getText().matches("and|or|not|[?:=,]|\\?\\?|[-+*/]=|->|=>|if|while|return")) {
          return false;
        }
      }
    }
    return false;
  }
}
