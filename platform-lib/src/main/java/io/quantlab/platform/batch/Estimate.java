package io.quantlab.platform.batch;

/// How long a run takes and where it executes, before it begins: rows × cost of a row + bytes ×
/// cost of a byte + start of the place (platform contract PJ-1, PJ-2). Pure.
///
/// @param engine computing alone
/// @param inlineWall from the request to the end, in the function
/// @param workerWall from the request to the end, as a job no other job waits before
/// @param memoryMib at most
public record Estimate(
    long rows, long bytes, Span engine, Span inlineWall, Span workerWall, long memoryMib) {
  /// A run of more rows goes to a worker.
  public static final long INLINE_ROWS = 5_000_000;

  /// A run that computes longer goes to a worker.
  public static final long INLINE_ENGINE_MILLIS = 2_000;

  private static final long MEMORY_FLOOR_MIB = 96;
  private static final long MEMORY_BYTES_PER_ROW = 48;

  /// Half of the runs take at most the one, nine of ten at most the other; milliseconds.
  public record Span(long p50, long p90) {}

  /// Who trades.
  public enum Kind {
    BUILT_IN,
    SCRIPT
  }

  /// What a run reads.
  ///
  /// @param kind who trades
  /// @param rows of all its series
  /// @param bytes of their files
  public record Load(Kind kind, long rows, long bytes) {
    public Load {
      if (rows < 0 || bytes < 0) {
        throw new IllegalArgumentException(
            "rows and bytes are at least 0, were " + rows + " and " + bytes);
      }
    }
  }

  /// The estimate of a load.
  ///
  /// @param measured ratio of what recent runs took to what was estimated for them, 1 without any
  public static Estimate of(Load load, Calibration costs, double measured) {
    double row =
        switch (load.kind()) {
          case BUILT_IN -> costs.builtInNanosPerRow();
          case SCRIPT -> costs.scriptNanosPerRow();
        };
    double engine = measured * load.rows() * row / 1e6;
    double around =
        measured * (load.bytes() * costs.readNanosPerByte() / 1e6 + costs.resultMillis());
    return new Estimate(
        load.rows(),
        load.bytes(),
        span(engine, costs),
        span(costs.inlineStartMillis() + around + engine, costs),
        span(costs.workerStartMillis() + around + engine, costs),
        MEMORY_FLOOR_MIB + (load.rows() * MEMORY_BYTES_PER_ROW >> 20));
  }

  private static Span span(double millis, Calibration costs) {
    return new Span((long) Math.ceil(millis), (long) Math.ceil(millis * costs.slowRatio()));
  }

  /// Whether a function runs it itself.
  public boolean isShort() {
    return rows <= INLINE_ROWS && engine.p50() <= INLINE_ENGINE_MILLIS;
  }
}
