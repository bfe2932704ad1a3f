package io.quantlab.engine.execution;

import io.quantlab.engine.book.LadderBook;
import io.quantlab.engine.execution.SlippageModel.Need;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.Schema;
import java.util.List;
import java.util.Set;

/// Makes the books of a venue: which data the orders of each instrument meet, and whether the
/// profile can work on them.
final class SlotBooks {
  private final FillProfile profile;

  SlotBooks(FillProfile profile) {
    this.profile = profile;
  }

  /// The books by slot.
  ///
  /// @throws IllegalArgumentException when the data lacks what the profile needs
  SlotBook[] make(
      List<Instrument> instruments,
      List<Set<Schema>> schemas,
      TopOfBook[] tops,
      LadderBook[] shared) {
    SlotBook[] books = new SlotBook[instruments.size()];
    for (int i = 0; i < books.length; i++) {
      books[i] = make(instruments.get(i), schemas.get(i), tops[i], shared[i]);
      TakerCost.check(profile.slippage(), books[i], schemas.get(i));
    }
    return books;
  }

  private SlotBook make(
      Instrument instrument, Set<Schema> schemas, TopOfBook top, LadderBook shared) {
    SlotBook.Matching matching = SlotBook.Matching.of(schemas);
    DepthSlot depth =
        matching == SlotBook.Matching.DEPTH ? depth(instrument, schemas, shared) : null;
    if (depth == null && profile.needsDepth()) {
      throw new IllegalArgumentException(
          "profile book needs depth: token " + instrument.token() + " has " + schemas + " only");
    }
    Set<Need> needs = profile.slippage().needs();
    boolean days = needs.contains(Need.DAY_VOLATILITY) || needs.contains(Need.DAY_VOLUME);
    DayStatistics statistics = days ? new DayStatistics() : null;
    boolean queues = matching == SlotBook.Matching.QUOTES && profile.quoteQueue().isPresent();
    SlotBook.Limits limits = queues ? SlotBook.Limits.IN_QUEUES : SlotBook.Limits.BY_PRICE;
    boolean trades = schemas.contains(Schema.TRADE);
    SlotBook.Prints prints = trades ? SlotBook.Prints.SHOWN : SlotBook.Prints.NONE;
    return new SlotBook(instrument, matching, limits, prints, top, statistics, depth);
  }

  private DepthSlot depth(Instrument instrument, Set<Schema> schemas, LadderBook shared) {
    if (profile.needsDepth() && profile.book().isEmpty()) {
      throw new IllegalArgumentException(
          "profile book needs a queue model and the delays of feed, entry and response");
    }
    boolean byOrder = schemas.contains(Schema.MBO);
    boolean exact =
        profile.needsDepth() ? profile.book().get().queue() instanceof QueueModel.Fifo : byOrder;
    if (byOrder != exact) {
      throw new IllegalArgumentException(
          "queue L3_FIFO and market-by-order data go together: token "
              + instrument.token()
              + " has "
              + (byOrder ? Schema.MBO : Schema.DEPTH)
              + " data");
    }
    return new DepthSlot(
        shared == null ? new LadderBook() : shared,
        byOrder ? DepthSlot.Detail.BY_ORDER : DepthSlot.Detail.BY_PRICE);
  }
}
