package io.quantlab.engine.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.order.OrderRequest.Snap;
import io.quantlab.engine.order.OrderTerms.Contingency;
import io.quantlab.engine.order.OrderTerms.Effect;
import io.quantlab.engine.order.OrderTerms.Release;
import io.quantlab.engine.order.OrderTerms.Taking;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What a strategy can ask for: every builder against the record written out.
class OrderRequestTest {
  private static final OrderRequest BID = OrderRequest.limit(3, Side.BUY, 10, 500);

  private static OrderRequest of(
      OrderKind kind, TimeInForce tif, long group, String id, String tag, OrderTerms terms) {
    return new OrderRequest(3, Side.BUY, 10, kind, tif, group, Snap.DENY, id, tag, terms);
  }

  private static OrderRequest plain(OrderKind kind) {
    return of(kind, TimeInForce.GTC, 0, "", "", OrderTerms.PLAIN);
  }

  private static OrderRequest with(OrderTerms terms) {
    return of(new OrderKind.Limit(500), TimeInForce.GTC, 0, "", "", terms);
  }

  private static OrderTerms terms(
      Taking taking, Effect effect, long shown, long parent, Release r) {
    return new OrderTerms(taking, effect, shown, 0, parent, r, Contingency.OCO);
  }

  @Test
  @DisplayName("O-1 to O-4: the short forms are good till canceled and plain")
  void shortForms() {
    assertEquals(plain(new OrderKind.Market()), OrderRequest.market(3, Side.BUY, 10));
    assertEquals(plain(new OrderKind.Limit(500)), BID);
    assertEquals(plain(new OrderKind.StopMarket(600)), OrderRequest.stop(3, Side.BUY, 10, 600));
    assertEquals(
        plain(new OrderKind.StopLimit(600, 610)),
        OrderRequest.stopLimit(3, Side.BUY, 10, 600, 610));
  }

  @Test
  @DisplayName("O-13, O-20, O-21: each word changes what it says and nothing else")
  void words() {
    assertEquals(with(terms(Taking.REJECT, Effect.ANY, 0, 0, Release.PARTIAL)), BID.postOnly());
    assertEquals(
        with(terms(Taking.SLIDE, Effect.ANY, 0, 0, Release.PARTIAL)), BID.postOnlySliding());
    assertEquals(
        with(terms(Taking.ALLOWED, Effect.REDUCE_ONLY, 0, 0, Release.PARTIAL)), BID.reduceOnly());
    assertEquals(with(terms(Taking.ALLOWED, Effect.ANY, 4, 0, Release.PARTIAL)), BID.iceberg(4));
    assertEquals(with(terms(Taking.ALLOWED, Effect.ANY, 0, 9, Release.PARTIAL)), BID.childOf(9));
    assertEquals(with(terms(Taking.ALLOWED, Effect.ANY, 0, 9, Release.FULL)), BID.childOfFilled(9));
    OrderKind limit = new OrderKind.Limit(500);
    assertEquals(of(limit, TimeInForce.GTC, 2, "", "", OrderTerms.PLAIN), BID.inGroup(2));
    OrderTerms ladder =
        new OrderTerms(Taking.ALLOWED, Effect.ANY, 0, 0, 0, Release.PARTIAL, Contingency.LADDER);
    assertEquals(of(limit, TimeInForce.GTC, 2, "", "", ladder), BID.inGroup(2, Contingency.LADDER));
    assertEquals(
        of(limit, TimeInForce.DAY, 0, "", "", OrderTerms.PLAIN), BID.with(TimeInForce.DAY));
    assertEquals(plain(new OrderKind.Market()), BID.with(new OrderKind.Market()));
    assertEquals(
        of(limit, TimeInForce.GTC, 0, "x-1_A", "", OrderTerms.PLAIN),
        BID.withClientOrderId("x-1_A"));
    assertEquals(of(limit, TimeInForce.GTC, 0, "", "entry", OrderTerms.PLAIN), BID.tagged("entry"));
    assertEquals(Snap.AWAY_FROM_MARKET, BID.snapped().snap());
    assertEquals(BID.kind(), BID.snapped().kind());
  }

