package io.quantlab.engine.portfolio;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.math.Exact;
import java.math.BigDecimal;

/// Option terms in the units of the option and of its underlying (engine contract A-12).
public final class OptionContract {
  private static final long WHOLE = 100_000_000;

  private final OptionTerms terms;
  private final Instrument option;
  private final Instrument underlying;
  private final long strikeTicks;
  private final long underlyingLots;
  private final long optionTicks;

  /// @throws IllegalArgumentException when the two do not fit: other currencies, a strike between
  ///   two price units, a lot that is no whole number of lots of the underlying, or a cash
  ///   difference the option's price unit cannot say
  public OptionContract(OptionTerms terms, Instrument option, Instrument underlying) {
    this.terms = terms;
    this.option = option;
    this.underlying = underlying;
    if (!option.currency().equals(underlying.currency())) {
      throw wrong("is in " + option.currency() + ", its underlying in " + underlying.currency());
    }
    strikeTicks =
        whole(
            terms.strike().toBigDecimal(),
            underlying.priceUnit().toBigDecimal(),
            "the strike in price units of the underlying");
    boolean physical = terms.settlement() == OptionTerms.Settlement.PHYSICAL;
    underlyingLots =
        physical ? whole(units(option), units(underlying), "lots of the underlying in a lot") : 0;
    optionTicks =
        physical
            ? 0
            : whole(
                underlying.priceUnit().toBigDecimal(),
                option.priceUnit().toBigDecimal(),
                "price units of the option in one of the underlying");
  }

  private static BigDecimal units(Instrument i) {
    return i.lotSize().toBigDecimal().multiply(i.multiplier().toBigDecimal());
  }

  private long whole(BigDecimal of, BigDecimal unit, String what) {
    BigDecimal[] parts = of.divideAndRemainder(unit);
    if (parts[1].signum() != 0 || parts[0].signum() == 0) {
      throw wrong(
          "needs a whole number: "
              + what
              + ", is "
              + of.toPlainString()
              + " / "
              + unit.toPlainString());
    }
    return parts[0].longValueExact();
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("option token " + terms.token() + " " + what);
  }

  /// The contract after a split of the underlying of so many new shares for one: as many times the
  /// contracts, each on as much as before, at the strike divided, to the nearest price unit, a half
  /// upward. So OCC adjusts for whole splits (By-Laws, Article VI, section 11A(b)).
  public OptionContract split(long whole) {
    long ticks = Math.floorDiv(2 * strikeTicks + whole, 2 * whole);
    Decimal unit = underlying.priceUnit();
    Decimal strike = new Decimal(Math.multiplyExact(ticks, unit.unscaled()), unit.scale());
    return new OptionContract(terms.at(strike), option, underlying);
  }

  public OptionTerms terms() {
    return terms;
  }

  /// The option's instrument.
  public Instrument option() {
    return option;
  }

  public Instrument underlying() {
    return underlying;
  }

  /// Strike in price units of the underlying.
  public long strikeTicks() {
    return strikeTicks;
  }

  /// Lots of the underlying that a lot of the option delivers; 0 when it pays cash.
  public long underlyingLots() {
    return underlyingLots;
  }

  public boolean isPhysical() {
    return terms.settlement() == OptionTerms.Settlement.PHYSICAL;
  }

  public boolean isAmerican() {
    return terms.style() == OptionTerms.Style.AMERICAN;
  }

  /// By how many price units of the underlying the option is in the money; 0 when it is not.
  public long intrinsicTicks(long priceTicks) {
    return Math.max(0, terms.right().sign() * (priceTicks - strikeTicks));
  }

  /// [#intrinsicTicks] as a price, 1e-8.
  public long intrinsicE8(long priceTicks) {
    return priceE8(underlying, intrinsicTicks(priceTicks));
  }

  /// The price at which cash settlement closes, in the option's price units.
  public long cashTicks(long priceTicks) {
    return Math.multiplyExact(intrinsicTicks(priceTicks), optionTicks);
  }

  /// What an option at a price is worth beyond the difference, 1e-8 for one unit of the underlying.
  public long timeValueE8(long ticks, long underlyingTicks) {
    return priceE8(option, ticks) - intrinsicE8(underlyingTicks);
  }

  /// A price in 1e-8, rounded half to even.
  public static long priceE8(Instrument of, long ticks) {
    Decimal unit = of.priceUnit();
    return Exact.mulDivHalfEven(
        ticks, Math.multiplyExact(unit.unscaled(), WHOLE), Exact.pow10(unit.scale()));
  }

  /// A price in 1e-8, rounded half to even.
  static long priceE8(Decimal price) {
    return Exact.mulDivHalfEven(price.unscaled(), WHOLE, Exact.pow10(price.scale()));
  }

  /// Money for a lot of the option at a price for one unit, both 1e-8, rounded half to even.
  long perLotE8(long priceE8) {
    Decimal lot = option.lotSize();
    Decimal each = option.multiplier();
    return Exact.mulDivHalfEven(
        priceE8,
        Math.multiplyExact(lot.unscaled(), each.unscaled()),
        Exact.pow10(lot.scale() + each.scale()));
  }
}
