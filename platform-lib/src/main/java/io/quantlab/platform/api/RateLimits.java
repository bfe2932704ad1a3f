package io.quantlab.platform.api;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts calls in memory with GCRA: each call moves a theoretical arrival time on by the distance
/// of the rate; a call that would come too early is refused.
///
/// Source: ITU-T I.371, the generic cell rate algorithm in its form of virtual scheduling.
public final class RateLimits {
  private static final int KEYS = 100_000;

  private final InstantSource clock;
  private final int factor;
  private final Map<String, Long> arrivals =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > KEYS;
        }
      };

  /// @param factor raises every rate and burst; 1 in an installation, more where tests make many
  ///   calls from one address
  public RateLimits(InstantSource clock, int factor) {
    this.clock = clock;
    this.factor = factor;
  }

  /// What became of a call.
  ///
  /// @param remaining so many more would be let through now
  /// @param retryAfterMillis 0 when this one is
  public record Outcome(boolean allowed, int remaining, long retryAfterMillis) {}

  /// Counts a call of somebody.
  public Outcome count(RateClass rate, String who) {
    long now = clock.millis();
    long distance = Math.max(1, rate.seconds() * 1000L / rate.count() / factor);
    long tolerance = distance * ((long) rate.burst() * factor - 1);
    String key = rate.name() + " " + who;
    synchronized (arrivals) {
      long arrival = Math.max(arrivals.getOrDefault(key, 0L), now);
      long early = arrival - now - tolerance;
      if (early > 0) {
        return new Outcome(false, 0, early);
      }
      arrivals.put(key, arrival + distance);
      return new Outcome(true, (int) ((tolerance - (arrival - now)) / distance), 0);
    }
  }
}
