package io.quantlab.dsl.host;

import io.quantlab.dsl.library.Catalogue;
import io.quantlab.dsl.library.Type;
import java.util.List;

/// Names of the members of an engine value, by their numbers in the catalogue.
///
/// The names are those of the constant pool, so that a `switch` over them finds each equal by being
/// the same object.
final class Members {
  private final String type;
  private final List<String> names;

  private Members(Type type) {
    this.type = type.text();
    this.names = Catalogue.version1().memberNames(type).stream().map(String::intern).toList();
  }

  static Members of(String type) {
    return of(new Type.Object(type));
  }

  static Members of(Type type) {
    return new Members(type);
  }

  String name(int member) {
    return names.get(member);
  }

  /// Number of a member, for values that are read at every tick: comparing numbers is quicker than
  /// comparing names.
  int number(String name) {
    int number = names.indexOf(name);
    if (number < 0) {
      throw new IllegalArgumentException("'" + type + "' has no member '" + name + "'");
    }
    return number;
  }

  /// For a member that the value does not have in the way it was asked for.
  IllegalStateException absent(int member) {
    return new IllegalStateException("'" + type + "' has no such member: " + name(member));
  }
}
