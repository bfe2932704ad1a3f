package io.quantlab.engine.backtest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The client order ids the engine makes: base32 of the first 100 bits of a SHA-256 (engine
/// contract O-33).
///
/// A pure function of strategy instance, run, event sequence, call site and ordinal, so it is
/// worked out when a table is written, not on the hot path.
final class ClientOrderId {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final MessageDigest digest;

  ClientOrderId() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  String of(String strategy, String run, long sequence, int callSite, int ordinal) {
    digest.update(strategy.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(run.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    byte[] hash =
        digest.digest(
            ByteBuffer.allocate(16).putLong(sequence).putInt(callSite).putInt(ordinal).array());
    StringBuilder id = new StringBuilder(20);
    for (int bit = 0; bit < 100; bit += 5) {
      int pair = (hash[bit >> 3] & 0xFF) << 8 | hash[(bit >> 3) + 1] & 0xFF;
      id.append(BASE32.charAt(pair >>> 11 - (bit & 7) & 31));
    }
    return id.toString();
  }
}
