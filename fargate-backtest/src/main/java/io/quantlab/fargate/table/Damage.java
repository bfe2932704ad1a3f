package io.quantlab.fargate.table;

import io.quantlab.engine.data.TableException;

/// Turns what a library stumbles over into a [TableException] that says where.
final class Damage {
  private Damage() {}

  /// `where: why`; a [TableException] keeps its words.
  static TableException in(String where, Exception e) {
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new TableException(where + ": " + why, e);
  }
}
