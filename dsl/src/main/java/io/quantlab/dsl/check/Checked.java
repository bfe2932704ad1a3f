package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.link.Linked;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.dsl.syntax.Name;
import io.quantlab.dsl.syntax.Script;
import io.quantlab.dsl.syntax.TypeName;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A tree with what is known of it.
public final class Checked {
  private final Linked linked;
  private final Kind kind;
  private final List<Diagnostic> diagnostics;
  private final Map<String, Symbol> names;
  private final Facts facts;
  private final IdentityHashMap<TypeName, Type> written;
  private final NameIndex index;
  private final Map<String, Type> types;
  private final Imports imports;

  Checked(
      Linked linked,
      Kind kind,
      List<Diagnostic> diagnostics,
      Map<String, Symbol> names,
      Walk walk) {
    this.linked = linked;
    this.kind = kind;
    this.diagnostics = List.copyOf(diagnostics);
    this.names = Map.copyOf(names);
    this.facts = walk.facts;
    this.written = walk.written;
    this.index = walk.index;
    this.types = Map.copyOf(walk.types);
    this.imports = walk.imports;
  }

  /// What the script is: as its header says, or as it was checked without one.
  public Kind kind() {
    return kind;
  }

  public Script script() {
    return linked.script();
  }

  /// The script with the libraries it imports.
  public Linked linked() {
    return linked;
  }

  /// Everything at the top level: the items of the libraries, then the script's own.
  public List<Item> items() {
    return linked.items();
  }

  /// The name of a library that a member of an import means: `middle` for `ta.middle`.
  public Optional<Expression.NameUse> imported(Expression expression) {
    return expression instanceof Expression.Member member
        ? Optional.ofNullable(imports.taken().get(member))
        : Optional.empty();
  }

  /// The library an import stands for, by the import's symbol.
  public Optional<String> library(Symbol imported) {
    return imports.home(imported);
  }

  /// The import an expression names.
  public Optional<Symbol> importOf(Expression expression) {
    return expression instanceof Expression.NameUse use ? importOf(use.name()) : Optional.empty();
  }

  /// The import a name is.
  public Optional<Symbol> importOf(Name name) {
    return Optional.ofNullable(names.get(name.key()))
        .filter(symbol -> symbol.role() == Symbol.Role.LIBRARY);
  }

  /// What an import exports, by the import's symbol.
  public List<String> exports(Symbol library) {
    return imports.exportsOf(library);
  }

  /// The name an export of an import stands for.
  public Optional<Symbol> exported(Symbol library, String name) {
    return imports.home(library).map(home -> names.get(home + "." + name));
  }

  /// The record or enum an export of an import stands for.
  public Optional<Type> exportedType(Symbol library, String name) {
    return imports.home(library).map(home -> types.get(home + "." + name));
  }

  /// What the checker found, in order of place; the parser's complaints are not among them.
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /// Names of the top level, by their text; those of libraries by [Symbol#key].
  public Map<String, Symbol> names() {
    return names;
  }

  /// What is known of an expression; nothing for one that was never reached.
  public Optional<Fact> factOf(Expression expression) {
    return facts.factOf(expression);
  }

  /// What is known of all expressions, but for those of functions whose parameters have no types.
  public Facts facts() {
    return facts;
  }

  /// True for an input that chooses a price series.
  public static boolean isSource(Item.Input input) {
    return SourceInput.isSource(input);
  }

  /// The type a written one stands for.
  public Type typeOf(TypeName name) {
    return written.getOrDefault(name, Type.Basic.UNKNOWN);
  }

  /// The record or enum a name stands for; the unknown type when it stands for none.
  public Type typeOf(Expression.NameUse use) {
    return types.getOrDefault(use.name().key(), Type.Basic.UNKNOWN);
  }

  /// Which names mean what, place by place.
  public NameIndex index() {
    return index;
  }

  /// The records and enums the script itself declares, by name.
  public Map<String, Type> types() {
    Map<String, Type> own = new HashMap<>(types);
    own.keySet().removeIf(name -> name.indexOf('.') >= 0);
    return own;
  }

  /// True when the script may run.
  public boolean isSound() {
    return diagnostics.stream().noneMatch(diagnostic -> diagnostic.severity().stops());
  }
}
