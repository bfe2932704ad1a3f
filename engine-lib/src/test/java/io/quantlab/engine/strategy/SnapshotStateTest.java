package io.quantlab.engine.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.indicator.average.Ema;
import io.quantlab.engine.indicator.momentum.Macd;
import io.quantlab.engine.math.Snapshot;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

/// Indicators in the state of a strategy.
class SnapshotStateTest {

  /// Keeps what is written and gives it back.
  private static final class Memory implements StateWriter, StateReader {
    private final Deque<Object> values = new ArrayDeque<>();

    @Override
    public void putLong(long value) {
      values.add(value);
    }

    @Override
    public void putDouble(double value) {
      values.add(value);
    }

    @Override
    public void putText(String value) {
      values.add(value);
    }

    @Override
    public long getLong() {
      return (Long) values.remove();
    }

    @Override
    public double getDouble() {
      return (Double) values.remove();
    }

    @Override
    public String getText() {
      return (String) values.remove();
    }
  }

  @Test
  void indicatorsGoOnAfterARestart() {
    Ema ema = new Ema(5);
    Macd macd = new Macd(3, 7, 4);
    for (int i = 0; i < 20; i++) {
      ema.update(100 + i * 31 % 17);
      macd.update(100 + i * 31 % 17);
    }
    Memory memory = new Memory();
    Snapshot snapshot = new Snapshot();
    ema.exchange(snapshot.save());
    memory.putSnapshot(snapshot);
    memory.putText("between");
    macd.exchange(snapshot.save());
    memory.putSnapshot(snapshot);

    Ema emaAgain = new Ema(5);
    Macd macdAgain = new Macd(3, 7, 4);
    memory.getSnapshot(snapshot);
    emaAgain.exchange(snapshot.load());
    assertEquals("between", memory.getText());
    memory.getSnapshot(snapshot);
    macdAgain.exchange(snapshot.load());
    assertEquals(0, memory.values.size());
    for (double value : new double[] {90, 110, 95}) {
      assertEquals(ema.update(value), emaAgain.update(value), 0);
      assertEquals(macd.update(value), macdAgain.update(value), 0);
      assertEquals(macd.histogram(), macdAgain.histogram(), 0);
    }
  }
}
