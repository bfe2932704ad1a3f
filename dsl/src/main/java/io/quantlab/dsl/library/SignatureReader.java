package io.quantlab.dsl.library;

import io.quantlab.dsl.library.Builtin.Count;
import io.quantlab.dsl.library.Builtin.Length;
import io.quantlab.dsl.library.Builtin.Param;
import io.quantlab.dsl.library.Builtin.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads the lines of a table.
///
/// ```
/// # array<T>                                        members of that type follow; `A + B`: of both
/// sma(src: float, n: int*) -> float | state | 10 | n-1 | Mean of the last n values.
/// ```
///
/// The columns: signature; effect and stage; fuel; warm-up; documentation. Effects are written in
/// lower case, `run` and `const` are stages (else: series for what has no parameters and no
/// receiver, and as the arguments are for the rest). `*` behind a type: a length whose upper bound
/// must be known; `†`: one that is fixed for the run. `…` behind a name: any number of arguments.
final class SignatureReader {
  private final Map<String, Type> types;
  private String text = "";
  private int at;

  /// @param types by name, beside the basic ones
  SignatureReader(Map<String, Type> types) {
    this.types = types;
  }

  List<Builtin> table(String table) {
    List<Builtin> entries = new ArrayList<>();
    List<Optional<Type>> receivers = List.of(Optional.empty());
    for (String line : table.lines().toList()) {
      if (line.startsWith("#")) {
        receivers = receivers(line.substring(1).strip());
      } else if (!line.isBlank()) {
        for (Optional<Type> receiver : receivers) {
          entries.add(entry(receiver, line));
        }
      }
    }
    return entries;
  }

  private List<Optional<Type>> receivers(String written) {
    if (written.isEmpty()) {
      return List.of(Optional.empty());
    }
    List<Optional<Type>> receivers = new ArrayList<>();
    for (String owner : written.split(" \\+ ")) {
      receivers.add(Optional.of(type(owner)));
    }
    return receivers;
  }

  Type type(String written) {
    start(written);
    return type();
  }

  private Builtin entry(Optional<Type> receiver, String line) {
    String[] columns = line.split("\\|", -1);
    if (columns.length != 5) {
      throw new IllegalStateException("a line of the catalogue has five columns: " + line);
    }
    start(columns[0].strip());
    String name = word();
    boolean call = peek('(');
    List<Param> params = call ? params() : List.of();
    Type result = Type.Basic.NOTHING;
    skipBlanks();
    if (at < text.length()) {
      expect("->");
      result = type();
    }
    Effect effect = Effect.NONE;
    Stage stage = params.isEmpty() && receiver.isEmpty() ? Stage.SERIES : Stage.CONST;
    for (String flag : columns[1].strip().split(" ")) {
      switch (flag) {
        case "" -> {}
        case "const", "run", "series" -> stage = Stage.valueOf(flag.toUpperCase(Locale.ROOT));
        default -> effect = Effect.valueOf(flag.toUpperCase(Locale.ROOT));
      }
    }
    String fuel = columns[2].strip();
    return new Builtin(
        receiver,
        name,
        call ? Shape.CALL : Shape.VALUE,
        params,
        result,
        effect,
        effect == Effect.STATE ? Stage.SERIES : stage,
        fuel.isEmpty() ? (call ? Fuel.CALL : new Fuel(1, 0)) : Fuel.of(fuel),
        columns[3].strip(),
        columns[4].strip());
  }

  private List<Param> params() {
    List<Param> params = new ArrayList<>();
    expect("(");
    while (!peek(')')) {
      String name = word();
      Count count = accept("…") ? Count.MANY : Count.ONE;
      expect(":");
      Type type = type();
      Length length = accept("†") ? Length.FIXED : accept("*") ? Length.BOUNDED : Length.FREE;
      Optional<String> value = accept("=") ? Optional.of(value()) : Optional.empty();
      params.add(new Param(name, type, length, count, value));
      accept(",");
    }
    expect(")");
    return params;
  }

  private Type type() {
    Type type;
    if (peek('(')) {
      type = recordOrFunction();
    } else {
      String name = word();
      List<Type> arguments = new ArrayList<>();
      if (accept("<")) {
        do {
          arguments.add(type());
        } while (accept(","));
        expect(">");
      }
      type = named(name, arguments);
    }
    return accept("?") ? Type.optional(type) : type;
  }

  /// `(A, B) -> C`, or `(a: A, b: B)`, a result of several values.
  private Type recordOrFunction() {
    List<Type> types = new ArrayList<>();
    List<Type.Field> fields = new ArrayList<>();
    expect("(");
    while (!peek(')')) {
      int mark = at;
      String name = peek('(') ? "" : word();
      if (!name.isEmpty() && accept(":")) {
        fields.add(new Type.Field(name, type(), false));
      } else {
        at = mark;
        types.add(type());
      }
      accept(",");
    }
    expect(")");
    if (!fields.isEmpty()) {
      return new Type.RecordOf("", fields);
    }
    expect("->");
    return new Type.Function(types, type());
  }

  private Type named(String name, List<Type> arguments) {
    return switch (name) {
      case "array" -> new Type.ArrayOf(arguments.getFirst());
      case "set" -> new Type.SetOf(arguments.getFirst());
      case "map" -> new Type.MapOf(arguments.getFirst(), arguments.getLast());
      case "T", "U", "V", "K", "N" -> new Type.Variable(name);
      default -> {
        Type found = types.get(name);
        if (found == null) {
          throw new IllegalStateException("no type '" + name + "' in: " + text);
        }
        yield found;
      }
    };
  }

  private void start(String written) {
    text = written;
    at = 0;
  }

  private String value() {
    skipBlanks();
    int start = at;
    int depth = 0;
    while (at < text.length() && (depth > 0 || ",)".indexOf(text.charAt(at)) < 0)) {
      depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
      at++;
    }
    return text.substring(start, at).strip();
  }

  private String word() {
    skipBlanks();
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || "_.".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    if (start == at) {
      throw new IllegalStateException("a word expected at " + at + " in: " + text);
    }
    return text.substring(start, at);
  }

  private boolean peek(char mark) {
    skipBlanks();
    return at < text.length() && text.charAt(at) == mark;
  }

  private boolean accept(String mark) {
    skipBlanks();
    if (!text.startsWith(mark, at)) {
      return false;
    }
    at += mark.length();
    return true;
  }

  private void expect(String mark) {
    if (!accept(mark)) {
      throw new IllegalStateException("'" + mark + "' expected at " + at + " in: " + text);
    }
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }
}
