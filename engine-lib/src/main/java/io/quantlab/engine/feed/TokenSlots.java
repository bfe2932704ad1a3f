package io.quantlab.engine.feed;

import io.quantlab.engine.instrument.Instrument;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Instruments by token in dense slots; lookup by binary search without boxing.
final class TokenSlots {
  private final Instrument[] instruments;
  private final int[] tokens;

  TokenSlots(List<Instrument> list) {
    instruments = list.toArray(new Instrument[0]);
    Arrays.sort(instruments, Comparator.comparingInt(Instrument::token));
    tokens = new int[instruments.length];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = instruments[i].token();
      if (i > 0 && tokens[i] == tokens[i - 1]) {
        throw new IllegalArgumentException("token " + tokens[i] + " stands twice in the list");
      }
    }
  }

  int count() {
    return tokens.length;
  }

  int token(int slot) {
    return tokens[slot];
  }

  Instrument instrument(int slot) {
    return instruments[slot];
  }

  /// The slot of a token, negative when it has none.
  int find(int token) {
    return Arrays.binarySearch(tokens, token);
  }

  /// The slot of a token that must have one.
  int require(int token) {
    int slot = find(token);
    if (slot < 0) {
      throw new IllegalArgumentException("token " + token + " is not served here");
    }
    return slot;
  }
}
