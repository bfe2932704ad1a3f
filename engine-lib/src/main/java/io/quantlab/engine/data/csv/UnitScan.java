package io.quantlab.engine.data.csv;

import io.quantlab.engine.instrument.Decimal;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A first pass over a file that finds the units prices and sizes are written in.
///
/// The unit is `10^-d`, d the largest number of decimals seen in any mapped column of the kind,
/// trailing zeros not counted; without such a column it is 1. Sizes of a mapping that rounds lots
/// stop at eight decimals. Text that is no number is left to the import, which names it.
public final class UnitScan {
  private static final int MAX_DECIMALS = 18;
  private static final int MAX_ROUNDED_LOT_DECIMALS = 8;

  private final RowPlan plan;
  private final LineFields fields;
  private final byte separator;
  private final byte mark;
  private int priceDecimals;
  private int lotDecimals;

  private UnitScan(RowPlan plan) {
    this.plan = plan;
    this.fields = new LineFields(plan.mapping.dialect());
    this.separator = (byte) plan.mapping.dialect().separator();
    this.mark = (byte) plan.mapping.dialect().decimalMark();
  }

  /// The units of a file: those of the mapping, and what the scan finds for the ones it leaves
  /// open.
  public static Units units(Path file, CsvMapping mapping) throws IOException {
    if (mapping.priceUnit().isPresent() && mapping.lotSize().isPresent()) {
      return new Units(mapping.priceUnit().get(), mapping.lotSize().get());
    }
    try (InputStream in = CsvSource.open(file);
        LineReader reader = new LineReader(in)) {
      CsvImport.Header header = CsvImport.Header.read(reader, mapping);
      Units ones = new Units(Decimal.ONE, Decimal.ONE);
      if (header.fault().isPresent()) {
        return new Units(
            mapping.priceUnit().orElse(Decimal.ONE), mapping.lotSize().orElse(Decimal.ONE));
      }
      UnitScan scan = new UnitScan(new RowPlan(mapping, header.names(), ones));
      scan.read(reader);
      return scan.found();
    }
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
      int from = q;
      int markAt = -1;
      while (b[q] != separator && b[q] != '\n') {
        if (b[q] == '"' || b[q] == 'e' || b[q] == 'E') {
          return -1;
        }
        if (b[q] == mark) {
          markAt = q;
        }
        q++;
      }
      int end = b[q - (q > from ? 1 : 0)] == '\r' ? q - 1 : q;
      if (markAt >= 0 && plan.roles[i] != null) {
        decimals(plan.roles[i], b, markAt + 1, end);
      }
      if (b[q] == '\n') {
        return q + 1;
      }
      q++;
    }
    return -1;
  }

  private void decimals(Role role, byte[] b, int from, int end) {
    Role.Kind kind = role.kind();
    boolean price = kind == Role.Kind.PRICE || kind == Role.Kind.VALUE;
    if (!price && kind != Role.Kind.LOTS || end - from <= (price ? priceDecimals : lotDecimals)) {
      return;
    }
    int last = end;
    while (last > from && b[last - 1] == '0') {
      last--;
    }
    for (int i = from; i < last; i++) {
      if (b[i] < '0' || b[i] > '9') {
        return;
      }
    }
    grow(price ? Role.Kind.PRICE : Role.Kind.LOTS, last - from);
  }

  private void grow(Role.Kind kind, int decimals) {
    if (kind == Role.Kind.PRICE) {
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
      if (plan.roles[i] != null && plan.roles[i].kind() != Role.Kind.TEXT) {
        Optional<BigDecimal> number = NumberText.parse(row.get(i), (char) mark);
        Role.Kind kind = plan.roles[i].kind() == Role.Kind.LOTS ? Role.Kind.LOTS : Role.Kind.PRICE;
        if (number.isPresent() && plan.roles[i].kind() != Role.Kind.TIME) {
          grow(kind, Math.max(0, number.get().stripTrailingZeros().scale()));
        }
      }
    }
  }
}
