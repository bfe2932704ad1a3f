package io.quantlab.platform.batch;

/// What work costs on a machine, for estimates (platform contract PJ-2).
///
/// @param builtInNanosPerRow a built-in strategy and the kernel
/// @param scriptNanosPerRow a script and the kernel
/// @param readNanosPerByte reading and checking a file that was imported before or not
/// @param resultMillis writing tables, report and objects of a run
/// @param inlineStartMillis before a run in the function
/// @param workerStartMillis from the queue to the first row
/// @param slowRatio how much longer nine of ten take at most than half of them
public record Calibration(
    double builtInNanosPerRow,
    double scriptNanosPerRow,
    double readNanosPerByte,
    long resultMillis,
    long inlineStartMillis,
    long workerStartMillis,
    double slowRatio) {

  /// Measured with the service on two cores (docs/benchmarks.md): a kernel event with orders takes
  /// some 20 ns, a script some 200, reading a CSV row of 30 bytes some 70.
  public static final Calibration TWO_CORES = new Calibration(40, 250, 4, 350, 20, 300, 2.0);
}
