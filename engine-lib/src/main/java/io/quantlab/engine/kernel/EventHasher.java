package io.quantlab.engine.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 over the canonical encoding of the output events of a scope, in sequence (engine
/// contract K-7).
///
/// Hot: whole batches are copied and digested at once. The sequence word of an event counts only
/// under [HashScope#ALL]; a narrower scope hashes the same bytes whether or not other events were
/// encoded.
public final class EventHasher implements KernelListener {
  private final HashScope scope;
  private final MessageDigest digest;
  private final byte[] bytes = new byte[EventBuffer.CAPACITY * EventType.WORDS * 8];
  private final LongBuffer words =
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();

  public EventHasher(HashScope scope) {
    this.scope = scope;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public long wanted() {
    return scope.mask();
  }

  @Override
  public void onEvents(EventBatch batch) {
    int n = 0;
    if (scope == HashScope.ALL) {
      n = batch.size();
      words.put(0, batch.words(), 0, n * EventType.WORDS);
    } else {
      for (int i = 0; i < batch.size(); i++) {
        if ((scope.mask() & batch.type(i).bit()) != 0) {
          words.put(n * EventType.WORDS, batch.words(), i * EventType.WORDS, EventType.WORDS);
          words.put(n * EventType.WORDS + 1, 0);
          n++;
        }
      }
    }
    digest.update(bytes, 0, n * EventType.WORDS * 8);
  }

  /// The hash as 64 lower-case hex digits; resets the hasher.
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
