package io.quantlab.fargate.data;

import io.quantlab.engine.data.csv.CsvMapping;
import io.quantlab.engine.data.csv.DatasetKey;
import io.quantlab.engine.data.csv.DatasetTarget;
import io.quantlab.engine.data.store.DataTrait;
import io.quantlab.engine.data.store.DatasetWriter;
import io.quantlab.engine.data.store.Store;
import io.quantlab.engine.data.store.WriteOptions;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.Registry;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowSink;
import io.quantlab.engine.market.Schema;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Writes imported rows to a store, each symbol to the dataset of its instrument; instruments the
/// store does not know yet are entered when the first rows are published.
final class StoreTarget implements DatasetTarget {
  /// Price unit of an instrument that is met in corporate actions first: US sub-penny prints.
  private static final Decimal ACTION_PRICE_UNIT = Decimal.unit(4);

  private final Store store;
  private final FilePlan plan;
  private final WriteOptions options;
  private final ImportWatch.Task task;
  private final Registry instruments;
  private boolean grown;
  private long rows;

  StoreTarget(Store store, FilePlan plan, WriteOptions options, ImportWatch.Task task) {
    this.store = store;
    this.plan = plan;
    this.options = withTraits(options, plan.mapping);
    this.task = task;
    this.instruments = StoreCatalog.instruments(store);
  }

  private static WriteOptions withTraits(WriteOptions options, CsvMapping mapping) {
    if (!mapping.conditions().marksAuctions()) {
      return options;
    }
    Set<DataTrait> traits = EnumSet.of(DataTrait.AUCTIONS);
    traits.addAll(options.traits());
    return options.with(traits);
  }

  @Override
  public RowSink open(DatasetKey key) {
    Instrument instrument = instrument(key);
    RowScale scale =
        RowScale.of(
            key.schema(),
            key.priceUnit(),
            instrument.priceUnit(),
            key.lotSize(),
            instrument.lotSize());
    return new Sink(writer(instrument, key.schema()), scale);
  }

  private DatasetWriter writer(Instrument instrument, Schema schema) {
    try {
      return store.writer(instrument, schema, plan.segmentDates(), options);
    } catch (IllegalStateException busy) {
      throw new DataException(
          busy.getMessage() + ".", "Wait until it is done, then try again.", busy);
    }
  }

  private Instrument instrument(DatasetKey key) {
    Optional<Instrument> known = instruments.bySymbol(key.symbol());
    if (known.isPresent()) {
      return known.get();
    }
    Optional<Instrument> beside = plan.terms.beside(key.symbol());
    if (beside.isPresent()) {
      return entered(free(beside.get()));
    }
    boolean actions = key.schema() == Schema.ACTION;
    Instrument fresh =
        plan.terms
            .terms(key.symbol())
            .instrument(
                instruments.nextToken(),
                key.symbol(),
                actions ? ACTION_PRICE_UNIT : key.priceUnit(),
                actions ? Decimal.ONE : key.lotSize());
    return entered(fresh);
  }

  private Instrument entered(Instrument fresh) {
    instruments.add(fresh);
    grown = true;
    return fresh;
  }

  /// The instrument with its own token, or with another when that is taken.
  private Instrument free(Instrument instrument) {
    return instruments.byToken(instrument.token()).isEmpty()
        ? instrument
        : InstrumentTerms.inUnits(
            instrument, instruments.nextToken(), instrument.priceUnit(), instrument.lotSize());
  }

  private void enter() {
    if (grown) {
      store.instruments().write(instruments);
    }
    grown = false;
  }

  /// One dataset being written.
  private final class Sink implements RowSink {
    private final DatasetWriter writer;
    private final RowScale scale;
    private final ScaledBlock scaled;

    Sink(DatasetWriter writer, RowScale scale) {
      this.writer = writer;
      this.scale = scale;
      this.scaled = new ScaledBlock(scale);
    }

    @Override
    public void accept(RowBlock block) {
      try {
        writer.accept(scale.isIdentity() ? block : scaled.show(block));
      } catch (IllegalStateException taken) {
        throw new DataException(
            taken.getMessage() + ".",
            "Ask for --replace-days if the new rows shall take the place of those days.",
            taken);
      } catch (ArithmeticException misfit) {
        throw new DataException(
            plan.file.getFileName()
                + ": "
                + misfit.getMessage()
                + "; the store counts the instrument in coarser units.",
            "Import it into another store, or under another symbol.",
            misfit);
      }
      rows += block.size();
      task.rows(rows);
    }

    @Override
    public void commit() {
      enter();
      writer.commit();
    }

    @Override
    public void close() {
      writer.close();
    }
  }
}
