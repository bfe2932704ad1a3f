package io.quantlab.dsl.runtime;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import io.quantlab.engine.math.Snapshot;

/// A streaming object (wick.md 16.9): a value that scripts feed by hand. Copying it copies its
/// state.
///
/// The event after the one that made it works on a copy; the third uses the first again, so that
/// handlers that feed it at every tick allocate nothing.
public final class StreamValue extends Sharable {
  private final Streaming streaming;
  private final Snapshot exchange = new Snapshot();
  private long count;
  private long bytes;
  private boolean seen;
  private StreamValue older;

  private StreamValue(Streaming streaming, long stamp) {
    super(stamp);
    this.streaming = streaming;
  }

  /// A new object that the event may feed; counts its memory.
  static StreamValue made(State state, Streaming streaming, int site) {
    StreamValue made = new StreamValue(streaming, state.stamp());
    state.allocate(made.bytes(), site);
    return made;
  }

  Streaming streaming() {
    return streaming;
  }

  void update(double a, double b, double c, long time) {
    streaming.update(a, b, c, time);
    count++;
  }

  long count() {
    return count;
  }

  void reset() {
    streaming.exchange(streaming.fresh().saved(exchange));
    count = 0;
  }

  @Override
  void seen() {
    seen = true;
  }

  @Override
  StreamValue copy(long event) {
    StreamValue copy =
        older == null || older.seen ? new StreamValue(streaming.fresh(), event) : older;
    older = null;
    copy.streaming.exchange(streaming.saved(exchange));
    copy.count = count;
    copy.own(event);
    if (!seen) {
      copy.older = this;
    }
    return copy;
  }

  @Override
  public long bytes() {
    if (bytes == 0 || !streaming.isSteady()) {
      streaming.exchange(exchange.save());
      bytes = 16 + 8L * exchange.size();
    }
    return bytes;
  }

  @Override
  public boolean isSteady() {
    return bytes > 0 && streaming.isSteady();
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return "stream";
  }

  /// Checks a length of a window.
  static int length(long length, int site) {
    if (length < 1 || length > ArrayValue.SIZE_MAX) {
      throw new Trap(
          Code.E2303, site, "a length is 1 to " + ArrayValue.SIZE_MAX + ", not " + length);
    }
    return (int) length;
  }
}
