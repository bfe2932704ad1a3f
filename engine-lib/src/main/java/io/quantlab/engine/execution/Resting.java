package io.quantlab.engine.execution;

/// What the simulated venue keeps of one order; reused with the order's handle.
final class Resting {
  /// Where an order is at the venue.
  enum Place {
    NOWHERE,
    /// It waits for its first event.
    FRESH,
    /// It waits in a heap for its price.
    QUEUED,
    /// Its trigger follows the market.
    TRAILING,
    /// Its trigger watches another price than those of its side.
    WATCHING,
    /// It waits for the next session to open.
    OPENING,
    /// It waits for the session to close.
    CLOSING,
    /// It waits for the official print of its auction.
    AUCTION,
    /// It is a leg of a spread order and meets the market with the other.
    LEG,
    /// It waits for the session it may trade in.
    ASLEEP,
    /// It was taken out to be replaced, and what replaces it is not here yet.
    RECALLED
  }

  Place place = Place.NOWHERE;

  /// Where an order was before it fell asleep.
  Place sleptFrom = Place.NOWHERE;

  boolean triggered;

  /// Whether a trailing order follows the market already.
  boolean active;

  /// Whether it takes part in an auction: what that leaves expires.
  boolean auction;

  long arrivedNanos;
  long priority;

  /// Best price a trailing order has seen.
  long bestTicks;

  /// Lots an iceberg still shows.
  long shownLots;

  /// Lots ahead when the order joined the queue of its level, [ReportSink#UNKNOWN] where none is
  /// kept.
  long queueAhead = ReportSink.UNKNOWN;

  /// Whether the order has a place in the queue at the best price of quotes.
  boolean queuePlaced;

  private QueuePlace queue;

  /// The order's number in its account, for its noise.
  long noise;

  /// Draws its noise has given.
  long draws;

  void reset(long arrival) {
    place = Place.NOWHERE;
    triggered = false;
    active = false;
    auction = false;
    priority = arrival;
    shownLots = 0;
    queueAhead = ReportSink.UNKNOWN;
    queuePlaced = false;
  }

  /// The order's place in the queue at the best price of quotes.
  QueuePlace queue() {
    if (queue == null) {
      queue = new QueuePlace();
    }
    return queue;
  }
}
