package io.quantlab.dsl.host;

import io.quantlab.engine.time.SessionCalendar;
import java.util.List;

/// The symbols a script can reach: its own numbers for them, the primary one is 0.
///
/// @param all the primary one first
record Symbols(List<Listed> all) {
  /// Stands for every instrument.
  static final int ALL = -1;

  /// @param name as scripts write it
  /// @param token of the engine
  /// @param data timeframe of its bars, or of those to build from ticks
  /// @param calendar its sessions
  /// @param bars what its stored bars are made of
  record Listed(
      String name, int token, Timeframe data, SessionCalendar calendar, ScriptSettings.Bars bars) {}

  Symbols {
    all = List.copyOf(all);
  }

  /// The engine's token of a script's.
  int token(long symbol) {
    return all.get((int) symbol).token();
  }

  Listed listed(long symbol) {
    return all.get((int) symbol);
  }

  /// The script's token of an engine's; -1 for one it cannot reach.
  int symbol(int token) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).token() == token) {
        return i;
      }
    }
    return -1;
  }

  /// The script's token of a name; -1 for an unknown one.
  int find(String name) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
