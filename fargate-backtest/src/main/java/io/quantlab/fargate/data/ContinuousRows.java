package io.quantlab.fargate.data;

import io.quantlab.engine.continuous.ContinuousCursor;
import io.quantlab.engine.continuous.ContinuousSeries;
import io.quantlab.engine.continuous.ContinuousSpec;
import io.quantlab.engine.continuous.ContractDays;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.time.SessionCalendar;
import java.util.ArrayList;
import java.util.List;

/// A continuous series over the data of a chain of contracts, for charts and exports (engine
/// contract M-20). Prices get six decimals, or more when the rows have more.
public final class ContinuousRows {
  private static final Decimal FINE = Decimal.unit(6);

  private final List<ResolvedData> contracts;
  private final Instrument fine;
  private final ContinuousSeries series;

  /// @param contracts data of the contracts of the series, in the order of the chain
  public ContinuousRows(ContinuousSpec spec, List<ResolvedData> contracts) {
    this.contracts = List.copyOf(contracts);
    Instrument first = contracts.getFirst().instrument();
    Decimal unit = FINE;
    for (ResolvedData each : contracts) {
      check(each);
      unit = UnitRatio.common(each.instrument().priceUnit(), unit);
    }
    fine = InstrumentTerms.inUnits(first, first.token(), unit, first.lotSize());
    List<ContractDays> days = new ArrayList<>();
    for (int i = 0; i < contracts.size(); i++) {
      try (RowCursor rows = open(i)) {
        days.add(ContractDays.of(rows, calendar()));
      }
    }
    series = new ContinuousSeries(spec, days, calendar());
  }

  private void check(ResolvedData each) {
    ResolvedData first = contracts.getFirst();
    boolean alike =
        each.schema() == first.schema()
            && each.calendar().name().equals(first.calendar().name())
            && each.instrument().lotSize().equals(first.instrument().lotSize());
    boolean readable = each.schema() == Schema.TRADE || each.schema() == Schema.BAR;
    if (!alike || !readable) {
      throw new DataException(
          each.name() + " does not fit into one series with " + first.name() + ".",
          "A series is made of trades, or of bars, with one calendar and one lot size.");
    }
  }

  private SessionCalendar calendar() {
    return contracts.getFirst().calendar();
  }

  /// Trades or bars.
  public Schema schema() {
    return contracts.getFirst().schema();
  }

  /// Terms of the first contract, in the units of the series.
  public Instrument instrument() {
    return fine;
  }

  /// Which contract it shows when.
  public ContinuousSeries series() {
    return series;
  }

  /// The rows of a contract in the units of the series.
  private RowCursor open(int contract) {
    ResolvedData data = contracts.get(contract);
    Decimal lot = fine.lotSize();
    RowScale scale =
        RowScale.of(schema(), data.instrument().priceUnit(), fine.priceUnit(), lot, lot);
    RowCursor rows = data.open(Long.MIN_VALUE, Long.MAX_VALUE);
    return scale.isIdentity() ? rows : new ScaledCursor(rows, scale);
  }

  /// All rows of the series; the caller closes the cursor.
  public RowCursor open() {
    return new ContinuousCursor(series.stretches(), this::open, calendar(), schema());
  }
}
