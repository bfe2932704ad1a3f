package io.quantlab.engine.data.csv;

import io.quantlab.engine.market.Schema;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an import read, wrote and found (engine contract D-11, D-12).
///
/// `rowsRead = rowsWritten + rowsRejected + rowsMerged` holds and is checked. When the outcome is
/// `STOPPED` nothing was published: `rowsWritten` then counts the rows that passed before the stop.
///
/// @param mappingHash SHA-256 of the mapping, hex
/// @param rowsFiltered data rows of expiries that were not asked for; not part of `rowsRead`
/// @param linesIgnored comment lines, and empty lines at the end of the file
/// @param rowsReordered rows that came late within the reorder window and were sorted in (V-05)
/// @param counts violations by code, codes without any left out
/// @param findings the first findings of each code
/// @param stop the finding that stopped the import
/// @param rejects the file with the rejected rows, when there are any and a directory was given
/// @param notes assumptions of the mapping the reader must know
public record ImportReport(
    String file,
    String mappingName,
    String mappingHash,
    Units units,
    Outcome outcome,
    long rowsRead,
    long rowsWritten,
    long rowsRejected,
    long rowsMerged,
    long rowsFiltered,
    long linesIgnored,
    long rowsReordered,
    Dirt dirt,
    Map<Code, Long> counts,
    List<Finding> findings,
    Optional<Finding> stop,
    List<DatasetReport> datasets,
    Optional<Path> rejects,
    List<String> notes) {

  /// Whether the rows were published.
  public enum Outcome {
    COMMITTED,
    STOPPED
  }

  /// Flagged rows in detail.
  ///
  /// @param crossed quotes with bid above ask
  /// @param locked quotes with bid equal to ask
  /// @param oneSided quotes without a bid or without an ask
  /// @param zeroSize rows with size 0
  /// @param sourceSuspect rows the source itself calls suspicious
  /// @param roundedSizes sizes rounded to the lot size because the mapping says so
  /// @param binaryPrices prices taken for what a printed binary fraction stands for
  public record Dirt(
      long crossed,
      long locked,
      long oneSided,
      long zeroSize,
      long sourceSuspect,
      long roundedSizes,
      long binaryPrices) {}

  /// One dataset of the file.
  ///
  /// @param firstNanos ordering stamp of the first row, 0 without rows
  /// @param lastNanos ordering stamp of the last row, 0 without rows
  /// @param gaps expected sessions without rows (V-12)
  public record DatasetReport(
      String symbol, Schema schema, long rows, long firstNanos, long lastNanos, List<Gap> gaps) {
    public DatasetReport {
      gaps = List.copyOf(gaps);
    }
  }

  /// An expected session without rows.
  public record Gap(String symbol, LocalDate session) {}

  public ImportReport {
    findings = List.copyOf(findings);
    datasets = List.copyOf(datasets);
    notes = List.copyOf(notes);
    if (rowsRead != rowsWritten + rowsRejected + rowsMerged) {
      throw new IllegalStateException(
          file
              + ": rows are not conserved: read "
              + rowsRead
              + ", written "
              + rowsWritten
              + ", rejected "
              + rowsRejected
              + ", merged "
              + rowsMerged);
    }
  }

  /// What was read as another number than it says, a sentence each.
  public List<String> roundings() {
    List<String> all = new ArrayList<>();
    if (dirt.binaryPrices() > 0) {
      all.add(
          dirt.binaryPrices()
              + " prices are binary fractions printed in full, taken for the multiple of "
              + units.priceUnit().text()
              + " they stand for");
    }
    if (dirt.roundedSizes() > 0) {
      all.add(dirt.roundedSizes() + " sizes rounded to multiples of " + units.lotSize().text());
    }
    return List.copyOf(all);
  }

  /// Violations of a code, flagged, rejected or reported.
  public long count(Code code) {
    return counts.getOrDefault(code, 0L);
  }
}
