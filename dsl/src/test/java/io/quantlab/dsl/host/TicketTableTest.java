package io.quantlab.dsl.host;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The table of tickets against a map.
final class TicketTableTest {
  private static final long SEED = 20261121;

  @Test
  @DisplayName("8.2: each order's ticket is found by its id, between those of others and before")
  void findsWhatAMapFinds() {
    SplittableRandom random = new SplittableRandom(SEED);
    TicketTable table = new TicketTable();
    Map<Long, OrderTicket> twin = new HashMap<>();
    long order = 1_000;
    for (int i = 0; i < 5_000; i++) {
      order += 1 + random.nextInt(4);
      long id = random.nextInt(100) == 0 ? 900 + random.nextInt(99) : order;
      OrderTicket ticket = ticket("t" + i);
      table.put(id, ticket);
      twin.put(id, ticket);
    }
    for (long id = 1; id < order + 100; id++) {
      assertSame(twin.get(id), table.get(id), "order " + id + ", seed " + SEED);
    }
    assertNull(table.get(Long.MAX_VALUE));
  }

  @Test
  @DisplayName("8.2: an empty table has no ticket")
  void isEmptyAtFirst() {
    assertNull(new TicketTable().get(1));
  }

  private static OrderTicket ticket(String id) {
    OrderDraft draft =
        new OrderDraft(
            1,
            OrderDraft.Direction.BUY,
            new OrderSize.Whole(),
            null,
            null,
            null,
            null,
            Life.GTC,
            false,
            false,
            false,
            "",
            0);
    return new OrderTicket(id, 0, 1, OrderDraft.Direction.BUY, 1, draft, 0, 0);
  }
}
