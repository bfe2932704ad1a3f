package io.quantlab.engine.portfolio;

import io.quantlab.engine.time.DatedTable;
import java.util.List;

/// What short sales borrow: how much there is, what it costs, when it is called back (engine
/// contract F-75).
public sealed interface BorrowModel {
  /// What [#availableLots] returns when nothing is known: then there is enough, and it is reported.
  long UNKNOWN = Long.MAX_VALUE;

  /// Lots of an instrument that can be borrowed, over all shorts of an account; [#UNKNOWN].
  long availableLots(int token, long epochNanos);

  /// Fee per year as a share of the value borrowed, in 1e-8.
  long annualRateE8(int token, long epochNanos);

  /// The first recall of an instrument after an instant; `Long.MAX_VALUE` = none.
  long nextRecallNanos(int token, long afterNanos);

  /// Lots recalled at the stamp of a recall, for each account; `Long.MAX_VALUE` = all.
  long recalledLots(int token, long epochNanos);

  /// Terms by date.
  record Dated(List<TokenTerms> terms) implements BorrowModel {
    /// @param token the instrument, 0 = every one that is not named
    /// @param table three columns: fee per year in 1e-8; available lots, -1 = unknown; lots
    ///   recalled at the stamp of the row, 0 = none, -1 = all
    public record TokenTerms(int token, DatedTable table) implements ByToken {}

    public Dated {
      terms = List.copyOf(terms);
    }

    /// One fee for every instrument, nothing known of what there is.
    public static Dated flat(long annualRateE8) {
      DatedTable table =
          new DatedTable(
              "flat",
              List.of("rate", "available", "recall"),
              new long[] {Long.MIN_VALUE},
              new long[][] {{annualRateE8, -1, 0}});
      return new Dated(List.of(new TokenTerms(0, table)));
    }

    @Override
    public long availableLots(int token, long epochNanos) {
      DatedTable table = of(token);
      int row = table == null ? -1 : table.rowAt(epochNanos);
      long lots = row < 0 ? -1 : table.value(1, row);
      return lots < 0 ? UNKNOWN : lots;
    }

    @Override
    public long annualRateE8(int token, long epochNanos) {
      DatedTable table = of(token);
      int row = table == null ? -1 : table.rowAt(epochNanos);
      return row < 0 ? 0 : table.value(0, row);
    }

    @Override
    public long nextRecallNanos(int token, long afterNanos) {
      DatedTable table = of(token);
      if (table != null) {
        for (int row = table.rowAt(afterNanos) + 1; row < table.rows(); row++) {
          if (table.value(2, row) != 0) {
            return table.fromNanos(row);
          }
        }
      }
      return Long.MAX_VALUE;
    }

    @Override
    public long recalledLots(int token, long epochNanos) {
      DatedTable table = of(token);
      int row = table == null ? -1 : table.rowAt(epochNanos);
      if (row < 0 || table.fromNanos(row) != epochNanos) {
        return 0;
      }
      long lots = table.value(2, row);
      return lots < 0 ? Long.MAX_VALUE : lots;
    }

    private DatedTable of(int token) {
      TokenTerms found = ByToken.ofOrAll(terms, token);
      return found == null ? null : found.table;
    }
  }

  /// A model of one's own; its `toString` stands in the manifest and in `inputHash`.
  non-sealed interface Custom extends BorrowModel {}
}
