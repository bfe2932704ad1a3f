package io.quantlab.engine.portfolio;

/// An account as margin models see it; instruments by dense slot.
public interface AccountView {
  /// Net asset value at the last marks, 1e-8 of the account currency.
  long navE8();

  /// Now, UTC nanoseconds.
  long epochNanos();

  int slots();

  /// The slot whose position an order of an instrument adds to. Where positions hedge, the longs of
  /// an instrument and its shorts stand in slots of their own.
  ///
  /// @param slot dense slot of the instrument
  /// @param sign +1 buy, -1 sell
  default int sideSlot(int slot, int sign) {
    return slot;
  }

  PositionView position(int slot);

  /// An amount owed in the currency of an instrument, in the account's, 1e-8: at what buying it
  /// costs.
  default long owedE8(int slot, long amountE8) {
    return amountE8;
  }

  /// An amount owned, or below zero owed, in the currency of an instrument, in the account's, 1e-8.
  default long ownedE8(int slot, long amountE8) {
    return amountE8;
  }

  /// The terms of an option now: those it began with, adjusted for splits of its underlying.
  default OptionTerms adjusted(OptionTerms terms) {
    return terms;
  }

  /// Cash set aside for a position (`ISOLATED` margin), 1e-8.
  long isolatedE8(int slot);

  /// Time until an instrument's regular session closes, nanoseconds; 0 when it is closed.
  long sessionLeftNanos(int slot);
}
