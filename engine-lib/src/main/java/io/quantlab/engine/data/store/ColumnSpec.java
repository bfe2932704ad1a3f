package io.quantlab.engine.data.store;

import io.quantlab.engine.market.Schema;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Descriptor of one column as it stands in the header (D-1): 32 bytes.
record ColumnSpec(String name, ColumnType type, BaseRule baseRule, Encoding defaultEncoding) {
  private static final int NAME_BYTES = 16;

  /// What a `RAW` chunk subtracts from every value before it stores it.
  enum BaseRule {
    /// Nothing: base 0.
    ZERO,
    /// The first value of the segment. Stamps use it, so that their bytes compress.
    FIRST
  }

  /// The stored columns of a schema, version 1.
  static List<ColumnSpec> of(Schema schema) {
    List<ColumnSpec> specs = new ArrayList<>();
    for (String name : schema.columns()) {
      specs.add(
          switch (name) {
            case "eventNanos", "start", "end" -> spec(name, ColumnType.I64, BaseRule.FIRST);
            case "flags", "kind", "side" -> spec(name, ColumnType.I32, BaseRule.ZERO);
            default -> spec(name, ColumnType.I64, BaseRule.ZERO);
          });
    }
    return List.copyOf(specs);
  }

  private static ColumnSpec spec(String name, ColumnType type, BaseRule baseRule) {
    return new ColumnSpec(name, type, baseRule, Encoding.DELTA_FOR);
  }

  /// Writes the descriptor at the buffer's position: name, type, base rule, encoding, zeros.
  void put(ByteBuffer out) {
    byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
    if (ascii.length > NAME_BYTES) {
      throw new IllegalArgumentException(
          "column name must have at most 16 letters, was \"" + name + "\"");
    }
    int start = out.position();
    out.put(ascii).position(start + NAME_BYTES);
    out.putShort((short) type.id());
    out.putShort((short) baseRule.ordinal());
    out.putShort((short) defaultEncoding.code());
    out.position(start + StoreFormat.COLUMN_BYTES);
  }
}
