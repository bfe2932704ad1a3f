package io.quantlab.fargate.data;

import io.quantlab.engine.data.TableFormat;
import io.quantlab.fargate.table.ArrowFormat;
import io.quantlab.fargate.table.ParquetFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Formats of data files, by the names people type.
public enum FileFormat {
  CSV(".*\\.(csv|tsv|txt)(\\.gz|\\.zip)?"),
  PARQUET(".*\\.(parquet|pq)"),
  ARROW(".*\\.(arrow|feather|ipc)"),
  JSONL(".*\\.(jsonl|ndjson)(\\.gz|\\.zip)?"),
  JSON(".*\\.json(\\.gz)?");

  private static final int MAGIC_BYTES = 6;

  private final String names;

  FileFormat(String names) {
    this.names = names;
  }

  /// `parquet`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The format with this name; a [DataException] when there is none.
  public static FileFormat parse(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new DataException(
                "There is no format \"" + word + "\".",
                "Known are csv, parquet, arrow, jsonl (import) and json (export)."));
  }

  /// The format a file name ends in.
  public static Optional<FileFormat> ofName(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(each -> name.matches(each.names)).findFirst();
  }

  /// The format of a file to read: by its name, else by its first bytes, else CSV.
  static FileFormat of(Path file) throws IOException {
    Optional<FileFormat> named = ofName(file);
    if (named.isPresent()) {
      return named.get();
    }
    String first;
    try (InputStream in = Files.newInputStream(file)) {
      first = new String(in.readNBytes(MAGIC_BYTES), StandardCharsets.ISO_8859_1);
    }
    if (first.startsWith("PAR1")) {
      return PARQUET;
    }
    if (first.equals("ARROW1")) {
      return ARROW;
    }
    return first.startsWith("{") ? JSONL : CSV;
  }

  /// The adapter of a format of tables.
  public TableFormat table() {
    return switch (this) {
      case PARQUET -> new ParquetFormat();
      case ARROW -> new ArrowFormat();
      case CSV, JSONL, JSON -> throw new IllegalStateException(word() + " is no table format");
    };
  }

  /// Whether files of this format are tables with typed columns.
  public boolean isTable() {
    return this == PARQUET || this == ARROW;
  }
}
