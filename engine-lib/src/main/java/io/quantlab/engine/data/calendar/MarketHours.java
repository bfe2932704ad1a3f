package io.quantlab.engine.data.calendar;

import io.quantlab.engine.time.CalendarBuilder;
import io.quantlab.engine.time.SessionCalendar;
import io.quantlab.engine.time.SessionHours;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Weekly market hours with holidays, early closes and late opens, the JSON form in which LEAN
/// keeps them: `entries` by name, each with a zone, the segments (`start`, `end`, `state`) of every
/// weekday, and dates.
///
/// A table is made of them in these steps. The segments of a date are those of its weekday; a
/// holiday has none; an early close cuts what comes after it, a late open what comes before it, and
/// a late open after an early close leaves both ends. A segment that ends at midnight and goes on
/// in the next date belongs to the session of that date, unless it is a whole day. Within a
/// session, regular trading reaches from the first to the last `market` segment of the date itself,
/// what is left stands before and after it, and gaps are breaks. Dates are known from January 1 of
/// the year of the first date listed to the last date listed; entries without dates from 1998 to
/// 2099.
///
/// Source of the form: QuantConnect/Lean, `Data/market-hours/market-hours-database.json`.
final class MarketHours {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("M/d/yyyy", Locale.ROOT);
  private static final int DAY = 24 * 60;

  /// A stretch of a date, minutes from its midnight.
  private record Segment(int start, int end, boolean market) {
    Segment shifted(int minutes) {
      return new Segment(start + minutes, end + minutes, market);
    }
  }

  private final String file;
  private final Map<?, ?> entries;

  private MarketHours(String file, Map<?, ?> entries) {
    this.file = file;
    this.entries = entries;
  }

  static MarketHours parse(String file, String text) {
    try {
      if (JsonText.parse(text) instanceof Map<?, ?> root) {
        // a file of one part may leave the outer object out
        return new MarketHours(file, root.get("entries") instanceof Map<?, ?> inner ? inner : root);
      }
    } catch (IllegalArgumentException e) {
      throw new CalendarFileException(file + ": " + e.getMessage(), e);
    }
    throw new CalendarFileException(file + ": expected an object of market hours");
  }

  List<String> names() {
    return entries.keySet().stream().map(Object::toString).toList();
  }

  SessionCalendar calendar(String name) {
    if (!(entries.get(name) instanceof Map<?, ?> entry)) {
      throw new CalendarFileException(
          file + " has no market hours called \"" + name + "\" among its " + entries.size());
    }
    try {
      return new Entry(name, entry).build();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new CalendarFileException(file + "#" + name + ": " + e.getMessage(), e);
    }
  }

  /// One set of hours.
  private final class Entry {
    private final String name;
    private final ZoneId zone;
    private final List<List<Segment>> week = new ArrayList<>();
    private final Set<LocalDate> holidays = new HashSet<>();
    private final Map<LocalDate, Integer> earlyCloses;
    private final Map<LocalDate, Integer> lateOpens;
    private LocalDate first = LocalDate.MAX;
    private LocalDate last = LocalDate.MIN;

    Entry(String name, Map<?, ?> json) {
      this.name = name;
      this.zone = zone(text(json, "exchangeTimeZone"));
      for (java.time.DayOfWeek day : java.time.DayOfWeek.values()) {
        week.add(segments(json.get(day.name().toLowerCase(Locale.ROOT))));
      }
      if (json.get("holidays") instanceof List<?> dates) {
        dates.forEach(date -> holidays.add(date(date.toString())));
      }
      this.earlyCloses = times(json.get("earlyCloses"));
      this.lateOpens = times(json.get("lateOpens"));
    }

    private LocalDate date(String text) {
      LocalDate date = LocalDate.parse(text, DATE);
      first = date.isBefore(first) ? date : first;
      last = date.isAfter(last) ? date : last;
      return date;
    }

    private Map<LocalDate, Integer> times(Object json) {
      Map<LocalDate, Integer> times = new HashMap<>();
      if (json instanceof Map<?, ?> map) {
        map.forEach((day, time) -> times.put(date(day.toString()), minutes(time.toString())));
      }
      return times;
    }

    SessionCalendar build() {
      boolean dated = !first.isAfter(last);
      LocalDate from = dated ? first.withDayOfYear(1) : LocalDate.of(1998, 1, 1);
      LocalDate to = dated ? last : LocalDate.of(2099, 12, 31);
      int perYear = sessionsPerYear();
      CalendarBuilder builder =
          new CalendarBuilder(name, CalendarFile.idOf(name), zone, perYear).source(file);
      for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
        add(builder, day);
      }
      return builder.build(from, to);
    }

    private int sessionsPerYear() {
      long days = week.stream().filter(day -> !day.isEmpty()).count();
      return days >= 7 ? 365 : 252;
    }

