package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Name;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which names mean what, place by place: what an editor asks of a checked script.
///
/// A declaration is known by the place of its name. The checker fills the index on its one walk, so
/// that no second pass has to guess what a name meant.
public final class NameIndex {
  private final Map<Span, Declared> declared = new LinkedHashMap<>();
  private final TreeMap<Integer, Use> uses = new TreeMap<>();
  private final Map<String, Span> types = new HashMap<>();
  private final Map<String, Map<String, Span>> members = new HashMap<>();
  private final IdentityHashMap<Expression, Builtin> builtins = new IdentityHashMap<>();
  private final IdentityHashMap<Expression, Type> wanted = new IdentityHashMap<>();

  NameIndex() {}

  /// A name of the script.
  ///
  /// @param visible where it may be used
  public record Declared(Symbol symbol, Span visible) {}

  /// A place where a name is written.
  ///
  /// @param declaration place of the name it means; its own place for a declaration
  public record Use(Span place, Span declaration) {}

  void declare(Symbol symbol, Span visible) {
    declared.put(symbol.place(), new Declared(symbol, visible));
    refer(symbol.place(), symbol.place());
  }

  void refer(Span place, Span declaration) {
    if (place.end() > place.start()) {
      uses.put(place.start(), new Use(place, declaration));
    }
  }

  void declareType(Name name) {
    types.put(name.key(), name.span());
    refer(name.span(), name.span());
  }

  void declareMember(String type, Name name) {
    members.computeIfAbsent(type, _ -> new HashMap<>()).put(name.text(), name.span());
    refer(name.span(), name.span());
  }

  void referType(Name name) {
    Span declaration = types.get(name.key());
    if (declaration != null) {
      refer(name.span(), declaration);
    }
  }

  void referMember(String type, Name name) {
    Span declaration = members.getOrDefault(type, Map.of()).get(name.text());
    if (declaration != null) {
      refer(name.span(), declaration);
    }
  }

  void resolve(Expression expression, Builtin entry) {
    builtins.put(expression, entry);
  }

  void want(Expression expression, Type type) {
    wanted.put(expression, type);
  }

  /// Every value and function the script declares, in the order of their declaration.
  public List<Declared> declared() {
    return List.copyOf(declared.values());
  }

  /// The value or function declared at a place.
  public Optional<Declared> declaredAt(Span declaration) {
    return Optional.ofNullable(declared.get(declaration));
  }

  /// The name written at an offset, or right before it.
  public Optional<Use> at(int offset) {
    return Optional.ofNullable(uses.floorEntry(offset))
        .map(Map.Entry::getValue)
        .filter(use -> use.place().touches(offset));
  }

  /// All places that mean one declaration, itself among them, in order.
  public List<Span> places(Span declaration) {
    return uses.values().stream()
        .filter(use -> use.declaration().equals(declaration))
        .map(Use::place)
        .toList();
  }

  /// Names of the script that may be used at an offset, the innermost first.
  public List<Symbol> visibleAt(int offset) {
    List<Declared> visible = new ArrayList<>();
    for (Declared each : declared.values()) {
      if (each.visible().start() <= offset && offset <= each.visible().end()) {
        visible.add(each);
      }
    }
    visible.sort(Comparator.comparingInt(each -> -each.visible().start()));
    return visible.stream().map(Declared::symbol).toList();
  }

  /// Names of the records and enums the script declares, with the places of their declarations.
  public Map<String, Span> types() {
    return Map.copyOf(types);
  }

  /// The built-in a name, a member or a call was found to be.
  public Optional<Builtin> builtin(Expression expression) {
    return Optional.ofNullable(builtins.get(expression));
  }

  /// The type that is wanted where an expression stands; the unknown one when anything may stand.
  public Type wanted(Expression expression) {
    return wanted.getOrDefault(expression, Basic.UNKNOWN);
  }
}
