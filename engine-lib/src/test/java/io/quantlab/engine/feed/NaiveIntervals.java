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
        spans.add(new Span(s, c.extendedOpen(s), c.regularOpen(s), c.regularOpen(s)));
      }
      if (c.hasBreak(s)) {
        spans.add(new Span(s, c.regularOpen(s), c.breakStart(s), c.regularOpen(s)));
        if (spec.scope() == SessionScope.ALL) {
          spans.add(new Span(s, c.breakStart(s), c.breakEnd(s), 0));
        }
        spans.add(new Span(s, c.breakEnd(s), c.regularClose(s), c.breakEnd(s)));
      } else {
        spans.add(new Span(s, c.regularOpen(s), c.regularClose(s), c.regularOpen(s)));
      }
      if (spec.scope() != SessionScope.REGULAR) {
        spans.add(new Span(s, c.regularClose(s), c.extendedClose(s), c.regularClose(s)));
      }
      before = c.extendedClose(s);
    }
    spans.removeIf(span -> span.start >= span.end);
    if (clock) {
      spans.replaceAll(span -> new Span(span.session, span.start, span.end, 0));
    }
    return spans;
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
    return new SessionHours(-420, -420, 1020, 1020, 1020, 1020);
  }

  private static SessionHours hours(SplittableRandom random) {
    int open = 500 + random.nextInt(120);
    int close = open + 200 + random.nextInt(250);
    int breakStart = close;
    int breakEnd = close;
    if (random.nextBoolean()) {
      breakStart = open + 60 + random.nextInt(60);
      breakEnd = breakStart + random.nextInt(60);
    }
    int pre = random.nextBoolean() ? random.nextInt(200) : 0;
    int post = random.nextBoolean() ? random.nextInt(200) : 0;
    return new SessionHours(open - pre, open, breakStart, breakEnd, close, close + post);
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
