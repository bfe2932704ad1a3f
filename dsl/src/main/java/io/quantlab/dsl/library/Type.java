package io.quantlab.dsl.library;

import java.util.List;
import java.util.stream.Collectors;

/// What a value can be.
public sealed interface Type {
  /// The type in Wick notation: `array<int?>`.
  String text();

  /// Types without parts.
  enum Basic implements Type {
    FLOAT,
    INT,
    BOOL,
    STRING,
    COLOR,
    SYMBOL,
    TIMEFRAME,
    TIME,
    DURATION,
    MONEY,
    PERCENT,
    QUANTITY,
    /// A price to place an order at: a float, or one of the price functions.
    PRICE,
    /// Whole numbers one after the other: `0..10`.
    RANGE,
    /// The type of `none` alone.
    NONE,
    /// Of a call that gives nothing back.
    NOTHING,
    /// Of what could not be checked; it fits everywhere and raises no further complaint.
    UNKNOWN;

    @Override
    public String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// `T?`; never of a float, whose missing value is `na`.
  record OptionalOf(Type type) implements Type {
    @Override
    public String text() {
      return type.text() + "?";
    }
  }

  record ArrayOf(Type element) implements Type {
    @Override
    public String text() {
      return "array<" + element.text() + ">";
    }
  }

  record MapOf(Type key, Type value) implements Type {
    @Override
    public String text() {
      return "map<" + key.text() + ", " + value.text() + ">";
    }
  }

  record SetOf(Type element) implements Type {
    @Override
    public String text() {
      return "set<" + element.text() + ">";
    }
  }

  /// A value per step of a clock; only parameters have this type.
  record SeriesOf(Type element) implements Type {
    @Override
    public String text() {
      return "series<" + element.text() + ">";
    }
  }

  /// A record of the script, or the result of a built-in with several values.
  ///
  /// @param name empty for a result of several values
  record RecordOf(String name, List<Field> fields) implements Type {
    public RecordOf {
      fields = List.copyOf(fields);
    }

    @Override
    public String text() {
      return name.isEmpty()
          ? fields.stream().map(Field::name).collect(Collectors.joining(", ", "(", ")"))
          : name;
    }
  }

  /// @param optional whether it has a default
  record Field(String name, Type type, boolean optional) {}

  record EnumOf(String name, List<String> members) implements Type {
    public EnumOf {
      members = List.copyOf(members);
    }

    @Override
    public String text() {
      return name;
    }
  }

  /// A value of the engine, a streaming object, a namespace: what it can do stands in the
  /// catalogue.
  record Object(String name) implements Type {
    @Override
    public String text() {
      return name;
    }
  }

  record Function(List<Type> parameters, Type result) implements Type {
    public Function {
      parameters = List.copyOf(parameters);
    }

    @Override
    public String text() {
      return parameters.stream().map(Type::text).collect(Collectors.joining(", ", "(", ")"))
          + " -> "
          + result.text();
    }
  }

  /// Stands for any type in a signature; `N` for numbers, `K` for what can be a key.
  record Variable(String name) implements Type {
    @Override
    public String text() {
      return name;
    }
  }

  /// The type with `none` among its values; a float has `na` already.
  static Type optional(Type type) {
    boolean has =
        type == Basic.FLOAT
            || type == Basic.UNKNOWN
            || type == Basic.NONE
            || type == Basic.NOTHING
            || type instanceof OptionalOf;
    return has ? type : new OptionalOf(type);
  }

  /// True for what can be a map's key or a set's element.
  default boolean isKey() {
    return this == Basic.INT
        || this == Basic.STRING
        || this == Basic.BOOL
        || this == Basic.SYMBOL
        || this == Basic.TIME
        || this == Basic.UNKNOWN
        || this instanceof EnumOf
        || this instanceof Variable;
  }

  /// True for what `min`, `abs` and their like take.
  default boolean isNumber() {
    return this == Basic.INT
        || this == Basic.FLOAT
        || this == Basic.MONEY
        || this == Basic.PERCENT
        || this == Basic.DURATION
        || this == Basic.UNKNOWN;
  }
}
