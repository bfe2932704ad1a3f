package io.quantlab.engine.order;

import java.util.Objects;

/// An order as a strategy or an outside caller asks for it.
///
/// @param token the instrument, one of the strategy's
/// @param lots positive count of the instrument's lot size
/// @param group orders of one positive group number cancel each other on any execution (OCO, O-21);
///   0 = none
/// @param snap whether an off-tick price is moved away from the market or denied (P-1)
/// @param clientOrderId outside identity, up to 36 characters `[A-Za-z0-9_-]`; empty = made by the
///   engine
/// @param tag free text for reports; how long it may be is a limit of the account (O-36)
/// @param terms post-only, reduce-only, iceberg, expiry, contingencies
public record OrderRequest(
    int token,
    Side side,
    long lots,
    OrderKind kind,
    TimeInForce timeInForce,
    long group,
    Snap snap,
    String clientOrderId,
    String tag,
    OrderTerms terms) {

  /// What happens to a price between two order ticks.
  public enum Snap {
    DENY,
    AWAY_FROM_MARKET
  }

  public OrderRequest {
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(timeInForce, "timeInForce");
    Objects.requireNonNull(snap, "snap");
    if (group < 0) {
      throw new IllegalArgumentException("group must not be negative, was " + group);
    }
    if (!clientOrderId.isEmpty()) {
      checkId(clientOrderId);
    }
    Objects.requireNonNull(terms, "terms");
    if (timeInForce == TimeInForce.GTD != (terms.expiresNanos() != 0)) {
      throw new IllegalArgumentException(
          "GTD and expiresNanos go together, was " + timeInForce + " with " + terms.expiresNanos());
    }
    if (terms.postOnly()) {
      checkPostOnly(kind, timeInForce);
    }
    if (terms.source() != OrderTerms.Source.TAKEN_SIDE && !kind.code().hasTrigger()) {
      throw new IllegalArgumentException(
          "a trigger source needs a kind with a trigger, was " + kind);
    }
    Objects.requireNonNull(tag, "tag");
  }

  private static void checkId(String id) {
    boolean valid = id.length() <= 36;
    for (int i = 0; i < id.length() && valid; i++) {
      valid = mayStandInId(id.charAt(i));
    }
    if (!valid) {
      throw new IllegalArgumentException(
          "clientOrderId must be 1 to 36 characters A-Z a-z 0-9 _ -, was \"" + id + "\"");
    }
  }

  private static boolean mayStandInId(char c) {
    return c >= 'a' && c <= 'z'
        || c >= '0' && c <= '9'
        || c >= 'A' && c <= 'Z'
        || c == '_'
        || c == '-';
  }

  private static void checkPostOnly(OrderKind kind, TimeInForce timeInForce) {
    if (!kind.code().mayRest()) {
      throw new IllegalArgumentException("post-only needs a limit price, was " + kind);
    }
    boolean rests =
        timeInForce == TimeInForce.GTC
            || timeInForce == TimeInForce.DAY
            || timeInForce == TimeInForce.GTD;
    if (!rests) {
      throw new IllegalArgumentException("post-only never takes at arrival, was " + timeInForce);
    }
  }

  public static OrderRequest market(int token, Side side, long lots) {
    return of(token, side, lots, new OrderKind.Market());
  }

  public static OrderRequest limit(int token, Side side, long lots, long limitTicks) {
    return of(token, side, lots, new OrderKind.Limit(limitTicks));
  }

  public static OrderRequest stop(int token, Side side, long lots, long triggerTicks) {
    return of(token, side, lots, new OrderKind.StopMarket(triggerTicks));
  }

  public static OrderRequest stopLimit(
      int token, Side side, long lots, long triggerTicks, long limitTicks) {
    return of(token, side, lots, new OrderKind.StopLimit(triggerTicks, limitTicks));
  }

  /// Any kind, good till canceled.
  public static OrderRequest of(int token, Side side, long lots, OrderKind kind) {
    return new OrderRequest(
        token, side, lots, kind, TimeInForce.GTC, 0, Snap.DENY, "", "", OrderTerms.PLAIN);
  }

  public OrderRequest with(TimeInForce other) {
    return new OrderRequest(token, side, lots, kind, other, group, snap, clientOrderId, tag, terms);
  }

  public OrderRequest with(OrderTerms other) {
    return new OrderRequest(
        token, side, lots, kind, timeInForce, group, snap, clientOrderId, tag, other);
  }

  public OrderRequest with(OrderKind other) {
    return new OrderRequest(
        token, side, lots, other, timeInForce, group, snap, clientOrderId, tag, terms);
  }

  /// Dies before any matching at or after an instant, UTC nanoseconds.
  public OrderRequest goodTill(long epochNanos) {
    return new OrderRequest(
        token,
        side,
        lots,
        kind,
        TimeInForce.GTD,
        group,
        snap,
        clientOrderId,
        tag,
        terms.until(epochNanos));
  }

  /// Never takes: rejected when it would (O-13).
  public OrderRequest postOnly() {
    return with(terms.with(OrderTerms.Taking.REJECT));
  }

  /// Never takes: moves one order tick off the far side when it would (O-13).
  public OrderRequest postOnlySliding() {
    return with(terms.with(OrderTerms.Taking.SLIDE));
  }

  /// May only shrink the position (O-13).
  public OrderRequest reduceOnly() {
    return with(terms.with(OrderTerms.Effect.REDUCE_ONLY));
  }

  /// Closes the lots an earlier order opened before any other (A-3 `SPECIFIC`).
  public OrderRequest closing(long entryOrder) {
    return with(terms.closing(entryOrder));
  }

  /// Works on the position an earlier order opened (A-4 `HEDGING`): on its side it adds to it,
  /// against it it may only shrink it.
  public OrderRequest onPosition(long position) {
    return with(terms.closing(position));
  }

  /// Shows so many lots at a time (O-13).
  public OrderRequest iceberg(long displayLots) {
    return with(terms.showing(displayLots));
  }

  /// May trade in these sessions (O-14).
  public OrderRequest in(OrderTerms.Sessions sessions) {
    return with(terms.in(sessions));
  }

  /// Lets its trigger watch another price than the side it would take (engine contract 3.1).
  public OrderRequest triggeredBy(OrderTerms.Source source) {
    return with(terms.with(source));
  }

  /// Waits until its parent executes; sized to what executed so far (O-20).
  public OrderRequest childOf(long parent) {
    return with(terms.childOf(parent, OrderTerms.Release.PARTIAL));
  }

  /// Waits until its parent is filled (O-20).
  public OrderRequest childOfFilled(long parent) {
    return with(terms.childOf(parent, OrderTerms.Release.FULL));
  }

  /// A member of a group that one execution ends (O-21).
  public OrderRequest inGroup(long other) {
    return inGroup(other, OrderTerms.Contingency.OCO);
  }

  /// An exit of a bracket (O-23): a child of the entry that may only shrink the position, in a
  /// group whose members lose what any of them executes.
  public OrderRequest exitOf(long entryOrder, long ofGroup) {
    return new OrderRequest(
        token,
        side,
        lots,
        kind,
        timeInForce,
        ofGroup,
        snap,
        clientOrderId,
        tag,
        terms.exitOf(entryOrder));
  }

  /// A member of a group.
  ///
  /// @param contingency none of spread orders, which rolls of the engine alone are
  public OrderRequest inGroup(long other, OrderTerms.Contingency contingency) {
    if (contingency.isSpread()) {
      throw new IllegalArgumentException(
          "orders are in groups of OCO, OUO or LADDER; "
              + contingency
              + " is for rolls of the engine");
    }
    return new OrderRequest(
        token,
        side,
        lots,
        kind,
        timeInForce,
        other,
        snap,
        clientOrderId,
        tag,
        terms.with(contingency));
  }

  public OrderRequest snapped() {
    return new OrderRequest(
        token,
        side,
        lots,
        kind,
        timeInForce,
        group,
        Snap.AWAY_FROM_MARKET,
        clientOrderId,
        tag,
        terms);
  }

  public OrderRequest withClientOrderId(String other) {
    return new OrderRequest(token, side, lots, kind, timeInForce, group, snap, other, tag, terms);
  }

  public OrderRequest tagged(String other) {
    return new OrderRequest(
        token, side, lots, kind, timeInForce, group, snap, clientOrderId, other, terms);
  }
}
