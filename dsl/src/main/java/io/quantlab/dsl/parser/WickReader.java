package io.quantlab.dsl.parser;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.syntax.Comment;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Script;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;

/// Reads a text: whatever it is, there comes a tree and a list of complaints, in bounded time.
public final class WickReader {
  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparingInt(diagnostic -> diagnostic.span().start());

  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<Span> idle = new ArrayList<>();

  private final Source source;
  private final String home;
  private final String text;
  private final int offset;

  private WickReader(Source source, String home, String text, int offset) {
    this.source = source;
    this.home = home;
    this.text = text;
    this.offset = offset;
  }

  public static Reading read(String text) {
    return read(new Source(text));
  }

  public static Reading read(Source source) {
    return new WickReader(source, "", source.text(), 0).reading();
  }

  /// Reads a library whose text is attached to the source under its name.
  public static Reading read(Source source, String library) {
    Source.Attached text = source.attached(library).orElseThrow();
    return new WickReader(source, library, text.source().text(), text.start()).reading();
  }

  private Reading reading() {
    Script script = script();
    diagnostics.removeIf(
        each -> each.code() != Code.E1103 && goesOnFromIdleName(each.span().start()));
    diagnostics.sort(BY_PLACE);
    return new Reading(source, script, diagnostics);
  }

  private Script script() {
    Optional<Diagnostic> early = TextCheck.complaint(text, offset);
    if (early.isPresent()) {
      diagnostics.add(early.get());
      return empty();
    }
    Run run = new Run(text, offset, PredictionMode.SLL);
    try {
      List<WickParser.ItemContext> items = new ArrayList<>();
      WickParser.ScriptContext first = run.script(items);
      if (!run.recovery.diagnostics().isEmpty()) {
        run = new Run(text, offset, PredictionMode.LL);
        items.clear();
        first = run.script(items);
      }
      diagnostics.addAll(run.recovery.diagnostics());
      return new TreeBuilder(this, run.places).script(span(), first, items, run.comments());
    } catch (DepthGuard.TooDeep tooDeep) {
      diagnostics.addAll(run.recovery.diagnostics());
      diagnostics.add(tooDeep(run, tooDeep));
      return empty();
    }
  }

  /// Reads an expression that stands inside a string.
  ///
  /// @param offset of the text in the source
  Expression interpolated(String text, int offset) {
    Span span = new Span(offset, offset + text.length());
    Run run = new Run(text, offset, PredictionMode.LL);
    try {
      WickParser.ExprContext parsed = run.expression();
      diagnostics.addAll(run.recovery.diagnostics());
      return parsed == null
          ? new Expression.Broken(span)
          : new TreeBuilder(this, run.places).expression(parsed);
    } catch (DepthGuard.TooDeep tooDeep) {
      diagnostics.add(tooDeep(run, tooDeep));
      return new Expression.Broken(span);
    }
  }

  Source source() {
    return source;
  }

  /// The library that is read; empty for a script.
  String home() {
    return home;
  }

  void add(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  /// Notes words that were complained of, for what follows on their line is part of the mistake.
  void addIdle(Span words) {
    idle.add(words);
  }

  /// Whether words without effect stand before a place, on its line.
  boolean goesOnFromIdleName(int start) {
    return idle.stream()
        .anyMatch(words ->
            words.end() <= start && !source.textOf(new Span(words.end(), start)).contains("\n"));
  }

  private static Diagnostic tooDeep(Run run, DepthGuard.TooDeep tooDeep) {
    return Diagnostic.of(
        Code.E1001, run.places.of(tooDeep.token()), "expressions are nested too deep");
  }

  private Span span() {
    return new Span(offset, offset + text.length());
  }

  private Script empty() {
    return new Script(span(), Optional.empty(), Optional.empty(), List.of(), List.of());
  }

  /// One run of the parser over one text.
  ///
  /// Simple prediction is several times faster and finds the same tree for every text without a
  /// mistake; where it meets one, full prediction reads the text again and tells the exact place.
  private static final class Run {
    private final Places places;
    private final StatementRecovery recovery;
    private final CommonTokenStream tokens;
    private final WickParser parser;

    Run(String text, int offset, PredictionMode mode) {
      places = new Places(text, offset);
      recovery = new StatementRecovery(places);
      WickLexer lexer = new WickLexer(CharStreams.fromString(text));
      lexer.removeErrorListeners();
      tokens = new CommonTokenStream(lexer);
      parser = new WickParser(tokens);
      parser.setInterpreter(new ExactPrediction(parser));
      parser.getInterpreter().setPredictionMode(mode);
      parser.removeErrorListeners();
      parser.setErrorHandler(recovery);
      parser.addParseListener(new DepthGuard(parser));
    }

    /// A whole script; reading goes on behind what cannot begin an item.
    WickParser.ScriptContext script(List<WickParser.ItemContext> items) {
      WickParser.ScriptContext script = parser.script();
      items.addAll(script.item());
      while (parser.getCurrentToken().getType() != Token.EOF) {
        items.add(parser.item());
      }
      return script;
    }

    /// A whole text that is one expression, or null after a complaint.
    WickParser.ExprContext expression() {
      try {
        WickParser.ExprContext parsed = parser.expr();
        if (parser.getCurrentToken().getType() == Token.EOF) {
          return parsed;
        }
        recovery.complain(parser, 0, parser.getCurrentToken());
      } catch (RecognitionException failure) {
        recovery.complain(parser, 0, failure.getOffendingToken());
      }
      return null;
    }

    List<Comment> comments() {
      List<Comment> comments = new ArrayList<>();
      for (Token token : tokens.getTokens()) {
        boolean comment =
            token.getType() == WickParser.DOC
                || token.getType() == WickParser.LINE_COMMENT
                || token.getType() == WickParser.COMMENT;
        if (comment) {
          comments.add(new Comment(places.of(token), token.getText()));
        }
      }
      return comments;
    }
  }
}
