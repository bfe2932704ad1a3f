package io.quantlab.engine.backtest;

import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.time.IsoInstant;

/// One recorded output event in words, for people who compare journals.
public final class EventText {
  private EventText() {}

  /// The eight words of an event as text; empty for no words (a journal that ended).
  public static String of(long[] words) {
    if (words.length < EventType.WORDS) {
      return "";
    }
    EventType type = EventType.ofId((int) words[0] & 0xFF);
    StringBuilder text = new StringBuilder();
    text.append("event ").append(words[1]).append(' ').append(type);
    text.append(" at ").append(IsoInstant.format(words[2])).append(" [").append(words[0] >>> 8);
    for (int i = 3; i < words.length; i++) {
      text.append(' ').append(words[i]);
    }
    return text.append(']').toString();
  }
}
