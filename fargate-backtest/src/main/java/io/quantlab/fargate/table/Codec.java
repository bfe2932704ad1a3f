package io.quantlab.fargate.table;

import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.lz4.Lz4JavaDecompressor;
import io.airlift.compress.v3.snappy.SnappyJavaDecompressor;
import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import io.airlift.compress.v3.zstd.ZstdJavaDecompressor;
import io.quantlab.engine.data.TableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/// How blocks of bytes are packed; pure Java, so that no native library is loaded.
enum Codec {
  UNCOMPRESSED,
  SNAPPY,
  GZIP,
  ZSTD,
  LZ4_RAW;

  /// Unpacks `length` bytes from `from` on; they must give exactly `size` bytes.
  byte[] unpack(byte[] packed, int from, int length, int size) throws TableException {
    byte[] out = new byte[size];
    int got;
    try {
      got =
          switch (this) {
            case UNCOMPRESSED -> copy(packed, from, length, out);
            case SNAPPY ->
                new SnappyJavaDecompressor().decompress(packed, from, length, out, 0, size);
            case ZSTD -> new ZstdJavaDecompressor().decompress(packed, from, length, out, 0, size);
            case LZ4_RAW ->
                new Lz4JavaDecompressor().decompress(packed, from, length, out, 0, size);
            case GZIP -> gunzip(packed, from, length, out);
          };
    } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw damaged(e);
    } catch (IOException e) {
      throw damaged(e);
    }
    if (got != size) {
      throw new TableException(this + " data unpacks to " + got + " bytes, expected " + size);
    }
    return out;
  }

  private TableException damaged(Exception e) {
    return new TableException("damaged " + this + " data: " + e.getMessage(), e);
  }

  private static int copy(byte[] from, int start, int length, byte[] to) {
    System.arraycopy(from, start, to, 0, Math.min(length, to.length));
    return length;
  }

  private static int gunzip(byte[] packed, int from, int length, byte[] out) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed, from, length))) {
      int got = in.readNBytes(out, 0, out.length);
      return in.read() < 0 ? got : got + 1;
    }
  }

  /// Packs bytes with zstd, the codec of everything written here.
  static byte[] zstd(byte[] plain) {
    ZstdJavaCompressor compressor = new ZstdJavaCompressor();
    byte[] out = new byte[compressor.maxCompressedLength(plain.length)];
    int length = compressor.compress(plain, 0, plain.length, out, 0, out.length);
    return Arrays.copyOf(out, length);
  }
}
