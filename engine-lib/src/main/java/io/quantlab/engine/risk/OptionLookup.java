package io.quantlab.engine.risk;

import io.quantlab.engine.portfolio.OptionContract;

/// Which instruments of a run are options, with their terms of now.
public interface OptionLookup {
  /// The contract behind a slot, `null` for what is no option or has ended.
  OptionContract option(int slot);

  /// Slot of the underlying of an option.
  int underlying(int slot);
}
