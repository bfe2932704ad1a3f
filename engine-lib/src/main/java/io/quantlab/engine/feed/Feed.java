package io.quantlab.engine.feed;

/// Market events in the total order of engine contract T-3.
public interface Feed extends AutoCloseable {
  /// Fills `out` with the next run of rows of one source and returns their number; 0 = ended.
  int next(Batch out);

  /// No later row is stamped before this instant, UTC nanoseconds.
  long watermarkNanos();

  @Override
  void close();
}
