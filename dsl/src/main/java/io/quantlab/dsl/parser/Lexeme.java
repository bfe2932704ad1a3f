package io.quantlab.dsl.parser;

import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;

/// A word, mark or comment of a text, as the lexer sees it: for editors, which must know what
/// stands around the cursor also where no tree can be built.
///
/// @param text as it is written
public record Lexeme(Span span, Sort sort, String text) {
  /// What it is.
  public enum Sort {
    /// A word of the grammar; some are names where a name is wanted.
    WORD,
    NAME,
    /// `on_tick` and its like.
    HANDLER,
    /// A number, also with a unit: `5%`, `30m`, `1_USD`.
    NUMBER,
    COLOR,
    TEXT,
    COMMENT,
    /// A bracket, an operator, a comma.
    MARK
  }

  /// True for this mark or word.
  public boolean is(String mark) {
    return text.equals(mark) && sort != Sort.TEXT && sort != Sort.COMMENT;
  }

  /// All lexemes of a text in order of place; white space is left out.
  public static List<Lexeme> of(Source source) {
    Places places = new Places(source.text(), 0);
    Lexer lexer = new WickLexer(CharStreams.fromString(source.text()));
    lexer.removeErrorListeners();
    List<Lexeme> lexemes = new ArrayList<>();
    for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      if (token.getType() != WickLexer.WS) {
        lexemes.add(new Lexeme(places.of(token), sort(token), token.getText()));
      }
    }
    return lexemes;
  }

  private static Sort sort(Token token) {
    return switch (token.getType()) {
      case WickLexer.ID -> Sort.NAME;
      case WickLexer.HANDLER -> Sort.HANDLER;
      case WickLexer.INT, WickLexer.FLOAT, WickLexer.PERCENT, WickLexer.DURATION, WickLexer.MONEY ->
          Sort.NUMBER;
      case WickLexer.COLOR -> Sort.COLOR;
      case WickLexer.STRING, WickLexer.UNTERMINATED -> Sort.TEXT;
      case WickLexer.DOC, WickLexer.LINE_COMMENT, WickLexer.COMMENT -> Sort.COMMENT;
      default -> Character.isLetter(token.getText().charAt(0)) ? Sort.WORD : Sort.MARK;
    };
  }
}
