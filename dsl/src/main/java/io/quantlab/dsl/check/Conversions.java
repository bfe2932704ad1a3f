package io.quantlab.dsl.check;

import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which type goes where, and what several types become together (wick.md 4).
public final class Conversions {
  private Conversions() {}

  /// True when a value of `from` may stand where `to` is wanted, whatever the expression.
  public static boolean fits(Type from, Type to) {
    if (from.equals(to) || from == Basic.UNKNOWN || to == Basic.UNKNOWN) {
      return true;
    }
    if (to instanceof Type.Variable || from instanceof Type.Variable) {
      return true;
    }
    return switch (to) {
      case Basic basic ->
          switch (basic) {
            case FLOAT -> from == Basic.INT || from == Basic.PERCENT;
            case PRICE -> from == Basic.INT || from == Basic.FLOAT;
            default -> false;
          };
      case Type.OptionalOf optional ->
          from == Basic.NONE
              || fits(from instanceof Type.OptionalOf(Type inner) ? inner : from, optional.type());
      case Type.SeriesOf series -> fits(from, series.element());
      case Type.ArrayOf array ->
          from instanceof Type.ArrayOf(Type element) && fitsInside(element, array.element());
      case Type.SetOf set ->
          from instanceof Type.SetOf(Type element) && fitsInside(element, set.element());
      case Type.MapOf map ->
          from instanceof Type.MapOf(Type key, Type value)
              && fitsInside(key, map.key())
              && fitsInside(value, map.value());
      case Type.Function function ->
          from instanceof Type.Function(var parameters, Type result)
              && parameters.size() == function.parameters().size()
              && fits(result, function.result());
      case Type.RecordOf _, Type.EnumOf _, Type.Object _, Type.Variable _ -> false;
    };
  }

  /// Elements are not converted: an `array<int>` is no `array<float>`.
  private static boolean fitsInside(Type from, Type to) {
    return from.equals(to)
        || from == Basic.UNKNOWN
        || to == Basic.UNKNOWN
        || from instanceof Type.Variable
        || to instanceof Type.Variable
        || from instanceof Type.ArrayOf(Type a)
            && to instanceof Type.ArrayOf(Type b)
            && fitsInside(a, b);
  }

  /// The one type both convert to, if there is one.
  public static Optional<Type> unify(Type a, Type b) {
    if (a == Basic.NONE && b != Basic.NONE) {
      return Optional.of(Type.optional(b));
    }
    if (b == Basic.NONE && a != Basic.NONE) {
      return Optional.of(Type.optional(a));
    }
    if (a == Basic.UNKNOWN || b == Basic.UNKNOWN) {
      return Optional.of(Basic.UNKNOWN);
    }
    if (fits(a, b)) {
      return Optional.of(b);
    }
    if (fits(b, a)) {
      return Optional.of(a);
    }
    boolean floats =
        (a == Basic.INT || a == Basic.PERCENT) && (b == Basic.INT || b == Basic.PERCENT);
    return floats ? Optional.of(Basic.FLOAT) : Optional.empty();
  }

  /// Finds what the variables of `pattern` stand for when a `type` is given for it.
  public static void bind(Type pattern, Type type, Map<String, Type> bound) {
    switch (pattern) {
      case Type.Variable variable -> bound.merge(variable.name(), type, Conversions::wider);
      case Type.OptionalOf(Type inner) ->
          bind(inner, type instanceof Type.OptionalOf(Type given) ? given : type, bound);
      case Type.ArrayOf(Type element) when type instanceof Type.ArrayOf(Type given) ->
          bind(element, given, bound);
      case Type.SetOf(Type element) when type instanceof Type.SetOf(Type given) ->
          bind(element, given, bound);
      case Type.MapOf(Type key, Type value)
          when type instanceof Type.MapOf(Type givenKey, Type givenValue) -> {
        bind(key, givenKey, bound);
        bind(value, givenValue, bound);
      }
      case Type.Function function when type instanceof Type.Function given ->
          bind(function.result(), given.result(), bound);
      case Type _ -> {}
    }
  }

  private static Type wider(Type a, Type b) {
    return unify(a, b).orElse(a);
  }

  /// The type with its variables replaced; one that nothing was found for is unknown.
  public static Type replace(Type type, Map<String, Type> bound) {
    return switch (type) {
      case Type.Variable variable -> bound.getOrDefault(variable.name(), Basic.UNKNOWN);
      case Type.OptionalOf(Type inner) -> Type.optional(replace(inner, bound));
      case Type.ArrayOf(Type element) -> new Type.ArrayOf(replace(element, bound));
      case Type.SetOf(Type element) -> new Type.SetOf(replace(element, bound));
      case Type.MapOf(Type key, Type value) ->
          new Type.MapOf(replace(key, bound), replace(value, bound));
      case Type.SeriesOf(Type element) -> new Type.SeriesOf(replace(element, bound));
      case Type.Function(var parameters, Type result) ->
          new Type.Function(
              parameters.stream().map(each -> replace(each, bound)).toList(),
              replace(result, bound));
      case Type.RecordOf(String name, var fields) ->
          new Type.RecordOf(
              name,
              fields.stream()
                  .map(field ->
                      new Type.Field(field.name(), replace(field.type(), bound), field.optional()))
                  .toList());
      case Basic _, Type.EnumOf _, Type.Object _ -> type;
    };
  }

  /// Bindings a receiver brings for the members of its type: `T` of an array, `K` and `V` of a map.
  public static Map<String, Type> ofReceiver(Type receiver) {
    Map<String, Type> bound = new HashMap<>();
    switch (receiver) {
      case Type.ArrayOf(Type element) -> bound.put("T", element);
      case Type.SetOf(Type element) -> bound.put("K", element);
      case Type.MapOf(Type key, Type value) -> {
        bound.put("K", key);
        bound.put("V", value);
      }
      case Type _ -> {}
    }
    return bound;
  }
}
