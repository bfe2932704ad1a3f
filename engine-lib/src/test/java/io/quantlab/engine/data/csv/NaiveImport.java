package io.quantlab.engine.data.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// The slow, obvious twin: FastCSV, `BigDecimal`, one list of rows, rules as sentences.
///
/// Covers trades (ts in ms, price, size) and bars (ts in ms, open, high, low, close, volume),
/// skipping, without calendar. A row is its values without flags.
final class NaiveImport {
  final List<List<Long>> rows = new ArrayList<>();
  final List<String> rejects = new ArrayList<>();
  int merged;
  private final BigDecimal priceUnit;
  private final BigDecimal lotSize;
  private String previousLine = "";

  NaiveImport(String priceUnit, String lotSize) {
    this.priceUnit = new BigDecimal(priceUnit);
    this.lotSize = new BigDecimal(lotSize);
  }

  private static final class Bad extends Exception {
    private static final long serialVersionUID = 1;

    Bad(String code) {
      super(code);
    }
  }

  void read(String text) {
    String[] lines = text.split("\n");
    for (int i = 1; i < lines.length; i++) {
      String line =
          lines[i].endsWith("\r") ? lines[i].substring(0, lines[i].length() - 1) : lines[i];
      try {
        List<Long> row = parse(line);
        boolean kept = !rows.isEmpty() && lines[i].equals(previousLine);
        if (kept && row.get(0).equals(rows.getLast().get(0))) {
          merged++;
          continue;
        }
        order(row);
        rows.add(row);
        previousLine = lines[i];
      } catch (Bad e) {
        rejects.add(i + 1 + " " + e.getMessage());
        previousLine = "";
      }
    }
  }

  private void order(List<Long> row) throws Bad {
    if (rows.isEmpty()) {
      return;
    }
    if (row.get(0) < rows.getLast().get(0)) {
      throw new Bad("V-05");
    }
    if (row.size() > 3 && row.get(1) < rows.getLast().get(0)) {
      throw new Bad("V-07");
    }
  }

  private List<Long> parse(String line) throws Bad {
    List<String> f = fields(line);
    if (f.size() != 3 && f.size() != 6) {
      throw new Bad("V-01");
    }
    long stamp = stamp(f.get(0));
    return f.size() == 3 ? trade(stamp, f) : bar(stamp, f);
  }

  private List<Long> trade(long stamp, List<String> f) throws Bad {
    long price = count(f.get(1), priceUnit);
    long size = count(f.get(2), lotSize);
    if (price <= 0) {
      throw new Bad("V-08");
    }
    if (size < 0) {
      throw new Bad("V-03");
    }
    return List.of(stamp, price, size);
  }

  private List<Long> bar(long start, List<String> f) throws Bad {
    long open = count(f.get(1), priceUnit);
    long high = count(f.get(2), priceUnit);
    long low = count(f.get(3), priceUnit);
    long close = count(f.get(4), priceUnit);
    long volume = count(f.get(5), lotSize);
    if (low > high || open < low || open > high || close < low || close > high) {
      throw new Bad("V-07");
    }
    if (low <= 0) {
      throw new Bad("V-08");
    }
    if (volume < 0) {
      throw new Bad("V-07");
    }
    return List.of(start + 60_000_000_000L, start, open, high, low, close, volume);
  }

  private static List<String> fields(String line) throws Bad {
    if (line.isEmpty()) {
      throw new Bad("V-01");
    }
    if (line.chars().filter(c -> c == '"').count() % 2 != 0) {
      throw new Bad("V-01");
    }
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(line)) {
      return reader.iterator().next().getFields();
    } catch (CsvParseException e) {
      throw new Bad("V-01");
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long stamp(String text) throws Bad {
    if (!text.matches("[0-9]{1,19}")) {
      throw new Bad("V-04");
    }
    BigInteger nanos = new BigInteger(text).multiply(BigInteger.valueOf(1_000_000));
    // 2200-01-01T00:00Z
    if (nanos.compareTo(new BigInteger("7258118400000000000")) >= 0) {
      throw new Bad("V-04");
    }
    return nanos.longValueExact();
  }

  private static long count(String text, BigDecimal unit) throws Bad {
    if (!text.matches("-?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]{1,2})?")) {
      throw new Bad("V-02");
    }
    BigDecimal value = new BigDecimal(text);
    String digits = value.abs().toPlainString().replaceFirst("^0+(?=.)", "");
    if (digits.contains(".")) {
      digits = digits.replaceFirst("0+$", "").replace(".", "").replaceFirst("^0+(?=.)", "");
    }
    if (digits.length() > 18) {
      throw new Bad("V-02");
    }
    BigDecimal[] parts = value.divideAndRemainder(unit);
    if (parts[1].signum() != 0 || parts[0].toBigInteger().bitLength() > 62) {
      throw new Bad("V-03");
    }
    return parts[0].longValueExact();
  }
}
