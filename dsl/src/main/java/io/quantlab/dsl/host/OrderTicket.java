package io.quantlab.dsl.host;

import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.dsl.runtime.ArrayValue;
import java.util.ArrayList;
import java.util.List;

/// What a script holds of an order: a handle whose members show the order as it is at the current
/// event.
///
/// Two tickets are the same only if they are one. Only the host moves a ticket, and only between
/// two events.
public final class OrderTicket implements EngineValue {
  private static final Members MEMBERS = Members.of("order");

  private final String id;
  private final int token;
  private final int symbol;
  private final OrderDraft.Direction direction;
  private final String tag;
  private final Life life;
  private final boolean reduceOnly;
  private final boolean postOnly;
  private final PriceSpec price;
  private final long createdNanos;
  private final long bar;
  private List<OrderTicket> legs = List.of();
  private long order;
  private long lots;
  private double units;
  private double limit = Double.NaN;
  private double stop = Double.NaN;
  private double filled;
  private double averagePrice = Double.NaN;
  private Status status = Status.PENDING;
  private String reason = "";

  /// The words of `OrderState`, in their order.
  public enum Status {
    PENDING,
    WORKING,
    PARTLY_FILLED,
    FILLED,
    CANCELED,
    REJECTED,
    EXPIRED;

    /// True while it can still fill.
    boolean isOpen() {
      return this == PENDING || this == WORKING || this == PARTLY_FILLED;
    }
  }

  /// @param id client order id
  /// @param symbol the script's token
  /// @param token the engine's
  /// @param createdNanos time of the event that created it
  /// @param bar index of the newest primary bar then, -1 before the first
  OrderTicket(
      String id,
      int symbol,
      int token,
      OrderDraft.Direction direction,
      double units,
      OrderDraft draft,
      long createdNanos,
      long bar) {
    this.id = id;
    this.symbol = symbol;
    this.token = token;
    this.direction = direction;
    this.units = units;
    this.tag = draft.tag();
    this.life = draft.life();
    this.reduceOnly = draft.reduceOnly();
    this.postOnly = draft.postOnly();
    this.price = draft.price();
    this.createdNanos = createdNanos;
    this.bar = bar;
  }

  /// `market`, `limit`, `stop`, `stop_limit`, `touched`, `touched_limit` or `trailing`.
  public String type() {
    return switch (price) {
      case null -> "market";
      case PriceSpec.Bare _, PriceSpec.Limit _ -> "limit";
      case PriceSpec.Stop _ -> "stop";
      case PriceSpec.StopLimit _ -> "stop_limit";
      case PriceSpec.Touched _ -> "touched";
      case PriceSpec.TouchedLimit _ -> "touched_limit";
      case PriceSpec.TrailBy _,
          PriceSpec.TrailShare _,
          PriceSpec.TrailTicks _,
          PriceSpec.TrailRange _ ->
          "trailing";
    };
  }

  public String id() {
    return id;
  }

  public int symbol() {
    return symbol;
  }

  int token() {
    return token;
  }

  /// `buy` or `sell`.
  public String side() {
    return direction == OrderDraft.Direction.BUY ? "buy" : "sell";
  }

  OrderDraft.Direction direction() {
    return direction;
  }

  public String tag() {
    return tag;
  }

  Life life() {
    return life;
  }

  public boolean reduceOnly() {
    return reduceOnly;
  }

  boolean postOnly() {
    return postOnly;
  }

  long createdNanos() {
    return createdNanos;
  }

  public long bar() {
    return bar;
  }

  /// Units ordered, zero or more.
  public double units() {
    return units;
  }

  double signedUnits() {
    return direction.sign() * units;
  }

  public double filled() {
    return filled;
  }

  double remaining() {
    return units - filled;
  }

  /// Mean price of the fills, `NaN` before the first.
  public double averagePrice() {
    return averagePrice;
  }

  /// Limit price, `NaN` for none.
  public double limit() {
    return limit;
  }

  /// Stop price, `NaN` for none.
  public double stop() {
    return stop;
  }

  public Status status() {
    return status;
  }

  /// Why it, or the last change asked for, was rejected; empty while nothing was.
  public String reason() {
    return reason;
  }

  /// Its exits.
  public List<OrderTicket> legs() {
    return List.copyOf(legs);
  }

  // The host's side.

  /// The engine has it.
  ///
  /// @param engineOrder its id there, 1 or more
  void sent(long engineOrder) {
    order = engineOrder;
  }

  /// The engine's id of it, 0 before it was sent.
  long order() {
    return order;
  }

  void addLeg(OrderTicket leg) {
    if (legs.isEmpty()) {
      legs = new ArrayList<>();
    }
    legs.add(leg);
  }

  void priced(double limitPrice, double stopPrice) {
    limit = limitPrice;
    stop = stopPrice;
  }

  /// The engine has it with so many lots.
  void resized(long newLots, Scales scales) {
    if (newLots != lots) {
      lots = newLots;
      units = scales.units(newLots);
    }
  }

  void moved(Status next) {
    status = next;
  }

  void rejected(String why) {
    status = Status.REJECTED;
    reason = why;
  }

  /// It stays as it is: what was asked for in its place is not allowed.
  void refused(String why) {
    reason = why;
  }

  /// Another fill.
  void took(double fillUnits, double price) {
    double before = filled == 0 ? 0 : averagePrice * filled;
    filled += fillUnits;
    averagePrice = (before + price * fillUnits) / filled;
    if (status != Status.FILLED) {
      status = Status.PARTLY_FILLED;
    }
  }

  @Override
  public double number(int member) {
    return switch (MEMBERS.name(member)) {
      case "qty" -> units;
      case "signed_qty" -> signedUnits();
      case "filled" -> filled;
      case "remaining" -> remaining();
      case "avg_price" -> averagePrice;
      case "limit" -> limit;
      case "stop" -> stop;
      default -> throw MEMBERS.absent(member);
    };
  }

  @Override
  public long whole(int member) {
    return switch (MEMBERS.name(member)) {
      case "symbol" -> symbol;
      case "side" -> direction.ordinal();
      case "tif" -> life.value();
      case "state" -> status.ordinal();
      case "is_open" -> status.isOpen() ? 1 : 0;
      case "created" -> createdNanos;
      case "bar" -> bar;
      case "reduce_only" -> reduceOnly ? 1 : 0;
      default -> throw MEMBERS.absent(member);
    };
  }

  @Override
  public Object value(int member) {
    return switch (MEMBERS.name(member)) {
      case "id" -> id;
      case "tag" -> tag;
      case "reason" -> reason.isEmpty() ? null : reason;
      case "legs" -> ArrayValue.ofRefs(legs.toArray());
      default -> throw MEMBERS.absent(member);
    };
  }
}
