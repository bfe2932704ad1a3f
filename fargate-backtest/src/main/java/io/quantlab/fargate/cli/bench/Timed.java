package io.quantlab.fargate.cli.bench;

import java.util.Optional;

/// What one piece of work took in one JVM.
///
/// @param cpuNanos thread CPU time per event
/// @param wallNanos wall time per event
/// @param allocatedBytes of the thread per event
/// @param wrong what was wrong with its answer; empty when it was right
record Timed(long events, Spread cpuNanos, Spread wallNanos, Spread allocatedBytes, String wrong) {
  private static final String MARK = "@timed";

  Figure.Timing timing() {
    return new Figure.Timing(
        events, cpuNanos.median(), wallNanos.median(), allocatedBytes.median());
  }

  /// As a line of a child process, for [#parse].
  String line() {
    return String.join(
        "\t",
        MARK,
        Long.toString(events),
        cpuNanos.words(),
        wallNanos.words(),
        allocatedBytes.words(),
        wrong + ".");
  }

  /// Reads a line of [#line]; other lines are none.
  static Optional<Timed> parse(String line) {
    String[] f = line.split("\t");
    if (!f[0].equals(MARK)) {
      return Optional.empty();
    }
    return Optional.of(
        new Timed(
            Long.parseLong(f[1]),
            Spread.parse(f[2]),
            Spread.parse(f[3]),
            Spread.parse(f[4]),
            f[5].substring(0, f[5].length() - 1)));
  }
}
