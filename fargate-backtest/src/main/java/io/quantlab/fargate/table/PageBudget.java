package io.quantlab.fargate.table;

import io.quantlab.engine.data.TableException;

/// Memory that the pages of one file may take at a time, so that sizes a file merely claims are
/// refused before they are allocated.
final class PageBudget {
  private static final long MAX_BYTES = 1L << 30;

  private final long limit;
  private long taken;

  PageBudget(long limit) {
    this.limit = limit;
  }

  /// A quarter of the heap, at most 1 GiB.
  static PageBudget ofProcess() {
    return new PageBudget(Math.min(MAX_BYTES, Runtime.getRuntime().maxMemory() / 4));
  }

  /// Reserves bytes; a [TableException] when they are more than is left.
  void take(long bytes, String what) throws TableException {
    if (bytes < 0 || bytes > limit - taken) {
      throw new TableException(
          what
              + " says it has "
              + bytes
              + " bytes; at most "
              + limit
              + " are held at a time, "
              + taken
              + " already are");
    }
    taken += bytes;
  }

  void give(long bytes) {
    taken -= bytes;
  }

  /// Declares that nothing is held any more.
  void clear() {
    taken = 0;
  }
}
