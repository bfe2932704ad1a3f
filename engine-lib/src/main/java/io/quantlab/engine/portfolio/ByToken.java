package io.quantlab.engine.portfolio;

import java.util.List;

/// A row of terms that names its instrument.
interface ByToken {
  /// The instrument; where rows may stand for every one, 0 is each that is not named.
  int token();

  /// The first row that names an instrument, `null` when none does.
  static <T extends ByToken> T of(List<T> rows, int token) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).token() == token) {
        return rows.get(i);
      }
    }
    return null;
  }

  /// The first row that names an instrument, else the first that stands for all, else `null`.
  static <T extends ByToken> T ofOrAll(List<T> rows, int token) {
    T named = of(rows, token);
    return named == null ? of(rows, 0) : named;
  }
}
