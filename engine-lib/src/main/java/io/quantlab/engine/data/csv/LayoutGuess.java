package io.quantlab.engine.data.csv;

import io.quantlab.engine.data.csv.CsvMapping.Column;
import io.quantlab.engine.data.csv.CsvMapping.Duplicates;
import io.quantlab.engine.data.csv.CsvMapping.LotRounding;
import io.quantlab.engine.data.csv.CsvMapping.MissingSide;
import io.quantlab.engine.market.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Works a mapping out of the names of the columns and the first rows of a file, for the files of
/// websites, terminals and exchanges that [KnownLayouts] does not know.
///
/// Every choice is a note of the mapping, so that the report says it. What could be read in two
/// ways is refused.
final class LayoutGuess {
  private static final int WEEK_DAYS = 5;

  private final Path file;
  private final SampleRows sample;
  private final List<Column> columns = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private TimeFormat time;
  private long barNanos;

  private LayoutGuess(Path file, SampleRows sample) {
    this.file = file;
    this.sample = sample;
  }

  /// The mapping of a file, or a [MappingException] with what was understood and what is missing.
  static CsvMapping of(Path file) throws IOException {
    SampleRows sample =
        SampleRows.of(file)
            .orElseThrow(() ->
                new MappingException(
                    file.getFileName()
                        + ":1: expected columns separated by , ; or tabs and a row of data;"
                        + " give a mapping file"));
    return new LayoutGuess(file, sample).mapping();
  }

  private CsvMapping mapping() {
    ColumnWords words = new ColumnWords(sample.names());
    if (words.has("strike", "right", "expiry", "expiration", "optiontype")) {
      throw unknown("its rows belong to several contracts");
    }
    Schema schema = sample.named() ? byName(words) : byPlace();
    columns.sort(Comparator.comparing(Column::role));
    noteColumns();
    return new CsvMapping(
        "worked out",
        schema,
        sample.dialect(),
        time,
        ZoneId.of("UTC"),
        CsvMapping.StampMeaning.OPEN,
        barNanos,
        columns,
        schema == Schema.QUOTE ? MissingSide.ZERO : MissingSide.NEVER,
        schema == Schema.TRADE ? Duplicates.KEEP : Duplicates.MERGE,
        LotRounding.EXACT,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        TradeConditions.NONE,
        notes);
  }

  private Schema byName(ColumnWords words) {
    String stamp = words.time().orElseThrow(() -> refusal("the time"));
    List<String> prices = words.prices();
    if (!prices.isEmpty()) {
      bar(prices);
      words.volume().ifPresent(name -> add(Role.VOLUME, name));
      words.count().ifPresent(name -> add(Role.COUNT, name));
      words.symbol().ifPresent(name -> add(Role.SYMBOL, name));
      stamp(stamp, words, Schema.BAR);
      return Schema.BAR;
    }
    if (words.bid().isPresent() && words.ask().isPresent()) {
      add(Role.BID, words.bid().get());
      add(Role.ASK, words.ask().get());
      words.bidSize().ifPresent(name -> add(Role.BID_SIZE, name));
      words.askSize().ifPresent(name -> add(Role.ASK_SIZE, name));
      words.symbol().ifPresent(name -> add(Role.SYMBOL, name));
      stamp(stamp, words, Schema.QUOTE);
      return Schema.QUOTE;
    }
    add(
        Role.PRICE,
        words
            .price()
            .orElseThrow(() -> refusal("open, high, low and close, bid and ask, or price")));
    words.size().ifPresent(name -> add(Role.SIZE, name));
    words.symbol().ifPresent(name -> add(Role.SYMBOL, name));
    stamp(stamp, words, Schema.TRADE);
    return Schema.TRADE;
  }

  /// A file without names: the values say what stands where.
  private Schema byPlace() {
    HeaderlessColumns places =
        HeaderlessColumns.of(sample).orElseThrow(() -> refusal("names of the columns"));
    if (places.dateAside()) {
      add(Role.DATE, "1");
    }
    places.roles().forEach((role, index) -> add(role, Integer.toString(index + 1)));
    stamps(places.stamp(), sampleStamps(places), places.schema());
    return places.schema();
  }

  private List<String> sampleStamps(HeaderlessColumns places) {
    return places.dateAside() ? joined(0, places.stamp()) : sample.column(places.stamp());
  }

  private void bar(List<String> prices) {
    add(Role.OPEN, prices.get(0));
    add(Role.HIGH, prices.get(1));
    add(Role.LOW, prices.get(2));
    add(Role.CLOSE, prices.get(3));
  }

  /// The stamps of named columns: a date and a time of day may stand in two.
  private void stamp(String column, ColumnWords words, Schema schema) {
    Optional<String> date = words.named("date");
    Optional<String> clock = words.named("time");
    if (date.isPresent() && clock.isPresent()) {
      int dateIndex = sample.names().indexOf(date.get());
      int clockIndex = sample.names().indexOf(clock.get());
      List<String> both = joined(dateIndex, clockIndex);
      if (StampForms.of(both).size() == 1) {
        add(Role.DATE, date.get());
        stamps(clockIndex, both, schema);
        return;
      }
    }
    int index = sample.names().indexOf(column);
    stamps(index, sample.column(index), schema);
  }

  private List<String> joined(int date, int clock) {
    return sample.rows().stream().map(row -> row.get(date) + " " + row.get(clock)).toList();
  }

