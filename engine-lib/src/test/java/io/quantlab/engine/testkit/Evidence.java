package io.quantlab.engine.testkit;

import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.Latencies;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.portfolio.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What [Invariants] judges a run by, whoever made it.
///
/// @param instruments the run's terms
/// @param data rows the run was given, by token, in the order of its sources
/// @param events every output event
/// @param eventHash hash over all of them, as the kernel's listener gave it
/// @param standIns instruments whose stored bars met orders where finer data were missing (F-1)
/// @param accounts the kernel's accounts after the run; empty when only the events are left
public record Evidence(
    List<Instrument> instruments,
    Map<Integer, List<MarketRows>> data,
    FillProfile profile,
    List<OutputEvent> events,
    String eventHash,
    List<Account> accounts,
    Set<Integer> standIns) {

  /// A run whose orders met all of its data.
  public Evidence(
      List<Instrument> instruments,
      Map<Integer, List<MarketRows>> data,
      FillProfile profile,
      List<OutputEvent> events,
      String eventHash,
      List<Account> accounts) {
    this(instruments, data, profile, events, eventHash, accounts, Set.of());
  }

  /// A split that took effect.
  record Split(long nanos, long numerator, long denominator) {
    /// A price of before, after it.
    long restated(long ticks) {
      return Math.floorDiv(Math.multiplyExact(ticks, denominator), numerator);
    }
  }

  public Evidence {
    instruments = List.copyOf(instruments);
    data = Map.copyOf(data);
    events = List.copyOf(events);
    accounts = List.copyOf(accounts);
    standIns = Set.copyOf(standIns);
  }

  /// Whether fills are told later than they happen, so that their stamp does not say when that was.
  boolean reportsTakeTime() {
    Latencies latencies = profile.latencies();
    return !latencies.response().isZero() || latencies.faults().any();
  }

  Instrument terms(int token) {
    return instruments.stream().filter(i -> i.token() == token).findFirst().orElseThrow();
  }

  /// The rows of an instrument that make prices.
  List<MarketRows> prices(int token) {
    return data.getOrDefault(token, List.of()).stream()
        .filter(rows -> rows.schema() != Schema.ACTION)
        .toList();
  }

  /// The splits of an instrument in order of time.
  List<Split> splits(int token) {
    List<Split> splits = new ArrayList<>();
    for (MarketRows rows : data.getOrDefault(token, List.of())) {
      if (rows.schema() == Schema.ACTION) {
        for (long[] row : rows.rows()) {
          if (row[1] == 1) {
            splits.add(new Split(row[0], row[2], row[3]));
          } else if (row[1] == 5) { // a stock dividend: so many more for those held
            splits.add(new Split(row[0], row[2] + row[3], row[3]));
          }
        }
      }
    }
    splits.sort(java.util.Comparator.comparingLong(Split::nanos));
    return splits;
  }

  List<LabResult.Fill> fills() {
    return fills(events);
  }

  /// The fills of an instrument that a market made, in sequence: exercise, assignment and expiry of
  /// options are at prices of their contracts.
  List<LabResult.Fill> fills(int token) {
    return fills().stream()
        .filter(fill -> fill.token() == token && (fill.flags() & FillFlags.CLEARED) == 0)
        .toList();
  }

  static List<LabResult.Fill> fills(List<OutputEvent> events) {
    List<LabResult.Fill> fills = new ArrayList<>();
    for (OutputEvent e : events) {
      if (e.type() == EventType.FILL) {
        fills.add(
            new LabResult.Fill(
                e.account(),
                e.a(),
                e.token(),
                Side.ofOrdinal((int) (e.b() >> 32) & 0xFF),
                e.c(),
                e.d(),
                e.extra(),
                (int) (e.b() >> 40),
                e.e(),
                e.nanos()));
      }
    }
    return fills;
  }
}
