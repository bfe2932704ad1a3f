package io.quantlab.fargate.data;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.Instrument.PriceSign;
import io.quantlab.engine.instrument.Instrument.VolumeData;
import io.quantlab.engine.instrument.TickBands;
import java.util.Objects;

/// The terms of an instrument before its units are known.
///
/// @param orderTick smallest price step of an order; the price unit when that is coarser
/// @param unsizedLot lot size of a file without sizes
/// @param dates what the date of a daily bar means
record InstrumentTerms(
    AssetClass assetClass,
    String currency,
    String venue,
    String calendar,
    Decimal multiplier,
    Decimal orderTick,
    Decimal unsizedLot,
    VolumeData volume,
    BarDates dates) {

  /// What the date of a daily bar means.
  enum BarDates {
    /// The session of the calendar with that date.
    SESSION,
    /// The day from midnight to midnight.
    CALENDAR_DAY
  }

  /// No limit a strategy meets by accident.
  private static final long MAX_LOTS = 1_000_000_000_000_000L;

  InstrumentTerms {
    Objects.requireNonNull(assetClass, "assetClass");
    Objects.requireNonNull(dates, "dates");
  }

  Instrument instrument(int token, String symbol, Decimal priceUnit, Decimal lotSize) {
    return Instrument.of(
        token,
        symbol,
        venue,
        assetClass,
        currency,
        priceUnit,
        lotSize,
        multiplier,
        TickBands.uniform(tickIn(priceUnit)),
        calendar,
        1,
        MAX_LOTS,
        volume,
        PriceSign.POSITIVE);
  }

  private long tickIn(Decimal priceUnit) {
    UnitRatio ratio = UnitRatio.of(orderTick, priceUnit);
    return ratio.isWhole() ? ratio.numerator() : 1;
  }

  InstrumentTerms withCurrency(String other) {
    return new InstrumentTerms(
        assetClass, other, venue, calendar, multiplier, orderTick, unsizedLot, volume, dates);
  }

  /// A calendar the person chose counts for daily bars, too.
  InstrumentTerms withCalendar(String other) {
    return new InstrumentTerms(
        assetClass,
        currency,
        venue,
        other,
        multiplier,
        orderTick,
        unsizedLot,
        volume,
        BarDates.SESSION);
  }

  InstrumentTerms withMultiplier(Decimal other) {
    return new InstrumentTerms(
        assetClass, currency, venue, calendar, other, orderTick, unsizedLot, volume, dates);
  }

  InstrumentTerms withOrderTick(Decimal other) {
    return new InstrumentTerms(
        assetClass, currency, venue, calendar, multiplier, other, unsizedLot, volume, dates);
  }

  /// The same instrument with another token and with prices and sizes counted in finer units.
  static Instrument inUnits(Instrument old, int token, Decimal priceUnit, Decimal lotSize) {
    UnitRatio price = UnitRatio.of(old.priceUnit(), priceUnit);
    UnitRatio lot = UnitRatio.of(old.lotSize(), lotSize);
    int bands = old.orderTicks().count();
    long[] from = new long[bands];
    long[] ticks = new long[bands];
    for (int i = 0; i < bands; i++) {
      long start = old.orderTicks().fromPriceTicks(i);
      from[i] = start == Long.MIN_VALUE ? start : price.apply(start);
      ticks[i] = price.apply(old.orderTicks().orderTick(i));
    }
    return Instrument.of(
        token,
        old.symbol(),
        old.venue(),
        old.assetClass(),
        old.currency(),
        priceUnit,
        lotSize,
        old.multiplier(),
        TickBands.of(from, ticks),
        old.calendar(),
        lot.apply(old.minLots()),
        lot.apply(old.maxLots()),
        old.volume(),
        old.sign());
  }
}
