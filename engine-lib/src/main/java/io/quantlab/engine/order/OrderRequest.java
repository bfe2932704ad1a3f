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
/// @param tag free text of up to 32 characters for reports
public record OrderRequest(
    int token,
    Side side,
    long lots,
    OrderKind kind,
    TimeInForce timeInForce,
    long group,
    Snap snap,
    String clientOrderId,
    String tag) {

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
    if (!clientOrderId.isEmpty() && !validId(clientOrderId)) {
      throw new IllegalArgumentException(
          "clientOrderId must be 1 to 36 characters A-Z a-z 0-9 _ -, was \""
              + clientOrderId
              + "\"");
    }
    if (tag.length() > 32) {
      throw new IllegalArgumentException(
          "tag must have at most 32 characters, had " + tag.length());
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

  private static OrderRequest of(int token, Side side, long lots, OrderKind kind) {
    return new OrderRequest(token, side, lots, kind, TimeInForce.GTC, 0, Snap.DENY, "", "");
  }

  public OrderRequest with(TimeInForce other) {
    return new OrderRequest(token, side, lots, kind, other, group, snap, clientOrderId, tag);
  }

  public OrderRequest inGroup(long other) {
    return new OrderRequest(token, side, lots, kind, timeInForce, other, snap, clientOrderId, tag);
  }

  public OrderRequest snapped() {
    return new OrderRequest(
        token, side, lots, kind, timeInForce, group, Snap.AWAY_FROM_MARKET, clientOrderId, tag);
  }

  public OrderRequest withClientOrderId(String other) {
    return new OrderRequest(token, side, lots, kind, timeInForce, group, snap, other, tag);
  }

  public OrderRequest tagged(String other) {
    return new OrderRequest(
        token, side, lots, kind, timeInForce, group, snap, clientOrderId, other);
  }

  private static boolean validId(String id) {
    return id.length() <= 36
        && id.chars()
            .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '-'));
  }
}
