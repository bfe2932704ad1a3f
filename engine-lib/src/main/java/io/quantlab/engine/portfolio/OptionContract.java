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
  private final long standardLots;
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
    standardLots =
        physical
            ? whole(units(option), units(underlying), "lots of the underlying in a lot")
            : wholeOrNone(units(option), units(underlying));
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

  private static long wholeOrNone(BigDecimal of, BigDecimal unit) {
    BigDecimal[] parts = of.divideAndRemainder(unit);
    return parts[1].signum() != 0 ? 0 : parts[0].longValueExact();
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

  /// The contract after a split that is no whole one, 3 for 2 or 1 for 10: as many contracts at the
  /// same strike and multiplier, on as many more or fewer shares; the fraction of a share is cash
  /// at the close before. So OCC adjusts the deliverable alone (*Characteristics and Risks of
  /// Standardized Options*, chapter II, adjustments: 150 shares for 50 × 100 after 3 for 2).
  ///
  /// @param closeTicks last price of the underlying before
  public OptionContract split(long numerator, long denominator, long closeTicks) {
    long scaled = Math.multiplyExact(deliveredLots(), numerator);
    long lots = scaled / denominator;
    long before = Money.valueE8(underlying, closeTicks, scaled - lots * denominator);
    long cash = Math.addExact(deliverable().cashE8(), Money.share(before, 1, numerator));
    return new OptionContract(
        terms.delivering(new OptionTerms.Deliverable(lots, cash)), option, underlying);
  }

  /// Whether a split that is no whole one can be said in lots of its underlying.
  public boolean canSplit() {
    return standardLots > 0;
  }

  private OptionTerms.Deliverable deliverable() {
    return terms.deliverable();
  }

  /// Whether it is on as much as its multiplier says.
  public boolean isStandard() {
    return deliverable().isStandard();
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
    return isPhysical() ? deliveredLots() : 0;
  }

  private long deliveredLots() {
    return isStandard() ? standardLots : deliverable().lots();
  }

  /// What is paid for what a lot delivers: the strike on the lots its multiplier says, less the
  /// cash that comes beside the shares, 1e-8.
  public long paidPerLotE8() {
    return Money.valueE8(underlying, strikeTicks, standardLots) - deliverable().cashE8();
  }

  /// Price of what one unit of the option is on, 1e-8: that of the underlying, or after an odd
  /// split of the shares and the cash there are for it.
  ///
  /// @param priceTicks of the underlying
  public long basketE8(long priceTicks) {
    if (isStandard()) {
      return priceE8(underlying, priceTicks);
    }
    long worth = Money.valueE8(underlying, priceTicks, deliverable().lots());
    Decimal lot = option.lotSize();
    Decimal each = option.multiplier();
    return Exact.mulDivHalfEven(
        Math.addExact(worth, deliverable().cashE8()),
        Exact.pow10(lot.scale() + each.scale()),
        Math.multiplyExact(lot.unscaled(), each.unscaled()));
  }

  public boolean isPhysical() {
    return terms.settlement() == OptionTerms.Settlement.PHYSICAL;
  }

  public boolean isAmerican() {
    return terms.style() == OptionTerms.Style.AMERICAN;
  }

  /// By what the option is in the money, for one unit, 1e-8; 0 when it is not.
  public long intrinsicE8(long priceTicks) {
    return Math.max(0, terms.right().sign() * (basketE8(priceTicks) - priceE8(terms.strike())));
  }

  /// The price at which cash settlement closes, in the option's price units, rounded down.
  public long cashTicks(long priceTicks) {
    return isStandard()
        ? Math.multiplyExact(
            Math.max(0, terms.right().sign() * (priceTicks - strikeTicks)), optionTicks)
        : Math.floorDiv(intrinsicE8(priceTicks), priceE8(option, 1));
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
