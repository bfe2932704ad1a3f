package io.quantlab.platform.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The bytes of a record, its hash, and the check of a stream.
///
/// `leaf = SHA-256(0x00 ‖ bytes)`, `chain_n = SHA-256(0x02 ‖ chain_{n-1} ‖ leaf_n)`, where the
/// first has nothing before it (propfirm contract 13; the leaf is that of RFC 9162 2.1). A text is
/// its length in four bytes and its UTF-8; numbers are big-endian. The order of the fields is that
/// of [AuditRecord], without `previous`, which the chain itself holds.
public final class AuditChain {
  private static final byte FORMAT = 1;

  private AuditChain() {}

  /// The canonical bytes of a record.
  public static byte[] bytes(AuditRecord record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      text(out, record.tenant().text());
      text(out, record.stream());
      out.writeLong(record.seq());
      text(out, record.user());
      text(out, record.actor());
      text(out, record.action());
      text(out, record.subject());
      text(out, record.after());
      text(out, record.requestId());
      out.writeLong(record.epochMillis());
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  /// The hash of the chain up to and with this record, hex.
  public static String hash(AuditRecord record) {
    MessageDigest leaf = sha256();
    leaf.update((byte) 0);
    byte[] leafHash = leaf.digest(bytes(record));
    MessageDigest chain = sha256();
    chain.update((byte) 2);
    chain.update(HexFormat.of().parseHex(record.previous()));
    return HexFormat.of().formatHex(chain.digest(leafHash));
  }

  /// What is wrong with a whole stream from its first record, or nothing.
  public static Optional<String> complaint(List<AuditRecord> stream) {
    String previous = "";
    long seq = 0;
    for (AuditRecord record : stream) {
      seq++;
      if (record.seq() != seq) {
        return Optional.of("expected seq " + seq + ", found " + record.seq());
      }
      if (!record.previous().equals(previous)) {
        return Optional.of("seq " + seq + " does not follow the record before it");
      }
      previous = hash(record);
    }
    return Optional.empty();
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
