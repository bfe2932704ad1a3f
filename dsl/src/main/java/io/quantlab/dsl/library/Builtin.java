package io.quantlab.dsl.library;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One entry of the catalogue.
///
/// @param receiver the type it is a member of
/// @param name with its namespace: `sma`, `order.limit`
/// @param shape whether it is read or called
/// @param stage earliest moment the value can be known; arguments may push it later
/// @param fuel what a call costs, see [Fuel]
/// @param warmUp step of the first value on a series without `na`, as wick.md 17 writes it; empty
///   when there is nothing to wait for
/// @param doc one sentence
public record Builtin(
    Optional<Type> receiver,
    String name,
    Shape shape,
    List<Param> parameters,
    Type result,
    Effect effect,
    Stage stage,
    Fuel fuel,
    String warmUp,
    String doc) {

  /// How it is used.
  public enum Shape {
    VALUE,
    CALL
  }

  /// A parameter.
  ///
  /// @param length what is asked of the stage of a length
  /// @param count whether it takes one argument or any number of them
  /// @param value the default in Wick notation; a parameter without one must be given
  public record Param(String name, Type type, Length length, Count count, Optional<String> value) {
    public boolean isOptional() {
      return value.isPresent() || count == Count.MANY;
    }

    /// Whether `none` may be written for it.
    public boolean mayBeNone() {
      return value.equals(Optional.of("none"));
    }
  }

  /// What must be known of a length before the run.
  public enum Length {
    /// Nothing: it is no length.
    FREE,
    /// An upper bound.
    BOUNDED,
    /// Its value.
    FIXED
  }

  public enum Count {
    ONE,
    MANY
  }

  public Builtin {
    parameters = List.copyOf(parameters);
  }

  /// Whether it is a member of arrays.
  public boolean isOfArrays() {
    return receiver.orElse(null) instanceof Type.ArrayOf;
  }

  /// As the reference writes it: `sma(src: float, n: int) -> float`.
  public String signature() {
    String arguments =
        shape == Shape.VALUE
            ? ""
            : parameters.stream().map(Builtin::text).collect(Collectors.joining(", ", "(", ")"));
    String owner = receiver.map(type -> type.text() + ".").orElse("");
    return owner + name + arguments + (result == Type.Basic.NOTHING ? "" : " -> " + result.text());
  }

  private static String text(Param param) {
    String many = param.count() == Count.MANY ? "…" : "";
    return param.name()
        + many
        + ": "
        + param.type().text()
        + param.value().map(value -> " = " + value).orElse("");
  }
}
