package io.quantlab.engine.indicator.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.indicator.Columns;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Every function of the catalogue against its golden file, whose values come from 60-digit
/// decimals in another language (`src/test/python/indicator_catalog_golden.py`). Architecture rule
/// 10.
class GoldenCatalogTest {

  @Test
  @DisplayName("architecture rule 10: each function has a golden file and gives its values")
  void functionsGiveTheirGoldenValues() throws IOException {
    List<String> complaints = new ArrayList<>();
    for (Entry entry : Catalog.entries()) {
      complaints.addAll(compare(entry));
    }
    assertEquals("", String.join("\n", complaints));
  }

  private static List<String> compare(Entry entry) throws IOException {
    String file = entry.name() + ".csv";
    byte[] bytes;
    try (InputStream in = GoldenCatalogTest.class.getResourceAsStream(file)) {
      assertTrue(in != null, "no golden file of " + entry.name());
      bytes = in.readAllBytes();
    }
    Columns golden = Columns.read(new java.io.ByteArrayInputStream(bytes));
    double[][] inputs = new double[entry.inputs().size()][];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = golden.get("in" + i);
    }
    double[][] actual = new double[entry.outputs().size()][golden.rows()];
    assertEquals(inputs.length + actual.length, golden.byName().size(), "columns of " + file);
    entry.create(arguments(bytes)).run(inputs, 0, golden.rows(), actual);
    int warm = 0;
    for (int k = 0; k < actual.length; k++) {
      double[] expected = golden.get("out" + k);
      for (int row = 0; row < golden.rows(); row++) {
        try {
          String place = entry.name() + "." + entry.outputs().get(k).name() + " at row " + row;
          Columns.assertClose(expected[row], actual[k][row], place);
        } catch (AssertionError e) {
          return List.of(e.getMessage());
        }
        warm += Double.isNaN(expected[row]) ? 0 : 1;
      }
    }
    int least = entry.name().startsWith("pivot_") ? 5 : 20;
    return warm > least ? List.of() : List.of(file + " has only " + warm + " values");
  }

  private static double[] arguments(byte[] bytes) {
    String line =
        new String(bytes, StandardCharsets.UTF_8)
            .lines()
            .filter(each -> each.startsWith("# arguments:"))
            .findFirst()
            .orElseThrow();
    String list = line.substring("# arguments:".length());
    double[] arguments = new double[list.isEmpty() ? 0 : list.split(",").length];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = Double.parseDouble(list.split(",")[i]);
    }
    return arguments;
  }

  @Test
  void noGoldenFileWithoutAFunction() throws IOException {
    TreeSet<String> files = new TreeSet<>();
    Path folder = Path.of("src/test/resources/io/quantlab/engine/indicator/catalog");
    try (Stream<Path> list = Files.list(folder)) {
      list.forEach(each -> files.add(each.getFileName().toString().replace(".csv", "")));
    }
    TreeSet<String> names = new TreeSet<>();
    Catalog.entries().forEach(entry -> names.add(entry.name()));
    assertEquals(names, files);
  }
}
