package io.quantlab.engine.data.store;

import java.util.EnumSet;
import java.util.Set;

/// What a dataset says about the origin of its rows; stands in the header's flags (D-1).
public enum DataTrait {
  /// Prices carry corporate-action adjustments.
  ADJUSTED(1),
  /// Rows were generated, not observed.
  SYNTHETIC(2),
  /// Trades mark the official prints of auctions.
  AUCTIONS(4);

  private final int bit;

  DataTrait(int bit) {
    this.bit = bit;
  }

  static int bits(Set<DataTrait> traits) {
    int bits = 0;
    for (DataTrait trait : traits) {
      bits |= trait.bit;
    }
    return bits;
  }

  static Set<DataTrait> ofBits(int bits) {
    EnumSet<DataTrait> traits = EnumSet.noneOf(DataTrait.class);
    for (DataTrait trait : values()) {
      if ((bits & trait.bit) != 0) {
        traits.add(trait);
      }
    }
    return Set.copyOf(traits);
  }
}
