package io.quantlab.dsl.parser;

import io.quantlab.dsl.diagnostic.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/// Writes a script in the one format. Lines are the author's, what is inside them is the
/// formatter's.
///
/// Blocks are indented by four blanks; a line that goes on with an expression keeps its own
/// indentation. Between two tokens stands what [Spacing] says; a comment behind code keeps its
/// distance. There is at most one empty line in a row. Only white space changes: the tokens are
/// compared before and after.
public final class WickFormatter {
  private static final String INDENT = "    ";

  private final List<Token> tokens;
  private final Spacing spacing = new Spacing();
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  private WickFormatter(List<Token> tokens) {
    this.tokens = tokens;
  }

  /// The formatted text; nothing when the text has a syntax error.
  public static Optional<String> format(Source source) {
    if (!WickReader.read(source).diagnostics().isEmpty()) {
      return Optional.empty();
    }
    String formatted = new WickFormatter(visible(source.text())).write();
    if (!words(source.text()).equals(words(formatted))) {
      throw new IllegalStateException("the formatter changed more than white space");
    }
    return Optional.of(formatted);
  }

  private static List<Token> visible(String text) {
    WickLexer lexer = new WickLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    CommonTokenStream stream = new CommonTokenStream(lexer);
    stream.fill();
    List<Token> tokens = new ArrayList<>(stream.getTokens());
    tokens.removeIf(token -> token.getType() == WickLexer.WS || token.getType() == Token.EOF);
    return tokens;
  }

  private static List<String> words(String text) {
    return visible(text).stream().map(token -> token.getText().stripTrailing()).toList();
  }

  private String write() {
    Token before = null;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean newLine = before == null || token.getLine() > lastLine(before);
      if (newLine) {
        breakLine(before, token);
      }
      if (isComment(token)) {
        out.append(newLine ? "" : distance(before, token)).append(token.getText().stripTrailing());
      } else {
        String room = spacing.before(token, i + 1 < tokens.size() ? tokens.get(i + 1) : null);
        out.append(newLine ? "" : isComment(before) ? " " : room).append(token.getText());
        follow(token);
      }
      before = token;
    }
    return out.isEmpty() ? "" : out.append('\n').toString();
  }

  private void breakLine(Token before, Token token) {
    if (before != null) {
      out.append(token.getLine() - lastLine(before) > 1 ? "\n\n" : "\n");
    }
    boolean inside = !open.isEmpty() && !open.peek().equals("{");
    if (inside || !isComment(token) && spacing.goesOn(token)) {
      out.append(" ".repeat(token.getCharPositionInLine()));
      return;
    }
    long depth = open.stream().filter(bracket -> bracket.equals("{")).count();
    out.append(INDENT.repeat((int) Math.max(0, token.getText().equals("}") ? depth - 1 : depth)));
  }

  private void follow(Token token) {
    if (Words.isOpener(token)) {
      open.push(token.getText());
    } else if (Words.isCloser(token) && !open.isEmpty()) {
      open.pop();
    }
  }

  private static String distance(Token before, Token comment) {
    int end =
        before.getCharPositionInLine()
            + before.getText().codePointCount(0, before.getText().length());
    boolean sameStart = before.getLine() == comment.getLine();
    return " ".repeat(sameStart ? Math.max(1, comment.getCharPositionInLine() - end) : 1);
  }

  private static boolean isComment(Token token) {
    return token.getChannel() != Token.DEFAULT_CHANNEL;
  }

  /// The line a token ends on; block comments may have several.
  private static int lastLine(Token token) {
    return token.getLine() + (int) token.getText().chars().filter(unit -> unit == '\n').count();
  }
}
