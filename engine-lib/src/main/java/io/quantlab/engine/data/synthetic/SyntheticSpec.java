package io.quantlab.engine.data.synthetic;

import io.quantlab.engine.instrument.Instrument;
import java.util.List;
import java.util.Objects;

/// What to make up for one instrument.
///
/// @param instrument token, price unit and order ticks of the rows
/// @param sessions when it trades
/// @param process where its price comes from
/// @param profile how its trading spreads over a session
/// @param startPriceTicks price before the first session, in price units
/// @param tradesPerSession mean number of trades in a session of full length
/// @param spreadTicks quoted spread in calm trading, in order ticks; less than 1 means 1
/// @param roundLot usual unit of trade sizes, in lots
/// @param splits splits in order of their ex-dates; empty for none
public record SyntheticSpec(
    Instrument instrument,
    SessionTimes sessions,
    PriceProcess process,
    IntradayProfile profile,
    long startPriceTicks,
    int tradesPerSession,
    double spreadTicks,
    int roundLot,
    List<Split> splits) {

  public SyntheticSpec {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(sessions, "sessions");
    Objects.requireNonNull(process, "process");
    Objects.requireNonNull(profile, "profile");
    splits = List.copyOf(splits);
    if (startPriceTicks < 100) {
      throw new IllegalArgumentException(
          "startPriceTicks must be at least 100, was " + startPriceTicks);
    }
    if (tradesPerSession < 1 || tradesPerSession > 10_000_000) {
      throw new IllegalArgumentException(
          "tradesPerSession must be 1..10000000, was " + tradesPerSession);
    }
    if (!(spreadTicks >= 0 && spreadTicks < startPriceTicks)) {
      throw new IllegalArgumentException("spreadTicks must be 0..price, was " + spreadTicks);
    }
    if (roundLot < 1) {
      throw new IllegalArgumentException("roundLot must be at least 1, was " + roundLot);
    }
  }

  /// The same instrument at another tick rate.
  public SyntheticSpec withTradesPerSession(int trades) {
    return new SyntheticSpec(
        instrument,
        sessions,
        process,
        profile,
        startPriceTicks,
        trades,
        spreadTicks,
        roundLot,
        splits);
  }

  int token() {
    return instrument.token();
  }

  /// Shares of `session` per share of the start: the product of the splits so far.
  double splitFactor(int session) {
    double factor = 1;
    for (Split split : splits) {
      factor *= session >= sessions.onOrAfter(split.exDay()) ? split.factor() : 1;
    }
    return factor;
  }
}
