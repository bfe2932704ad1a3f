package io.quantlab.fargate.data;

import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.data.store.DatasetInfo;
import io.quantlab.engine.data.store.Store;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.Registry;
import io.quantlab.engine.market.Schema;
import io.quantlab.fargate.data.StoreCatalog.Stored;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Turns what people write after `--data` into data a run can read.
///
/// ```java
/// DataResolver resolver = new DataResolver(DataPlaces.ofProcess(), ImportWatch.SILENT);
/// ResolvedRun run = resolver.resolve(List.of("fx/tick/EURUSD-fxcm.csv.gz", "actions.csv"));
/// ```
///
/// Equal files and equal words give equal instruments, tokens and hashes on any machine: tokens of
/// instruments the store does not hold data of count from 1 in the order of the words. The terms of
/// an instrument are those of the store if it knows the symbol, else [InstrumentDefaults]; its
/// units are the coarsest in which all datasets of the run are exact.
public final class DataResolver {
  private final DataPlaces places;
  private final ImportWatch watch;
  private final CalendarShelf calendars;

  /// @param watch learns of imports on the fly
  public DataResolver(DataPlaces places, ImportWatch watch) {
    this(places, watch, CalendarChoice.NONE);
  }

  /// @param calendars calendar files of the run and how far calendars go
  public DataResolver(DataPlaces places, ImportWatch watch, CalendarChoice calendars) {
    this.places = places;
    this.watch = watch;
    this.calendars = new CalendarShelf(places.store(), calendars);
  }

  /// A dataset before the terms of the run are known.
  ///
  /// @param symbol instrument
  /// @param stored the instrument, when the rows are in the store
  /// @param plan how the file was imported, when they are not
  /// @param use whom the rows reach
  record Found(
      String symbol,
      String name,
      Optional<Instrument> stored,
      Optional<FilePlan> plan,
      DatasetInfo info,
      RowSource rows,
      RunSource.Use use) {
    String place() {
      return plan.map(made -> made.file.toAbsolutePath().normalize().toString()).orElse(name);
    }

    Found used(RunSource.Use as) {
      return new Found(symbol, name, stored, plan, info, rows, as);
    }

    boolean isActions() {
      return info.schema() == Schema.ACTION;
    }
  }

  /// The data of a run; a [DataException] when something is missing or wrong.
  public ResolvedRun resolve(List<String> texts) {
    return resolve(texts, List.of(), List.of());
  }

  /// The data of a run; a [DataException] when something is missing or wrong.
  ///
  /// @param forFills data that match orders and reach no strategy
  /// @param options units are also fine enough for them
  public ResolvedRun resolve(
      List<String> texts, List<String> forFills, List<OptionPrices> options) {
    Store store = Store.at(places.store());
    StoreCatalog catalog = new StoreCatalog(store);
    List<Found> found = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int strategies = 0;
    List<String> all = new ArrayList<>(texts);
    all.addAll(forFills);
    for (String text : all) {
      if (!seen.add(text)) {
        throw new DataException("The data \"" + text + "\" is given twice.", "Give it once.");
      }
      switch (DataSpec.parse(text)) {
        case DataSpec.InStore spec -> found.add(inStore(catalog, spec));
        case DataSpec.InFile spec -> found.addAll(inFile(catalog.instruments(), spec, notes));
      }
      if (texts.size() == seen.size()) {
        strategies = found.size();
      }
    }
    for (int i = strategies; i < found.size(); i++) {
      found.set(i, found.get(i).used(RunSource.Use.FILLS));
    }
    return new RunAssembly(catalog.instruments(), calendars, found, notes).assemble(options);
  }

  private static Found inStore(StoreCatalog catalog, DataSpec.InStore spec) {
    Stored stored = catalog.find(spec.symbol(), spec.schema());
    int token = stored.info().token();
    Schema schema = stored.info().schema();
    return new Found(
        stored.instrument().symbol(),
        stored.name(),
        Optional.of(stored.instrument()),
        Optional.empty(),
        stored.info(),
        (from, to) -> catalog.store().cursor(token, schema, from, to),
        RunSource.Use.ALL);
  }

  private List<Found> inFile(Registry known, DataSpec.InFile spec, List<String> notes) {
    List<FilePlan> plans =
        FilePlan.all(
            spec.file(), spec.options(), ImportChoice.of(spec.options()), known, calendars);
    boolean depth = plans.stream().anyMatch(plan -> plan.mapping.schema() == Schema.DEPTH);
    List<Found> found = new ArrayList<>();
    for (FilePlan plan : plans) {
      if (depth && plan.mapping.schema() == Schema.QUOTE) {
        notes.add(
            spec.file().getFileName()
                + ": the recorded best prices are left out, the depth has them");
      } else {
        found.addAll(imported(spec, plan, notes));
      }
    }
    return found;
  }

  private List<Found> imported(DataSpec.InFile spec, FilePlan plan, List<String> notes) {
    ImportCache cache =
        new ImportCache(places.cache(), calendars, CacheLimit.of(places.cacheBytes()));
    ImportCache.Entry entry = cache.open(plan, watch);
    notes.addAll(entry.notes());
    List<Found> found = new ArrayList<>();
    Store store = entry.store();
    for (Instrument instrument : store.instruments().read().all()) {
      int token = instrument.token();
      Schema schema = plan.mapping.schema();
      DatasetInfo info = store.find(token, schema).orElseThrow();
      found.add(
          new Found(
              instrument.symbol(),
              spec.file().getFileName().toString(),
              Optional.empty(),
              Optional.of(plan),
              info,
              (from, to) -> store.cursor(token, schema, from, to),
              RunSource.Use.ALL));
    }
    return found;
  }
}
