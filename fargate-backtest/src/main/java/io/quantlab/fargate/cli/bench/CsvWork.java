package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.data.csv.CsvImport;
import io.quantlab.engine.data.csv.CsvMapping;
import io.quantlab.engine.data.csv.DatasetKey;
import io.quantlab.engine.data.csv.ImportOptions;
import io.quantlab.engine.data.csv.ImportReport;
import io.quantlab.engine.data.csv.SessionCheck;
import io.quantlab.engine.data.store.ReplaceDays;
import io.quantlab.engine.data.store.Store;
import io.quantlab.engine.data.store.WriteOptions;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowSink;
import io.quantlab.engine.market.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// Imports the CSV file with every rule on.
final class CsvWork implements Work {
  /// Whether price unit and lot size are given or found by a first pass.
  enum Terms {
    KNOWN,
    SCANNED
  }

  /// Where the rows go.
  private enum Into {
    SUM,
    STORE
  }

  private static final Decimal CENT = Decimal.unit(2);

  private final Path file;
  private final long rows;
  private final CsvMapping mapping;
  private final Into into;
  private final Store store;
  private final String expected;
  private long priceSum;

  private CsvWork(BenchData data, Terms terms, Into into) {
    file = data.csv();
    rows = data.facts().csvRows();
    this.into = into;
    store = Store.at(data.folder().resolve("imported"));
    expected = text(rows, data.facts().csvPriceSum());
    try {
      CsvMapping found = CsvImport.mappingFor(file).withSymbol("QLB");
      mapping = terms == Terms.KNOWN ? found.withUnits(CENT, Decimal.ONE) : found;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /// Parses and checks the rows and adds up their prices.
  static CsvWork summing(BenchData data, Terms terms) {
    return new CsvWork(data, terms, Into.SUM);
  }

  /// Writes the rows to a store, replacing those of the run before.
  static CsvWork storing(BenchData data) {
    return new CsvWork(data, Terms.KNOWN, Into.STORE);
  }

  private static String text(long rows, long priceSum) {
    return "rows=" + rows + " sum=" + priceSum;
  }

  @Override
  public long events() {
    return rows;
  }

  @Override
  public String run() throws IOException {
    priceSum = 0;
    ImportReport report =
        CsvImport.run(file, mapping, ImportOptions.strict(), SessionCheck.utcDays(), this::sink);
    return text(report.rowsWritten(), priceSum);
  }

  private RowSink sink(DatasetKey key) {
    return switch (into) {
      case SUM -> new Sum(null);
      case STORE ->
          new Sum(
              store.writer(
                  instrument(key),
                  Schema.TRADE,
                  SessionCheck.utcDays(),
                  WriteOptions.DEFAULT.with(ReplaceDays.YES)));
    };
  }

  private static Instrument instrument(DatasetKey key) {
    Instrument t = QlbEngine.TERMS;
    return Instrument.of(
        t.token(),
        "CSV",
        "",
        t.assetClass(),
        t.currency(),
        key.priceUnit(),
        key.lotSize(),
        Decimal.ONE,
        TickBands.uniform(1),
        t.calendar(),
        1,
        t.maxLots(),
        t.volume(),
        t.sign());
  }

  /// Adds up the prices and passes the rows on.
  private final class Sum implements RowSink {
    private final RowSink next;

    Sum(RowSink next) {
      this.next = next;
    }

    @Override
    public void accept(RowBlock block) {
      long[] prices = block.column(1);
      for (int i = 0; i < block.size(); i++) {
        priceSum += prices[i];
      }
      if (next != null) {
        next.accept(block);
      }
    }

    @Override
    public void commit() {
      if (next != null) {
        next.commit();
      }
    }

    @Override
    public void close() {
      if (next != null) {
        next.close();
      }
    }
  }

  @Override
  public String expected() {
    return expected;
  }
}
