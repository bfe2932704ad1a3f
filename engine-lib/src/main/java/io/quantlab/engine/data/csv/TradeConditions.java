package io.quantlab.engine.data.csv;

import java.util.List;
import java.util.Optional;

/// What texts of the columns `conditions` and `exchange` say of a trade.
///
/// @param notPriceForming conditions of a trade that forms no price
/// @param officialOpen conditions of the official print of an opening auction (engine contract F-3)
/// @param officialClose conditions of the official print of a closing auction
/// @param listing text of the column `exchange` of the venue whose auctions are the official ones;
///   empty: those of any venue
public record TradeConditions(
    List<String> notPriceForming,
    List<String> officialOpen,
    List<String> officialClose,
    Optional<String> listing) {
  /// Conditions say nothing.
  public static final TradeConditions NONE =
      new TradeConditions(List.of(), List.of(), List.of(), Optional.empty());

  public TradeConditions {
    notPriceForming = List.copyOf(notPriceForming);
    officialOpen = List.copyOf(officialOpen);
    officialClose = List.copyOf(officialClose);
  }

  /// Whether trades say which of them are official prints of auctions.
  public boolean marksAuctions() {
    return !officialOpen.isEmpty() || !officialClose.isEmpty();
  }

  /// Whether any condition means something.
  boolean matter() {
    return marksAuctions() || !notPriceForming.isEmpty();
  }
}
