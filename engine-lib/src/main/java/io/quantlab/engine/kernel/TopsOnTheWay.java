package io.quantlab.engine.kernel;

import io.quantlab.engine.book.LadderBook;
import io.quantlab.engine.execution.TopOfBook;
import java.util.Arrays;

/// The best prices each message of a book left at the venue, until the strategies know of the
/// message: a ring, first in, first out.
///
/// Spares a second book where nobody looks beyond the best prices.
final class TopsOnTheWay {
  private static final int WORDS = 4;

  private long[] words = new long[WORDS * 64];
  private int first;
  private int count;

  /// Remembers the best prices of a book; sizes of 0 say that there is no such side.
  void add(LadderBook book) {
    if (WORDS * count == words.length) {
      grow();
    }
    int at = WORDS * (first + count & words.length / WORDS - 1);
    words[at] = book.bidTicks();
    words[at + 1] = book.bidLots();
    words[at + 2] = book.askTicks();
    words[at + 3] = book.askLots();
    count++;
  }

  /// Takes the oldest into a top of book.
  void take(TopOfBook top) {
    if (count == 0) {
      throw new IllegalStateException("a message is known here before it reached the venue");
    }
    int at = WORDS * first;
    first = first + 1 & words.length / WORDS - 1;
    count--;
    if (words[at + 1] > 0) {
      top.bid(words[at], words[at + 1]);
    } else {
      top.noBid();
    }
    if (words[at + 3] > 0) {
      top.ask(words[at + 2], words[at + 3]);
    } else {
      top.noAsk();
    }
  }

  private void grow() {
    long[] wider = Arrays.copyOf(words, words.length * 2);
    int split = WORDS * first;
    System.arraycopy(words, split, wider, 0, words.length - split);
    System.arraycopy(words, 0, wider, words.length - split, split);
    words = wider;
    first = 0;
  }
}
