package io.quantlab.fargate.cli.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/// Times a row in this JVM: work and comparison take turns, so that a slow moment of the machine
/// meets both.
final class RowTimer {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final int rounds;
  private final Warmth warmth;

  /// How long code is run before it is timed.
  enum Warmth {
    /// At least three times, ten million events and a second: on a busy machine the compiler's own
    /// threads need that time too.
    FULL(3, 10_000_000, 1_000_000_000),
    /// Twice.
    SHORT(2, 0, 0);

    private final int rounds;
    private final long events;
    private final long nanos;

    Warmth(int rounds, long events, long nanos) {
      this.rounds = rounds;
      this.events = events;
      this.nanos = nanos;
    }

    boolean reached(int roundsDone, long eventsDone, long nanosDone) {
      return roundsDone >= rounds && eventsDone >= events && nanosDone >= nanos;
    }
  }

  /// What one piece of work took, round by round.
  private static final class Rounds {
    /// Events of a timed round at least: work of fewer is run again within the round, so that what
    /// the machine does in a moment does not decide a round.
    private static final long ROUND_EVENTS = 1_000_000;

    private final Work work;
    private final int repeats;
    private final double[] cpu;
    private final double[] wall;
    private final double[] bytes;
    private final String wrong;

    Rounds(Work work, int rounds, Warmth warmth) throws IOException {
      this.work = work;
      this.repeats = (int) Math.max(1, Math.ceilDiv(ROUND_EVENTS, work.events()));
      cpu = new double[rounds];
      wall = new double[rounds];
      bytes = new double[rounds];
      long start = System.nanoTime();
      String answer = work.run();
      wrong = answer.equals(work.expected()) ? null : answer;
      for (int done = 1;
          !warmth.reached(done, done * work.events(), System.nanoTime() - start);
          done++) {
        check(work.run());
      }
    }

    private void check(String answer) {
      if (wrong == null && !answer.equals(work.expected())) {
        throw new IllegalStateException(
            "a later round answered " + answer + ", expected was " + work.expected());
      }
    }

    void time(int round) throws IOException {
      long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
      long wallBefore = System.nanoTime();
      long cpuBefore = THREADS.getCurrentThreadCpuTime();
      String answer = work.run();
      for (int i = 1; i < repeats; i++) {
        check(answer);
        answer = work.run();
      }
      double events = (double) work.events() * repeats;
      cpu[round] = (THREADS.getCurrentThreadCpuTime() - cpuBefore) / events;
      wall[round] = (System.nanoTime() - wallBefore) / events;
      bytes[round] = (THREADS.getCurrentThreadAllocatedBytes() - bytesBefore) / events;
      check(answer);
    }

    Timed timed() {
      return new Timed(work.events(), Spread.of(cpu), Spread.of(wall), Spread.of(bytes), answer());
    }

    private String answer() {
      return wrong == null ? "" : "answered " + wrong + ", expected " + work.expected();
    }
  }

  RowTimer(int rounds, Warmth warmth) {
    this.rounds = rounds;
    this.warmth = warmth;
  }

  /// Times a row; the comparison is second, or missing.
  Timed[] time(Row row, BenchData data) throws IOException {
    Rounds work = warm(row.work().open(data));
    Rounds against = row.against() == null ? null : warm(row.against().open(data));
    for (int round = 0; round < rounds; round++) {
      if (against != null) {
        against.time(round);
      }
      work.time(round);
    }
    Timed[] both = {work.timed(), against == null ? null : against.timed()};
    return against == null ? Arrays.copyOf(both, 1) : both;
  }

  /// Times work that is compared with nothing.
  Timed time(Work work) throws IOException {
    Rounds own = warm(work);
    for (int round = 0; round < rounds; round++) {
      own.time(round);
    }
    return own.timed();
  }

  private Rounds warm(Work work) throws IOException {
    return new Rounds(work, rounds, warmth);
  }
}
