package io.quantlab.engine.order;

import java.util.Objects;
import java.util.function.Consumer;

/// What an order asks for besides kind, size and time in force (engine contract O-13, O-14, O-20 to
/// O-23).
///
/// @param taking what happens when it would take at arrival
/// @param effect whether it may open or reverse a position
/// @param displayLots iceberg: lots shown at a time; 0 = all
/// @param expiresNanos the end of [TimeInForce#GTD], UTC nanoseconds; 0 for every other
/// @param parent id of the order whose executions release this one; 0 = none
/// @param release when a child is released
/// @param contingency what an execution of one member of the group does to the others
/// @param closes id of the order whose lots an execution closes first (A-3 `SPECIFIC`), or where
///   positions hedge the position it works on, named by the order that opened it; 0 = none
///   named
/// @param sessions when it may trade (O-14)
/// @param source which price its trigger watches (engine contract 3.1)
public record OrderTerms(
    Taking taking,
    Effect effect,
    long displayLots,
    long expiresNanos,
    long parent,
    Release release,
    Contingency contingency,
    long closes,
    Sessions sessions,
    Source source) {

  /// Terms that name no lots to close.
  public OrderTerms(
      Taking taking,
      Effect effect,
      long displayLots,
      long expiresNanos,
      long parent,
      Release release,
      Contingency contingency) {
    this(
        taking,
        effect,
        displayLots,
        expiresNanos,
        parent,
        release,
        contingency,
        0,
        Sessions.OF_RUN,
        Source.TAKEN_SIDE);
  }

  /// What a limit order does that would take at arrival (O-13).
  public enum Taking {
    ALLOWED,
    /// It is rejected.
    REJECT,
    /// It moves one order tick off the far side.
    SLIDE
  }

  /// What an order may do to a position (O-13).
  public enum Effect {
    ANY,
    /// It may only shrink it, and is cut to its size whenever that changes.
    REDUCE_ONLY
  }

  /// When the executions of a parent release its children (O-20).
  public enum Release {
    /// After each of them, with the size executed so far.
    PARTIAL,
    /// When the parent is filled.
    FULL
  }

  /// In which sessions an order may trade (O-14).
  public enum Sessions {
    /// In those of the run.
    OF_RUN,
    /// In the regular session; outside of it the order waits.
    REGULAR,
    /// Also outside the regular session, whenever the market shows anything.
    EXTENDED
  }

  /// Which price a trigger watches.
  public enum Source {
    /// The side the order would take: the ask for buys and the bid for sells on quotes and books,
    /// the price of trades and bars elsewhere.
    TAKEN_SIDE,
    /// The price of trades.
    LAST,
    /// The best bid.
    BID,
    /// The best ask.
    ASK,
    /// The mark price the venue publishes, apart from its trades.
    MARK
  }

  /// How the members of a group depend on each other.
  public enum Contingency {
    /// Any execution, cancel or expiry of one ends the others (O-21).
    OCO,
    /// Each execution of q lots takes q from every other (O-22).
    OUO,
    /// Exits of one position: none may stay larger than what the others have left of it (O-23).
    LADDER,
    /// Two legs in two instruments that execute in one instant or not at all; the engine's
    /// own rolls alone.
    SPREAD,
    /// The same at a net price: that of the leg that opens less that of the leg that closes is at
    /// most the limit where the one that opens buys, at least the limit where it sells. Both legs
    /// carry it as their limit price.
    SPREAD_AT_LIMIT;

    /// Whether its members are the legs of a spread order.
    public boolean isSpread() {
      return this == SPREAD || this == SPREAD_AT_LIMIT;
    }
  }

  /// Nothing special; groups are OCO.
  public static final OrderTerms PLAIN =
      new OrderTerms(Taking.ALLOWED, Effect.ANY, 0, 0, 0, Release.PARTIAL, Contingency.OCO);

  public OrderTerms {
    Objects.requireNonNull(taking, "taking");
    Objects.requireNonNull(effect, "effect");
    Objects.requireNonNull(release, "release");
    Objects.requireNonNull(contingency, "contingency");
    Objects.requireNonNull(sessions, "sessions");
    Objects.requireNonNull(source, "source");
    if (displayLots < 0) {
      throw new IllegalArgumentException("displayLots must not be negative, was " + displayLots);
    }
    if (parent < 0) {
      throw new IllegalArgumentException("parent must be an order id, was " + parent);
    }
    if (closes < 0) {
      throw new IllegalArgumentException("closes must be an order id, was " + closes);
    }
  }

  public boolean reduceOnly() {
    return effect == Effect.REDUCE_ONLY;
  }

  public boolean postOnly() {
    return taking != Taking.ALLOWED;
  }

  OrderTerms with(Taking other) {
    return with(draft -> draft.taking = other);
  }

  OrderTerms with(Effect other) {
    return with(draft -> draft.effect = other);
  }

  OrderTerms with(Contingency other) {
    return with(draft -> draft.contingency = other);
  }

  OrderTerms with(Source other) {
    return with(draft -> draft.source = other);
  }

  OrderTerms in(Sessions other) {
    return with(draft -> draft.sessions = other);
  }

  OrderTerms showing(long lots) {
    return with(draft -> draft.displayLots = lots);
  }

  OrderTerms until(long nanos) {
    return with(draft -> draft.expiresNanos = nanos);
  }

  /// Those of a leg of a spread order.
  public OrderTerms legOfSpread() {
    return with(Contingency.SPREAD);
  }

  /// Those of a leg of a spread order whose net price is limited.
  public OrderTerms legOfSpreadAtLimit() {
    return with(Contingency.SPREAD_AT_LIMIT);
  }

  /// Those of an exit of a bracket (O-23).
  OrderTerms exitOf(long entryOrder) {
    return with(draft -> {
      draft.effect = Effect.REDUCE_ONLY;
      draft.parent = entryOrder;
      draft.release = Release.PARTIAL;
      draft.contingency = Contingency.OUO;
    });
  }

  /// The same terms for a child that waits for the executions of its parent.
  public OrderTerms childOf(long order, Release when) {
    return with(draft -> {
      draft.parent = order;
      draft.release = when;
    });
  }

  /// The same terms for an order that may only shrink its position.
  public OrderTerms reducing() {
    return with(Effect.REDUCE_ONLY);
  }

  /// The same terms for an order that works on a position, or closes the lots of an order.
  public OrderTerms closing(long order) {
    return with(draft -> draft.closes = order);
  }

  /// The same terms in new shares: `numerator` for `denominator` old ones; an iceberg shows at
  /// least a lot.
  OrderTerms afterSplit(long numerator, long denominator) {
    return displayLots == 0
        ? this
        : showing(Math.max(1, Math.multiplyExact(displayLots, numerator) / denominator));
  }

  private OrderTerms with(Consumer<OrderTermsDraft> changes) {
    OrderTermsDraft draft = new OrderTermsDraft(this);
    changes.accept(draft);
    return draft.finished();
  }
}
