package io.quantlab.engine.data.csv;

import io.quantlab.engine.instrument.Decimal;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;

/// A first pass over a file that finds the units prices and sizes are written in.
///
/// The unit is `10^-d`, d the largest number of decimals seen in any mapped column of the kind,
/// trailing zeros not counted; without such a column it is 1. Prices that are printed binary
/// fractions count with the decimals of what they stand for ([BinaryPrice]). Sizes of a mapping
/// that rounds lots stop at eight decimals. Text that is no number is left to the import, which
/// names it.
public final class UnitScan {
  private static final int MAX_DECIMALS = 18;
  private static final int MAX_ROUNDED_LOT_DECIMALS = 8;

  private static final int IGNORED = 0;
  private static final int PRICE = 1;
  private static final int LOTS = 2;

  private final RowPlan plan;
  private final LineFields fields;
  private final byte separator;
  private final byte mark;
  private final long separators;
  private final int[] kinds;
  private int priceDecimals;
  private int lotDecimals;

  /// Whether prices may be binary fractions: some have more decimals than prices are quoted in.
  private boolean binary;

  private UnitScan(RowPlan plan) {
    this.plan = plan;
    this.fields = new LineFields(plan.mapping.dialect());
    this.separator = (byte) plan.mapping.dialect().separator();
    this.mark = (byte) plan.mapping.dialect().decimalMark();
    this.separators = separator * 0x0101010101010101L;
    this.kinds = new int[plan.fields];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = kind(plan.roles[i]);
    }
  }

  private static int kind(Role role) {
    if (role == null) {
      return IGNORED;
    }
    return switch (role.kind()) {
      case PRICE, VALUE -> PRICE;
      case LOTS -> LOTS;
      case TIME, COUNT, ID, FLAG, TEXT -> IGNORED;
    };
  }

  /// The units of a file: those of the mapping, and what the scan finds for the ones it leaves
  /// open.
  public static Units units(Path file, CsvMapping mapping) throws IOException {
    return units(LineSource.of(file, mapping), mapping);
  }

  /// The units of lines, likewise.
  public static Units units(LineSource lines, CsvMapping mapping) throws IOException {
    if (mapping.priceUnit().isPresent() && mapping.lotSize().isPresent()) {
      return new Units(mapping.priceUnit().get(), mapping.lotSize().get());
    }
    try (InputStream in = lines.open();
        LineReader reader = new LineReader(in)) {
      CsvImport.Header header = CsvImport.Header.read(reader, mapping);
      Units ones = new Units(Decimal.ONE, Decimal.ONE);
      if (header.fault().isPresent()) {
        return new Units(
            mapping.priceUnit().orElse(Decimal.ONE), mapping.lotSize().orElse(Decimal.ONE));
      }
      UnitScan scan = new UnitScan(new RowPlan(mapping, header.names(), ones));
      scan.read(reader);
      return mapping.priceUnit().isEmpty() && scan.priceDecimals > BinaryPrice.MOST_DECIMALS
          ? scan.again(lines)
          : scan.found();
    }
  }

  /// A second pass, value by value, when there are more decimals than prices are quoted in.
  private Units again(LineSource lines) throws IOException {
    priceDecimals = 0;
    binary = true;
    try (InputStream in = lines.open();
        LineReader reader = new LineReader(in)) {
      CsvImport.Header.read(reader, plan.mapping);
      while (reader.ready()) {
        int end = reader.lineEnd();
        if (end < 0) {
          break;
        }
        odd(reader.bytes, reader.start, end);
        reader.advance(reader.afterLineEnd());
      }
    } catch (CsvSource.DamagedException e) {
      return found(); // the import reports where the file breaks off
    }
    return found();
  }

  private Units found() {
    boolean rounded = plan.mapping.lotRounding() == CsvMapping.LotRounding.NEAREST;
    int lots = Math.min(lotDecimals, rounded ? MAX_ROUNDED_LOT_DECIMALS : MAX_DECIMALS);
    return new Units(
        plan.mapping
            .priceUnit()
            .orElseGet(() -> Decimal.unit(Math.min(priceDecimals, MAX_DECIMALS))),
        plan.mapping.lotSize().orElseGet(() -> Decimal.unit(lots)));
  }

  /// Reads to the end, or to where a damaged file breaks off: the import reports that.
  private void read(LineReader reader) {
    try {
      while (reader.ready()) {
        int next = plain(reader.bytes, reader.start);
        if (next < 0 || next > reader.limit) {
          int end = reader.lineEnd();
          if (end < 0) {
            return;
          }
          next = reader.afterLineEnd();
          odd(reader.bytes, reader.start, end);
        }
        reader.advance(next);
      }
    } catch (CsvSource.DamagedException e) {
      return;
    }
  }

  /// Looks at a line without quotes and exponents; gives the start of the next one or -1.
  private int plain(byte[] b, int p) {
    int q = p;
    for (int i = 0; i < plan.fields; i++) {
      int end = Digits.skip(b, q, separators);
      if (kinds[i] != IGNORED && !learned(b, q, end, kinds[i])) {
        return -1;
      }
      q = b[end] == '\r' ? end + 1 : end;
      if (b[q] == '\n') {
        return q + 1;
      }
      if (b[q] != separator) {
        return -1;
      }
      q++;
    }
    return -1;
  }

  /// Takes the decimals of one field; false when it has an exponent.
  private boolean learned(byte[] b, int from, int end, int kind) {
    int known = kind == PRICE ? priceDecimals : lotDecimals;
    int usual = end - 1 - known;
    if (usual > from
        && end > 4
        && b[usual] == mark
        && !exponent(b[end - 2] | b[end - 3] | b[end - 4])) {
      return true;
    }
    int markAt = end;
    for (int i = from; i < end; i++) {
      if (exponent(b[i])) {
        return false;
      }
      if (b[i] == mark) {
        markAt = i;
      }
    }
    if (end - markAt - 1 > known) {
      decimals(kind, b, markAt + 1, end);
    }
    return true;
  }

  /// Letters have this bit, digits, signs and marks do not.
  private static boolean exponent(int character) {
    return (character & 0x40) != 0;
  }

  private void decimals(int kind, byte[] b, int from, int end) {
    int last = end;
    while (last > from && b[last - 1] == '0') {
      last--;
    }
    for (int i = from; i < last; i++) {
      if (b[i] < '0' || b[i] > '9') {
        return;
      }
    }
    grow(kind, last - from);
  }

  private void grow(int kind, int decimals) {
    if (kind == PRICE) {
      priceDecimals = Math.max(priceDecimals, decimals);
    } else {
      lotDecimals = Math.max(lotDecimals, decimals);
    }
  }

  private void odd(byte[] b, int from, int to) {
    List<String> row;
    try {
      row = fields.split(LineFields.decode(b, from, to));
    } catch (CharacterCodingException | IllegalArgumentException e) {
      return;
    }
    for (int i = 0; i < Math.min(row.size(), plan.fields); i++) {
      if (kinds[i] != IGNORED) {
        int kind = kinds[i];
        NumberText.parse(row.get(i), (char) mark)
            .ifPresent(number -> grow(kind, decimals(kind, number)));
      }
    }
  }

  private int decimals(int kind, BigDecimal number) {
    int written = Math.max(0, number.stripTrailingZeros().scale());
    return binary && kind == PRICE && BinaryPrice.isLong(number)
        ? Math.min(written, BinaryPrice.decimals(number))
        : written;
  }
}
