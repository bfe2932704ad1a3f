package io.quantlab.engine.data.synthetic;

import static io.quantlab.engine.instrument.Instrument.PriceSign.POSITIVE;
import static io.quantlab.engine.instrument.Instrument.VolumeData.REAL;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import java.util.List;

/// The market of the demo: two stocks whose prices are cointegrated, one of them split 4:1 in the
/// middle of its sessions, and a currency pair that trades around the clock.
///
/// The names are made up, so that nobody takes the data for a real security's.
public final class DemoMarket {
  /// The first stock, split 4:1 half-way.
  public static final int NORTHCO = 1;

  /// The second stock, tied to the first.
  public static final int SOUTHCO = 2;

  /// The currency pair.
  public static final int DEMOFX = 3;

  /// Trades of one instrument in a full session: about 1.5 million ticks a year for all three.
  public static final int TRADES_PER_SESSION = 2_000;

  private DemoMarket() {}

  /// @param stockSessions sessions of both stocks, calendar `XNYS`
  /// @param fxSessions sessions of the currency pair, calendar `FX`
  /// @param tradesPerSession mean trades of one instrument in a full session
  public static SyntheticMarket of(
      long seed, SessionTimes stockSessions, SessionTimes fxSessions, int tradesPerSession) {
    int middle = stockSessions.epochDay(stockSessions.count() / 2);
    SyntheticSpec north =
        new SyntheticSpec(
            stock(NORTHCO, "NORTHCO"),
            stockSessions,
            new PriceProcess.Own(0.28),
            IntradayProfile.U_SHAPE,
            412_00,
            tradesPerSession,
            4,
            100,
            List.of(new Split(middle, 4, 1)));
    SyntheticSpec south =
        new SyntheticSpec(
            stock(SOUTHCO, "SOUTHCO"),
            stockSessions,
            new PriceProcess.Follows(NORTHCO, 0.9, 0.012, 2),
            IntradayProfile.U_SHAPE,
            86_50,
            tradesPerSession,
            2,
            100,
            List.of());
    SyntheticSpec fx =
        new SyntheticSpec(
            currency(),
            fxSessions,
            new PriceProcess.Own(0.08),
            IntradayProfile.ROUND_THE_CLOCK,
            1_08500,
            tradesPerSession,
            3,
            100,
            List.of());
    return new SyntheticMarket(seed, List.of(north, south, fx));
  }

  private static Instrument stock(int token, String symbol) {
    return Instrument.of(
        token,
        symbol,
        "XNYS",
        AssetClass.EQUITY,
        "USD",
        Decimal.unit(2),
        Decimal.ONE,
        Decimal.ONE,
        TickBands.uniform(1),
        "XNYS",
        1,
        1_000_000,
        REAL,
        POSITIVE);
  }

  private static Instrument currency() {
    return Instrument.of(
        DEMOFX,
        "DEMOFX",
        "",
        AssetClass.FX,
        "USD",
        Decimal.unit(5),
        new Decimal(1_000, 0),
        Decimal.ONE,
        TickBands.uniform(1),
        "FX",
        1,
        1_000_000,
        REAL,
        POSITIVE);
  }
}
