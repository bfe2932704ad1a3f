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
/// @param fixing which price decides at the expiry
/// @param deliverable what a lot delivers now
public record OptionTerms(
    int token,
    int underlying,
    Right right,
    Decimal strike,
    int expiryDay,
    Style style,
    Settlement settlement,
    Fixing fixing,
    Deliverable deliverable)
    implements ByToken {
  /// A contract as it is listed, whose end the last trade decides.
  public OptionTerms(
      int token,
      int underlying,
      Right right,
      Decimal strike,
      int expiryDay,
      Style style,
      Settlement settlement) {
    this(
        token,
        underlying,
        right,
        strike,
        expiryDay,
        style,
        settlement,
        Fixing.CLOSE,
        Deliverable.STANDARD);
  }

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

  /// Which price of the underlying decides what an option is worth at its expiry.
  public enum Fixing {
    /// Its price at the close; the option trades until then.
    CLOSE,
    /// An opening value of the expiry date, which reference data tell; the option trades until the
    /// close of the session before.
    OPENING
  }

  /// What a lot delivers, when a split has made it something else than its multiplier says.
  ///
  /// @param lots of the underlying, -1 = as many as the multiplier says
  /// @param cashE8 beside them, 1e-8
  public record Deliverable(long lots, long cashE8) {
    /// As the multiplier says.
    public static final Deliverable STANDARD = new Deliverable(-1, 0);

    boolean isStandard() {
      return lots < 0;
    }
  }

  /// The same contract, decided by another price.
  public OptionTerms fixedAt(Fixing other) {
    return new OptionTerms(
        token, underlying, right, strike, expiryDay, style, settlement, other, deliverable);
  }

  /// The same contract on something else.
  OptionTerms delivering(Deliverable other) {
    return new OptionTerms(
        token, underlying, right, strike, expiryDay, style, settlement, fixing, other);
  }

  /// The same contract at another strike.
  OptionTerms at(Decimal other) {
    return new OptionTerms(
        token, underlying, right, other, expiryDay, style, settlement, fixing, deliverable);
  }

  public OptionTerms {
    Objects.requireNonNull(right, "right");
    Objects.requireNonNull(style, "style");
    Objects.requireNonNull(settlement, "settlement");
    Objects.requireNonNull(fixing, "fixing");
    Objects.requireNonNull(deliverable, "deliverable");
    if (strike.unscaled() == 0) {
      throw new IllegalArgumentException("the strike of token " + token + " must be positive");
    }
    if (token == underlying) {
      throw new IllegalArgumentException("token " + token + " cannot be an option on itself");
    }
  }
}
