package io.quantlab.engine.feed;

import io.quantlab.engine.time.CalendarBuilder;
import io.quantlab.engine.time.Interval;
import io.quantlab.engine.time.SessionCalendar;
import io.quantlab.engine.time.SessionHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The slow twin of [BarClock]: writes down every span of a calendar, cuts each into intervals, and
/// looks through the whole list for the one a stamp belongs to.
final class NaiveIntervals {
  /// A stretch of time whose records count, counted from `origin`.
  record Span(int session, long start, long end, long origin) {}

  /// One bar's interval with the spans its records may lie in.
  record Slot(long start, long end, List<Span> spans) {}

  private NaiveIntervals() {}

  static List<Slot> of(BarSpec spec, SessionCalendar c) {
    List<Span> spans = spans(spec, c);
    List<Slot> slots = new ArrayList<>();
    if (spec.interval().isIntraday()) {
      for (Span span : spans) {
        cut(span, spec.interval().nanos(), slots);
      }
      return slots;
    }
    List<Span> group = new ArrayList<>();
    for (Span span : spans) {
      if (!group.isEmpty() && !period(spec, c, group.get(0)).equals(period(spec, c, span))) {
        slots.add(slot(group));
        group = new ArrayList<>();
      }
      group.add(span);
    }
    slots.add(slot(group));
    return slots;
  }

  /// The slot a record belongs to, or null: inside a span, or on a span's end where none begins.
  static Slot find(List<Slot> slots, long t) {
    Slot onEnd = null;
    for (Slot slot : slots) {
      for (Span span : slot.spans) {
        long from = Math.max(span.start, slot.start);
        long to = Math.min(span.end, slot.end);
        if (t >= from && t < to) {
          return slot;
        }
        if (t == to) {
          onEnd = slot;
        }
      }
    }
    return onEnd;
  }

  private static Slot slot(List<Span> group) {
    return new Slot(group.get(0).start, group.get(group.size() - 1).end, group);
  }

  private static LocalDate period(BarSpec spec, SessionCalendar c, Span span) {
    LocalDate day = LocalDate.ofEpochDay(c.epochDay(span.session));
    return switch (spec.interval().unit()) {
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      default -> day;
    };
  }

  private static void cut(Span span, long length, List<Slot> slots) {
    long edge = span.origin;
    while (edge > span.start) {
      edge -= length;
    }
    while (edge + length <= span.start) {
      edge += length;
    }
    for (; edge < span.end; edge += length) {
      long start = Math.max(edge, span.start);
      long end = Math.min(edge + length, span.end);
      slots.add(new Slot(start, end, List.of(span)));
    }
  }

  private static List<Span> spans(BarSpec spec, SessionCalendar c) {
    boolean clock = spec.anchor() == Anchor.CLOCK && spec.interval().isIntraday();
    List<Span> spans = new ArrayList<>();
    if (clock && spec.scope() == SessionScope.ALL) {
      long length = spec.interval().nanos();
      long start = Math.floorDiv(c.firstNanos(), length) * length;
      return List.of(new Span(0, start, c.endNanos() + length - c.endNanos() % length, 0));
    }
    long before = c.firstNanos();
    for (int s = 0; s < c.count(); s++) {
      if (clock && spec.scope() == SessionScope.EXTENDED) {
        spans.add(new Span(s, c.extendedOpen(s), c.extendedClose(s), 0));
        continue;
      }
      if (spec.scope() == SessionScope.ALL) {
        spans.add(new Span(s, before, c.extendedOpen(s), 0));
      }
      if (spec.scope() != SessionScope.REGULAR) {
        stretch(spec, c, s, c.extendedOpen(s), c.regularOpen(s), spans);
      }
      stretch(spec, c, s, c.regularOpen(s), c.regularClose(s), spans);
      if (spec.scope() != SessionScope.REGULAR) {
        stretch(spec, c, s, c.regularClose(s), c.extendedClose(s), spans);
      }
      before = c.extendedClose(s);
    }
    spans.removeIf(span -> span.start >= span.end);
    if (clock) {
      spans.replaceAll(span -> new Span(span.session, span.start, span.end, 0));
    }
    return spans;
  }

  /// A stretch of a session without its breaks; what runs into the regular open is counted from
  /// there, the rest from its start.
  private static void stretch(
      BarSpec spec, SessionCalendar c, int s, long from, long to, List<Span> spans) {
    long at = from;
    for (int b = 0; b < c.breakCount(s); b++) {
      if (c.breakStart(s, b) >= from && c.breakEnd(s, b) <= to) {
        spans.add(new Span(s, at, c.breakStart(s, b), at));
        if (spec.scope() == SessionScope.ALL) {
          spans.add(new Span(s, c.breakStart(s, b), c.breakEnd(s, b), 0));
        }
        at = c.breakEnd(s, b);
      }
    }
    spans.add(new Span(s, at, to, to == c.regularOpen(s) ? to : at));
  }

  /// A calendar of random sessions: extended hours, breaks, early closes, adjoining days, gaps.
  static SessionCalendar randomCalendar(SplittableRandom random) {
    CalendarBuilder builder =
        new CalendarBuilder("RANDOM", 1000, ZoneOffset.ofHours(random.nextInt(-8, 9)), 252);
    LocalDate day = LocalDate.of(2024, 2, 20);
    boolean adjoining = random.nextInt(4) == 0;
    for (int i = 0; i < 25; i++) {
      day = day.plusDays(random.nextInt(4) == 0 ? random.nextInt(1, 5) : 1);
      builder.session(day, adjoining ? evening() : hours(random), 0);
    }
    return builder.build(LocalDate.of(2024, 2, 20), day);
  }

  private static SessionHours evening() {
    return new SessionHours(-420, -420, 1020, 1020, List.of());
  }

  private static SessionHours hours(SplittableRandom random) {
    int open = 500 + random.nextInt(120);
    int close = open + 200 + random.nextInt(250);
    int pre = random.nextBoolean() ? random.nextInt(200) : 0;
    int post = random.nextBoolean() ? random.nextInt(200) : 0;
    List<SessionHours.Pause> breaks = new ArrayList<>();
    pause(random, open - pre, open, breaks);
    pause(random, open + 1, open + 100, breaks);
    pause(random, open + 101, close - 1, breaks);
    pause(random, close, close + post, breaks);
    return new SessionHours(open - pre, open, close, close + post, breaks);
  }

  private static void pause(
      SplittableRandom random, int from, int to, List<SessionHours.Pause> breaks) {
    if (to - from >= 2 && random.nextInt(3) == 0) {
      int start = random.nextInt(3) == 0 ? from : from + random.nextInt(to - from);
      int end = random.nextInt(3) == 0 ? to : start + 1 + random.nextInt(to - start);
      boolean touches = !breaks.isEmpty() && breaks.getLast().end() == start;
      if (!touches) {
        breaks.add(new SessionHours.Pause(start, end));
      }
    }
  }

  static Interval randomInterval(SplittableRandom random) {
    return switch (random.nextInt(7)) {
      case 0 -> Interval.day();
      case 1 -> Interval.week();
      case 2 -> Interval.month();
      case 3 -> Interval.hours(random.nextInt(1, 5));
      case 4 -> Interval.seconds(random.nextInt(200, 2000));
      default -> Interval.minutes(random.nextInt(5, 50));
    };
  }
}
