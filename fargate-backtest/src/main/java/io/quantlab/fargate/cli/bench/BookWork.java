package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.execution.BookFills;
import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.Latencies;
import io.quantlab.engine.execution.QueueModel;
import io.quantlab.engine.execution.SimulatedBroker;
import io.quantlab.engine.feed.DelayedCursor;
import io.quantlab.engine.feed.Delivery;
import io.quantlab.engine.feed.MergeFeed;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.EventHasher;
import io.quantlab.engine.kernel.HashScope;
import io.quantlab.engine.kernel.Instruments;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.kernel.KernelListener;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.risk.RiskLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// An order book and its trades through the kernel with the profile `book`: market data, commands
/// and reports take time, and orders stand in the queues of their levels.
///
/// A row is an event, counted once though the venue and the strategy each see it. The fills of the
/// first run, which is not timed, must be those of [BookTwin]; a timed run must have the hash of
/// its events.
final class BookWork implements Work {
  private static final long MOST_STEPS = 1_000_000;

  private static final FillProfile PROFILE =
      FillProfile.book(
          new BookFills(
              QueueModel.standard(),
              Latencies.constant(
                  BookTwin.FEED_NANOS, BookTwin.ENTRY_NANOS, BookTwin.RESPONSE_NANOS),
              0));

  private static final List<Instrument> TERMS = List.of(QlbEngine.TERMS);
  private static final List<Set<Schema>> SCHEMAS = List.of(Set.of(Schema.DEPTH, Schema.TRADE));

  private final BookMarket.Sent sent;
  private final String expected;
  private String provenHash;
  private String proven;

  BookWork(BenchData data) {
    this(Math.min(data.ticks(), MOST_STEPS));
  }

  /// @param steps of the market, see [BookMarket]
  BookWork(long steps) {
    sent = BookMarket.of(steps);
    expected = BookTwin.answer(sent).withoutDrawdown();
  }

  @Override
  public long events() {
    return sent.rows();
  }

  @Override
  public String run() {
    if (proven == null) {
      FillTally tally = new FillTally();
      EventHasher hasher = new EventHasher(HashScope.FILLS);
      proven = QlbEngine.answer(run(List.of(hasher, tally)).account(0), tally).withoutDrawdown();
      provenHash = hasher.hex();
    }
    EventHasher hasher = new EventHasher(HashScope.FILLS);
    run(List.of(hasher));
    String hash = hasher.hex();
    return hash.equals(provenHash) ? proven : "events hash to " + hash + ", not to " + provenHash;
  }

  private Kernel run(List<KernelListener> listeners) {
    OrderPool pool = new OrderPool();
    Instruments instruments = new Instruments(TERMS, SCHEMAS, Delivery.VENUE);
    Broker broker =
        SimulatedBroker.of(
            pool, TERMS, SCHEMAS, instruments.venueTops(), instruments.venueBooks(), PROFILE, 1);
    try (MergeFeed feed = new MergeFeed(sources())) {
      return QlbEngine.complete(
          new Kernel(
              QlbEngine.config(instruments, Schema.DEPTH, RiskLimits.defaults()),
              feed,
              broker,
              pool,
              QlbEngine.slots(List.of(new BookMaker())),
              listeners));
    }
  }

  /// Each stream twice: as it reaches the venue, and as the strategy learns of it.
  private List<MergeFeed.Source> sources() {
    List<MergeFeed.Source> all = new ArrayList<>();
    for (ArrayRows rows : List.of(sent.depth(), sent.trades())) {
      all.add(new MergeFeed.Source(QlbWorkload.TOKEN, rows.cursor(), Delivery.VENUE));
      all.add(
          new MergeFeed.Source(
              QlbWorkload.TOKEN,
              new DelayedCursor(rows.cursor(), _ -> BookTwin.FEED_NANOS),
              Delivery.LOCAL));
    }
    return all;
  }

  @Override
  public String expected() {
    return expected;
  }
}
