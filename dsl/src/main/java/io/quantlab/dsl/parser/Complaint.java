package io.quantlab.dsl.parser;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Fix;
import io.quantlab.dsl.diagnostic.Span;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;

/// Finds code, place and words for a syntax error.
///
/// It looks at the tokens around the culprit only, never at what the parser would have taken: a
/// list of forty expected tokens helps nobody, and the browser's parser must come to the same
/// sentence. Places: wick.md 14.3.
final class Complaint {
  private final Stretch stretch;
  private final Token culprit;
  private final Places places;

  private Complaint(Stretch stretch, Places places) {
    this.stretch = stretch;
    this.culprit = stretch.culprit();
    this.places = places;
  }

  static Diagnostic of(Stretch stretch, Places places) {
    Complaint complaint = new Complaint(stretch, places);
    Diagnostic found = complaint.aboutToken();
    if (found == null) {
      found = Habit.of(stretch, places);
    }
    if (found == null) {
      found = complaint.aboutBrackets();
    }
    return found != null ? found : complaint.aboutOrder();
  }

  /// The culprit is no token of the language at all.
  private Diagnostic aboutToken() {
    String text = culprit.getText();
    boolean openString = culprit.getType() == WickParser.UNTERMINATED || text.equals("'");
    if (openString) {
      Span quote = places.of(culprit);
      return Diagnostic.of(
          Code.E1007,
          new Span(quote.start(), quote.start() + 1),
          "this string is not closed on its line");
    }
    if (culprit.getType() == WickParser.BAD && Habit.of(stretch, places) == null) {
      return at(Code.E1003, culprit, "no word or number may begin with '" + text + "'");
    }
    Token previous = stretch.previous();
    if (previous.getText().equals("/")
        && text.equals("*")
        && culprit.getStartIndex() == previous.getStartIndex() + 1) {
      return at(Code.E1008, previous, "this comment is never closed, '*/' expected");
    }
    return null;
  }

  private Diagnostic aboutBrackets() {
    Token opener = stretch.open().peek();
    if (Words.isCloser(culprit)) {
      return opener == null ? strayUnlessBlockEnds() : mismatch(opener);
    }
    boolean ends =
        opener != null
            && (stretch.culpritLooksLikeStatement()
                || culprit.getText().equals("{") && !opener.getText().equals("{"));
    return ends ? unclosed(opener) : null;
  }

  private Diagnostic strayUnlessBlockEnds() {
    boolean endsBlock = culprit.getText().equals("}") && stretch.inBlock();
    return endsBlock
        ? null
        : at(Code.E1006, culprit, "this '" + culprit.getText() + "' closes nothing");
  }

  private Diagnostic mismatch(Token opener) {
    if (Words.closes(culprit, opener)) {
      return null;
    }
    boolean closesOuter =
        stretch.open().stream().anyMatch(outer -> Words.closes(culprit, outer))
            || culprit.getText().equals("}") && stretch.inBlock();
    return closesOuter
        ? unclosed(opener)
        : at(Code.E1006, culprit, "this '" + culprit.getText() + "' closes nothing");
  }

  private Diagnostic unclosed(Token opener) {
    if (opener.getText().equals("[")) {
      return at(Code.E1005, opener, "this '[' is never closed");
    }
    return at(
            Code.E1005,
            culprit,
            "'"
                + Words.closerOf(opener)
                + "' expected before "
                + describe(culprit)
                + (hidesRest(opener)
                    ? "; a comment begins at '//', whole numbers divide by 'div'"
                    : ""))
        .relatedTo(places.of(opener), "this '" + opener.getText() + "' is open");
  }

  /// Whether the rest of an opener's line is taken for a comment.
  private static boolean hidesRest(Token opener) {
    int last = opener.getInputStream().size() - 1;
    int from = Math.min(last, opener.getStopIndex() + 1);
    String rest = opener.getInputStream().getText(Interval.of(from, last));
    return rest.lines().findFirst().orElse("").contains(" // ");
  }

  /// The tokens are fine by themselves, but not in this order.
  private Diagnostic aboutOrder() {
    Token previous = stretch.previous();
    if (previous == culprit) {
      return at(Code.E1008, culprit, "a statement cannot begin with " + describe(culprit));
    }
    if (culprit.getText().equals(">=") && stretch.declaresType()) {
      return at(
              Code.E1008,
              culprit,
              "'>=' is one sign, 'at least': write a space between '>' and '='")
          .fixedBy(Fix.replace("write '> ='", places.of(culprit), "> ="));
    }
    if (Words.isComparison(culprit) && stretch.hasComparison()) {
      return at(
          Code.E1010,
          culprit,
          "comparisons do not chain: write 'a < b and b " + culprit.getText() + " c'");
    }
    if (Words.isOperator(previous)) {
      return at(
          Code.E1009, previous, "an expression is expected after '" + previous.getText() + "'");
    }
    if (expectsName(previous)) {
      return at(Code.E1008, culprit, "a name is expected, found " + describe(culprit));
    }
    if (Words.wantsExpression(previous)) {
      return at(Code.E1009, culprit, "an expression is expected, found " + describe(culprit));
    }
    return at(Code.E1008, culprit, unexpected(previous));
  }

  private boolean expectsName(Token previous) {
    String word = stretch.first().getText();
    boolean inNames =
        word.matches("fn|let|for|record|enum|export|on_.*")
            && !stretch.head().stream().anyMatch(token -> token.getText().equals("="));
    return Words.wantsName(previous)
        || previous.getText().equals("for")
        || inNames && previous.getText().matches("[({,]");
  }

  private String unexpected(Token previous) {
    String found = describe(culprit);
    Token opener = stretch.open().peek();
    if (opener != null && !opener.getText().equals("{")) {
      return "',' or '" + Words.closerOf(opener) + "' expected, found " + found;
    }
    String word = stretch.first().getText();
    boolean assigned = stretch.head().stream().anyMatch(token -> token.getText().equals("="));
    if (word.matches("let|var|live|const|input") && !assigned) {
      return "'=' expected, found " + found;
    }
    if (assigned && previous.getText().equals("}") && stretch.endsIfValue()) {
      return "'else' expected: an 'if' that gives a value has both branches, found " + found;
    }
    if (word.matches("if|for|while|match|on_.*|test|risk|record|enum") && opener == null) {
      return "'{' expected, found " + found + ": a block stands in braces";
    }
    return found + " does not fit behind '" + previous.getText() + "'";
  }

  private Diagnostic at(Code code, Token token, String message) {
    return Diagnostic.of(code, places.of(token), message);
  }

  private static String describe(Token token) {
    if (token.getType() == Token.EOF) {
      return "the end of the text";
    }
    boolean word =
        token.getType() != WickParser.ID && Character.isLetter(token.getText().codePointAt(0));
    boolean keyword = word && token.getType() < WickParser.HANDLER;
    return (keyword ? "the word '" : "'") + token.getText() + "'";
  }
}
