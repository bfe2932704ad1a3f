package io.quantlab.engine.data.store;

import io.quantlab.engine.market.Schema;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/// `datasetHash`: SHA-256 over (token, schema id, date, segment SHA-256) of every segment in order
/// of date; the three numbers as 4-byte little-endian integers (D-6).
final class DatasetDigest {
  private final MessageDigest sha256 = ContentDigest.newSha256();
  private final int token;
  private final Schema schema;

  DatasetDigest(int token, Schema schema) {
    this.token = token;
    this.schema = schema;
  }

  void add(int epochDay, String rowsSha256) {
    ByteBuffer item = ByteBuffer.allocate(12 + 32).order(StoreFormat.ORDER);
    item.putInt(token).putInt(schema.id()).putInt(epochDay);
    item.put(HexFormat.of().parseHex(rowsSha256));
    sha256.update(item.array());
  }

  String finish() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
