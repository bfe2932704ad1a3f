package io.quantlab.dsl.host;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.SessionHours;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Timeframes;
import io.quantlab.dsl.runtime.ArrayValue;
import io.quantlab.dsl.runtime.Colors;
import io.quantlab.dsl.runtime.TextForm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Gives inputs the values of a run, and looks whether they lie in their ranges (wick.md 9.1).
public final class InputValues {
  private static final int SCALE_E8 = 8;
  private static final int NOWHERE = -1;

  private final Plan plan;
  private final State state;
  private final Symbols symbols;

  /// A value as the plan holds it: a [Double], a [Long] or a reference.
  public record Raw(Object value) {
    @Override
    public String toString() {
      return String.valueOf(value);
    }
  }

  /// An input that has no such value: E1705.
  static final class BadInput extends Exception {
    private static final long serialVersionUID = 1;

    private final int site;

    /// @param site of the input, -1 for one there is not
    BadInput(String message, int site) {
      super(message, null, false, false);
      this.site = site;
    }

    /// Where the input is declared; the beginning of the text for one that is not.
    Span place(Plan plan) {
      return site < 0 ? Span.at(0) : plan.sites().get(site);
    }

    Code code() {
      return Code.E1705;
    }
  }

  InputValues(Plan plan, State state, Symbols symbols) {
    this.plan = plan;
    this.state = state;
    this.symbols = symbols;
  }

  /// Writes the values into their slots.
  void write(Map<String, Object> values) throws BadInput {
    for (String name : new TreeSet<>(values.keySet())) {
      Plan.Input input =
          plan.inputs().stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
      if (input == null) {
        List<String> names = plan.inputs().stream().map(Plan.Input::name).toList();
        throw new BadInput(
            "there is no input '"
                + name
                + "'; "
                + (names.isEmpty() ? "there are none" : "known are " + String.join(", ", names)),
            NOWHERE);
      }
      write(input, values.get(name));
      if (!isInRange(input)) {
        throw outside(input, "was given " + values.get(name));
      }
    }
    for (Plan.Input input : plan.inputs()) {
      if (!values.containsKey(input.name()) && !isInRange(input)) {
        throw outside(input, "has the default " + text(input, input.slot()));
      }
    }
  }

  private void write(Plan.Input input, Object value) throws BadInput {
    try {
      if (value instanceof Raw(Object own)) {
        raw(input, own);
        return;
      }
      given(input, value);
    } catch (IllegalArgumentException | ArithmeticException wrong) {
      throw new BadInput(
          "the input '"
              + input.name()
              + "' is of type "
              + input.type().text()
              + ", was given "
              + value,
          input.site());
    }
  }

  private void given(Plan.Input input, Object value) {
    switch (input.family()) {
      case DOUBLE -> state.setDouble(input.slot(), number(value).doubleValue());
      case LONG -> state.setLong(input.slot(), whole(input.type(), value));
      case REF -> state.setRef(input.slot(), reference(input.type(), value));
    }
  }

  /// A value of the script itself, such as a test gives: a text may stand for a symbol.
  private void raw(Plan.Input input, Object value) {
    switch (value) {
      case ArrayValue array when array.family() == Plan.Family.REF && isOfSymbols(input.type()) ->
          given(input, IntStream.range(0, array.size()).mapToObj(array::at).toList());
      case String text when input.family() != Plan.Family.REF -> given(input, text);
      case Double _ when input.family() == Plan.Family.LONG ->
          throw new IllegalArgumentException(); // a whole number is never cut
      case Number number when input.family() == Plan.Family.DOUBLE ->
          state.setDouble(input.slot(), number.doubleValue());
      case Number number when input.family() == Plan.Family.LONG ->
          state.setLong(input.slot(), number.longValue());
      case Object other when input.family() == Plan.Family.REF -> state.setRef(input.slot(), other);
      default -> throw new IllegalArgumentException();
    }
  }

  private static boolean isOfSymbols(Type type) {
    return type instanceof Type.ArrayOf(Type element) && element == Basic.SYMBOL;
  }

  private static BigDecimal number(Object value) {
    String text = value.toString().replace("_", "");
    return text.endsWith("%")
        ? new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(2)
        : new BigDecimal(text);
  }

