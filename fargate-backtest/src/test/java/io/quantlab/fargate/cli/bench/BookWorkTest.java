package io.quantlab.fargate.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The order book of the benchmark: the engine against the slow twin, which has no code in common
/// with it.
final class BookWorkTest {
  @Test
  @DisplayName("Z-26 a book with delays, queues and orders fills as the slow twin says")
  void fillsAsTheTwinSays() {
    for (long steps : new long[] {1_000, 60_000}) {
      BookWork work = new BookWork(steps);
      assertEquals(work.expected(), work.run(), steps + " steps");
    }
  }

  @Test
  void makesABookThatIsNeverCrossedAndOrdersThatExecute() {
    BookMarket.Sent sent = BookMarket.of(20_000);
    assertTrue(sent.trades().rows() > 2_000, "trades: " + sent.trades().rows());
    assertTrue(BookTwin.answer(sent).fills() > 100, BookTwin.answer(sent).text());
    BookTwinVenue.Levels[] levels = BookTwinVenue.Levels.both();
    long[][] depth = sent.depth().columns();
    for (int row = 0; row < depth[0].length; row++) {
      levels[(int) depth[2][row]].set(depth[3][row], depth[4][row]);
      if (row >= 60) { // the first book is whole
        assertTrue(levels[0].best(1) < levels[1].best(-1), "crossed at row " + row);
      }
    }
  }
}
