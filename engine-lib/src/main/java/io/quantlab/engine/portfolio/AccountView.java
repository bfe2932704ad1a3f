package io.quantlab.engine.portfolio;

/// An account as margin models see it; instruments by dense slot.
public interface AccountView {
  /// Net asset value at the last marks, 1e-8 of the account currency.
  long navE8();

  /// Now, UTC nanoseconds.
  long epochNanos();

  int slots();

  PositionView position(int slot);

  /// Cash set aside for a position (`ISOLATED` margin), 1e-8.
  long isolatedE8(int slot);

  /// Time until an instrument's regular session closes, nanoseconds; 0 when it is closed.
  long sessionLeftNanos(int slot);
}
