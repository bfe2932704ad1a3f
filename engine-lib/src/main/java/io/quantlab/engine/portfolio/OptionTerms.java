package io.quantlab.engine.portfolio;

import io.quantlab.engine.instrument.Decimal;
import java.util.Objects;

/// The contract behind an option instrument (engine contract A-12). Its multiplier and the size of
/// its lots are those of the instrument.
///
/// @param token the option
/// @param underlying token of what is bought or sold, an instrument of the same run
/// @param strike price of the underlying, in its currency
/// @param expiryDay last day the option lives: days since 1970-01-01, a session date of its
///   calendar, or the day after the last one before
public record OptionTerms(
    int token,
    int underlying,
    Right right,
    Decimal strike,
    int expiryDay,
    Style style,
    Settlement settlement)
    implements ByToken {
  /// What the holder may do.
  public enum Right {
    /// Buy the underlying.
    CALL(1),
    /// Sell it.
    PUT(-1);

    private final int sign;

    Right(int sign) {
      this.sign = sign;
    }

    /// +1 for what gains when the underlying rises, -1 for what gains when it falls.
    public int sign() {
      return sign;
    }
  }

  /// When the holder may do it.
  public enum Style {
    /// On any day.
    AMERICAN,
    /// At the expiry.
    EUROPEAN
  }

  /// What an exercise brings.
  public enum Settlement {
    /// The difference between the underlying's price and the strike.
    CASH,
    /// The underlying, bought or sold at the strike.
    PHYSICAL
  }

  /// The same contract at another strike.
  OptionTerms at(Decimal other) {
    return new OptionTerms(token, underlying, right, other, expiryDay, style, settlement);
  }

  public OptionTerms {
    Objects.requireNonNull(right, "right");
    Objects.requireNonNull(style, "style");
    Objects.requireNonNull(settlement, "settlement");
    if (strike.unscaled() == 0) {
      throw new IllegalArgumentException("the strike of token " + token + " must be positive");
    }
    if (token == underlying) {
      throw new IllegalArgumentException("token " + token + " cannot be an option on itself");
    }
  }
}
