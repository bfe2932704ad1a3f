package io.quantlab.fargate.data;

import io.quantlab.engine.data.actions.FactorFile;
import io.quantlab.engine.data.store.DataTrait;
import io.quantlab.engine.data.store.DatasetInfo;
import io.quantlab.engine.data.store.Store;
import io.quantlab.engine.feed.ActionFactors;
import io.quantlab.engine.feed.AdjustedCursor;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.FactorTable;
import io.quantlab.engine.market.PriceView;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.fargate.data.StoreCatalog.Stored;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Stored rows adjusted for all actions known today, for charts and lists: `AS_OF_END` of engine
/// contract M-12. Prices get six decimals, or more when the rows have more.
public final class AdjustedRows {
  private static final Decimal FINE = Decimal.unit(6);

  private final Store store;
  private final DatasetInfo info;
  private final FactorTable factors;
  private final PriceView view;
  private final Instrument fine;

  private AdjustedRows(
      Store store, DatasetInfo info, FactorTable factors, PriceView view, Instrument fine) {
    this.store = store;
    this.info = info;
    this.factors = factors;
    this.view = view;
    this.fine = fine;
  }

  /// The rows of a dataset in a view.
  ///
  /// @param factorFile stored factors; else they are worked out of `SYMBOL:action` of the store
  public static AdjustedRows of(
      StoreCatalog catalog, Stored stored, PriceView view, Optional<Path> factorFile) {
    DatasetInfo info = stored.info();
    if (info.schema() == Schema.ACTION) {
      throw new DataException(
          stored.name() + " has no prices to adjust.", "Name a dataset of prices.");
    }
    if (info.schema() == Schema.DEPTH || info.schema() == Schema.MBO) {
      throw new DataException(
          stored.name() + " is an order book, which is not adjusted.",
          "Name a dataset of trades, quotes or bars.");
    }
    if (info.traits().contains(DataTrait.ADJUSTED)) {
      throw new DataException(
          stored.name() + " was adjusted before it was imported.", "Leave --adjust out.");
    }
    Instrument raw = stored.instrument();
    Decimal unit = UnitRatio.common(info.priceUnit(), FINE);
    Instrument fine = InstrumentTerms.inUnits(raw, raw.token(), unit, info.lotSize());
    FactorTable factors =
        factorFile.isPresent() ? read(catalog, raw, factorFile.get()) : ofActions(catalog, stored);
    return new AdjustedRows(catalog.store(), info, factors, view, fine);
  }

  private static FactorTable read(StoreCatalog catalog, Instrument instrument, Path file) {
    CalendarShelf shelf = new CalendarShelf(catalog.store().root(), CalendarChoice.NONE);
    try {
      return FactorFile.read(file, shelf.get(instrument.calendar()));
    } catch (IOException e) {
      throw FilePlan.unreadable(file, e);
    } catch (IllegalArgumentException e) {
      throw new DataException(e.getMessage() + ".", "Mend the line.", e);
    }
  }

  private static FactorTable ofActions(StoreCatalog catalog, Stored stored) {
    Store store = catalog.store();
    int token = stored.info().token();
    DatasetInfo actions =
        store
            .find(token, Schema.ACTION)
            .orElseThrow(() ->
                new DataException(
                    "The store has no corporate actions of " + stored.instrument().symbol() + ".",
                    "Import them, or name a factor file with --factors FILE."));
    DatasetInfo prices = stored.info();
    Decimal lot = prices.lotSize();
    RowScale scale = RowScale.of(Schema.ACTION, actions.priceUnit(), prices.priceUnit(), lot, lot);
    try (RowCursor rows = store.cursor(token, Schema.ACTION, Long.MIN_VALUE, Long.MAX_VALUE);
        RowCursor scaled = new ScaledCursor(rows, scale);
        RowCursor raw = store.cursor(token, prices.schema(), Long.MIN_VALUE, Long.MAX_VALUE)) {
      return ActionFactors.of(scaled, raw);
    }
  }

  /// The instrument in the units of the adjusted rows.
  public Instrument instrument() {
    return fine;
  }

  /// The adjusted rows of a time; the caller closes the cursor.
  public RowCursor open(long fromNanos, long toNanos) {
    RowScale scale =
        RowScale.of(
            info.schema(), info.priceUnit(), fine.priceUnit(), info.lotSize(), fine.lotSize());
    RowCursor rows = store.cursor(info.token(), info.schema(), fromNanos, toNanos);
    RowCursor scaled = scale.isIdentity() ? rows : new ScaledCursor(rows, scale);
    return new AdjustedCursor(scaled, factors, view);
  }
}
