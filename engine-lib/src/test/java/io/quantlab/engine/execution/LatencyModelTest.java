package io.quantlab.engine.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.LatencyModel.Constant;
import io.quantlab.engine.execution.LatencyModel.Leg;
import io.quantlab.engine.execution.LatencyModel.Percentiles;
import io.quantlab.engine.execution.LatencyModel.Quantile;
import io.quantlab.engine.execution.LatencyModel.Recorded;
import io.quantlab.engine.execution.LatencyModel.Sample;
import io.quantlab.engine.execution.LatencyModel.Spike;
import io.quantlab.engine.execution.LatencyModel.Zero;
import io.quantlab.engine.math.Rng;
import io.quantlab.engine.math.RngStream;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// F-40. Key 0, counter 0 gives the public Philox answer, so the first two uniforms of the stream
/// are 0.8805202 and 0.6054818.
class LatencyModelTest {
  private final RngStream draws = new Rng(0).stream(0, 0);

  private long nanos(LatencyModel model, long at) {
    return model.nanos(Leg.ENTRY, 1, at, draws);
  }

  @Test
  @DisplayName("F-40 ZERO and Constant draw nothing")
  void constant() {
    assertEquals(0, nanos(new Zero(), 5));
    assertEquals(250, nanos(new Constant(250), 5));
    assertEquals(0, draws.index());
    assertTrue(new Zero().isZero());
    assertTrue(new Constant(0).isZero());
    assertFalse(new Constant(1).isZero());
    assertThrows(IllegalArgumentException.class, () -> new Constant(-1));
  }

  @Test
  @DisplayName("F-40, K-6 Percentiles: the inverse distribution, straight between its points")
  void percentiles() {
    Percentiles model =
        new Percentiles(
            List.of(new Quantile(0, 1000), new Quantile(0.5, 2000), new Quantile(1, 4000)));
    assertEquals(3522, nanos(model, 5), "2000 + 2000 (0.88052 - 0.5) / 0.5");
    assertEquals(2421, nanos(model, 5), "2000 + 2000 (0.60548 - 0.5) / 0.5");
    assertEquals(2, draws.index());
  }

  @Test
  @DisplayName("F-40 Recorded: interpolated over time, flat outside")
  void recorded() {
    Recorded model =
        new Recorded(List.of(new Sample(100, 10), new Sample(200, 30), new Sample(300, 20)));
    assertEquals(10, nanos(model, 50));
    assertEquals(10, nanos(model, 100));
    assertEquals(15, nanos(model, 125));
    assertEquals(30, nanos(model, 200));
    assertEquals(28, nanos(model, 225), "30 - 2.5, the change cut to a whole");
    assertEquals(20, nanos(model, 900));
    assertEquals(0, draws.index());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Recorded(List.of(new Sample(2, 1), new Sample(2, 1))));
  }

  @Test
  @DisplayName("F-40 Spike: its own draw after the usual delay's")
  void spike() {
    Spike model = new Spike(new Constant(7), 0.61, 1000);
    assertEquals(7, nanos(model, 5), "0.88 is no spike");
    assertEquals(1007, nanos(model, 5), "0.6054 is one");
    assertFalse(model.isZero());
    assertThrows(IllegalArgumentException.class, () -> new Spike(new Zero(), 1.5, 1));
  }

  @Test
  void namesItsSettings() {
    assertEquals("Constant[delayNanos=5]", new Constant(5).toString());
    String samples = new Recorded(List.of(new Sample(100, 10))).toString();
    // FNV-1a over words: xor with each, times 0x100000001B3; worked out in Python
    assertEquals("Recorded[1 samples, FNV-1a 891b607b53c529b]", samples);
    assertEquals(
        "Recorded[2 samples, FNV-1a ff948769284ee015]",
        new Recorded(List.of(new Sample(100, 10), new Sample(200, 30))).toString());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Percentiles(List.of(new Quantile(0, 5), new Quantile(1, 4))));
  }
}
