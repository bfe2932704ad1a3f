package io.quantlab.fargate.cli.bench;

/// How the times of a row become its figure.
enum Figure {
  /// CPU time per event over that of the comparison.
  RATIO("×", 2) {
    @Override
    double of(Timing work, Timing against) {
      return work.cpuNanos() / against.cpuNanos();
    }
  },
  /// CPU time per event.
  NANOS("ns", 2) {
    @Override
    double of(Timing work, Timing against) {
      return work.cpuNanos();
    }
  },
  /// CPU time of the whole run.
  MILLIS("ms", 1) {
    @Override
    double of(Timing work, Timing against) {
      return work.cpuNanos() * work.events() / 1e6;
    }
  },
  /// CPU time of the whole run.
  SECONDS("s", 2) {
    @Override
    double of(Timing work, Timing against) {
      return work.cpuNanos() * work.events() / 1e9;
    }
  },
  /// Events a second of CPU time.
  MILLIONS_PER_SECOND("M/s", 1) {
    @Override
    double of(Timing work, Timing against) {
      return 1e3 / work.cpuNanos();
    }
  },
  /// Events a second by the wall clock over those of the comparison.
  SPEED_UP("×", 2) {
    @Override
    double of(Timing work, Timing against) {
      return against.wallNanos() / work.wallNanos();
    }
  };

  /// Median of the rounds in one JVM.
  ///
  /// @param cpuNanos per event, thread CPU time
  /// @param wallNanos per event
  /// @param allocatedBytes per event
  record Timing(long events, double cpuNanos, double wallNanos, double allocatedBytes) {}

  private final String unit;
  private final int decimals;

  Figure(String unit, int decimals) {
    this.unit = unit;
    this.decimals = decimals;
  }

  /// @param against `null` for figures without a comparison
  abstract double of(Timing work, Timing against);

  String unit() {
    return unit;
  }

  int decimals() {
    return decimals;
  }
}
