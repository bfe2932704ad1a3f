package io.quantlab.dsl.editor;

import io.quantlab.dsl.check.Fact;
import io.quantlab.dsl.check.Symbol;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Effect;
import io.quantlab.dsl.library.Stage;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Declarations in one line, as hover, completion, outline and signatures show them.
final class Label {
  private final Document document;

  Label(Document document) {
    this.document = document;
  }

  /// `let fast: float`, `fn spread(a: float, b: float) -> float`.
  String of(Symbol symbol) {
    Optional<Item.Function> function = functionAt(symbol.place());
    return function.isPresent() && symbol.role() == Symbol.Role.FUNCTION
        ? "fn " + signature(function.get(), symbol.fact().type())
        : word(symbol.role()) + " " + symbol.name() + typed(symbol.fact().type());
  }

  /// The function whose name stands at a place.
  Optional<Item.Function> functionAt(Span name) {
    for (Item item : document.checked().items()) {
      if (item instanceof Item.Function function && function.name().span().equals(name)) {
        return Optional.of(function);
      }
    }
    return Optional.empty();
  }

  String signature(Item.Function function, Type result) {
    List<String> parameters = new ArrayList<>();
    function.parameters().forEach(each -> parameters.add(parameter(each)));
    return function.name().text()
        + "("
        + String.join(", ", parameters)
        + ")"
        + (result == Type.Basic.NOTHING || result == Type.Basic.UNKNOWN
            ? ""
            : " -> " + result.text());
  }

  /// `n: int = 5`, as it is written.
  String parameter(Parameter parameter) {
    Source source = document.source();
    return parameter.name().text()
        + parameter.type().map(type -> ": " + source.textOf(type.span())).orElse("")
        + parameter.value().map(value -> " = " + source.textOf(value.span())).orElse("");
  }

  static String word(Symbol.Role role) {
    return switch (role) {
      case LET -> "let";
      case VAR -> "var";
      case LIVE_VAR -> "live var";
      case CONST -> "const";
      case INPUT -> "input";
      case PARAMETER -> "parameter";
      case LOOP -> "loop";
      case FUNCTION -> "fn";
      case LIBRARY -> "import";
      case BROKEN -> "unread";
    };
  }

  static String typed(Type type) {
    return type == Type.Basic.UNKNOWN ? "" : ": " + type.text();
  }

  /// When a value is known: `anew at every step, developing`.
  static String moment(Fact fact) {
    String stage =
        switch (fact.stage()) {
          case CONST -> "constant";
          case RUN -> "fixed for the run";
          case SERIES -> "series: anew at every step";
        };
    return fact.ripeness() == Fact.Ripeness.DEVELOPING
        ? stage + "; developing: it may still change within its step"
        : stage;
  }

  /// What there is to say of a built-in besides its signature.
  static String about(Builtin entry) {
    List<String> lines = new ArrayList<>();
    lines.add(entry.doc());
    if (!entry.warmUp().isEmpty() && !entry.warmUp().equals("-")) {
      lines.add("First value: step `" + entry.warmUp() + "`, counted from 0.");
    }
    if (entry.effect() == Effect.STATE) {
      lines.add("Keeps state: it advances once per step, also in a branch.");
    } else if (entry.stage() != Stage.SERIES && entry.shape() == Builtin.Shape.VALUE) {
      lines.add(entry.stage() == Stage.CONST ? "Constant." : "Fixed for the run.");
    }
    return String.join("\n\n", lines);
  }
}
