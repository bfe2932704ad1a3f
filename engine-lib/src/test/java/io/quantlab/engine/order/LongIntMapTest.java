package io.quantlab.engine.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// [LongIntMap] against `HashMap` (Z-7).
class LongIntMapTest {
  @Test
  @DisplayName("Z-7: random puts, overwrites and removals agree with HashMap")
  void agreesWithHashMap() {
    long seed = 7_001;
    SplittableRandom random = new SplittableRandom(seed);
    for (int range : new int[] {8, 40, 500, 100_000}) {
      LongIntMap fast = new LongIntMap();
      Map<Long, Integer> slow = new HashMap<>();
      for (int i = 0; i < 20_000; i++) {
        long key = 1 + random.nextLong(range);
        if (random.nextInt(3) == 0) {
          fast.remove(key);
          slow.remove(key);
        } else {
          int value = random.nextInt(Integer.MAX_VALUE);
          fast.put(key, value);
          slow.put(key, value);
        }
        long asked = 1 + random.nextLong(range);
        assertEquals(slow.getOrDefault(asked, -1), fast.get(asked), "seed " + seed);
      }
    }
  }

  @Test
  @DisplayName("Z-7: a window of rising ids, as orders make it, agrees with HashMap")
  void agreesOnRisingIds() {
    long seed = 7_002;
    SplittableRandom random = new SplittableRandom(seed);
    LongIntMap fast = new LongIntMap();
    Map<Long, Integer> slow = new HashMap<>();
    for (long id = 1; id < 50_000; id++) {
      fast.put(id, (int) id);
      slow.put(id, (int) id);
      long old = Math.max(1, id - random.nextInt(60));
      fast.remove(old);
      slow.remove(old);
      for (long near = Math.max(1, id - 80); near <= id; near += 9) {
        assertEquals(slow.getOrDefault(near, -1), fast.get(near), "seed " + seed);
      }
    }
  }
}
