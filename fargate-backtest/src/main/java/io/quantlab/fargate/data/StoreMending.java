package io.quantlab.fargate.data;

import io.quantlab.engine.data.csv.ImportOptions;
import io.quantlab.engine.data.store.CorruptStoreException;
import io.quantlab.engine.data.store.Finding;
import io.quantlab.engine.data.store.Store;
import io.quantlab.engine.data.store.StoreRepair;
import io.quantlab.engine.data.store.WriteOptions;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.Registry;
import io.quantlab.engine.market.RowCursor;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Repairs the damage a verification found, day by day, and says each step.
public final class StoreMending {
  private static final String LOST = "Delete the file and import its data again.";

  private final Store store;
  private final Consumer<String> say;

  /// A damaged day of a dataset.
  private record Day(StorePlace place, int epochDay) {}

  /// @param say takes one line per step
  public StoreMending(Store store, Consumer<String> say) {
    this.store = store;
    this.say = say;
  }

  /// Takes every damaged session day out of its dataset.
  public void drop(List<Finding> findings) {
    for (Day day : days(findings)) {
      repair(day).dropSegment(day.epochDay());
      say.accept("dropped " + LocalDate.ofEpochDay(day.epochDay()) + " of " + name(day));
    }
  }

  /// Writes every damaged session day again from a CSV file; its rows must be the ones that were
  /// stored.
  ///
  /// @param mapping mapping file of the source, or null
  public void restore(List<Finding> findings, Path source, String mapping) {
    Registry registry = StoreCatalog.instruments(store);
    try (ScratchStore scratch = ScratchStore.create()) {
      scratch.store().instruments().write(registry);
      Map<String, String> options = mapping == null ? Map.of() : Map.of("mapping", mapping);
      List<FilePlan> plans =
          FileImport.plans(source, options, ImportOptions.strict(), scratch.store());
      for (FilePlan plan : plans) {
        var report =
            FileImport.into(scratch.store(), plan, WriteOptions.DEFAULT, ImportWatch.SILENT);
        if (report.stop().isPresent()) {
          throw ImportAdvice.stopped(report.stop().get());
        }
      }
      for (Day day : days(findings)) {
        if (scratch.store().find(day.place().token(), day.place().schema()).isEmpty()) {
          throw new DataException(source + " has no rows of " + name(day) + ".", LOST);
        }
        FilePlan plan =
            plans.stream()
                .filter(each -> each.mapping.schema() == day.place().schema())
                .findFirst()
                .orElse(plans.getFirst());
        restore(day, plan, scratch.store());
      }
    }
  }

  private void restore(Day day, FilePlan plan, Store scratch) {
    try (RowCursor rows = scratch.cursor(day.place().token(), day.place().schema())) {
      repair(day).restoreSegment(day.epochDay(), rows, plan.segmentDates());
    } catch (IllegalArgumentException other) {
      throw new DataException(
          other.getMessage() + ".",
          "Restore from the file the day was imported from, or use --repair drop.",
          other);
    }
    say.accept("restored " + LocalDate.ofEpochDay(day.epochDay()) + " of " + name(day));
  }

  /// The damaged days; root slots are mended on the way.
  private Set<Day> days(List<Finding> findings) {
    Set<Day> days = new LinkedHashSet<>();
    for (Finding finding : findings) {
      StorePlace place = StorePlace.of(finding.file());
      Day day = new Day(place, finding.epochDay());
      if (finding.epochDay() != CorruptStoreException.NO_SEGMENT) {
        days.add(day);
      } else {
        try {
          long commit = repair(day).repairRoots(place.year());
          say.accept("mended the root slots of " + finding.file() + ", now at commit " + commit);
        } catch (CorruptStoreException beyond) {
          throw new DataException(beyond.getMessage() + ".", LOST, beyond);
        }
      }
    }
    return days;
  }

  private StoreRepair repair(Day day) {
    return new StoreRepair(store, day.place().token(), day.place().schema());
  }

  private String name(Day day) {
    String symbol =
        StoreCatalog.instruments(store)
            .byToken(day.place().token())
            .map(Instrument::symbol)
            .orElse("token " + day.place().token());
    return symbol + ":" + SchemaName.of(day.place().schema());
  }
}
