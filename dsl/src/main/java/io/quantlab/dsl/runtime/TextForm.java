package io.quantlab.dsl.runtime;

import io.quantlab.dsl.library.SessionHours;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Timeframes;
import java.math.BigDecimal;
import java.util.List;

/// Values as text (wick.md 4).
public final class TextForm {
  private TextForm() {}

  /// The text of a value of a type.
  ///
  /// @param site where a text that is too long is complained of
  public static String of(State state, Object value, Type type, int site) {
    if (value == null) {
      return type == Basic.FLOAT ? "na" : "none";
    }
    return switch (type) {
      case Type.OptionalOf(Type inner) -> of(state, value, inner, site);
      case Basic basic -> ofBasic(state, value, basic);
      case Type.EnumOf(String _, List<String> members) -> member(members, (Long) value);
      case Type.ArrayOf(Type element) -> {
        StringBuilder text = new StringBuilder("[");
        elements(state, (ArrayValue) value, element, ", ", text, site);
        yield text.append(']').toString();
      }
      case Type.SetOf(Type element) -> {
        Pieces pieces = new Pieces("{", "}", site);
        ((MapValue) value).forEach((key, _) -> pieces.add(of(state, key, element, site)));
        yield pieces.text();
      }
      case Type.MapOf(Type key, Type of) -> {
        Pieces pieces = new Pieces("[", "]", site);
        ((MapValue) value)
            .forEach((each, entry) ->
                pieces.add(of(state, each, key, site) + ": " + of(state, entry, of, site)));
        yield pieces.text();
      }
      case Type.RecordOf(String name, List<Type.Field> fields) -> {
        Pieces pieces = new Pieces(name + "(", ")", site);
        for (int i = 0; i < fields.size(); i++) {
          Object field = ((RecordValue) value).field(i);
          pieces.add(fields.get(i).name() + ": " + of(state, field, fields.get(i).type(), site));
        }
        yield pieces.text();
      }
      case Type.SeriesOf(Type element) -> of(state, value, element, site);
      case Type.Object object ->
          object.equals(SessionHours.TYPE) ? String.valueOf(value) : object.name();
      case Type.Function _, Type.Variable _ -> String.valueOf(value);
    };
  }

  private static String ofBasic(State state, Object value, Basic basic) {
    return switch (basic) {
      case FLOAT -> of(((Number) value).doubleValue());
      case BOOL -> (Long) value != 0 ? "true" : "false";
      case TIMEFRAME -> Timeframes.name((Long) value);
      case MONEY -> Money.text((Long) value, state.world().currency());
      case PERCENT -> percent((Long) value);
      case COLOR -> Colors.text((Long) value);
      case TIME -> Times.text((Long) value);
      case DURATION -> Times.lengthText((Long) value);
      case SYMBOL -> String.valueOf(state.world().facts((Long) value).value(0));
      case RANGE -> {
        RecordValue range = (RecordValue) value;
        yield range.field(0) + ".." + range.field(1);
      }
      case INT, STRING, QUANTITY, PRICE, NONE, NOTHING, UNKNOWN -> String.valueOf(value);
    };
  }

  private static String member(List<String> members, long ordinal) {
    return ordinal >= 0 && ordinal < members.size()
        ? members.get((int) ordinal)
        : "gtd(" + Times.text(ordinal) + ")";
  }

  private static String percent(long valueE8) {
    return BigDecimal.valueOf(valueE8, 6).stripTrailingZeros().toPlainString() + "%";
  }

  /// The elements of an array with a separator, behind a text.
  static void elements(
      State state, ArrayValue array, Type element, String separator, StringBuilder text, int site) {
    for (int i = 0; i < array.size(); i++) {
      text.append(i == 0 ? "" : separator);
      text.append(of(state, array.at(i), element, site));
      TextRoutines.requireSize(text.length(), site);
    }
  }

  /// Parts between brackets.
  private static final class Pieces {
    private final StringBuilder text;
    private final String end;
    private final int site;
    private boolean first = true;

    Pieces(String begin, String end, int site) {
      this.text = new StringBuilder(begin);
      this.end = end;
      this.site = site;
    }

    void add(String piece) {
      text.append(first ? "" : ", ").append(piece);
      first = false;
      TextRoutines.requireSize(text.length(), site);
    }

    String text() {
      return text.append(end).toString();
    }
  }

  /// The shortest digits that read back equal, without `.0`; plain from 1e-7 up to 1e21.
  public static String of(double value) {
    if (Double.isNaN(value)) {
      return "na";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    double size = Math.abs(value);
    if (size >= 1e-7 && size < 1e21) {
      return digits.toPlainString();
    }
    String mantissa = digits.unscaledValue().abs().toString();
    int exponent = mantissa.length() - 1 - digits.scale();
    String fraction = mantissa.length() > 1 ? "." + mantissa.substring(1) : "";
    return (value < 0 ? "-" : "") + mantissa.charAt(0) + fraction + "e" + exponent;
  }
}
