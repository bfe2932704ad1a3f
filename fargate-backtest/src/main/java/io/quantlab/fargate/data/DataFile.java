package io.quantlab.fargate.data;

import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableReader;
import io.quantlab.engine.data.csv.CsvImport;
import io.quantlab.engine.data.csv.CsvMapping;
import io.quantlab.engine.data.csv.Dialect;
import io.quantlab.engine.data.csv.LineSource;
import io.quantlab.engine.data.csv.TableLayouts;
import io.quantlab.engine.data.csv.TableLines;
import io.quantlab.fargate.table.JsonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A file of market data in one of the formats: its ready-made mapping, its rows as lines.
///
/// @param format not [FileFormat#JSON], which is written only
record DataFile(Path path, FileFormat format) {
  DataFile {
    if (format == FileFormat.JSON) {
      throw new DataException(
          path + ": files of the format json are written, not imported.",
          "Export as csv, parquet or arrow; messages one to a line are jsonl.");
    }
  }

  /// The mapping of a known layout; a `MappingException` when it is not known.
  private CsvMapping knownMapping() throws IOException {
    return switch (format) {
      case PARQUET, ARROW -> TableLayouts.mappingFor(columns(), path);
      case JSONL -> JsonLines.mappingFor(path);
      case CSV, JSON -> {
        if (CsvImport.firstLine(path).isBlank()) {
          throw new DataException(
              path + ":1: V-01 expected a line of column names, found nothing.",
              "The file is empty; fetch it again.");
        }
        yield CsvImport.mappingFor(path);
      }
    };
  }

  /// The mapping as the lines of this format need it.
  CsvMapping bind(CsvMapping mapping) throws IOException {
    if (isRecording(mapping)) {
      return mapping;
    }
    return switch (format) {
      case PARQUET, ARROW -> TableLayouts.bind(mapping, columns());
      case JSONL -> TableLayouts.bind(mapping, List.of());
      case CSV, JSON -> mapping;
    };
  }

  /// The rows as lines.
  ///
  /// @param mapping made by [#bind]
  LineSource lines(CsvMapping mapping) {
    if (isRecording(mapping)) {
      return LineSource.of(path, mapping);
    }
    return switch (format) {
      case PARQUET, ARROW -> new TableLines(path, format.table(), mapping);
      case JSONL -> new JsonLines(path, mapping);
      case CSV, JSON -> LineSource.text(path);
    };
  }

  /// Whether the mapping reads recorded messages, whatever the file's name says.
  private static boolean isRecording(CsvMapping mapping) {
    return mapping.dialect().records() != Dialect.Records.LINES;
  }

  /// The ready-made mappings: those of the kinds of rows of a recording, else the one of the
  /// layout.
  List<CsvMapping> knownMappings() throws IOException {
    boolean text = format == FileFormat.CSV || format == FileFormat.JSONL;
    List<CsvMapping> recorded = text ? CsvImport.recordingsIn(path) : List.of();
    return recorded.isEmpty() ? List.of(knownMapping()) : recorded;
  }

  private List<TableColumn> columns() throws IOException {
    try (TableReader reader = format.table().open(path)) {
      return reader.columns();
    }
  }
}
