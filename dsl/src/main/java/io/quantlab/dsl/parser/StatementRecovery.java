package io.quantlab.dsl.parser;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/// What the parser does about a mistake: one complaint per statement, then on with the next.
///
/// A mistake inside a statement unwinds to the rule `statement` or `item`, which stays in the tree
/// as broken. Tokens are then skipped up to a line that begins a statement, the closing brace of
/// the enclosing block, or right behind a stray closer (wick.md 14.3). Nothing is inserted in
/// silence: only a closing brace that is missing, and complained of, is taken as written.
final class StatementRecovery implements ANTLRErrorStrategy {
  private final Places places;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  StatementRecovery(Places places) {
    this.places = places;
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  @Override
  public void reset(Parser parser) {}

  @Override
  public Token recoverInline(Parser parser) {
    Token culprit = parser.getCurrentToken();
    if (isMissingBrace(parser, culprit)) {
      complain(parser, parser.getContext().getStart().getTokenIndex(), culprit);
      return emptyTokenAt(culprit);
    }
    throw new InputMismatchException(parser);
  }

  @Override
  public void recover(Parser parser, RecognitionException failure) {
    int rule = parser.getContext().getRuleIndex();
    boolean boundary =
        rule == WickParser.RULE_statement
            || rule == WickParser.RULE_item
            || rule == WickParser.RULE_script;
    if (!boundary) {
      throw failure;
    }
    ParserRuleContext broken = parser.getContext();
    int first =
        rule == WickParser.RULE_script ? startOfHeader(parser) : broken.getStart().getTokenIndex();
    skip(parser, first, complain(parser, first, failure.getOffendingToken()));
  }

  /// Called before each turn of a loop: complains of what cannot begin a statement in a block or at
  /// the top level, which the loop would otherwise take for its end.
  @Override
  public void sync(Parser parser) {
    int rule = parser.getContext().getRuleIndex();
    boolean inBlock = rule == WickParser.RULE_block;
    if (!inBlock && rule != WickParser.RULE_script) {
      return;
    }
    IntervalSet begins =
        firstOf(parser, inBlock ? WickParser.RULE_statement : WickParser.RULE_item);
    while (true) {
      Token token = parser.getCurrentToken();
      boolean ends =
          token.getType() == Token.EOF
              || inBlock && (token.getText().equals("}") || isMissingBrace(parser, token));
      if (ends || begins.contains(token.getType())) {
        return;
      }
      surplus(parser, token);
    }
  }

  /// What cannot begin a statement belongs to the statement before it on its line, if there is one.
  private void surplus(Parser parser, Token token) {
    int last = parser.getContext().getChildCount() - 1;
    boolean goesOn =
        last >= 0
            && parser.getContext().getChild(last) instanceof ParserRuleContext
            && token.getLine() == parser.getTokenStream().LT(-1).getLine();
    if (!goesOn) {
      skip(parser, token.getTokenIndex(), complain(parser, token.getTokenIndex(), token));
      return;
    }
    ParserRuleContext before = (ParserRuleContext) parser.getContext().getChild(last);
    int first = before.getStart().getTokenIndex();
    if (before.exception != null) {
      skip(parser, first, Stray.NO);
      return;
    }
    before.exception = new InputMismatchException(parser);
    skip(parser, first, complain(parser, first, token));
  }

  @Override
  public boolean inErrorRecoveryMode(Parser parser) {
    return false;
  }

  @Override
  public void reportMatch(Parser parser) {}

  @Override
  public void reportError(Parser parser, RecognitionException failure) {}

  /// Adds the complaint about the first token that does not fit.
  ///
  /// @return whether it is a closer that the rest of the statement does not wait for
  Stray complain(Parser parser, int first, Token culprit) {
    Stretch stretch = Stretch.of(parser.getTokenStream(), first, culprit, isInBlock(parser));
    Diagnostic complaint = Complaint.of(stretch, places);
    diagnostics.add(complaint);
    return complaint.code() == Code.E1006 && stretch.open().isEmpty() ? Stray.YES : Stray.NO;
  }

  /// Whether a mistake is a closer without opener: reading goes on right behind it.
  enum Stray {
    YES,
    NO
  }

  /// Goes on to the next statement.
  ///
  /// @param first index of the broken statement's first token
  private static void skip(Parser parser, int first, Stray stray) {
    Token start = parser.getTokenStream().get(first);
    boolean inBlock = isInBlock(parser);
    int depth = openBraces(parser, first);
    if (stray == Stray.YES) {
      parser.consume();
      return;
    }
    if (parser.getCurrentToken().getTokenIndex() == first) {
      depth += braces(parser.getCurrentToken());
      parser.consume();
    }
    while (parser.getCurrentToken().getType() != Token.EOF) {
      Token token = parser.getCurrentToken();
      if (depth <= 0 && inBlock && token.getText().equals("}")
          || beginsStatement(parser, token, start, depth)) {
        return;
      }
      depth = Math.max(0, depth + braces(token));
      parser.consume();
    }
  }

  /// True for the first word of a line that begins a statement: a keyword outside braces, or any
  /// such word or name that stands no further in than the broken statement.
  private static boolean beginsStatement(Parser parser, Token token, Token start, int depth) {
    if (token.getLine() == parser.getTokenStream().LT(-1).getLine()) {
      return false;
    }
    boolean keyword = Words.startsStatement(token) || token.getType() == WickParser.HANDLER;
    boolean outside = token.getCharPositionInLine() <= start.getCharPositionInLine();
    return keyword && (depth <= 0 || outside) || Words.isName(token) && outside && depth <= 0;
  }

  private static int braces(Token token) {
    return switch (token.getText()) {
      case "{" -> 1;
      case "}" -> -1;
      default -> 0;
    };
  }

  private static int openBraces(Parser parser, int first) {
    int depth = 0;
    for (int i = first; i < parser.getCurrentToken().getTokenIndex(); i++) {
      depth = Math.max(0, depth + braces(parser.getTokenStream().get(i)));
    }
    return depth;
  }

  /// True in a block whose closing brace must be missing: the text ends, or something begins that
  /// stands at the top level only.
  private static boolean isMissingBrace(Parser parser, Token token) {
    if (parser.getContext().getRuleIndex() != WickParser.RULE_block
        || parser.getContext().getStart() == token) {
      return false;
    }
    boolean declaration =
        token.getType() == WickParser.HANDLER
            || token.getText().equals("fn")
            || token.getText().equals("const");
    return token.getType() == Token.EOF
        || declaration && token.getLine() > parser.getTokenStream().LT(-1).getLine();
  }

  private static boolean isInBlock(Parser parser) {
    for (var each = parser.getContext(); each != null; each = each.getParent()) {
      if (each.getRuleIndex() == WickParser.RULE_block) {
        return true;
      }
    }
    return false;
  }

  private static int startOfHeader(Parser parser) {
    ParserRuleContext script = parser.getContext();
    int last = script.getChildCount() - 1;
    return script.getChildCount() > 0 && script.getChild(last) instanceof ParserRuleContext child
        ? child.getStart().getTokenIndex()
        : parser.getCurrentToken().getTokenIndex();
  }

  private static IntervalSet firstOf(Parser parser, int rule) {
    return parser.getATN().nextTokens(parser.getATN().ruleToStartState[rule]);
  }

  private static Token emptyTokenAt(Token next) {
    CommonToken token = new CommonToken(next);
    token.setText("}");
    token.setStopIndex(next.getStartIndex() - 1);
    return token;
  }
}
