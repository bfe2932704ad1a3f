package io.quantlab.fargate.data;

import io.quantlab.engine.data.csv.CsvImport;
import io.quantlab.engine.data.csv.CsvMapping;
import io.quantlab.engine.data.csv.ImportOptions;
import io.quantlab.engine.data.csv.ImportReport;
import io.quantlab.engine.data.csv.MappingException;
import io.quantlab.engine.data.csv.Role;
import io.quantlab.engine.data.csv.UnitScan;
import io.quantlab.engine.data.csv.Units;
import io.quantlab.engine.data.store.Store;
import io.quantlab.engine.data.store.WriteOptions;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.Registry;
import io.quantlab.engine.time.CalendarRangeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Imports one file into a store.
public final class FileImport {
  /// Raised whenever equal files may give other rows than before; part of every cache key.
  static final int VERSION = 2;

  private static final Set<Role> SIZES =
      Set.of(Role.SIZE, Role.BID_SIZE, Role.ASK_SIZE, Role.VOLUME);

  private FileImport() {}

  /// Works out how a file is imported into a store, once for each kind of rows in it; a
  /// [DataException] says what is missing.
  ///
  /// @param options values by key of [DataSpec#OPTIONS]
  public static List<FilePlan> plans(
      Path file, Map<String, String> options, ImportOptions base, Store store) {
    Registry known = StoreCatalog.instruments(store);
    CalendarShelf calendars = new CalendarShelf(store.root(), CalendarChoice.NONE);
    List<FilePlan> plans = FilePlan.all(file, options, base, known, calendars);
    FilePlan first = plans.getFirst();
    if (options.containsKey("calendar")) {
      calendars.keep(first.calendarName());
    }
    String symbol = first.mapping.symbol().orElse("");
    if (known.bySymbol(symbol).isPresent() && !first.terms.described().isEmpty()) {
      throw new DataException(
          symbol
              + " is in the store already; an import cannot change its "
              + String.join(", ", first.terms.described())
              + ".",
          "Leave that out, or use another store.");
    }
    return plans;
  }

  /// Imports the file; violations of the rules are in the report, not thrown.
  public static ImportReport into(
      Store store, FilePlan plan, WriteOptions options, ImportWatch watch) {
    try (StoreLock _ = StoreLock.take(store.root());
        ImportWatch.Task task = watch.start(plan.file.getFileName().toString())) {
      CsvMapping mapping = withUnits(plan, store);
      StoreTarget target = new StoreTarget(store, plan, options, task);
      return CsvImport.run(plan.lines, mapping, plan.options, plan.sessions, target);
    } catch (MappingException e) {
      throw new DataException(plan.file + ": " + e.getMessage() + ".", "Mend the mapping.", e);
    } catch (CalendarRangeException e) {
      throw new DataException(
          plan.file + ": " + e.getMessage() + ".", "Choose calendar=ALWAYS.", e);
    } catch (IOException e) {
      throw FilePlan.unreadable(plan.file, e);
    }
  }

  /// The mapping with the units of the instrument in the store; else those found in the file.
  private static CsvMapping withUnits(FilePlan plan, Store store) throws IOException {
    CsvMapping mapping = plan.mapping;
    Optional<Instrument> known =
        mapping
            .symbol()
            .flatMap(symbol ->
                StoreCatalog.instruments(store)
                    .bySymbol(symbol)
                    .or(() -> plan.terms.beside(symbol)));
    if (known.isPresent()) {
      return mapping.withUnits(
          mapping.priceUnit().orElse(known.get().priceUnit()),
          mapping.lotSize().orElse(known.get().lotSize()));
    }
    boolean sized = mapping.columns().stream().anyMatch(c -> SIZES.contains(c.role()));
    Units units = UnitScan.units(plan.lines, mapping);
    Decimal lot = units.lotSize();
    if (!sized && mapping.lotSize().isEmpty() && mapping.symbol().isPresent()) {
      lot = plan.terms.terms(mapping.symbol().get()).unsizedLot();
    }
    return mapping.withUnits(units.priceUnit(), lot);
  }
}
