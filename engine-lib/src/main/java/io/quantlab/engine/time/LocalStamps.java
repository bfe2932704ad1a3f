package io.quantlab.engine.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/// UTC stamps of a zone's local times, as `LocalDateTime.atZone` gives them.
///
/// Remembers the span of local times around the last answer in which the offset stays the same and
/// no local time is skipped or doubled. A calendar has tens of thousands of sessions of six stamps;
/// so the rules of the zone are asked some three times a year instead of 2,000 times.
final class LocalStamps {
  private static final long DAY_SECONDS = 86_400;
  private static final long SECOND_NANOS = 1_000_000_000;

  private final ZoneId zone;
  private final ZoneRules rules;
  private long spanFrom = Long.MAX_VALUE;
  private long spanTo = Long.MIN_VALUE;
  private long offsetSeconds;

  LocalStamps(ZoneId zone) {
    this.zone = zone;
    this.rules = zone.getRules();
  }

  /// The stamp `minutes` after the local midnight of a day; `minutes` may be negative.
  long epochNanos(long epochDay, int minutes) {
    long local = epochDay * DAY_SECONDS + minutes * 60L;
    if (local < spanFrom || local >= spanTo) {
      return Math.multiplyExact(ask(local), SECOND_NANOS);
    }
    return Math.multiplyExact(local - offsetSeconds, SECOND_NANOS);
  }

  /// Asks the rules, and remembers the span when the local time is an ordinary one.
  private long ask(long local) {
    ZonedDateTime found = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC).atZone(zone);
    Instant instant = found.toInstant();
    ZoneOffsetTransition before = rules.previousTransition(instant.plusNanos(1));
    ZoneOffsetTransition after = rules.nextTransition(instant);
    offsetSeconds = found.getOffset().getTotalSeconds();
    spanFrom = before == null ? Long.MIN_VALUE : later(before);
    spanTo = after == null ? Long.MAX_VALUE : earlier(after);
    return instant.getEpochSecond();
  }

  /// The first local second after a change that is neither skipped nor doubled.
  private static long later(ZoneOffsetTransition change) {
    return Math.max(local(change.getDateTimeBefore()), local(change.getDateTimeAfter()));
  }

  /// The first local second that a change skips or doubles.
  private static long earlier(ZoneOffsetTransition change) {
    return Math.min(local(change.getDateTimeBefore()), local(change.getDateTimeAfter()));
  }

  private static long local(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC);
  }
}
