package io.quantlab.engine.instrument;

import io.quantlab.engine.math.Exact;
import java.math.BigInteger;
import java.util.Objects;

/// The terms of one instrument: identity, exact scales, venue and limits.
///
/// A price is a count of [#priceUnit], a quantity a count of [#lotSize]. [#valueNum] /
/// 10^[#valueScale] is the value in 1e-8 of [#currency] of one lot at one price unit (engine
/// contract P-2): `priceUnit × lotSize × multiplier × 1e8` in lowest terms.
///
/// @param token positive identity, given once by the [Registry]
/// @param symbol display name; read by data, analysis, wire and adapters only
/// @param venue venue code, for example `XNYS`; empty when unknown
/// @param currency ISO 4217 or crypto code of the price
/// @param calendar name of the session calendar
/// @param minLots smallest order, at least 1
/// @param maxLots largest order
/// @param volume whether trades carry real volume
/// @param sign whether prices must be positive
public record Instrument(
    int token,
    String symbol,
    String venue,
    AssetClass assetClass,
    String currency,
    Decimal priceUnit,
    Decimal lotSize,
    Decimal multiplier,
    TickBands orderTicks,
    String calendar,
    long minLots,
    long maxLots,
    VolumeData volume,
    PriceSign sign,
    long valueNum,
    int valueScale) {

  /// Whether a feed of this instrument carries traded volume (F-8: FX does not).
  public enum VolumeData {
    REAL,
    NO_VOLUME
  }

  /// Whether a price of zero or below is an error (V-08).
  public enum PriceSign {
    POSITIVE,
    ANY
  }

  public Instrument {
    if (token < 1) {
      throw new IllegalArgumentException("token must be positive, was " + token);
    }
    if (symbol.isBlank()) {
      throw new IllegalArgumentException("symbol must not be blank (token " + token + ")");
    }
    Objects.requireNonNull(venue, "venue");
    Objects.requireNonNull(assetClass, "assetClass");
    if (!currency.matches("[A-Z0-9]{2,10}")) {
      throw new IllegalArgumentException(
          "currency must be 2 to 10 capitals or digits, was \"" + currency + "\"");
    }
    if (priceUnit.unscaled() == 0 || lotSize.unscaled() == 0 || multiplier.unscaled() == 0) {
      throw new IllegalArgumentException(
          "price unit, lot size and multiplier must be positive (" + symbol + ")");
    }
    if (minLots < 1 || maxLots < minLots) {
      throw new IllegalArgumentException(
          "need 1 <= minLots <= maxLots, were " + minLots + " and " + maxLots);
    }
  }

  /// The terms with their value scale worked out.
  public static Instrument of(
      int token,
      String symbol,
      String venue,
      AssetClass assetClass,
      String currency,
      Decimal priceUnit,
      Decimal lotSize,
      Decimal multiplier,
      TickBands orderTicks,
      String calendar,
      long minLots,
      long maxLots,
      VolumeData volume,
      PriceSign sign) {
    BigInteger num =
        BigInteger.valueOf(priceUnit.unscaled())
            .multiply(BigInteger.valueOf(lotSize.unscaled()))
            .multiply(BigInteger.valueOf(multiplier.unscaled()))
            .multiply(BigInteger.valueOf(Exact.pow10(8)));
    int scale = priceUnit.scale() + lotSize.scale() + multiplier.scale();
    while (scale > 0 && num.mod(BigInteger.TEN).signum() == 0) {
      num = num.divide(BigInteger.TEN);
      scale--;
    }
    if (scale > 18 || num.bitLength() > 63) {
      throw new IllegalArgumentException(
          "the value of one lot at one price unit of "
              + symbol
              + " does not fit 1e-8 arithmetic: "
              + num
              + "e-"
              + scale);
    }
    return new Instrument(
        token,
        symbol,
        venue,
        assetClass,
        currency,
        priceUnit,
        lotSize,
        multiplier,
        orderTicks,
        calendar,
        minLots,
        maxLots,
        volume,
        sign,
        num.longValueExact(),
        scale);
  }
}
