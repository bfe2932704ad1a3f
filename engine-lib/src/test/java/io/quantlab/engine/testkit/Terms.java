package io.quantlab.engine.testkit;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.time.CalendarBuilder;
import io.quantlab.engine.time.SessionCalendar;
import io.quantlab.engine.time.SessionHours;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/// Instruments and calendars of plain terms, so that a test's numbers can be worked by hand.
public final class Terms {
  private Terms() {}

  /// A share in dollars: price unit and order tick 1 cent, lot 1, real volume.
  public static Instrument stock(int token) {
    return instrument(token, Decimal.unit(2), 1);
  }

  /// An instrument of a price unit and an order tick of so many price units; lot 1, dollars.
  public static Instrument instrument(int token, Decimal priceUnit, long orderTick) {
    return Instrument.of(
        token,
        "T" + token,
        "XTST",
        AssetClass.EQUITY,
        "USD",
        priceUnit,
        Decimal.ONE,
        Decimal.ONE,
        TickBands.uniform(orderTick),
        "TEST",
        1,
        1_000_000_000,
        Instrument.VolumeData.REAL,
        Instrument.PriceSign.POSITIVE);
  }

  /// Sessions 09:30 to 16:00 UTC on the given dates, in order.
  public static SessionCalendar sessions(String... dates) {
    SessionHours hours = SessionHours.of(LocalTime.of(9, 30), LocalTime.of(16, 0));
    CalendarBuilder builder = new CalendarBuilder("TEST", 1000, ZoneOffset.UTC, 252);
    List<LocalDate> days = List.of(dates).stream().map(LocalDate::parse).toList();
    for (LocalDate day : days) {
      builder.session(day, hours, 0);
    }
    return builder.build(days.getFirst(), days.getLast());
  }

  /// Whole dollars as 1e-8 of a dollar.
  public static long dollars(long amount) {
    return Math.multiplyExact(amount, 100_000_000L);
  }

  /// Cents as 1e-8 of a dollar.
  public static long cents(long amount) {
    return Math.multiplyExact(amount, 1_000_000L);
  }
}
