package io.quantlab.engine.data.csv;

import io.quantlab.engine.market.BookSide;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The words sources use in files of order books, in any case.
final class BookWords {
  private static final Set<String> BID = Set.of("b", "bid", "buy");
  private static final Set<String> ASK = Set.of("a", "ask", "s", "sell", "offer");
  private static final Set<String> SNAPSHOT = Set.of("snapshot", "true");
  private static final Set<String> UPDATE = Set.of("update", "diff", "delta", "set", "false");

  private BookWords() {}

  static Optional<BookSide> side(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (BID.contains(lower)) {
      return Optional.of(BookSide.BID);
    }
    return ASK.contains(lower) ? Optional.of(BookSide.ASK) : Optional.empty();
  }

  /// A row of a full book; `true` in a column that asks for it.
  static boolean isSnapshot(String word) {
    return SNAPSHOT.contains(word.toLowerCase(Locale.ROOT));
  }

  static boolean isUpdate(String word) {
    return UPDATE.contains(word.toLowerCase(Locale.ROOT));
  }

  static boolean isClear(String word) {
    return word.equalsIgnoreCase("clear");
  }
}
