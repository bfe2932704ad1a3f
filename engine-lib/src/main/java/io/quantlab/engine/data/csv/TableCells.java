package io.quantlab.engine.data.csv;

import io.quantlab.engine.data.TableBatch;
import io.quantlab.engine.data.TableType;
import io.quantlab.engine.math.Exact;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Optional;

/// Writes the cells of one column of a table as text.
///
/// | type | text |
/// |---|---|
/// | whole | digits |
/// | decimal | plain digits, exact |
/// | floating point | the shortest decimal that reads back to the same number, zeros may follow |
/// | truth | 1 or 0 |
/// | date | `yyyy-MM-dd` |
/// | stamp | a whole number of its unit; wall clock or date where the mapping reads one |
final class TableCells {
  private static final int NANO_DIGITS = 9;
  private static final long DAY_SECONDS = 86_400;
  private static final long LARGEST_DAY = 10_000_000;

  private final boolean[] absent;
  private final long[] values;
  private final long[] high;
  private final String[] texts;
  private final TableType type;
  private final boolean mapped;
  private final Optional<TimeFormat> time;
  private final RealText reals;
  private long lastDay = Long.MIN_VALUE;
  private String lastDate = "";

  TableCells(TableBatch batch, int column, CsvMapping mapping) {
    this.absent = batch.absent(column);
    this.values = batch.values(column);
    this.high = batch.high(column);
    this.texts = batch.texts(column);
    this.type = batch.columns().get(column).type();
    String name = batch.columns().get(column).name();
    Optional<CsvMapping.Column> source =
        mapping.columns().stream().filter(c -> c.source().equals(name)).findFirst();
    this.mapped = source.isPresent();
    this.time = source.filter(c -> c.role().kind() == Role.Kind.TIME).map(_ -> mapping.time());
    this.reals = type instanceof TableType.Real real ? new RealText(real.width()) : null;
  }

  /// Appends a cell; nothing when it has no value. A mapped text with a line break is an
  /// `IllegalArgumentException`, since a record is one line.
  void write(int row, TextBytes out) {
    if (absent[row]) {
      return;
    }
    switch (type) {
      case TableType.Whole _, TableType.Truth _ -> whole(values[row], out);
      case TableType.Real _ -> reals.write(Double.longBitsToDouble(values[row]), out);
      case TableType.Fixed fixed -> decimal(row, fixed, out);
      case TableType.Text _ -> text(texts[row], out);
      case TableType.Day _ -> date(values[row], out);
      case TableType.Stamp stamp -> stamp(values[row], stamp, out);
      case TableType.Unreadable _ -> throw new IllegalStateException("never asked for");
    }
  }

  private static void whole(long value, TextBytes out) {
    if (value == Long.MIN_VALUE) {
      out.ascii(Long.toString(value));
      return;
    }
    if (value < 0) {
      out.ascii('-');
    }
    out.digits(Math.abs(value), 1);
  }

  private void decimal(int row, TableType.Fixed fixed, TextBytes out) {
    long low = values[row];
    long upper = high == null ? low >> 63 : high[row];
    int scale = fixed.scale();
    if (upper != low >> 63 || low == Long.MIN_VALUE) {
      BigInteger lower = new BigInteger(Long.toUnsignedString(low));
      BigInteger unscaled = BigInteger.valueOf(upper).shiftLeft(Long.SIZE).add(lower);
      out.ascii(plain(new BigDecimal(unscaled, scale)));
      return;
    }
    if (fixed.isWide()) {
      while (scale > 0 && low % 10 == 0) {
        low /= 10;
        scale--;
      }
    }
    if (scale > TableType.Fixed.LONG_PRECISION) {
      out.ascii(plain(BigDecimal.valueOf(low, scale)));
    } else {
      scaled(low, scale, out);
    }
  }

  private static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }

  /// Appends `unscaled / 10^scale`, scale 0..18.
  static void scaled(long unscaled, int scale, TextBytes out) {
    if (unscaled < 0) {
      out.ascii('-');
    }
    long magnitude = Math.abs(unscaled);
    if (scale == 0) {
      out.digits(magnitude, 1);
      return;
    }
    long one = Exact.pow10(scale);
    out.digits(magnitude / one, 1);
    out.ascii('.');
    out.digits(magnitude % one, scale);
  }

  private void text(String text, TextBytes out) {
    String line = oneLine(text);
    if (mapped && !line.equals(text)) {
      throw new IllegalArgumentException("a text with a line break cannot be imported");
    }
    out.quoted(line);
  }

  /// The text with line breaks as `\n` and `\r`.
  static String oneLine(String text) {
    return text.indexOf('\n') < 0 && text.indexOf('\r') < 0
        ? text
        : text.replace("\n", "\\n").replace("\r", "\\r");
  }

  private void date(long day, TextBytes out) {
    if (Math.abs(day) > LARGEST_DAY) {
      whole(day, out);
      return;
    }
    if (day != lastDay) {
      lastDay = day;
      lastDate = LocalDate.ofEpochDay(day).toString();
    }
    out.ascii(lastDate);
  }

  private void stamp(long value, TableType.Stamp stamp, TextBytes out) {
    if (time.isEmpty() || time.get() instanceof TimeFormat.Epoch) {
      whole(value, out);
      return;
    }
    int digits =
        switch (stamp.unit()) {
          case SECONDS -> 0;
          case MILLIS -> 3;
          case MICROS -> 6;
          case NANOS -> NANO_DIGITS;
        };
    long second = Exact.pow10(digits);
    long seconds = Math.floorDiv(value, second);
    long fraction = Math.floorMod(value, second) * Exact.pow10(NANO_DIGITS - digits);
    long day = Math.floorDiv(seconds, DAY_SECONDS);
    int ofDay = (int) Math.floorMod(seconds, DAY_SECONDS);
    if (Math.abs(day) > LARGEST_DAY) {
      whole(value, out);
      return;
    }
    date(day, out);
    if (time.get() instanceof TimeFormat.SessionDate && ofDay == 0 && fraction == 0) {
      return;
    }
    out.ascii(' ');
    out.digits(ofDay / 3600, 2);
    out.ascii(':');
    out.digits(ofDay / 60 % 60, 2);
    out.ascii(':');
    out.digits(ofDay % 60, 2);
    out.ascii('.');
    out.digits(fraction, NANO_DIGITS);
  }
}
