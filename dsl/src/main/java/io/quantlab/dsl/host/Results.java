package io.quantlab.dsl.host;

import io.quantlab.dsl.plan.EngineValue;
import java.util.ArrayList;
import java.util.List;

/// `stats`: figures of the run so far.
///
/// A round trip goes from flat to flat, or to the other side; its profit is after fees.
final class Results implements EngineValue {
  private static final Members MEMBERS = Members.of("stats");

  private final Open[] open;
  private final List<TripValue> trips = new ArrayList<>();
  private long fills;
  private long feesE8;
  private long wins;
  private long losses;
  private long gainsE8;
  private long painsE8;
  private long startE8;
  private long equityE8;
  private long peakE8;
  private long belowPeakE8;
  private double deepest;
  private long ambiguous;

  private static final class Open {
    double units;
    double most;
    long cashE8;
  }

  /// @param symbols of the script
  Results(int symbols) {
    open = new Open[symbols];
    for (int i = 0; i < symbols; i++) {
      open[i] = new Open();
    }
  }

  void begin(long startOfAccountE8) {
    startE8 = startOfAccountE8;
    equityE8 = startOfAccountE8;
    peakE8 = startOfAccountE8;
    belowPeakE8 = 0;
  }

  /// Takes the newest equity.
  void mark(long newEquityE8) {
    equityE8 = newEquityE8;
    if (newEquityE8 > peakE8) {
      peakE8 = newEquityE8;
      belowPeakE8 = 0;
    } else if (peakE8 - newEquityE8 > belowPeakE8) {
      belowPeakE8 = peakE8 - newEquityE8; // only what is deeper under this peak is divided
      deepest = peakE8 > 0 ? Math.max(deepest, (double) belowPeakE8 / peakE8) : deepest;
    }
  }

  /// A fill.
  ///
  /// @param signedUnits below zero for a sale
  /// @param valueE8 above zero
  void fill(int symbol, double signedUnits, long valueE8, long feeE8, boolean isAmbiguous) {
    fills++;
    feesE8 += feeE8;
    ambiguous += isAmbiguous ? 1 : 0;
    Open own = open[symbol];
    double after = own.units + signedUnits;
    boolean turns = own.units != 0 && after != 0 && Math.signum(after) != Math.signum(own.units);
    double closing = turns ? -own.units / signedUnits : 1;
    long part = Math.round(valueE8 * closing);
    long feePart = Math.round(feeE8 * closing);
    own.cashE8 += (signedUnits < 0 ? part : -part) - feePart;
    own.units = turns ? 0 : after;
    own.most = Math.abs(own.units) > Math.abs(own.most) ? own.units : own.most;
    if (own.units == 0) {
      finish(symbol, own);
    }
    if (turns) {
      own.units = after;
      own.most = after;
      long rest = valueE8 - part;
      own.cashE8 = (signedUnits < 0 ? rest : -rest) - (feeE8 - feePart);
    }
  }

  private void finish(int symbol, Open own) {
    trips.add(new TripValue(symbol, own.most, own.cashE8));
    if (own.cashE8 > 0) {
      wins++;
      gainsE8 += own.cashE8;
    } else if (own.cashE8 < 0) {
      losses++;
      painsE8 -= own.cashE8;
    }
    own.cashE8 = 0;
    own.most = 0;
  }

  List<TripValue> trips() {
    return trips;
  }

  long feesE8() {
    return feesE8;
  }

  long peakE8(long equityNowE8) {
    return Math.max(peakE8, equityNowE8);
  }

  @Override
  public double number(int member) {
    int count = trips.size();
    return switch (MEMBERS.name(member)) {
      case "win_rate" -> count == 0 ? Double.NaN : (double) wins / count;
      case "profit_factor" -> painsE8 == 0 ? Double.NaN : (double) gainsE8 / painsE8;
      case "max_drawdown" -> deepest;
      default -> throw MEMBERS.absent(member);
    };
  }

  @Override
  public long whole(int member) {
    return switch (MEMBERS.name(member)) {
      case "fills" -> fills;
      case "trades" -> trips.size();
      case "wins" -> wins;
      case "losses" -> losses;
      case "net_profit" -> equityE8 - startE8;
      case "ambiguous_fills" -> ambiguous;
      default -> throw MEMBERS.absent(member);
    };
  }

  @Override
  public Object value(int member) {
    throw MEMBERS.absent(member);
  }
}
