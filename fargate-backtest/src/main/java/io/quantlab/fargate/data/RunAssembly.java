package io.quantlab.fargate.data;

import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.data.store.DataTrait;
import io.quantlab.engine.data.store.DatasetInfo;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.Registry;
import io.quantlab.engine.market.PriceView;
import io.quantlab.engine.time.IsoInstant;
import io.quantlab.engine.time.SessionCalendar;
import io.quantlab.fargate.data.DataResolver.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Brings the datasets of a run together: one instrument for each symbol, in units that suit all.
final class RunAssembly {
  private final Registry known;
  private final CalendarShelf calendars;
  private final List<Found> found;
  private final List<String> notes;
  private final Set<Integer> tokens = new HashSet<>();

  RunAssembly(Registry known, CalendarShelf calendars, List<Found> found, List<String> notes) {
    this.known = known;
    this.calendars = calendars;
    this.found = found;
    this.notes = notes;
  }

  ResolvedRun assemble(List<OptionPrices> options) {
    Map<String, List<Found>> bySymbol = new LinkedHashMap<>();
    for (Found each : found) {
      if (!each.isActions()) {
        bySymbol.computeIfAbsent(each.symbol(), _ -> new ArrayList<>()).add(each);
      }
      each.stored().ifPresent(instrument -> tokens.add(instrument.token()));
    }
    if (bySymbol.isEmpty()) {
      throw new DataException(
          "The data has no prices, only corporate actions.", "Name a file or dataset of prices.");
    }
    Map<String, Decimal> units = new HashMap<>();
    bySymbol.forEach((symbol, group) -> units.put(symbol, priceUnit(symbol, group)));
    OptionPrices.refine(units, options);
    Map<String, Instrument> instruments = new LinkedHashMap<>();
    bySymbol.forEach(
        (symbol, group) -> instruments.put(symbol, instrument(symbol, group, units.get(symbol))));
    List<ResolvedData> data = new ArrayList<>();
    List<ResolvedData> actions = new ArrayList<>();
    Set<String> unused = new TreeSet<>();
    for (Found each : found) {
      Instrument instrument = instruments.get(each.symbol());
      if (instrument == null) {
        unused.add(each.symbol());
      } else {
        (each.isActions() ? actions : data).add(resolved(each, instrument));
      }
    }
    if (!unused.isEmpty()) {
      notes.add(
          "corporate actions of symbols without prices in this run are left out: "
              + String.join(", ", unused));
    }
    return new ResolvedRun(data, actions, notes);
  }

  private static Instrument stored(String symbol, List<Found> group) {
    return group.stream()
        .flatMap(each -> each.stored().stream())
        .findFirst()
        .or(() -> group.getFirst().plan().flatMap(plan -> plan.terms.stored(symbol)))
        .orElse(null);
  }

  /// The coarsest unit in which all prices of a symbol are exact.
  private static Decimal priceUnit(String symbol, List<Found> group) {
    Instrument stored = stored(symbol, group);
    Decimal price = stored == null ? group.getFirst().info().priceUnit() : stored.priceUnit();
    for (Found each : group) {
      price = UnitRatio.common(price, each.info().priceUnit());
    }
    return price;
  }

  private Instrument instrument(String symbol, List<Found> group, Decimal price) {
    Found first = group.getFirst();
    Instrument stored = stored(symbol, group);
    boolean held = group.stream().anyMatch(each -> each.stored().isPresent());
    Decimal lot = stored == null ? first.info().lotSize() : stored.lotSize();
    for (Found each : group) {
      lot = UnitRatio.common(lot, each.info().lotSize());
    }
    int token = held ? stored.token() : nextToken();
    return stored != null
        ? InstrumentTerms.inUnits(stored, token, price, lot)
        : first.plan().orElseThrow().terms.terms(symbol).instrument(token, symbol, price, lot);
  }

  /// A calendar answers for the dates it is stated for; data beyond them is refused (M-1).
  private static void refuseBeyond(SessionCalendar calendar, Found each) {
    DatasetInfo info = each.info();
    boolean beyond =
        info.rows() > 0
            && (info.lastNanos() > calendar.endNanos()
                || info.firstNanos() < calendar.firstNanos());
    if (beyond) {
      throw new DataException(
          each.name()
              + " has rows from "
              + IsoInstant.format(info.firstNanos())
              + " to "
              + IsoInstant.format(info.lastNanos())
              + "; calendar "
              + calendar.name()
              + " is stated from "
              + IsoInstant.format(calendar.firstNanos())
              + " to "
              + IsoInstant.format(calendar.endNanos())
              + ".",
          "Name a calendar that reaches further (--calendar FILE), carry this one on by rule"
              + " (--extrapolate YEAR), or choose calendar=ALWAYS.");
    }
  }

  private int nextToken() {
    int token = 1;
    while (!tokens.add(token)) {
      token++;
    }
    return token;
  }

  private ResolvedData resolved(Found each, Instrument instrument) {
    DatasetInfo info = each.info();
    RowScale scale =
        RowScale.of(
            info.schema(),
            info.priceUnit(),
            instrument.priceUnit(),
            info.lotSize(),
            instrument.lotSize());
    SessionCalendar calendar = calendars.get(instrument.calendar());
    refuseBeyond(calendar, each);
    RowSource rows = each.rows();
    return new ResolvedData(
        instrument,
        calendar,
        info.schema(),
        scale.isIdentity() ? info.datasetHash() : ContentHash.ofText(info.datasetHash() + scale),
        info.firstNanos(),
        info.lastNanos(),
        info.rows(),
        each.name(),
        each.place(),
        scale.isIdentity() ? rows : (from, to) -> new ScaledCursor(rows.open(from, to), scale),
        info.traits().contains(DataTrait.ADJUSTED) ? PriceView.SPLIT_DIVIDEND : PriceView.RAW,
        each.use(),
        info.traits().contains(DataTrait.AUCTIONS)
            ? RunSource.Auctions.MARKED
            : RunSource.Auctions.UNMARKED);
  }
}
