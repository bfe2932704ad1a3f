package io.quantlab.fargate.cli.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A store in a directory for tests, driven through the command line only.
record StoreFixture(Path dir) {

  /// Runs `quantlab data WORDS... --store <dir>/store`.
  Session data(String... words) {
    List<String> all = new ArrayList<>(List.of("data"));
    all.addAll(List.of(words));
    all.addAll(List.of("--store", store().toString()));
    return Session.run(all.toArray(new String[0]));
  }

  Path store() {
    return dir.resolve("store");
  }

  /// Writes a file and gives its path.
  String file(String name, String text) {
    try {
      return Files.writeString(dir.resolve(name), text).toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Five trades of TEST on two days; the last has another second.
  static String trades() {
    return """
    ts_ms,price,size
    1381150800000,10.01,100
    1381150801000,10.02,200
    1381150802000,10.00,50
    1381237200000,10.05,10
    1381237201000,10.06,20
    """;
  }

  /// Imports [#trades] as TEST.
  void importTrades() {
    Session session = data("import", file("TEST-1.csv", trades()));
    assertEquals(0, session.exitCode(), session::err);
  }

  /// The only store file.
  Path onlyFile() throws IOException {
    try (Stream<Path> paths = Files.walk(store())) {
      List<Path> files = paths.filter(path -> path.toString().endsWith(".qlt")).toList();
      assertEquals(1, files.size(), files::toString);
      return files.getFirst();
    }
  }

  /// The hash `data list --json` gives for a dataset.
  String hash(String dataset) {
    String out = data("list", "--json").out();
    int at = out.indexOf("{\"dataset\":\"" + dataset + "\"");
    int from = out.indexOf("\"datasetHash\":\"", at) + 15;
    return at < 0 ? "none" : out.substring(from, from + 64);
  }
}
