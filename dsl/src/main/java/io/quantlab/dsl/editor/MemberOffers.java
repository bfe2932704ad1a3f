package io.quantlab.dsl.editor;

import io.quantlab.dsl.check.Symbol;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.editor.Completion.Kind;
import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Catalogue;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What may follow a dot: members of a type, of an enum, functions of a namespace.
final class MemberOffers {
  private final Document document;
  private final Offers offers;
  private final Span word;
  private final Catalogue catalogue = Catalogue.version1();

  MemberOffers(Document document, Offers offers, Span word) {
    this.document = document;
    this.offers = offers;
    this.word = word;
  }

  /// What may follow a dot.
  List<Completion> of(Expression.Member member) {
    List<Completion> found = new ArrayList<>();
    Optional<Symbol> library = document.checked().importOf(member.target());
    if (library.isPresent()) {
      return exports(library.get());
    }
    Optional<Expression.NameUse> imported = document.checked().imported(member.target());
    if (imported.isPresent()
        && document.checked().typeOf(imported.get())
            instanceof Type.EnumOf(String owner, var values)) {
      values.forEach(
          value -> found.add(offers.plain(value, Kind.ENUM_MEMBER, owner, "", Offers.ASKED)));
      return found;
    }
    if (member.target() instanceof Expression.NameUse use) {
      String name = use.name().text();
      namespace(name, found);
      Type type = document.checked().types().get(name);
      Type named =
          type != null
              ? type
              : catalogue.type(name).filter(Type.EnumOf.class::isInstance).orElse(null);
      if (named instanceof Type.EnumOf(String owner, var values)) {
        values.forEach(
            value -> found.add(offers.plain(value, Kind.ENUM_MEMBER, owner, "", Offers.ASKED)));
      }
    }
    document
        .checked()
        .factOf(member.target())
        .map(fact -> fact.type())
        .ifPresent(type -> ofReceiver(type, found));
    return found;
  }

  /// What an import exports.
  private List<Completion> exports(Symbol library) {
    List<Completion> found = new ArrayList<>();
    for (String name : document.checked().exports(library)) {
      document
          .checked()
          .exported(library, name)
          .ifPresent(symbol -> found.add(offers.ofSymbol(symbol, Type.Basic.UNKNOWN)));
    }
    found.addAll(types(library));
    return found;
  }

  /// The records and enums an import exports.
  List<Completion> types(Symbol library) {
    List<Completion> found = new ArrayList<>();
    for (String name : document.checked().exports(library)) {
      document
          .checked()
          .exportedType(library, name)
          .ifPresent(type -> found.add(offers.ofType(name, type)));
    }
    return found;
  }

  private void namespace(String name, List<Completion> found) {
    for (String each : catalogue.globalNames()) {
      if (each.startsWith(name + ".")) {
        Builtin entry = catalogue.global(each).getFirst();
        String bare = each.substring(name.length() + 1);
        Completion whole = offers.ofBuiltin(entry, Offers.FITTING);
        found.add(
            new Completion(
                bare,
                Kind.FUNCTION,
                whole.detail(),
                whole.doc(),
                whole.insert().substring(name.length() + 1),
                word,
                Offers.FITTING));
      }
    }
  }

  private void ofReceiver(Type type, List<Completion> found) {
    switch (type) {
      case Type.OptionalOf(Type inner) -> ofReceiver(inner, found);
      case Type.RecordOf(String _, var fields) ->
          fields.forEach(field ->
              found.add(
                  offers.plain(field.name(), Kind.MEMBER, field.type().text(), "", Offers.ASKED)));
      case Type _ ->
          catalogue
              .memberNames(type)
              .forEach(name ->
                  found.add(
                      offers.ofBuiltin(catalogue.members(type, name).getFirst(), Offers.FITTING)));
    }
  }
}
