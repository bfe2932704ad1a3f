package io.quantlab.dsl.editor;

import io.quantlab.dsl.check.Checked;
import io.quantlab.dsl.check.Checker;
import io.quantlab.dsl.check.NameIndex;
import io.quantlab.dsl.check.Symbol;
import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Fix;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.link.Libraries;
import io.quantlab.dsl.link.Linked;
import io.quantlab.dsl.link.Linker;
import io.quantlab.dsl.parser.Lexeme;
import io.quantlab.dsl.parser.Reading;
import io.quantlab.dsl.parser.WickFormatter;
import io.quantlab.dsl.parser.WickReader;
import io.quantlab.dsl.planner.Planned;
import io.quantlab.dsl.planner.Planner;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.dsl.syntax.Script;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One text of a script, read and checked, with every question an editor has.
///
/// A document never changes: a new text is a new document. Offsets count UTF-16 units from 0; any
/// offset from 0 to the length of the text may be asked, whatever the text is.
public final class Document {
  private final Source source;
  private final Checked checked;
  private final List<Lexeme> lexemes;
  private final List<Diagnostic> diagnostics;
  private final Libraries libraries;

  private Document(
      Source source,
      Checked checked,
      List<Lexeme> lexemes,
      List<Diagnostic> diagnostics,
      Libraries libraries) {
    this.source = source;
    this.checked = checked;
    this.lexemes = lexemes;
    this.diagnostics = diagnostics;
    this.libraries = libraries;
  }

  /// Reads and checks a text that imports nothing.
  public static Document of(String text) {
    return of(text, Libraries.NONE);
  }

  /// Reads and checks a text with the libraries it imports; the source of the document has their
  /// texts too.
  public static Document of(String text, Libraries libraries) {
    return of(WickReader.read(text), libraries);
  }

  /// Reads and checks a text with the libraries it imports.
  ///
  /// @param kind of a text without a header line
  public static Document of(String text, Kind kind, Libraries libraries) {
    return of(WickReader.read(text), kind, libraries);
  }

  /// Checks what was read.
  static Document of(Reading reading, Libraries libraries) {
    return of(reading, reading.script().kind(), libraries);
  }

  private static Document of(Reading reading, Kind kind, Libraries libraries) {
    Linked linked = Linker.link(reading, libraries);
    Source source = linked.source();
    Checked checked = Checker.check(linked, kind);
    List<Diagnostic> all = new ArrayList<>(reading.diagnostics());
    all.addAll(checked.diagnostics());
    all.addAll(unused(checked));
    if (all.stream().noneMatch(each -> each.severity().stops())
        && Planner.plan(checked) instanceof Planned.Refused(var refused)) {
      all.addAll(refused);
    }
    all.sort(Comparator.comparingInt(diagnostic -> diagnostic.span().start()));
    return new Document(source, checked, Lexeme.of(source), List.copyOf(all), libraries);
  }

  /// Names of the top level nobody uses; the names of a library are there for others.
  ///
  /// The checker looks at the names of blocks only: at the top level a name is also something to
  /// watch in a run, and only somebody who writes wants to hear of it.
  private static List<Diagnostic> unused(Checked checked) {
    List<Diagnostic> unused = new ArrayList<>();
    NameIndex index = checked.index();
    for (NameIndex.Declared each : index.declared()) {
      Symbol symbol = each.symbol();
      boolean asked =
          symbol.level() == Symbol.Level.SCRIPT
              && symbol.home().isEmpty()
              && symbol.role() != Symbol.Role.BROKEN
              && symbol.role() != Symbol.Role.PARAMETER;
      if (asked
          && checked.script().kind() != Kind.LIBRARY
          && index.places(symbol.place()).size() == 1) {
        unused.add(
            Diagnostic.of(Code.W3201, symbol.place(), "'" + symbol.name() + "' is never used"));
      }
    }
    return unused;
  }

  public Source source() {
    return source;
  }

  /// Everything there is to say, those things included that only an editor shows, in order of
  /// place.
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /// What may be written at an offset, the likeliest first.
  public List<Completion> completions(int offset) {
    return new Completer(this, offset).completions();
  }

  /// What stands at an offset, in words.
  public Optional<Hover> hover(int offset) {
    return new Describer(this).at(offset);
  }

  /// The parameters of the call around an offset.
  public Optional<SignatureHelp> signature(int offset) {
    return new SignatureFinder(this, offset).find();
  }

  /// Place of the declaration of the name at an offset; nothing for built-ins.
  public Optional<Span> definition(int offset) {
    return checked.index().at(offset).map(use -> use.declaration());
  }

  /// All places of the name at an offset, its declaration among them.
  public List<Span> references(int offset) {
    return definition(offset).map(checked.index()::places).orElse(List.of());
  }

  /// Gives the name at an offset another one, everywhere, or says why that cannot be.
  public Rename rename(int offset, String name) {
    return new Renamer(this).rename(offset, name);
  }

  /// The declarations of the script, as a tree.
  public List<OutlineEntry> outline() {
    return new Outline(this).entries();
  }

  /// Stretches of lines that may be folded.
  public List<Fold> folds() {
    return Fold.of(this);
  }

  /// The text in the one format; nothing when it has a syntax error.
  public Optional<String> formatted() {
    return WickFormatter.format(source);
  }

  /// What each word is, for coloring.
  public List<SemanticToken> tokens() {
    return new Colorer(this).tokens();
  }

  /// Changes to offer for a stretch of the text: those that mend its diagnostics first.
  public List<Fix> actions(Span span) {
    return new FixFinder(this).actions(span);
  }

  /// Types that are inferred, to be shown behind the names.
  public List<Hint> hints() {
    return Hint.of(this);
  }

  /// The same document with another text.
  Document with(Reading other) {
    return of(other, libraries);
  }

  Checked checked() {
    return checked;
  }

  Script script() {
    return checked.script();
  }

  /// The text an offset lies in: the script, or a library it imports.
  Script scriptAt(int offset) {
    Optional<String> library = source.attachedAt(offset).map(Source.Attached::name);
    return checked.linked().libraries().stream()
        .filter(each -> library.filter(each.name().toString()::equals).isPresent())
        .findFirst()
        .map(Linked.Library::script)
        .orElse(checked.script());
  }

  /// Words, marks and comments, in order of place.
  List<Lexeme> lexemes() {
    return lexemes;
  }

  /// The last lexeme that ends at or before an offset, comments left out.
  Optional<Lexeme> before(int offset) {
    Lexeme found = null;
    for (Lexeme each : lexemes) {
      if (each.span().end() > offset) {
        break;
      }
      found = each.sort() == Lexeme.Sort.COMMENT ? found : each;
    }
    return Optional.ofNullable(found);
  }

  /// The lexeme an offset lies inside, or touches; of two the right one.
  Optional<Lexeme> lexemeAt(int offset) {
    Lexeme found = null;
    for (Lexeme each : lexemes) {
      if (each.span().start() > offset) {
        break;
      }
      found = each.span().touches(offset) ? each : null;
    }
    return Optional.ofNullable(found);
  }

  /// The `///` lines right above a declaration, joined; empty when there are none.
  String documentation(Span declaration) {
    List<String> lines = new ArrayList<>();
    Source text = source.attachedAt(declaration.start()).map(each -> each.source()).orElse(source);
    int line = source.lineOf(declaration.start()) - 1;
    while (line >= 1 && text.lineText(line).strip().startsWith("///")) {
      lines.addFirst(text.lineText(line).strip().substring("///".length()).strip());
      line--;
    }
    return String.join("\n", lines);
  }
}
