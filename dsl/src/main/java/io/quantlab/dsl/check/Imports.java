package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.link.Linked;
import io.quantlab.dsl.link.Linked.Binding;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Name;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What scripts take out of libraries: `ta.middle` where `ta` is the name of an import.
///
/// A library's names carry the library they are written in, so that what is taken is simply the use
/// of another name.
final class Imports {
  private final Walk walk;
  private final Map<Item.Import, Binding> bindings;
  private final Map<String, TreeSet<String>> exports = new LinkedHashMap<>();
  private final Map<Symbol, String> homes = new IdentityHashMap<>();
  private final IdentityHashMap<Expression.Member, Expression.NameUse> taken =
      new IdentityHashMap<>();

  Imports(Walk walk, Linked linked) {
    this.walk = walk;
    this.bindings = linked.bindings();
  }

  /// Declares the name of an import; complains when there is nothing behind it.
  void declare(Item.Import each) {
    Symbol symbol = walk.declare(each.name(), Symbol.Role.LIBRARY, Fact.UNKNOWN);
    switch (bindings.get(each)) {
      case Binding.Bound(String home) -> homes.put(symbol, home);
      case Binding.Refused(String message) ->
          walk.complain(Code.E1704, each.path().span(), message);
    }
  }

  /// Notes what a library gives to others.
  void export(Name name) {
    exports.computeIfAbsent(name.home(), _ -> new TreeSet<>()).add(name.text());
  }

  /// What the import of that name exports, sorted; nothing for one that has no library.
  List<String> exportsOf(Symbol library) {
    return List.copyOf(exports.getOrDefault(homes.getOrDefault(library, ""), new TreeSet<>()));
  }

  /// The library behind an import.
  Optional<String> home(Symbol library) {
    return Optional.ofNullable(homes.get(library));
  }

  /// The import an expression names.
  Optional<Symbol> library(Expression expression) {
    return expression instanceof Expression.NameUse use ? library(use.name()) : Optional.empty();
  }

  private Optional<Symbol> library(Name name) {
    return walk.scope().find(name.key()).filter(symbol -> symbol.role() == Symbol.Role.LIBRARY);
  }

  /// The name a member of an import means; nothing after a complaint.
  ///
  /// @param library what [#library] found
  Optional<Expression.NameUse> take(Symbol library, Expression.Member member) {
    library.use();
    walk.index.refer(member.target().span(), library.place());
    if (taken.containsKey(member)) {
      return Optional.of(taken.get(member));
    }
    Optional<Expression.NameUse> found =
        exported(library, member.member())
            .map(name -> new Expression.NameUse(member.member().span(), name));
    found.ifPresent(use -> taken.put(member, use));
    return found;
  }

  /// A type of a library: `ta.Level`.
  Optional<Name> type(Name library, Name type) {
    Optional<Symbol> symbol = library(library);
    if (symbol.isEmpty()) {
      walk.complain(Code.E1201, library.span(), "'" + library.text() + "' is no import");
      return Optional.empty();
    }
    symbol.get().use();
    walk.index.refer(library.span(), symbol.get().place());
    return exported(symbol.get(), type);
  }

  private Optional<Name> exported(Symbol library, Name member) {
    String home = homes.get(library);
    if (home == null) {
      return Optional.empty();
    }
    List<String> known = exportsOf(library);
    if (known.contains(member.text())) {
      return Optional.of(new Name(member.span(), member.text(), home));
    }
    walk.complain(
        Code.E1201,
        member.span(),
        "the library '"
            + home
            + "' exports no '"
            + member.text()
            + "'"
            + Nearest.of(member.text(), known)
                .map(each -> ": did you mean '" + each + "'?")
                .orElse("; it has " + String.join(", ", known)));
    return Optional.empty();
  }

  /// The names behind members of imports, by the identity of the member.
  IdentityHashMap<Expression.Member, Expression.NameUse> taken() {
    return taken;
  }
}
