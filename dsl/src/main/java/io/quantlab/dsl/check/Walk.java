package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Catalogue;
import io.quantlab.dsl.library.Effect;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.link.Linked;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.dsl.syntax.Name;
import io.quantlab.dsl.syntax.TypeName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where the walk over the tree stands: scopes, frames, what was found so far. The one place of its
/// state.
final class Walk {
  final Source source;
  final Catalogue catalogue = Catalogue.version1();
  Facts facts = new Facts(List.of());
  final IdentityHashMap<TypeName, Type> written = new IdentityHashMap<>();
  final NameIndex index = new NameIndex();
  final Map<String, Type> types = new HashMap<>();
  final Imports imports;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();
  private final Map<Integer, Symbol> bySlot = new HashMap<>();
  private final Set<Symbol> series = new HashSet<>();
  private final Kind script;
  private Kind kind;
  private Scope scope;
  private int clocks;
  private int clock;
  private int quiet;
  private boolean intrabar;
  private boolean header;
  private Span statement = Span.at(0);
  private Optional<String> handler = Optional.empty();

  /// @param kind of the script itself
  Walk(Linked linked, Kind kind) {
    this.source = linked.source();
    this.script = kind;
    this.kind = kind;
    this.imports = new Imports(this, linked);
    this.scope = new Scope(Optional.empty(), source.span());
  }

  /// Kind of the text the walk is in.
  Kind kind() {
    return kind;
  }

  /// Walks over a library of the script.
  void inLibrary(Runnable action) {
    kind = Kind.LIBRARY;
    try {
      action.run();
    } finally {
      kind = script;
    }
  }

  Diagnostic add(Diagnostic diagnostic) {
    if (quiet == 0) {
      diagnostics.add(diagnostic);
    }
    return diagnostic;
  }

  void complain(Code code, Span place, String message) {
    add(Diagnostic.of(code, place, message));
  }

  /// Whether something was complained of at this very place.
  boolean complainsOf(Span place) {
    return diagnostics.stream().anyMatch(each -> each.span().equals(place));
  }

  /// Runs something again, for what it finds out only.
  void quietly(Runnable action) {
    quiet++;
    try {
      action.run();
    } finally {
      quiet--;
    }
  }

  /// Notes what is found out in other facts.
  void into(Facts other, Runnable action) {
    Facts outer = facts;
    facts = other;
    try {
      action.run();
    } finally {
      facts = outer;
    }
  }

  /// How many complaints there are so far.
  int complaints() {
    return diagnostics.size();
  }

  List<Diagnostic> diagnostics() {
    return List.copyOf(diagnostics);
  }

  Scope scope() {
    return scope;
  }

  /// @param place where the names declared inside are visible
  void inScope(Span place, Runnable action) {
    Scope outer = scope;
    scope = new Scope(Optional.of(outer), place);
    try {
      action.run();
      warnOfUnused(scope);
    } finally {
      scope = outer;
    }
  }

  private void warnOfUnused(Scope ended) {
    for (Symbol symbol : ended.symbols()) {
      boolean named = symbol.role() == Symbol.Role.LET || symbol.role() == Symbol.Role.VAR;
      if (named && !symbol.isUsed() && !symbol.name().equals("_")) {
        complain(Code.W3201, symbol.place(), "'" + symbol.name() + "' is never used");
      }
    }
  }

  /// Declares a name; complains when it is taken, or hides a built-in.
  Symbol declare(Name name, Symbol.Role role, Fact fact) {
    Symbol symbol = new Symbol(name, role, level(), bySlot.size(), clock, fact);
    bySlot.put(symbol.slot(), symbol);
    if (name.text().equals("_")) {
      return symbol;
    }
    Optional<Symbol> taken = scope.find(name.key());
    if (taken.isPresent()) {
      add(
          Diagnostic.of(Code.E1203, name.span(), "'" + name.text() + "' is declared already")
              .relatedTo(taken.get().place(), "declared here"));
    } else if (!catalogue.global(name.text()).isEmpty() && role != Symbol.Role.BROKEN) {
      complain(Code.W3203, name.span(), "'" + name.text() + "' hides the built-in of that name");
    }
    scope.add(symbol);
    index.declare(
        symbol, new Span(name.span().start(), Math.max(name.span().start(), scope.place().end())));
    frames.forEach(frame -> frame.assigned().add(symbol));
    return symbol;
  }

  private Symbol.Level level() {
    if (frames.isEmpty()) {
      return Symbol.Level.SCRIPT;
    }
    return frames.peek().sort() == Frame.Sort.FUNCTION || frames.peek().sort() == Frame.Sort.AT
        ? Symbol.Level.FUNCTION
        : Symbol.Level.BLOCK;
  }

  Deque<Frame> frames() {
    return frames;
  }

  Frame inFrame(Frame.Sort sort, Fact.Ripeness ripeness, Runnable action) {
    Frame frame = new Frame(sort, ripeness, statement);
    frames.push(frame);
    try {
      action.run();
    } finally {
      frames.pop();
    }
    return frame;
  }

  Frame inBranch(Fact condition, Runnable action) {
    return inFrame(Frame.Sort.BRANCH, condition.ripeness(), action);
  }

  boolean isIn(Frame.Sort sort) {
    return frames.stream().anyMatch(frame -> frame.sort() == sort);
  }

  /// Notes an effect for the functions and lambdas it happens in.
  void note(Effect effect) {
    frames.forEach(frame -> frame.effects().add(effect));
  }

  void noteAssignment(Symbol symbol) {
    frames.forEach(frame -> frame.assigned().add(symbol));
  }

  /// Ripeness of everything that decides whether the current code runs.
  Fact.Ripeness ripeness() {
    Fact.Ripeness all = Fact.Ripeness.SETTLED;
    for (Frame frame : frames) {
      all = all.or(frame.ripeness());
    }
    return all;
  }

  /// Runs a check of one statement.
  void inStatement(Span place, Runnable action) {
    Span outer = statement;
    statement = place;
    try {
      action.run();
    } finally {
      statement = outer;
    }
  }

  void inHandler(String name, Runnable action) {
    handler = Optional.of(name);
    try {
      inFrame(Frame.Sort.HANDLER, Fact.Ripeness.SETTLED, action);
    } finally {
      handler = Optional.empty();
    }
  }

  /// Name of the handler the walk is in.
  Optional<String> handler() {
    return handler;
  }

  /// Notes a parameter that holds a value per step.
  void addSeries(Symbol symbol) {
    series.add(symbol);
  }

  boolean isSeries(Symbol symbol) {
    return series.contains(symbol);
  }

  int clock() {
    return clock;
  }

  void onOtherClock(Runnable action) {
    int outer = clock;
    clock = ++clocks;
    try {
      action.run();
    } finally {
      clock = outer;
    }
  }

  /// Walks over the options of the header line.
  void inHeader(Runnable action) {
    header = true;
    action.run();
    header = false;
  }

  boolean isInHeader() {
    return header;
  }

  boolean intrabar() {
    return intrabar;
  }

  void allowIntrabar() {
    intrabar = true;
  }
}
