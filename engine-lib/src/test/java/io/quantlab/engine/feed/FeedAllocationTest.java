package io.quantlab.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.quantlab.engine.feed.ThresholdBarBuilder.Measure;
import io.quantlab.engine.feed.TouchlineMessage.Kind;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument.PriceSign;
import io.quantlab.engine.time.Calendars;
import io.quantlab.engine.time.Interval;
import io.quantlab.engine.time.IsoInstant;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Z-1: nothing is allocated per record after warm-up.
class FeedAllocationTest {
  private static final int RECORDS = 200_000;
  private static final int ROUNDS = 5;
  private static final long START = IsoInstant.parse("2024-01-16T14:30:00Z");
  private static final long STEP = 1_000_000_000; // 2.3 days a round: sessions and nights

  private long bars;

  /// The least a round of records allocated: what the virtual machine allocates once, to load a
  /// class or to drop compiled code, shows in one round only; a single object per bar would show in
  /// all.
  private static long allocated(IntConsumer record) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = round * RECORDS; i < (round + 1) * RECORDS; i++) {
        record.accept(i);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  @Test
  @DisplayName("Z-1: bars of trades")
  void tradeBars() {
    BarBuilder b = new BarBuilder(BarSpec.of(Interval.minutes(1)), Calendars.byName("XNYS"));
    long bytes =
        allocated(i -> {
          long t = START + i * STEP;
          while (b.roll(t)) {
            bars++;
          }
          b.add(t, 100 + i % 7, 1, 0);
        });
    assertEquals(0, bytes);
  }

  @Test
  @DisplayName("Z-1: bars of quotes")
  void quoteBars() {
    QuoteBarBuilder b =
        new QuoteBarBuilder(BarSpec.of(Interval.minutes(1)), Calendars.byName("ALWAYS"));
    long bytes =
        allocated(i -> {
          long t = START + i * STEP;
          while (b.roll(t)) {
            bars++;
          }
          b.add(t, 100 + i % 7, 1, 101 + i % 5, 1, 0);
        });
    assertEquals(0, bytes);
  }

  @Test
  @DisplayName("Z-1: bars by volume")
  void volumeBars() {
    ThresholdBarBuilder b = new ThresholdBarBuilder(Measure.VOLUME, 500);
    assertEquals(0, allocated(i -> bars += b.add(START + i, 100 + i % 7, 1, 0) ? 1 : 0));
  }

  @Test
  @DisplayName("Z-1: touchline deltas")
  void touchline() {
    TouchlineMerger merger =
        new TouchlineMerger(
            List.of(TestInstruments.of(7, Decimal.unit(2), Decimal.ONE, PriceSign.POSITIVE)));
    TouchlineMessage message = new TouchlineMessage();
    CountingSink sink = new CountingSink();
    byte[] text = "290.02".getBytes(StandardCharsets.US_ASCII);
    message.begin(Kind.SNAPSHOT, 7, 0);
    merger.accept(message, 0, sink);
    long bytes =
        allocated(i -> {
          text[5] = (byte) ('0' + i % 10);
          message.begin(Kind.DELTA, 7, i);
          message.put(TouchlineField.BID, text, 0, 6);
          message.put(TouchlineField.LAST, text, 0, 6);
          merger.accept(message, i, sink);
        });
    assertEquals(0, bytes);
    assertEquals(2L * ROUNDS * RECORDS, sink.events);
  }

  private static final class CountingSink implements TouchlineSink {
    private long events;

    @Override
    public void quote(int token, long t, long bid, long bidLots, long ask, long askLots, long f) {
      events++;
    }

    @Override
    public void trade(int token, long epochNanos, long price, long lots) {
      events++;
    }

    @Override
    public void lastPrice(int token, long epochNanos, long price) {
      events++;
    }

    @Override
    public void openInterest(int token, long epochNanos, long lots) {
      events++;
    }

    @Override
    public void feedState(int token, FeedState state) {}

    @Override
    public void requestSnapshot(int token) {}

    @Override
    public void rejected(int token, TouchlineOutcome reason, int messages) {}
  }
}