  private void stamps(int index, List<String> texts, Schema schema) {
    String name = sample.names().get(index);
    List<TimeFormat> forms = StampForms.of(texts);
    if (forms.isEmpty()) {
      throw refusal(
          "the form of the stamps in column " + name + ", such as \"" + texts.getFirst() + "\"");
    }
    if (forms.size() > 1) {
      throw refusal(
          "which part of \""
              + texts.getFirst()
              + "\" is the month: it can be "
              + forms.stream().map(TimeFormat::text).toList());
    }
    time = forms.getFirst();
    add(Role.TIME, name);
    if (schema == Schema.BAR) {
      lengthOfBars(texts);
    } else if (time instanceof TimeFormat.SessionDate) {
      throw refusal("a time of day beside the dates in column " + name);
    }
    if (time instanceof TimeFormat.WallClock clock && !clock.hasOffset()) {
      notes.add("the stamps in " + name + " name no zone, taken as UTC; give one to shift them");
    }
  }

  private void lengthOfBars(List<String> texts) {
    if (time instanceof TimeFormat.SessionDate) {
      return;
    }
    long[] stamps = StampForms.nanos(time, texts).orElseThrow();
    long least = leastDistance(stamps);
    if (least > UtcDays.DAY_NANOS - 2 * 3600 * 1_000_000_000L) {
      days(texts, least);
      return;
    }
    notes.add("bars are taken as stamped with their open");
    try {
      barNanos = KnownLayouts.lengthOf(file);
    } catch (MappingException notTold) {
      if (least < 1_000_000_000L || least % 1_000_000_000L != 0) {
        throw refusal("the length of the bars; " + notTold.getMessage());
      }
      barNanos = least;
      notes.add(
          "bars are taken as "
              + BarLength.print(least)
              + " long, the least distance of the first "
              + stamps.length
              + " stamps");
    }
  }

  /// The least distance of two stamps that follow each other, 0 when there is none.
  private static long leastDistance(long[] stamps) {
    long least = Long.MAX_VALUE;
    for (int i = 1; i < stamps.length; i++) {
      long distance = Math.abs(stamps[i] - stamps[i - 1]);
      if (distance > 0) {
        least = Math.min(least, distance);
      }
    }
    return least == Long.MAX_VALUE ? 0 : least;
  }

  /// Bars a day or more apart are those of session dates, whatever time of day they carry.
  private void days(List<String> texts, long least) {
    time =
        switch (time) {
          case TimeFormat.Epoch epoch -> new TimeFormat.SessionDate(epoch.text());
          case TimeFormat.WallClock clock -> dated(clock, texts);
          case TimeFormat.SessionDate date -> date;
        };
    notes.add("bars are a day or more apart, each is taken as that of its date");
    if (least > WEEK_DAYS * UtcDays.DAY_NANOS) {
      notes.add(
          "the dates are further apart than a week's end: are these bars of a week or a month?");
    }
  }

  /// The clock with its time of day written out, when it is the same in all rows.
  private TimeFormat dated(TimeFormat.WallClock clock, List<String> texts) {
    String pattern = clock.pattern();
    StringBuilder fixed = new StringBuilder(pattern);
    for (int i = 0; i < pattern.length(); i++) {
      if ("HmsS".indexOf(pattern.charAt(i)) >= 0) {
        fixed.setCharAt(i, texts.getFirst().charAt(i));
      }
    }
    TimeFormat dates = new TimeFormat.SessionDate(fixed.toString());
    if (StampForms.nanos(dates, texts).isEmpty()) {
      throw refusal(
          "the dates of bars whose time of day changes, such as \"" + texts.getFirst() + "\"");
    }
    return inOneColumn(dates, texts);
  }

  /// A date of its own column says all there is to say about a day.
  private TimeFormat inOneColumn(TimeFormat dates, List<String> texts) {
    Optional<Column> aside =
        columns.stream().filter(column -> column.role() == Role.DATE).findFirst();
    if (aside.isEmpty()) {
      return dates;
    }
    columns.removeIf(column -> column.role() == Role.DATE || column.role() == Role.TIME);
    add(Role.TIME, aside.get().source());
    List<String> alone = texts.stream().map(text -> text.substring(0, text.indexOf(' '))).toList();
    return StampForms.of(alone).getFirst();
  }

  private void add(Role role, String source) {
    columns.add(new Column(role, source));
  }

  private void noteColumns() {
    StringBuilder read = new StringBuilder();
    List<String> left = new ArrayList<>(sample.names());
    for (Column column : columns) {
      read.append(read.isEmpty() ? "" : ", ").append(column.role().key()).append(" = ");
      read.append(column.source());
      left.remove(column.source());
    }
    String rest = left.isEmpty() ? "" : "; not read: " + String.join(", ", left);
    notes.addFirst("columns: " + read + rest);
    notes.add("stamps are read as " + time.text());
  }

  private MappingException refusal(String unclear) {
    return unknown("it does not say " + unclear);
  }

  private MappingException unknown(String why) {
    return new MappingException(
        file.getFileName()
            + ":1: the layout \""
            + String.join(
                Character.toString(sample.dialect().separator()),
                sample.named() ? sample.names() : sample.rows().getFirst())
            + "\" is not known, "
            + why
            + "; give a mapping file");
  }
}
