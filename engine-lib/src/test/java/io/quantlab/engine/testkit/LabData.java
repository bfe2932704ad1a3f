package io.quantlab.engine.testkit;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.LatencyModel;
import io.quantlab.engine.feed.DelayedCursor;
import io.quantlab.engine.feed.Delivery;
import io.quantlab.engine.feed.MergeFeed;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.Instruments;
import io.quantlab.engine.kernel.KernelConfig.TickData;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.math.Rng;
import io.quantlab.engine.math.RngStream;
import io.quantlab.engine.time.SessionCalendar;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The market of a [Lab]: instruments, their calendars, and rows by token.
final class LabData {
  final Map<Integer, Instrument> instruments = new LinkedHashMap<>();
  final Map<Integer, SessionCalendar> calendars = new LinkedHashMap<>();

  /// Rows that reach strategies.
  final Map<Integer, List<MarketRows>> rows = new LinkedHashMap<>();

  /// Rows that match orders and reach no strategy (F-1).
  final Map<Integer, List<MarketRows>> fills = new LinkedHashMap<>();

  /// Tokens whose trades mark the official prints of auctions (F-3).
  final Set<Integer> auctions = new LinkedHashSet<>();

  void add(int token, MarketRows more) {
    rows.computeIfAbsent(token, t -> new ArrayList<>()).add(more);
  }

  void addFills(int token, MarketRows more) {
    fills.computeIfAbsent(token, t -> new ArrayList<>()).add(more);
  }

  List<MarketRows> of(int token) {
    return rows.getOrDefault(token, List.of());
  }

  /// The stamps of all rows, in order.
  List<Long> stamps() {
    return rows.values().stream()
        .flatMap(List::stream)
        .flatMap(each -> each.rows().stream())
        .map(row -> row[0])
        .sorted()
        .toList();
  }

  /// The same market with other rows.
  LabData with(UnaryOperator<MarketRows> change) {
    LabData other = new LabData();
    other.instruments.putAll(instruments);
    other.calendars.putAll(calendars);
    rows.forEach((token, list) -> list.forEach(r -> other.add(token, change.apply(r))));
    fills.forEach((token, list) -> list.forEach(r -> other.addFills(token, change.apply(r))));
    other.auctions.addAll(auctions);
    return other;
  }

  // ---- what a kernel is made of ----

  Instruments slots(Delivery delivery) {
    BitSet finer = new BitSet();
    List<Integer> tokens = List.copyOf(instruments.keySet());
    fills.keySet().forEach(token -> finer.set(tokens.indexOf(token)));
    return new Instruments(List.copyOf(instruments.values()), schemas(rows), delivery, finer);
  }

  /// The kinds of rows that match the orders of each slot.
  List<Set<Schema>> matched() {
    return schemas(fills);
  }

  /// The kinds of rows of each slot, those of the data where there are no others.
  private List<Set<Schema>> schemas(Map<Integer, List<MarketRows>> from) {
    List<Set<Schema>> found = new ArrayList<>();
    for (int token : instruments.keySet()) {
      Set<Schema> of = new LinkedHashSet<>();
      from.getOrDefault(token, of(token)).forEach(r -> of.add(r.schema()));
      found.add(of);
    }
    return found;
  }

  void markAuctions(Broker broker, Instruments slots) {
    auctions.forEach(token -> broker.marksAuctions(slots.slotOf(token)));
  }

  List<SessionCalendar> sessions(SessionCalendar otherwise) {
    return instruments.keySet().stream()
        .map(token -> calendars.getOrDefault(token, otherwise))
        .toList();
  }

  List<TickData> ticks() {
    List<TickData> ticks = new ArrayList<>();
    for (Set<Schema> of : schemas(rows)) {
      ticks.add(
          of.contains(Schema.TRADE)
              ? TickData.TRADES
              : of.contains(Schema.QUOTE) || of.contains(Schema.DEPTH) || of.contains(Schema.MBO)
                  ? TickData.QUOTES
                  : TickData.NONE);
    }
    return ticks;
  }

  /// All rows in blocks of so many; ticks reach the venue before the strategies where the feed
  /// takes time.
  MergeFeed feed(int blockRows, LatencyModel latency, long seed) {
    List<MergeFeed.Source> sources = new ArrayList<>();
    fills.forEach((token, list) ->
        list.forEach(each ->
            sources.add(new MergeFeed.Source(token, each.cursor(blockRows), Delivery.VENUE))));
    rows.forEach((token, list) ->
        list.forEach(each -> {
          boolean ticks = !each.isBars() && each.schema() != Schema.ACTION;
          if (latency.isZero() || !ticks) {
            sources.add(new MergeFeed.Source(token, each.cursor(blockRows)));
          } else {
            open(token, each, blockRows, latency, seed, sources);
          }
        }));
    return new MergeFeed(sources);
  }

  private static void open(
      int token,
      MarketRows each,
      int blockRows,
      LatencyModel latency,
      long seed,
      List<MergeFeed.Source> sources) {
    long subject = token | (long) sources.size() << 32;
    RngStream draws = new Rng(seed).stream(Rng.FEED_LATENCY, subject);
    RowCursor later =
        new DelayedCursor(
            each.cursor(blockRows),
            nanos -> latency.nanos(LatencyModel.Leg.FEED, subject, nanos, draws));
    sources.add(new MergeFeed.Source(token, each.cursor(blockRows), Delivery.VENUE));
    sources.add(new MergeFeed.Source(token, later, Delivery.LOCAL));
  }
}
