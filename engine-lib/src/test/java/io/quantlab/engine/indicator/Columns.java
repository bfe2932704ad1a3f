package io.quantlab.engine.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.testkit.Shared;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// A CSV table of numbers by column; an empty field is `NaN`, a field that is no number too.
public record Columns(Map<String, double[]> byName) {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+([eE][-+]?[0-9]+)?");

  public static Columns read(InputStream in) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().filter(line -> !line.startsWith("#")).toList();
      String[] names = lines.getFirst().split(",", -1);
      double[][] values = new double[names.length][lines.size() - 1];
      for (int row = 1; row < lines.size(); row++) {
        String[] fields = lines.get(row).split(",", -1);
        for (int c = 0; c < names.length; c++) {
          values[c][row - 1] = number(fields[c]);
        }
      }
      Map<String, double[]> columns = new LinkedHashMap<>();
      for (int c = 0; c < names.length; c++) {
        columns.put(names[c], values[c]);
      }
      return new Columns(columns);
    }
  }

  public static Columns read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file, e);
    }
  }

  private static double number(String field) {
    return NUMBER.matcher(field).matches() ? Double.parseDouble(field) : Double.NaN;
  }

  public double[] get(String name) {
    double[] column = byName.get(name);
    assertTrue(column != null, "no column " + name + " in " + byName.keySet());
    return column;
  }

  public int rows() {
    return byName.values().iterator().next().length;
  }

  /// wick.md 17: 1e-8 absolute or 1e-9 relative, `NaN` in the same places.
  public static void assertClose(double expected, double actual, String what) {
    double tolerance = Math.max(1e-8, 1e-9 * Math.abs(expected));
    assertEquals(expected, actual, Double.isNaN(expected) ? 0 : tolerance, what);
  }

  /// The directory `../shared/name` above the module, or `null`.
  public static Path shared(String name) {
    return Shared.find(name).orElse(null);
  }
}
