package io.quantlab.fargate.data;

import io.quantlab.engine.data.store.DataTrait;
import io.quantlab.engine.data.store.DatasetWriter;
import io.quantlab.engine.data.store.Store;
import io.quantlab.engine.data.store.WriteOptions;
import io.quantlab.engine.data.synthetic.DemoMarket;
import io.quantlab.engine.data.synthetic.SessionTimes;
import io.quantlab.engine.data.synthetic.SyntheticMarket;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.Registry;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.time.SessionCalendar;
import io.quantlab.fargate.data.CalendarSessions.Expected;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/// Writes the made-up market of the demo to a store: trades, quotes and splits of three
/// instruments.
public final class DemoStore {
  private static final List<Schema> SCHEMAS = List.of(Schema.TRADE, Schema.QUOTE, Schema.ACTION);

  private DemoStore() {}

  /// What to make up.
  ///
  /// @param seed names the market; every seed is another one
  /// @param firstDay first date of the stocks' sessions
  /// @param sessions sessions of the stocks; the currency pair trades on the same dates
  /// @param tradesPerSession mean trades of one instrument in a full session
  public record Order(long seed, LocalDate firstDay, int sessions, int tradesPerSession) {
    public Order {
      if (sessions < 1 || sessions > 10_000) {
        throw new DataException(
            "days must be 1 to 10000, was " + sessions + ".", "252 are a year.");
      }
      if (tradesPerSession < 1 || tradesPerSession > 10_000_000) {
        throw new DataException(
            "trades per session must be 1 to 10000000, was " + tradesPerSession + ".",
            "2000 is usual.");
      }
    }
  }

  /// Makes the market up and gives the rows written. All datasets are published together at the
  /// end.
  ///
  /// @param progress learns the rows written so far
  public static long write(Store store, Order order, WriteOptions options, LongConsumer progress) {
    CalendarShelf calendars = new CalendarShelf();
    SyntheticMarket market = market(calendars, order);
    WriteOptions synthetic = options.with(Set.of(DataTrait.SYNTHETIC));
    List<DatasetWriter> writers = new ArrayList<>();
    try (StoreLock _ = StoreLock.take(store.root())) {
      try {
        Registry registry = StoreCatalog.instruments(store);
        long rows = 0;
        for (Instrument made : market.instruments()) {
          CalendarSessions dates =
              new CalendarSessions(calendars.get(made.calendar()), Expected.EVERY_SESSION);
          Instrument instrument = register(registry, made);
          for (Schema schema : SCHEMAS) {
            writers.add(store.writer(instrument, schema, dates, synthetic));
          }
          List<DatasetWriter> sinks = writers.subList(writers.size() - 3, writers.size());
          rows = fill(market, made.token(), sinks, rows, progress);
        }
        store.instruments().write(registry);
        writers.forEach(DatasetWriter::commit);
        return rows;
      } finally {
        writers.forEach(DatasetWriter::close);
      }
    } catch (IllegalStateException taken) {
      throw new DataException(
          taken.getMessage() + ".",
          "Ask for --replace-days if made-up rows shall take the place of those days.",
          taken);
    }
  }

  /// Writes one instrument and gives the rows so far.
  private static long fill(
      SyntheticMarket market,
      int token,
      List<DatasetWriter> sinks,
      long before,
      LongConsumer progress) {
    long rows = before;
    int sessions = market.spec(token).sessions().count();
    for (int session = 0; session < sessions; session++) {
      SyntheticMarket.Count part =
          market.write(token, session, session + 1, sinks.get(0), sinks.get(1));
      rows += part.trades() + part.quotes();
      progress.accept(rows);
    }
    return rows + market.writeActions(token, sinks.get(2));
  }

  private static SyntheticMarket market(CalendarShelf calendars, Order order) {
    SessionCalendar stocks = calendars.get("XNYS");
    int first = Math.toIntExact(order.firstDay().toEpochDay());
    int session = stocks.sessionOnOrAfterDay(first);
    int last = session + order.sessions() - 1;
    if (first < stocks.epochDay(0) || last >= stocks.count()) {
      throw new DataException(
          order.sessions()
              + " sessions from "
              + order.firstDay()
              + " on are not in the calendar XNYS, which has "
              + LocalDate.ofEpochDay(stocks.epochDay(0))
              + " to "
              + LocalDate.ofEpochDay(stocks.epochDay(stocks.count() - 1))
              + ".",
          "Choose an earlier start or fewer days.");
    }
    int end = stocks.epochDay(last) + 1;
    return DemoMarket.of(
        order.seed(),
        SessionTimes.of(stocks, first, end),
        SessionTimes.of(calendars.get("FX"), first, end),
        order.tradesPerSession());
  }

  private static Instrument register(Registry registry, Instrument made) {
    Optional<Instrument> known = registry.bySymbol(made.symbol());
    if (known.isPresent()) {
      return known.get();
    }
    boolean free = registry.byToken(made.token()).isEmpty();
    Instrument fresh =
        free
            ? made
            : InstrumentTerms.inUnits(made, registry.nextToken(), made.priceUnit(), made.lotSize());
    registry.add(fresh);
    return fresh;
  }
}
