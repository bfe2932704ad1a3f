package io.quantlab.engine.data.csv;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.market.BookSide;
import io.quantlab.engine.market.DepthKind;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.MboKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Parses any line, with the reason and the column when it cannot: rules V-01 to V-04.
final class SlowRow {
  private final RowPlan plan;
  private final RowText text;
  private final Tally tally;
  private final LineFields fields;
  private String same;

  /// What stands before the time of day: the date and a blank, or nothing.
  private String date = "";

  SlowRow(RowPlan plan, RowText text, Tally tally) {
    this.plan = plan;
    this.text = text;
    this.tally = tally;
    this.fields = new LineFields(plan.mapping.dialect());
  }

  /// Parses the bytes of one line without its line break; gives the fault, or `null` when it is
  /// good.
  Fault parse(byte[] b, int from, int to, long[] values) {
    List<String> row;
    try {
      row = fields.split(LineFields.decode(b, from, to));
    } catch (CharacterCodingException e) {
      return new Fault(Code.V_01, "", "the line is not UTF-8");
    } catch (IllegalArgumentException e) {
      return new Fault(Code.V_01, "", e.getMessage());
    }
    if (row.size() != plan.fields) {
      return new Fault(Code.V_01, "", "expected " + plan.fields + " columns, found " + row.size());
    }
    values[plan.flagsSlot] = 0;
    if (plan.dateField >= 0) {
      date = row.get(plan.dateField) + " ";
    }
    for (int i = 0; i < row.size(); i++) {
      Fault fault = field(row.get(i), i, values);
      if (fault != null) {
        return fault;
      }
    }
    values[plan.flagsSlot] = ConditionFlags.settled(values[plan.flagsSlot]);
    return null;
  }

  private Fault field(String field, int i, long[] values) {
    Role role = plan.roles[i];
    if (role == null) {
      return null;
    }
    return switch (role.kind()) {
      case TIME -> stamp(field, i, values);
      case PRICE, LOTS -> amount(field, i, values);
      case COUNT -> whole(field, i, values);
      case ID -> id(field, i, values);
      case FLAG -> flag(field, i, values);
      case VALUE -> value(field, i, values);
      case TEXT -> text(role, field, i, values);
    };
  }

  private Fault stamp(String part, int i, long[] values) {
    String field = plan.roles[i] == Role.TIME ? date + part : part;
    byte[] bytes = (field + "\n".repeat(32)).getBytes(StandardCharsets.UTF_8);
    int end = plan.stamps.read(bytes, 0, values, plan.slot[i]);
    if (end != bytes.length - 32) {
      return new Fault(
          Code.V_04,
          plan.names[i],
          "\""
              + field
              + "\" is not a stamp of the form "
              + plan.mapping.time().text()
              + " in 1970 to 2199");
    }
    return null;
  }

  private Fault amount(String field, int i, long[] values) {
    if (field.isEmpty()) {
      if (plan.mapping.missingSide() == CsvMapping.MissingSide.NEVER
          || !oneSideOfTwo(plan.roles[i])) {
        return new Fault(Code.V_02, plan.names[i], "expected a number, found nothing");
      }
      values[plan.slot[i]] = RowPlan.ABSENT;
      return null;
    }
    Optional<BigDecimal> number = NumberText.parse(field, plan.mapping.dialect().decimalMark());
    if (number.isEmpty()) {
      return new Fault(Code.V_02, plan.names[i], "\"" + field + "\" is not a number");
    }
    int digits = NumberText.significantDigits(number.get());
    if (digits > NumberText.MAX_DIGITS) {
      return new Fault(
          Code.V_02,
          plan.names[i],
          "\"" + field + "\" has " + digits + " digits, at most 18 are exact");
    }
    return count(number.get(), field, i, values);
  }

  private static boolean oneSideOfTwo(Role role) {
    return role.key().startsWith("bid") || role.key().startsWith("ask");
  }

  private Fault count(BigDecimal number, String field, int i, long[] values) {
    Decimal size = new Decimal(plan.unit[i], plan.scale[i]);
    BigDecimal[] parts = number.divideAndRemainder(size.toBigDecimal());
    BigInteger count = parts[0].toBigInteger();
    boolean lots = plan.roles[i].kind() == Role.Kind.LOTS;
    if (parts[1].signum() != 0) {
      BigInteger nearest =
          number.divide(size.toBigDecimal(), 0, RoundingMode.HALF_EVEN).toBigInteger();
      if (lots && plan.mapping.lotRounding() == CsvMapping.LotRounding.NEAREST) {
        tally.roundedSizes++;
      } else if (!lots
          && BinaryPrice.standsFor(number, size.toBigDecimal().multiply(new BigDecimal(nearest)))) {
        tally.binaryPrices++;
      } else {
        String unit = size.text();
        return new Fault(
            Code.V_03,
            plan.names[i],
            field + " is not a multiple of the " + (lots ? "lot size " : "price unit ") + unit);
      }
      count = nearest;
    }
    if (count.bitLength() > 62) {
      return new Fault(Code.V_03, plan.names[i], field + " does not fit 62 bits in units");
    }
    values[plan.slot[i]] = count.longValue();
    return null;
  }

  private Fault whole(String field, int i, long[] values) {
    Optional<BigDecimal> number = NumberText.parse(field, plan.mapping.dialect().decimalMark());
    boolean good = number.isPresent() && number.get().signum() >= 0;
    good = good && NumberText.significantDigits(number.get()) <= NumberText.MAX_DIGITS;
    if (!good || number.get().stripTrailingZeros().scale() > 0) {
      return new Fault(
          Code.V_02, plan.names[i], "\"" + field + "\" is not a whole number of at most 18 digits");
    }
    values[plan.slot[i]] = number.get().longValueExact();
    return null;
  }

