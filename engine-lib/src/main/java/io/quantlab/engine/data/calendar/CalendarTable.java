package io.quantlab.engine.data.calendar;

import io.quantlab.engine.time.CalendarBuilder;
import io.quantlab.engine.time.IsoInstant;
import io.quantlab.engine.time.SessionCalendar;
import io.quantlab.engine.time.SessionCalendar.HaltOrders;
import io.quantlab.engine.time.SessionCalendar.SpanKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The table form of a calendar file (engine contract M-1): lines `key = value`, then a line of
/// column names, then one line for each span of a session, all times in UTC.
///
/// ```
/// calendar = 1
/// name = XTKS
/// validThrough = 2024-12-31
/// session,kind,open,close,breaks,flags
/// 2024-01-04,REGULAR,2024-01-04T00:00:00Z,2024-01-04T06:00:00Z,2024-01-04T02:30:00Z/2024-01-04T03:30:00Z,
/// ```
///
/// A session has one `REGULAR` line and may have a `PRE` and a `POST` line; time between its lines
/// is a break. Breaks are separated by a semicolon, flags (`early_close late_open ad_hoc`) by a
/// space. Lines that start with `#` are passed over.
public final class CalendarTable {
  private static final String COLUMNS = "session,kind,open,close,breaks,flags";
  private static final String[] FLAGS = {"early_close", "late_open", "ad_hoc"};

  private final String file;
  private final Map<String, String> keys = new HashMap<>();
  private CalendarBuilder builder;
  private LocalDate first;
  private LocalDate day;
  private final Map<SpanKind, long[]> spans = new HashMap<>();
  private final List<long[]> breaks = new ArrayList<>();
  private int flags;

  private CalendarTable(String file) {
    this.file = file;
  }

  static SessionCalendar parse(String file, List<String> lines) {
    return new CalendarTable(file).read(lines);
  }

  private SessionCalendar read(List<String> lines) {
    boolean table = false;
    int number = 0;
    for (String line : lines) {
      number++;
      try {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        if (table) {
          row(line);
        } else if (line.equals(COLUMNS)) {
          table = true;
          builder = begin();
        } else {
          key(line);
        }
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new CalendarFileException(file + ":" + number + ": " + e.getMessage(), e);
      }
    }
    if (builder == null) {
      throw new CalendarFileException(file + ": expected a line \"" + COLUMNS + "\"");
    }
    try {
      flush();
      if (first == null) {
        throw new IllegalArgumentException("the table has no session");
      }
      LocalDate from = keys.containsKey("from") ? LocalDate.parse(keys.get("from")) : first;
      return builder.build(from, LocalDate.parse(keys.get("validThrough")));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new CalendarFileException(file + ": " + e.getMessage(), e);
    }
  }

