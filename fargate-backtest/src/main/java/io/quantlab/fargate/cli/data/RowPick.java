package io.quantlab.fargate.cli.data;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.fargate.data.RowSource;
import io.quantlab.fargate.data.StoreCatalog;
import io.quantlab.fargate.data.StoreCatalog.Stored;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Visits some rows of a dataset.
record RowPick(RowSource source, long fromNanos, long toNanos) {
  /// Some rows of a dataset as they are stored.
  RowPick(StoreCatalog catalog, Stored stored, long fromNanos, long toNanos) {
    this(
        (from, to) ->
            catalog.store().cursor(stored.info().token(), stored.info().schema(), from, to),
        fromNanos,
        toNanos);
  }

  /// Takes a row.
  @FunctionalInterface
  interface Visitor {
    void row(RowBlock block, int row) throws IOException;
  }

  /// Visits the first rows.
  void first(long count, Visitor visitor) {
    visit(0, count, visitor);
  }

  /// Visits the last rows.
  void last(long count, Visitor visitor) {
    long rows = 0;
    try (RowCursor cursor = open()) {
      for (RowBlock block = cursor.next(); block != null; block = cursor.next()) {
        rows += block.size();
      }
    }
    visit(Math.max(0, rows - count), count, visitor);
  }

  private void visit(long skip, long count, Visitor visitor) {
    long seen = 0;
    try (RowCursor cursor = open()) {
      for (RowBlock block = cursor.next(); block != null; block = cursor.next()) {
        long first = Math.max(0, skip - seen);
        long end = Math.min(block.size(), skip + count - seen);
        for (long row = first; row < end; row++) {
          visitor.row(block, (int) row);
        }
        seen += block.size();
        if (seen >= skip + count) {
          return;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RowCursor open() {
    return source.open(fromNanos, toNanos);
  }
}
