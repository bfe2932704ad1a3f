package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.dsl.syntax.Script;
import io.quantlab.dsl.syntax.TypeName;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A tree with what is known of it.
public final class Checked {
  private final Script script;
  private final Kind kind;
  private final List<Diagnostic> diagnostics;
  private final Map<String, Symbol> names;
  private final Facts facts;
  private final IdentityHashMap<TypeName, Type> written;
  private final NameIndex index;
  private final Map<String, Type> types;

  Checked(
      Script script,
      Kind kind,
      List<Diagnostic> diagnostics,
      Map<String, Symbol> names,
      Facts facts,
      IdentityHashMap<TypeName, Type> written,
      NameIndex index,
      Map<String, Type> types) {
    this.script = script;
    this.kind = kind;
    this.diagnostics = List.copyOf(diagnostics);
    this.names = Map.copyOf(names);
    this.facts = facts;
    this.written = written;
    this.index = index;
    this.types = Map.copyOf(types);
  }

  /// What the script is: as its header says, or as it was checked without one.
  public Kind kind() {
    return kind;
  }

  public Script script() {
    return script;
  }

  /// What the checker found, in order of place; the parser's complaints are not among them.
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /// Names of the top level.
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

  /// The type a written one stands for.
  public Type typeOf(TypeName name) {
    return written.getOrDefault(name, Type.Basic.UNKNOWN);
  }

  /// Which names mean what, place by place.
  public NameIndex index() {
    return index;
  }

  /// The records and enums the script declares, by name.
  public Map<String, Type> types() {
    return types;
  }

  /// True when the script may run.
  public boolean isSound() {
    return diagnostics.stream().noneMatch(diagnostic -> diagnostic.severity().stops());
  }
}