  private long whole(Type type, Object value) {
    if (type instanceof Type.EnumOf(String name, List<String> members)) {
      int member = members.indexOf(value.toString().replace(name + ".", ""));
      if (member < 0) {
        throw new IllegalArgumentException();
      }
      return member;
    }
    return switch (type) {
      case Basic.INT -> number(value).longValueExact();
      case Basic.BOOL -> truth(value);
      case Basic.PERCENT -> e8(number(value));
      case Basic.MONEY -> e8(number(value.toString().replaceAll("[ _]?[A-Z]{3,}$", "")));
      case Basic.DURATION -> {
        Timeframe length = Timeframe.parse(value.toString());
        yield length.nanos();
      }
      case Basic.TIMEFRAME -> {
        Timeframe timeframe = Timeframe.parse(value.toString());
        yield Timeframes.of(timeframe.count(), timeframe.unit().suffix());
      }
      case Basic.SYMBOL -> symbol(value.toString());
      case Basic.COLOR -> Colors.parse(value.toString());
      default -> throw new IllegalArgumentException();
    };
  }

  private static long e8(BigDecimal number) {
    return number.movePointRight(SCALE_E8).setScale(0, RoundingMode.UNNECESSARY).longValueExact();
  }

  private static long truth(Object value) {
    return switch (value.toString()) {
      case "true" -> 1;
      case "false" -> 0;
      default -> throw new IllegalArgumentException();
    };
  }

  private long symbol(String name) {
    int symbol = symbols.find(name);
    if (symbol < 0) {
      throw new IllegalArgumentException();
    }
    return symbol;
  }

  private Object reference(Type type, Object value) {
    if (type instanceof Type.ArrayOf(Type element) && element == Basic.SYMBOL) {
      List<?> names = value instanceof List<?> list ? list : List.of(value.toString().split(","));
      return ArrayValue.of(names.stream().mapToLong(each -> symbol(each.toString())).toArray());
    }
    boolean hours = type.equals(SessionHours.TYPE) && SessionHours.isWritten(value.toString());
    if (type == Basic.STRING || hours) {
      return value.toString();
    }
    throw new IllegalArgumentException();
  }

  private boolean isInRange(Plan.Input input) {
    return switch (input.range()) {
      case Plan.Range.Any _ -> true;
      case Plan.Range.Bounds bounds -> isInside(input, bounds);
      case Plan.Range.Choices(int slot) -> isChosen(input, (ArrayValue) state.refAt(slot));
    };
  }

  private BadInput outside(Plan.Input input, String what) {
    return new BadInput(
        "the input '" + input.name() + "' " + what + ", outside of " + range(input), input.site());
  }

  private String range(Plan.Input input) {
    return switch (input.range()) {
      case Plan.Range.Any _ -> "nothing";
      case Plan.Range.Bounds bounds ->
          text(input, bounds.low().slot())
              + (bounds.closed() ? "..=" : "..")
              + text(input, bounds.high().slot());
      case Plan.Range.Choices(int slot) ->
          TextForm.of(state, state.refAt(slot), new Type.ArrayOf(input.type()), 0);
    };
  }

  private String text(Plan.Input input, int slot) {
    Object value =
        switch (input.family()) {
          case DOUBLE -> state.doubleAt(slot);
          case LONG -> state.longAt(slot);
          case REF -> state.refAt(slot);
        };
    return TextForm.of(state, value, input.type(), 0);
  }

  private boolean isInside(Plan.Input input, Plan.Range.Bounds bounds) {
    if (input.family() == Plan.Family.DOUBLE) {
      double value = state.doubleAt(input.slot());
      double high = state.doubleAt(bounds.high().slot());
      return value >= state.doubleAt(bounds.low().slot())
          && (bounds.closed() ? value <= high : value < high);
    }
    long value = state.longAt(input.slot());
    long high = state.longAt(bounds.high().slot());
    return value >= state.longAt(bounds.low().slot())
        && (bounds.closed() ? value <= high : value < high);
  }

  private boolean isChosen(Plan.Input input, ArrayValue choices) {
    for (int i = 0; i < choices.size(); i++) {
      boolean same =
          switch (input.family()) {
            case DOUBLE -> choices.doubleAt(i) == state.doubleAt(input.slot());
            case LONG -> choices.longAt(i) == state.longAt(input.slot());
            case REF -> choices.at(i).equals(state.refAt(input.slot()));
          };
      if (same) {
        return true;
      }
    }
    return false;
  }
}
