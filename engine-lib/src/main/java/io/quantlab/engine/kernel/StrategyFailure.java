package io.quantlab.engine.kernel;

/// The exception that halted a strategy (engine contract T-30).
///
/// @param strategy name of the lane
/// @param callback method of `Strategy` that threw
/// @param epochNanos instant of the event
public record StrategyFailure(String strategy, String callback, long epochNanos, Throwable cause) {

  /// The place in the strategy's own code: the first frame outside the engine's kernel.
  public String place() {
    for (StackTraceElement frame : cause.getStackTrace()) {
      if (!frame.getClassName().startsWith("io.quantlab.engine.kernel.")
          && !frame.getClassName().startsWith("java.")) {
        return frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber();
      }
    }
    return "unknown place";
  }
}
