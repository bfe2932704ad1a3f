package io.quantlab.engine.backtest;

import io.quantlab.engine.kernel.EventBatch;
import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.kernel.KernelListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/// Compares the output events of a rerun with the journal of the first run, event by event.
public final class JournalComparison implements KernelListener {
  private final InputStream recorded;
  private final byte[] record = new byte[EventType.WORDS * 8];
  private final long[] words = new long[EventType.WORDS];
  private String difference;

  /// Reads a journal from its start.
  ///
  /// @throws IllegalArgumentException when it does not begin with the magic of [Journal]
  public JournalComparison(InputStream recorded) {
    this.recorded = recorded;
    try {
      byte[] magic = recorded.readNBytes(Journal.MAGIC.length);
      if (!Arrays.equals(magic, Journal.MAGIC)) {
        throw new IllegalArgumentException("the journal does not begin with QLEVENT1");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading the event journal", e);
    }
  }

  @Override
  public long wanted() {
    return -1;
  }

  @Override
  public void onEvents(EventBatch batch) {
    for (int i = 0; i < batch.size() && difference == null; i++) {
      batch.copy(i, words);
      compare();
    }
  }

  private void compare() {
    try {
      int read = recorded.readNBytes(record, 0, record.length);
      if (read < record.length) {
        difference =
            "the rerun goes on with " + EventText.of(words) + " where the first run had ended";
        return;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading the event journal", e);
    }
    long[] before = new long[EventType.WORDS];
    ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(before);
    if (!Arrays.equals(before, words)) {
      difference = "first run: " + EventText.of(before) + "; rerun: " + EventText.of(words);
    }
  }

  /// The first difference in words; call it after the rerun ended. Empty when the runs are equal.
  public Optional<String> difference() {
    try {
      if (difference == null && recorded.read() >= 0) {
        difference = "the rerun ended before the first run did";
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading the event journal", e);
    }
    return Optional.ofNullable(difference);
  }
}