  private void key(String line) {
    int equals = line.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException(
          "expected \"key = value\" or the line \"" + COLUMNS + "\", found \"" + line + "\"");
    }
    String key = line.substring(0, equals).strip();
    switch (key) {
      case "calendar",
          "name",
          "id",
          "sessionsPerYear",
          "zone",
          "source",
          "haltOrders",
          "closingCutoffMinutes",
          "from",
          "validThrough" -> {}
      default -> throw new IllegalArgumentException("no key of a calendar is called " + key);
    }
    if (keys.put(key, line.substring(equals + 1).strip()) != null) {
      throw new IllegalArgumentException("the key " + key + " is given twice");
    }
  }

  private CalendarBuilder begin() {
    if (!"1".equals(keys.get("calendar"))) {
      throw new IllegalArgumentException(
          "expected a calendar of version 1, found " + keys.get("calendar"));
    }
    for (String needed : List.of("name", "validThrough")) {
      if (!keys.containsKey(needed)) {
        throw new IllegalArgumentException("the key " + needed + " is missing above the table");
      }
    }
    String name = keys.get("name");
    String id = keys.get("id");
    int number = id == null ? CalendarFile.idOf(name) : whole("id", id);
    int sessions = whole("sessionsPerYear", keys.getOrDefault("sessionsPerYear", "252"));
    ZoneId zone = ZoneId.of(keys.getOrDefault("zone", "Z"));
    return new CalendarBuilder(name, number, zone, sessions)
        .source(keys.getOrDefault("source", ""))
        .haltOrders(haltOrders(keys.getOrDefault("haltOrders", "accepted")))
        .closingCutoff(
            Duration.ofMinutes(
                whole("closingCutoffMinutes", keys.getOrDefault("closingCutoffMinutes", "0"))));
  }

  private static HaltOrders haltOrders(String text) {
    return switch (text) {
      case "accepted" -> HaltOrders.ACCEPTED;
      case "refused" -> HaltOrders.REFUSED;
      default ->
          throw new IllegalArgumentException(
              "haltOrders is accepted or refused, not \"" + text + "\"");
    };
  }

  private static int whole(String key, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + " must be a whole number, was \"" + text + "\"", e);
    }
  }

  private void row(String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != 6) {
      throw new IllegalArgumentException("expected 6 columns, found " + cells.length);
    }
    LocalDate date = LocalDate.parse(cells[0]);
    if (!date.equals(day)) {
      flush();
      day = date;
      first = first == null ? date : first;
    }
    SpanKind kind = kind(cells[1]);
    long[] span = {IsoInstant.parse(cells[2]), IsoInstant.parse(cells[3])};
    if (spans.put(kind, span) != null) {
      throw new IllegalArgumentException("session " + date + " has " + kind + " twice");
    }
    if (!cells[4].isBlank()) {
      for (String pause : cells[4].split(";")) {
        breaks.add(pause(pause.strip()));
      }
    }
    if (!cells[5].isBlank()) {
      for (String flag : cells[5].strip().split(" +")) {
        flags |= flag(flag);
      }
    }
  }

  private static SpanKind kind(String text) {
    return switch (text) {
      case "PRE" -> SpanKind.PRE;
      case "REGULAR" -> SpanKind.REGULAR;
      case "POST" -> SpanKind.POST;
      default ->
          throw new IllegalArgumentException(
              "a kind is PRE, REGULAR or POST, not \"" + text + "\"");
    };
  }

  private static long[] pause(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("expected a break as start/end, found \"" + text + "\"");
    }
    return new long[] {
      IsoInstant.parse(text.substring(0, slash)), IsoInstant.parse(text.substring(slash + 1))
    };
  }

  private static int flag(String text) {
    for (int i = 0; i < FLAGS.length; i++) {
      if (FLAGS[i].equals(text.toLowerCase(Locale.ROOT))) {
        return 1 << i;
      }
    }
    throw new IllegalArgumentException(
        "a flag is early_close, late_open or ad_hoc, not \"" + text + "\"");
  }

  /// Hands the session read to the builder.
  private void flush() {
    if (day == null) {
      return;
    }
    long[] regular = spans.get(SpanKind.REGULAR);
    if (regular == null) {
      throw new IllegalArgumentException("session " + day + " has no REGULAR line");
    }
    long[] pre = spans.getOrDefault(SpanKind.PRE, new long[] {regular[0], regular[0]});
    long[] post = spans.getOrDefault(SpanKind.POST, new long[] {regular[1], regular[1]});
    if (pre[1] < regular[0]) {
      breaks.add(new long[] {pre[1], regular[0]});
    }
    if (regular[1] < post[0]) {
      breaks.add(new long[] {regular[1], post[0]});
    }
    if (pre[1] > regular[0] || post[0] < regular[1]) {
      throw new IllegalArgumentException("the lines of session " + day + " overlap");
    }
    breaks.sort((a, b) -> Long.compare(a[0], b[0]));
    long[] flat = breaks.stream().flatMapToLong(java.util.Arrays::stream).toArray();
    builder.session(day, new long[] {pre[0], regular[0], regular[1], post[1]}, flat, flags);
    spans.clear();
    breaks.clear();
    flags = 0;
    day = null;
  }

  /// Writes a calendar as such a table; reading it back gives the same content hash.
  public static void write(SessionCalendar c, Appendable out) {
    try {
      out.append("calendar = 1\nname = ").append(c.name());
      out.append("\nid = ").append(Integer.toString(c.id()));
      out.append("\nsessionsPerYear = ").append(Integer.toString(c.sessionsPerYear()));
      out.append("\nzone = ").append(c.zone().getId());
      if (!c.source().isEmpty()) {
        out.append("\nsource = ").append(c.source());
      }
      out.append("\nhaltOrders = ").append(c.haltOrders().name().toLowerCase(Locale.ROOT));
      if (c.closingCutoffNanos() != 0) {
        long minutes = Duration.ofNanos(c.closingCutoffNanos()).toMinutes();
        out.append("\nclosingCutoffMinutes = ").append(Long.toString(minutes));
      }
      out.append("\nfrom = ").append(c.firstDay().toString());
      out.append("\nvalidThrough = ").append(LocalDate.ofEpochDay(c.validThrough()).toString());
      out.append('\n').append(COLUMNS).append('\n');
      for (int s = 0; s < c.count(); s++) {
        line(c, s, SpanKind.PRE, c.extendedOpen(s), c.regularOpen(s), out);
        line(c, s, SpanKind.REGULAR, c.regularOpen(s), c.regularClose(s), out);
        line(c, s, SpanKind.POST, c.regularClose(s), c.extendedClose(s), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing the calendar " + c.name(), e);
    }
  }

  private static void line(
      SessionCalendar c, int s, SpanKind kind, long open, long close, Appendable out)
      throws IOException {
    if (open == close) {
      return;
    }
    out.append(LocalDate.ofEpochDay(c.epochDay(s)).toString()).append(',').append(kind.name());
    out.append(',').append(IsoInstant.format(open)).append(',').append(IsoInstant.format(close));
    out.append(',');
    String separator = "";
    for (int b = 0; b < c.breakCount(s); b++) {
      if (c.breakStart(s, b) >= open && c.breakEnd(s, b) <= close) {
        out.append(separator).append(IsoInstant.format(c.breakStart(s, b))).append('/');
        out.append(IsoInstant.format(c.breakEnd(s, b)));
        separator = ";";
      }
    }
    out.append(',');
    separator = "";
    for (int i = 0; i < FLAGS.length && kind == SpanKind.REGULAR; i++) {
      if ((c.flags(s) >> i & 1) != 0) {
        out.append(separator).append(FLAGS[i]);
        separator = " ";
      }
    }
    out.append('\n');
  }
}