  /// The id of an update; a venue without one leaves it empty.
  private Fault id(String field, int i, long[] values) {
    if (!field.isEmpty()) {
      return whole(field, i, values);
    }
    values[plan.slot[i]] = DepthChainCheck.NO_PREVIOUS;
    return null;
  }

  private Fault flag(String field, int i, long[] values) {
    if (field.equals("1")) {
      values[plan.flagsSlot] |= Flags.SUSPECT;
    } else if (!field.equals("0")) {
      return new Fault(Code.V_02, plan.names[i], "expected 0 or 1, found \"" + field + "\"");
    }
    return null;
  }

  private Fault text(Role role, String field, int i, long[] values) {
    byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0 && role != Role.CONDITIONS && role != Role.EXCHANGE) {
      return new Fault(Code.V_01, plan.names[i], "expected a text, found nothing");
    }
    return switch (role) {
      case SYMBOL -> {
        text.symbolBytes = bytes;
        text.symbolFrom = 0;
        text.symbolTo = bytes.length;
        yield null;
      }
      case EXPIRY -> {
        text.expiryBytes = bytes;
        text.expiryFrom = 0;
        text.expiryTo = bytes.length;
        yield null;
      }
      case CONDITIONS -> {
        values[plan.flagsSlot] |= plan.conditions.ofCondition(bytes, 0, bytes.length);
        yield null;
      }
      case EXCHANGE -> {
        values[plan.flagsSlot] |= plan.conditions.ofExchange(bytes, 0, bytes.length);
        yield null;
      }
      case KIND -> kind(field, i, values);
      case SIDE -> side(field, i, values);
      case SAME -> same(field, i);
      case DATE -> null;
      default -> throw new IllegalStateException(role + " is no text");
    };
  }

  private Fault same(String field, int i) {
    if (same == null) {
      same = field;
    }
    if (!same.equals(field)) {
      return new Fault(
          Code.V_01,
          plan.names[i],
          "changed from \""
              + same
              + "\" to \""
              + field
              + "\"; map it as column.symbol to split the file");
    }
    return null;
  }

  private Fault side(String field, int i, long[] values) {
    Optional<BookSide> side = BookWords.side(field);
    if (side.isEmpty()) {
      return new Fault(Code.V_01, plan.names[i], "expected bid or ask, found \"" + field + "\"");
    }
    values[plan.schema.column("side")] = side.get().id();
    return null;
  }

  private Fault kind(String field, int i, long[] values) {
    return switch (plan.schema) {
      case DEPTH -> depthKind(field, i, values);
      case MBO -> orderKind(field, i, values);
      case TRADE, QUOTE, BAR, QUOTE_BAR, ACTION -> actionKind(field, i, values);
    };
  }

  private Fault depthKind(String field, int i, long[] values) {
    if (BookWords.isSnapshot(field)) {
      values[plan.flagsSlot] |= Flags.SNAPSHOT;
    } else if (!BookWords.isUpdate(field) && !BookWords.isClear(field)) {
      return new Fault(
          Code.V_01, plan.names[i], "expected snapshot, update or clear, found \"" + field + "\"");
    }
    DepthKind kind = BookWords.isClear(field) ? DepthKind.CLEAR : DepthKind.SET;
    values[plan.schema.column("kind")] = kind.id();
    return null;
  }

  private Fault orderKind(String field, int i, long[] values) {
    for (MboKind kind : MboKind.values()) {
      if (kind.name().equalsIgnoreCase(field)) {
        values[plan.schema.column("kind")] = kind.id();
        return null;
      }
    }
    return new Fault(
        Code.V_01,
        plan.names[i],
        "expected add, change, remove, execute or clear, found \"" + field + "\"");
  }

  private Fault actionKind(String field, int i, long[] values) {
    for (ActionKind kind : ActionKind.values()) {
      if (kind.name().equalsIgnoreCase(field)) {
        values[plan.schema.column("kind")] = kind.id();
        return null;
      }
    }
    return new Fault(
        Code.V_01,
        plan.names[i],
        "expected a kind such as split or dividend, found \"" + field + "\"");
  }

  /// The value of an action as an exact fraction in lowest terms; dividends become price units in
  /// [ActionRule].
  private Fault value(String field, int i, long[] values) {
    Optional<BigDecimal> number = NumberText.parse(field, plan.mapping.dialect().decimalMark());
    if (number.isEmpty() || NumberText.significantDigits(number.get()) > NumberText.MAX_DIGITS) {
      return new Fault(
          Code.V_02, plan.names[i], "\"" + field + "\" is not a number of at most 18 digits");
    }
    BigDecimal plain = number.get().stripTrailingZeros();
    if (plain.scale() > NumberText.MAX_DIGITS) {
      return new Fault(Code.V_02, plan.names[i], "\"" + field + "\" has more than 18 decimals");
    }
    BigDecimal whole = plain.scale() < 0 ? plain.setScale(0) : plain;
    Fraction fraction = Fraction.of(whole.unscaledValue(), BigInteger.TEN.pow(whole.scale()));
    values[plan.schema.column("numerator")] = fraction.numerator();
    values[plan.schema.column("denominator")] = fraction.denominator();
    return null;
  }
}
