package io.quantlab.engine.data.store;

/// When a reader compares checksums of column data. Headers, roots and directories are always
/// checked.
public enum Checks {
  /// Each column of each segment before its first block is decoded.
  FIRST_TOUCH,
  /// Never: for files that [StoreVerifier] has just read.
  NEVER
}
