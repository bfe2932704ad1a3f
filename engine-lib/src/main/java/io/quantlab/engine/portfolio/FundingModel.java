package io.quantlab.engine.portfolio;

import io.quantlab.engine.math.Exact;
import io.quantlab.engine.time.DatedTable;
import java.util.List;

/// What a position pays at a funding boundary (engine contract F-74): longs pay shorts while the
/// rate is above zero. Predicted rates are data, not cash.
public sealed interface FundingModel {
  /// What a position pays at a boundary, 1e-8; below zero it receives.
  long paymentE8(PositionView position, long epochNanos);

  /// The first boundary of an instrument after an instant; `Long.MAX_VALUE` = none.
  long nextNanos(int token, long afterNanos);

  /// Rates by date: at each stamp lots × mark × rate, rounded half to even.
  record Dated(List<TokenRates> rates) implements FundingModel {
    /// @param token the instrument, 0 = every one that is not named
    /// @param table one column: the rate as a share of the value, in 1e-8, at its boundary
    public record TokenRates(int token, DatedTable table) implements ByToken {}

    public Dated {
      rates = List.copyOf(rates);
    }

    @Override
    public long paymentE8(PositionView position, long epochNanos) {
      DatedTable table = of(position.instrument().token());
      int row = table == null ? -1 : table.rowAt(epochNanos);
      if (row < 0 || table.fromNanos(row) != epochNanos) {
        return 0;
      }
      return Exact.mulDivHalfEven(position.valueE8(), table.value(0, row), 100_000_000);
    }

    @Override
    public long nextNanos(int token, long afterNanos) {
      DatedTable table = of(token);
      int next = table == null ? 0 : table.rowAt(afterNanos) + 1;
      return table == null || next >= table.rows() ? Long.MAX_VALUE : table.fromNanos(next);
    }

    private DatedTable of(int token) {
      TokenRates found = ByToken.ofOrAll(rates, token);
      return found == null ? null : found.table;
    }
  }

  /// A model of one's own; its `toString` stands in the manifest and in `inputHash`.
  non-sealed interface Custom extends FundingModel {}
}
