package io.quantlab.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The table of client order ids against a map.
final class RequestTableTest {
  private static final long SEED = 20261121;

  @Test
  @DisplayName("O-33 a table finds every request under its id, and nothing under another")
  void findsWhatAMapFinds() {
    SplittableRandom random = new SplittableRandom(SEED);
    RequestTable table = new RequestTable();
    Map<String, OrderRequest> twin = new HashMap<>();
    for (int order = 1; order <= 20_000; order++) {
      String id = "w" + Long.toHexString(random.nextInt(60_000));
      RequestTable.Sent found = table.find(id);
      assertSame(twin.get(id), found == null ? null : found.request(), id + ", seed " + SEED);
      if (found == null) {
        OrderRequest request = request(id, order);
        table.add(request, order);
        twin.put(id, request);
      }
    }
    twin.forEach((id, request) -> assertSame(request, table.find(id).request(), id));
  }

  @Test
  @DisplayName("O-33 ids of one hash are told apart, and an id whose hash is 0 is found")
  void tellsEqualHashesApart() {
    RequestTable table = new RequestTable();
    assertEquals("AaAa".hashCode(), "BBBB".hashCode());
    assertEquals(0, "f5a5a608".hashCode());
    table.add(request("AaAa", 1), 1);
    table.add(request("f5a5a608", 2), 2);
    assertNull(table.find("BBBB"));
    assertEquals(1, table.find("AaAa").orderId());
    assertEquals(2, table.find("f5a5a608").orderId());
  }

  private static OrderRequest request(String id, long lots) {
    return OrderRequest.market(1, Side.BUY, lots).withClientOrderId(id);
  }
}
