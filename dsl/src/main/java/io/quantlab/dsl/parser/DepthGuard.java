package io.quantlab.dsl.parser;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;

/// Ends the parse before the stack does, for nesting without brackets: `- - - - …`, `a ? b : c ? d
/// : …`.
///
/// ANTLR's prediction goes back through all rules that may end at a token; brackets stop it, so the
/// rules since the innermost bracket count. The brackets themselves are bounded by [TextCheck].
final class DepthGuard implements ParseTreeListener {
  static final int DEPTH_MAX = 600;

  private static final Set<String> OPENERS = Set.of("(", "[", "{");

  private final Parser parser;
  private final Deque<Integer> brackets = new ArrayDeque<>(List.of(0));
  private int depth;

  DepthGuard(Parser parser) {
    this.parser = parser;
  }

  /// Thrown at the first token that is too deep.
  static final class TooDeep extends ParseCancellationException {
    private static final long serialVersionUID = 1;
    private final transient Token token;

    private TooDeep(Token token) {
      this.token = token;
    }

    Token token() {
      return token;
    }
  }

  @Override
  public void enterEveryRule(ParserRuleContext context) {
    depth++;
    if (opens(context)) {
      brackets.push(depth);
    }
    if (depth - brackets.peek() > DEPTH_MAX) {
      throw new TooDeep(context.getStart());
    }
  }

  @Override
  public void exitEveryRule(ParserRuleContext context) {
    if (brackets.peek() == depth && depth > 0) {
      brackets.pop();
    }
    depth--;
  }

  /// True for what stands in brackets of its own.
  private boolean opens(ParserRuleContext context) {
    return switch (context.getRuleIndex()) {
      case WickParser.RULE_primary, WickParser.RULE_argList, WickParser.RULE_block ->
          OPENERS.contains(context.getStart().getText());
      case WickParser.RULE_expr -> {
        Token before = parser.getTokenStream().LT(-1);
        yield before != null && before.getText().equals("{");
      }
      default -> false;
    };
  }

  @Override
  public void visitTerminal(TerminalNode node) {}

  @Override
  public void visitErrorNode(ErrorNode node) {}
}
