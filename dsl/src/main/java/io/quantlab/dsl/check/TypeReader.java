package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Name;
import io.quantlab.dsl.syntax.TypeName;
import java.util.List;
import java.util.Optional;

/// Types as they are written to types.
final class TypeReader {
  private final Walk walk;

  TypeReader(Walk walk) {
    this.walk = walk;
  }

  /// The type, or the unknown one when nothing is written.
  Type read(Optional<TypeName> written) {
    return written.map(this::read).orElse(Basic.UNKNOWN);
  }

  Type read(TypeName written) {
    Type type = find(written);
    walk.written.put(written, type);
    return type;
  }

  private Type find(TypeName written) {
    return switch (written) {
      case TypeName.OptionalOf optional -> Type.optional(read(optional.type()));
      case TypeName.Function function ->
          new Type.Function(
              function.parameters().stream().map(this::read).toList(), read(function.result()));
      case TypeName.Named named -> named(named);
    };
  }

  private Type named(TypeName.Named named) {
    String name = named.name().text();
    List<Type> arguments = named.arguments().stream().map(this::read).toList();
    int wanted =
        switch (name) {
          case "array", "set", "series" -> 1;
          case "map" -> 2;
          default -> 0;
        };
    if (arguments.size() != wanted) {
      walk.complain(
          Code.E1101,
          named.span(),
          "'" + name + "' takes " + wanted + " types in '< >', found " + arguments.size());
      return Basic.UNKNOWN;
    }
    return switch (name) {
      case "array" -> new Type.ArrayOf(arguments.getFirst());
      case "series" -> new Type.SeriesOf(arguments.getFirst());
      case "set" -> new Type.SetOf(key(arguments.getFirst(), named.arguments().getFirst()));
      case "map" ->
          new Type.MapOf(
              key(arguments.getFirst(), named.arguments().getFirst()), arguments.getLast());
      default -> simple(named, name);
    };
  }

  private Type known(Name name, TypeName.Named written) {
    walk.index.referType(name);
    Type type = walk.types.get(name.key());
    if (type == null) {
      walk.complain(Code.E1201, written.name().span(), "'" + name.text() + "' is no type");
    }
    return type == null ? Basic.UNKNOWN : type;
  }

  private Type key(Type type, TypeName written) {
    if (!type.isKey()) {
      walk.complain(
          Code.E1108,
          written.span(),
          "'" + type.text() + "' cannot be a key: take int, string, bool, symbol, time or an enum");
      return Basic.UNKNOWN;
    }
    return type;
  }

  private Type simple(TypeName.Named named, String name) {
    if (named.library().isPresent()) {
      return walk.imports
          .type(named.library().get(), named.name())
          .map(type -> known(type, named))
          .orElse(Basic.UNKNOWN);
    }
    Type own = walk.types.get(named.name().key());
    if (own != null) {
      walk.index.referType(named.name());
      return own;
    }
    Optional<Type> found =
        walk.catalogue.type(name).filter(type -> type != Basic.NONE && type != Basic.NOTHING);
    if (found.isPresent()) {
      return name.equals("source") ? Basic.FLOAT : found.get();
    }
    List<String> known = walk.catalogue.typeNames();
    String hint = Nearest.of(name, known).map(each -> ": did you mean '" + each + "'?").orElse("");
    walk.complain(Code.E1201, named.span(), "there is no type '" + name + "'" + hint);
    return Basic.UNKNOWN;
  }
}