    private void add(CalendarBuilder builder, LocalDate day) {
      List<Segment> today = of(day);
      List<Segment> all = new ArrayList<>();
      for (Segment segment : of(day.minusDays(1))) {
        if (goesOn(segment, today)) {
          all.add(segment.shifted(-DAY));
        }
      }
      int own = all.size();
      List<Segment> tomorrow = of(day.plusDays(1));
      for (Segment segment : today) {
        if (!goesOn(segment, tomorrow)) {
          all.add(segment);
        }
      }
      if (!all.isEmpty()) {
        int flag = earlyCloses.containsKey(day) ? SessionCalendar.EARLY_CLOSE : 0;
        flag |=
            lateOpens.containsKey(day.minusDays(own > 0 ? 1 : 0)) ? SessionCalendar.LATE_OPEN : 0;
        builder.session(day, hours(all), flag);
      }
    }

    /// Whether a segment runs through midnight into the next date.
    private static boolean goesOn(Segment segment, List<Segment> next) {
      return segment.end == DAY
          && segment.start > 0
          && !next.isEmpty()
          && next.getFirst().start == 0;
    }

    private static SessionHours hours(List<Segment> all) {
      int first = firstMarket(all);
      int last = all.size() - 1;
      while (last > first && !all.get(last).market) {
        last--;
      }
      List<SessionHours.Pause> breaks = new ArrayList<>();
      for (int i = 1; i < all.size(); i++) {
        int from = all.get(i - 1).end;
        int to = all.get(i).start;
        if (from < to) {
          breaks.add(new SessionHours.Pause(from, to));
        }
      }
      return new SessionHours(
          all.getFirst().start, all.get(first).start, all.get(last).end, all.getLast().end, breaks);
    }

    private static int firstMarket(List<Segment> all) {
      for (int i = 0; i < all.size(); i++) {
        if (all.get(i).market) {
          return i;
        }
      }
      return 0; // a date with nothing but early or late trading: its first stretch is the session
    }

    private List<Segment> of(LocalDate day) {
      List<Segment> usual = week.get(day.getDayOfWeek().ordinal());
      if (holidays.contains(day)) {
        return List.of();
      }
      Integer early = earlyCloses.get(day);
      Integer late = lateOpens.get(day);
      if (early == null && late == null) {
        return usual;
      }
      List<Segment> kept = new ArrayList<>();
      if (early != null && late != null && late >= early) {
        cut(usual, 0, early, kept);
        cut(usual, late, DAY, kept);
      } else {
        cut(usual, late == null ? 0 : late, early == null ? DAY : early, kept);
      }
      return kept;
    }

    private static void cut(List<Segment> usual, int from, int to, List<Segment> kept) {
      for (Segment s : usual) {
        int start = Math.max(s.start, from);
        int end = Math.min(s.end, to);
        if (start < end) {
          kept.add(new Segment(start, end, s.market));
        }
      }
    }
  }

  private static ZoneId zone(String text) {
    return ZoneId.of(text);
  }

  private static String text(Map<?, ?> json, String key) {
    if (json.get(key) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("expected the key " + key);
  }

  private static List<Segment> segments(Object json) {
    List<Segment> found = new ArrayList<>();
    if (json instanceof List<?> list) {
      for (Object each : list) {
        if (!(each instanceof Map<?, ?> map)) {
          throw new IllegalArgumentException("expected a segment of start, end and state");
        }
        Segment segment =
            new Segment(
                minutes(text(map, "start")),
                minutes(text(map, "end")),
                text(map, "state").equals("market"));
        boolean joins =
            !found.isEmpty()
                && found.getLast().end == segment.start
                && found.getLast().market == segment.market;
        if (joins) {
          Segment before = found.removeLast();
          found.add(new Segment(before.start, segment.end, segment.market));
        } else {
          found.add(segment);
        }
      }
    }
    return found;
  }

  /// Minutes of `HH:mm:ss`, or of `1.00:00:00` and `1:00:00:00` for the midnight that ends the day.
  private static int minutes(String text) {
    String[] parts = text.split("[.:]");
    int skip = parts.length - 3;
    if (skip < 0 || skip > 1) {
      throw new IllegalArgumentException("expected a time HH:mm:ss, found \"" + text + "\"");
    }
    int days = skip == 1 ? Integer.parseInt(parts[0]) : 0;
    int hours = Integer.parseInt(parts[skip]);
    int minutes = Integer.parseInt(parts[skip + 1]);
    if (Integer.parseInt(parts[skip + 2]) != 0) {
      throw new IllegalArgumentException("hours are read in whole minutes, found \"" + text + "\"");
    }
    return days * DAY + hours * 60 + minutes;
  }
}
