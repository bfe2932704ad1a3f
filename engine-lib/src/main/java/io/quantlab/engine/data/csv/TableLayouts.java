package io.quantlab.engine.data.csv;

import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableType;
import io.quantlab.engine.data.TableType.Clock;
import io.quantlab.engine.data.TableType.Stamp;
import io.quantlab.engine.data.csv.CsvMapping.Column;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Mappings of table files, whose columns have types.
///
/// The type of a stamp says how it is read: an instant as an epoch of its unit, a clock without a
/// zone as a wall clock, a date as a session date. So a mapping made for the same columns in CSV
/// serves, whatever separator, unit or date pattern it names.
public final class TableLayouts {
  /// How [TableLines] writes a clock without a zone.
  static final String WALL = "yyyy-MM-dd HH:mm:ss.SSSSSSSSS";

  /// How [TableLines] writes a date.
  static final String DATE = "yyyy-MM-dd";

  private static final Set<String> STAMPS =
      Set.of("ts_s", "ts_ms", "ts_us", "ts_ns", "date", "end_ns", "recv_ns");

  /// Names that say more than that the column holds stamps.
  private static final Set<String> KEPT = Set.of("end_ns", "recv_ns");

  private TableLayouts() {}

  /// The ready-made mapping of a table, or a [MappingException] that names its columns.
  ///
  /// The known layouts are those of [KnownLayouts]; names count in lower case, with `_` for blanks,
  /// the column of the stamps may stand anywhere; when none is named as one, the first with the
  /// type of a stamp is it. A column `date` of instants is a session date for bars whose length is
  /// not told.
  public static CsvMapping mappingFor(List<TableColumn> columns, Path file) {
    List<TableColumn> stampFirst = stampFirst(columns);
    return detect(typed(stampFirst), stampFirst, file)
        .or(() -> detect(own(stampFirst), stampFirst, file))
        .or(() -> detect(own(columns), columns, file))
        .orElseThrow(() ->
            new MappingException(
                file.getFileName()
                    + ": the layout "
                    + columns.stream().map(TableColumn::name).toList()
                    + " is not known; give a mapping file"));
  }

  private static Optional<CsvMapping> detect(
      List<String> names, List<TableColumn> columns, Path file) {
    try {
      return KnownLayouts.detect(String.join(",", names), file)
          .map(known -> named(known, names, columns));
    } catch (MappingException lengthNotTold) {
      if (plain(columns.getFirst()).equals("date") && !names.getFirst().equals("date")) {
        return Optional.empty();
      }
      throw lengthNotTold;
    }
  }

  private static List<TableColumn> stampFirst(List<TableColumn> columns) {
    TableColumn stamp =
        columns.stream()
            .filter(column -> STAMPS.contains(plain(column)))
            .findFirst()
            .or(() -> columns.stream().filter(TableLayouts::isStamp).findFirst())
            .orElse(columns.getFirst());
    List<TableColumn> order = new ArrayList<>(columns);
    order.remove(stamp);
    order.addFirst(stamp);
    return order;
  }

  private static boolean isStamp(TableColumn column) {
    return column.type() instanceof Stamp || column.type() instanceof TableType.Day;
  }

  private static String plain(TableColumn column) {
    return column.name().toLowerCase(Locale.ROOT).replace(' ', '_');
  }

  private static List<String> own(List<TableColumn> columns) {
    return columns.stream().map(TableLayouts::plain).toList();
  }

  /// The names with that of the stamps, in front, as its type says.
  private static List<String> typed(List<TableColumn> stampFirst) {
    List<String> names = new ArrayList<>(own(stampFirst));
    if (!KEPT.contains(names.getFirst())) {
      switch (stampFirst.getFirst().type()) {
        case Stamp stamp -> names.set(0, "ts_" + stamp.unit().suffix());
        case TableType.Day _ -> names.set(0, "date");
        case TableType.Whole _,
            TableType.Real _,
            TableType.Fixed _,
            TableType.Text _,
            TableType.Truth _,
            TableType.Unreadable _ -> {}
      }
    }
    return names;
  }

  /// The mapping with the columns' own names.
  private static CsvMapping named(CsvMapping known, List<String> names, List<TableColumn> order) {
    List<Column> columns = new ArrayList<>();
    for (Column column : known.columns()) {
      TableColumn source = order.get(names.indexOf(column.source()));
      columns.add(new Column(column.role(), source.name()));
    }
    List<String> notes = new ArrayList<>(known.notes());
    TableColumn first = order.getFirst();
    TimeFormat time = known.time();
    if (first.type() instanceof Stamp stamp
        && stamp.clock() == Clock.LOCAL
        && time instanceof TimeFormat.Epoch) {
      time = new TimeFormat.WallClock(WALL);
      notes.add(
          "the stamps in " + first.name() + " name no zone, taken as UTC; give one to shift them");
    }
    return known.with(known.dialect(), time, columns, notes);
  }

  /// The mapping as the lines of [TableLines] need it: its stamps in the form of the columns'
  /// types. A [MappingException] when the columns cannot be read as it says.
  public static CsvMapping bind(CsvMapping mapping, List<TableColumn> columns) {
    TimeFormat time = null;
    for (Column column : mapping.columns()) {
      Optional<TableColumn> source =
          columns.stream().filter(each -> each.name().equals(column.source())).findFirst();
      if (source.isEmpty()) {
        continue;
      }
      if (source.get().type() instanceof TableType.Unreadable odd) {
        throw new MappingException(
            "column " + column.source() + " is " + odd.what() + ", which cannot be imported");
      }
      if (column.role().kind() == Role.Kind.TIME) {
        TimeFormat own = form(mapping.time(), source.get());
        if (time != null && !own.equals(time)) {
          throw new MappingException(
              "column "
                  + column.source()
                  + " holds stamps of the form "
                  + own.text()
                  + ", another column of the form "
                  + time.text());
        }
        time = own;
      }
    }
    TimeFormat stamps = time == null ? mapping.time() : time;
    return mapping.with(Dialect.PLAIN, stamps, mapping.columns(), mapping.notes());
  }

  /// How the stamps of a column are written as text.
  private static TimeFormat form(TimeFormat asked, TableColumn column) {
    return switch (column.type()) {
      case Stamp stamp ->
          switch (asked) {
            case TimeFormat.Epoch _ -> new TimeFormat.Epoch(stamp.unit().suffix());
            case TimeFormat.SessionDate _ -> new TimeFormat.SessionDate(DATE);
            case TimeFormat.WallClock _ -> wall(stamp, column, asked);
          };
      case TableType.Day _ -> {
        if (!(asked instanceof TimeFormat.SessionDate)) {
          throw misfit(column, "dates", asked);
        }
        yield new TimeFormat.SessionDate(DATE);
      }
      case TableType.Whole _,
          TableType.Real _,
          TableType.Fixed _,
          TableType.Text _,
          TableType.Truth _,
          TableType.Unreadable _ ->
          asked;
    };
  }

  private static TimeFormat wall(Stamp stamp, TableColumn column, TimeFormat asked) {
    if (stamp.clock() == Clock.UTC) {
      throw misfit(column, "instants of UTC", asked);
    }
    return new TimeFormat.WallClock(WALL);
  }

  private static MappingException misfit(TableColumn column, String holds, TimeFormat asked) {
    return new MappingException(
        "column "
            + column.name()
            + " holds "
            + holds
            + ", the mapping says time = "
            + asked.text());
  }
}
