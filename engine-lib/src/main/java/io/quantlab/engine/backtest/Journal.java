package io.quantlab.engine.backtest;

import io.quantlab.engine.kernel.EventBatch;
import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.kernel.KernelListener;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes the output events of a run as they are hashed: the magic `QLEVENT1`, then 64 bytes per
/// event, eight little-endian words (see [EventType]).
///
/// With it a rerun can name the first event that differs.
public final class Journal implements KernelListener {
  /// First eight bytes of a journal.
  public static final byte[] MAGIC = "QLEVENT1".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;
  private byte[] bytes = new byte[0];

  /// Starts a journal on a buffered stream; the caller closes it.
  public Journal(OutputStream out) {
    this.out = out;
    try {
      out.write(MAGIC);
    } catch (IOException e) {
      throw new UncheckedIOException("writing the event journal", e);
    }
  }

  @Override
  public long wanted() {
    return -1;
  }

  @Override
  public void onEvents(EventBatch batch) {
    int length = batch.size() * EventType.WORDS * 8;
    if (bytes.length < length) {
      bytes = new byte[length];
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long[] words = new long[EventType.WORDS];
    for (int i = 0; i < batch.size(); i++) {
      batch.copy(i, words);
      for (long word : words) {
        buffer.putLong(word);
      }
    }
    try {
      out.write(bytes, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException("writing the event journal", e);
    }
  }
}
