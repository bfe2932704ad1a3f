package io.quantlab.dsl.host;

import io.quantlab.engine.time.SessionCalendar;
import java.util.Arrays;
import java.util.List;

/// The symbols a script can reach: its own numbers for them, the primary one is 0.
///
/// Every event asks for the number of an engine's token, so the tokens lie in a hash table of plain
/// numbers (open addressing, linear probing; Knuth, *The Art of Computer Programming* 3, 6.4).
final class Symbols {
  /// Stands for every instrument.
  static final int ALL = -1;

  private static final int NONE = -1; // tokens are 1 or more
  private static final int SPREAD = 0x9E3779B9;

  private final List<Listed> all;
  private final int[] tokens;
  private final int[] numbers;
  private final int primaryToken;

  /// @param name as scripts write it
  /// @param token of the engine
  /// @param data timeframe of its bars, or of those to build from ticks
  /// @param calendar its sessions
  /// @param bars what its stored bars are made of
  record Listed(
      String name, int token, Timeframe data, SessionCalendar calendar, ScriptSettings.Bars bars) {}

  /// @param all the primary one first
  Symbols(List<Listed> all) {
    this.all = List.copyOf(all);
    this.primaryToken = all.isEmpty() ? NONE : all.getFirst().token();
    int size = Integer.highestOneBit(Math.max(1, all.size())) << 2;
    this.tokens = new int[size];
    this.numbers = new int[size];
    Arrays.fill(numbers, NONE);
    for (int number = 0; number < all.size(); number++) {
      put(all.get(number).token(), number);
    }
  }

  /// The first of two symbols with one token counts.
  private void put(int token, int number) {
    int place = place(token);
    if (numbers[place] == NONE) {
      tokens[place] = token;
      numbers[place] = number;
    }
  }

  /// Where a token lies, or would lie.
  private int place(int token) {
    int mask = tokens.length - 1;
    int place = token * SPREAD >>> 16 & mask;
    while (numbers[place] != NONE && tokens[place] != token) {
      place = place + 1 & mask;
    }
    return place;
  }

  /// The primary one first.
  List<Listed> all() {
    return all;
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
    return token == primaryToken ? 0 : numbers[place(token)];
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
