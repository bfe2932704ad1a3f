package io.quantlab.local.load;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// Requests at a fixed rate, whether earlier ones were answered or not.
///
/// The time of a request counts from the moment the plan had for it, not from the moment it was
/// sent. So a service that stands still for a second shows a second of waiting in every request of
/// that second, as its users would see it (G. Tene, *How NOT to Measure Latency*: coordinated
/// omission). Requests beyond a number under way are not sent and count as errors.
public final class OpenLoop {
  private static final int UNDER_WAY = 4_096;
  private static final long LONGEST_MICROS = 60_000_000;
  private static final int DIGITS = 3;

  private final Sender sender;
  private final int perSecond;
  private final ConcurrentHistogram micros = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
  private final AtomicLong errors = new AtomicLong();
  private final Semaphore room = new Semaphore(UNDER_WAY);

  /// Sends a request.
  public interface Sender {
    /// The nth request, from 0; true when its answer was right.
    CompletableFuture<Boolean> send(long number);
  }

  public OpenLoop(Sender sender, int perSecond) {
    if (perSecond < 1) {
      throw new IllegalArgumentException("a rate is at least 1 a second, was " + perSecond);
    }
    this.sender = sender;
    this.perSecond = perSecond;
  }

  /// What came of it.
  ///
  /// @param planned requests
  /// @param errors of them: a wrong answer, none, or no room to send it
  /// @param seconds from the first request to the last answer
  public record Result(long planned, long errors, double seconds, Histogram micros) {
    /// Right answers in a second.
    public double rate() {
      return (planned - errors) / seconds;
    }

    /// A percentile in milliseconds.
    public double millis(double percentile) {
      return micros.getValueAtPercentile(percentile) / 1_000.0;
    }
  }

  /// Runs for a time and waits for the answers.
  public Result run(Duration time) {
    long step = 1_000_000_000L / perSecond;
    long planned = time.toNanos() / step;
    long start = System.nanoTime();
    for (long i = 0; i < planned; i++) {
      long due = start + i * step;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      send(i, due);
    }
    room.acquireUninterruptibly(UNDER_WAY);
    double seconds = Math.max(time.toNanos(), System.nanoTime() - start) / 1e9;
    return new Result(planned, errors.get(), seconds, micros.copy());
  }

  private void send(long number, long due) {
    if (!room.tryAcquire()) {
      errors.incrementAndGet();
      return;
    }
    sender
        .send(number)
        .whenComplete((right, trouble) -> {
          long took = (System.nanoTime() - due) / 1_000;
          micros.recordValue(Math.clamp(took, 1, LONGEST_MICROS));
          if (trouble != null || !right) {
            errors.incrementAndGet();
          }
          room.release();
        });
  }
}
