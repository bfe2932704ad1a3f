package io.quantlab.engine.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.book.LadderBook;
import io.quantlab.engine.execution.QueueModel.Probability;
import io.quantlab.engine.execution.QueueModel.Probability.Shape;
import io.quantlab.engine.market.BookSide;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// F-35, F-36, worked by hand; lots of 0.001.
class QueueModelTest {
  private final LadderBook book = new LadderBook();
  private final QueuePlace order = new QueuePlace();

  /// A buy of 40 joins a bid of 100; 50 more join behind it; 20 trade.
  private void joinAndTrade(QueueModel model) {
    book.set(BookSide.BID, 500, 100);
    book.set(BookSide.ASK, 500, 7);
    order.join(1, 1, 500, 40, 0.001, 0);
    model.accepted(order, book);
    model.changed(order, 100, 150);
    model.traded(order, 20);
  }

  @ParameterizedTest
  @CsvSource({
    "POWER, 1, 74.66666666666667",
    "POWER, 2, 74.33628318584071",
    "LOG, 1, 74.67838429582434",
    "POWER2, 2, 72.17777777777778",
    "LOG2, 1, 74.84099228473806",
    "POWER3, 3, 78.48296296296296",
  })
  @DisplayName("F-35 PROBABILITY: 150 to 120 after 20 traded is 10 canceled, 80 ahead, 70 behind")
  void movesByTheProbability(Shape shape, double exponent, double front) {
    QueueModel model = new Probability(shape, exponent);
    joinAndTrade(model);
    assertEquals(80, order.front());
    assertEquals(0, model.fillableLots(order));
    model.changed(order, 150, 120);
    assertEquals(front, order.front(), 1e-9);
    assertEquals(0, order.traded());
  }

  @Test
  @DisplayName("F-35 LOG2 with quantities: p = ln 1.07 / ln 1.15")
  void logarithmsTakeQuantities() {
    // 0.0676586 / 0.1397619 = 0.4840990; 80 - 0.5159010 * 10 = 74.84099
    assertEquals(0.4840990, new Probability(Shape.LOG2, 1).behind(0.08, 0.07), 1e-6);
  }

  @Test
  @DisplayName("F-35 a level that grew leaves the place, one that shrank under it cuts it")
  void keepsWithinTheLevel() {
    QueueModel model = QueueModel.standard();
    joinAndTrade(model);
    model.changed(order, 150, 140);
    assertEquals(80, order.front(), "10 less after 20 traded: others joined behind");
    model.changed(order, 140, 30);
    assertEquals(30, order.front(), 1e-9);
    model.changed(order, 30, 0);
    assertEquals(0, order.front());
  }

  @Test
  @DisplayName("F-35 what cancels beyond those behind was ahead")
  void takesTheRestFromAhead() {
    QueueModel model = new Probability(Shape.POWER3, 3);
    book.set(BookSide.BID, 500, 100);
    order.join(1, 1, 500, 40, 1, 0);
    model.accepted(order, book);
    model.changed(order, 100, 110);
    // 20 canceled, 10 behind: p = 1 - (100/110)^3 = 0.248685; est = 100 - 15.026 + min(0, 10 -
    // 4.974) = 84.974
    model.changed(order, 110, 90);
    assertEquals(84.97370, order.front(), 1e-5);
    // 80 canceled, 5.026 behind: p = 1 - (84.9737/90)^3 = 0.158356;
    // 84.9737 - 67.3315 + (5.0263 - 12.6685) = 10, the whole level
    model.changed(order, 90, 10);
    assertEquals(10, order.front(), 1e-9);
  }

  @Test
  @DisplayName("F-35 RISK_AVERSE: only trades and small levels move the order")
  void riskAverse() {
    QueueModel model = new QueueModel.RiskAverse();
    joinAndTrade(model);
    model.changed(order, 150, 120);
    assertEquals(80, order.front());
    model.changed(order, 120, 60);
    assertEquals(60, order.front());
  }

  @Test
  @DisplayName("F-35 NONE: filled as soon as the price trades")
  void none() {
    QueueModel model = new QueueModel.None();
    joinAndTrade(model);
    assertEquals(20, model.fillableLots(order));
    model.traded(order, 100);
    assertEquals(40, model.fillableLots(order));
  }

  @Test
  @DisplayName("F-36 a trade beyond those ahead fills the rest of it, and the order is first")
  void fillsWhatReachesTheOrder() {
    QueueModel model = QueueModel.standard();
    joinAndTrade(model);
    model.changed(order, 150, 120);
    model.traded(order, 78);
    assertEquals(0, model.fillableLots(order), "0.48 lots are ahead still");
    model.traded(order, 10);
    assertEquals(10, model.fillableLots(order), "9.52 rounded");
    assertEquals(0, order.front());
    model.traded(order, 500);
    assertEquals(40, model.fillableLots(order), "no more than is open");
  }

  @Test
  void sellsLookAtTheAsk() {
    QueueModel model = QueueModel.standard();
    joinAndTrade(model);
    order.join(1, -1, 500, 40, 0.001, 0);
    model.accepted(order, book);
    assertEquals(7, order.front());
  }

  @Test
  void refusesAnExponent() {
    assertThrows(IllegalArgumentException.class, () -> new Probability(Shape.POWER, 0));
  }

  @ParameterizedTest
  @CsvSource({"POWER, 0.5", "POWER, 3", "LOG, 1", "POWER2, 2", "LOG2, 1", "POWER3, 3"})
  @DisplayName("F-35, F-36 random levels: the place stays in the level, fills within the trades")
  void staysWithinBounds(Shape shape, double exponent) {
    QueueModel model = new Probability(shape, exponent);
    long seed = 77;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 500; round++) {
      long level = random.nextLong(0, 200);
      book.set(BookSide.BID, 500, level);
      order.join(1, 1, 500, Long.MAX_VALUE / 4, 0.01, 0);
      model.accepted(order, book);
      long trades = 0;
      long fills = 0;
      for (int i = 0; i < 100; i++) {
        if (random.nextBoolean()) {
          long lots = random.nextLong(1, 60);
          model.traded(order, lots);
          long reached = model.fillableLots(order);
          trades += lots;
          fills += reached;
          assertTrue(reached <= lots, "seed " + seed + ", round " + round);
        } else {
          long after = random.nextLong(0, 200);
          model.changed(order, level, after);
          level = after;
          assertTrue(order.front() <= level, "seed " + seed + ", round " + round);
        }
        assertTrue(order.front() >= 0, "seed " + seed + ", round " + round);
      }
      assertTrue(fills <= trades);
    }
  }
}
