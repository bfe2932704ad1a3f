package io.quantlab.engine.data.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 of decoded rows and of datasets (D-3, D-6).
///
/// A segment's hash runs over its blocks of 4,096 rows; within a block over the columns in schema
/// order; within a column over the values as 8-byte little-endian integers. Encoding does not
/// enter, and one block of memory is enough.
final class ContentDigest {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, StoreFormat.ORDER);

  private final MessageDigest sha256 = newSha256();
  private final byte[] scratch = new byte[StoreFormat.BLOCK_ROWS * Long.BYTES];

  /// Takes the next column of the current block.
  void column(long[] values, int rows) {
    for (int i = 0; i < rows; i++) {
      LONGS.set(scratch, i << 3, values[i]);
    }
    sha256.update(scratch, 0, rows << 3);
  }

  /// The hash as lower-case hex; the next call of [#column] starts a new segment.
  String finish() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }
}