  @Test
  @DisplayName("O-14: good till date carries its instant")
  void goodTill() {
    OrderTerms until =
        new OrderTerms(Taking.ALLOWED, Effect.ANY, 0, 77, 0, Release.PARTIAL, Contingency.OCO);
    assertEquals(of(new OrderKind.Limit(500), TimeInForce.GTD, 0, "", "", until), BID.goodTill(77));
    assertThrows(IllegalArgumentException.class, () -> BID.with(TimeInForce.GTD));
    assertThrows(IllegalArgumentException.class, () -> BID.with(until));
  }

  @Test
  @DisplayName("O-33: client order ids have up to 36 characters A-Z a-z 0-9 _ -")
  void clientOrderIds() {
    String longest = "aB3456789_-" + "0".repeat(25);
    assertEquals(36, longest.length());
    assertEquals(longest, BID.withClientOrderId(longest).clientOrderId());
    for (String wrong : List.of(longest + "1", "a b", "é", "a.b", "a/b")) {
      assertThrows(IllegalArgumentException.class, () -> BID.withClientOrderId(wrong), wrong);
    }
  }

  @Test
  @DisplayName("O-13: post-only needs a limit that may rest")
  void postOnly() {
    OrderTerms rejecting = BID.postOnly().terms();
    for (OrderKind kind :
        List.of(
            new OrderKind.Market(),
            new OrderKind.StopMarket(5),
            new OrderKind.MarketToLimit(),
            new OrderKind.LimitOnOpen(5))) {
      assertThrows(IllegalArgumentException.class, () -> plain(kind).with(rejecting));
    }
    for (TimeInForce tif : List.of(TimeInForce.IOC, TimeInForce.FOK, TimeInForce.AT_OPEN)) {
      assertThrows(IllegalArgumentException.class, () -> BID.postOnly().with(tif));
    }
    assertEquals(TimeInForce.DAY, BID.postOnly().with(TimeInForce.DAY).timeInForce());
    assertEquals(77, BID.postOnly().goodTill(77).terms().expiresNanos());
    assertTrue(BID.postOnlySliding().terms().postOnly());
    assertFalse(BID.terms().postOnly());
  }

  @Test
  @DisplayName("wrong requests are refused with what was expected")
  void wrong() {
    assertThrows(IllegalArgumentException.class, () -> BID.inGroup(-1));
    assertThrows(IllegalArgumentException.class, () -> BID.iceberg(-1));
    assertThrows(IllegalArgumentException.class, () -> BID.childOf(-1));
    assertThrows(NullPointerException.class, () -> BID.tagged(null));
    assertThrows(NullPointerException.class, () -> BID.with((OrderKind) null));
    assertThrows(NullPointerException.class, () -> BID.with((TimeInForce) null));
    assertThrows(NullPointerException.class, () -> BID.with((OrderTerms) null));
    assertThrows(NullPointerException.class, () -> OrderRequest.market(1, null, 1));
    assertThrows(NullPointerException.class, () -> BID.inGroup(1, null));
    assertThrows(NullPointerException.class, () -> terms(null, Effect.ANY, 0, 0, Release.PARTIAL));
    assertThrows(
        NullPointerException.class, () -> terms(Taking.ALLOWED, null, 0, 0, Release.PARTIAL));
    assertThrows(NullPointerException.class, () -> terms(Taking.ALLOWED, Effect.ANY, 0, 0, null));
  }

  @Test
  @DisplayName("A-8: an iceberg shows as many new shares, at least a lot")
  void icebergAfterSplit() {
    assertEquals(6, BID.iceberg(4).terms().afterSplit(3, 2).displayLots());
    assertEquals(1, BID.iceberg(4).terms().afterSplit(1, 10).displayLots());
    assertEquals(OrderTerms.PLAIN, OrderTerms.PLAIN.afterSplit(3, 2));
    assertEquals(
        BID.iceberg(6).childOf(9).reduceOnly().terms(),
        BID.iceberg(4).childOf(9).reduceOnly().terms().afterSplit(3, 2));
  }
}
