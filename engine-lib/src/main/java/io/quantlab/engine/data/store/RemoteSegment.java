package io.quantlab.engine.data.store;

/// One session day of a remote set as its manifest lists it (engine contract D-7).
///
/// @param epochDay session date, days since 1970-01-01
/// @param firstNanos stamp of the first row
/// @param lastNanos stamp of the last row
/// @param rows number of rows
/// @param length bytes of the object
/// @param objectSha256 SHA-256 of the object's bytes, lower-case hex; its name is this and `.qls`
/// @param rowsSha256 SHA-256 of the decoded rows (D-3), lower-case hex
public record RemoteSegment(
    int epochDay,
    long firstNanos,
    long lastNanos,
    int rows,
    long length,
    String objectSha256,
    String rowsSha256) {
  public RemoteSegment {
    checkHash("objectSha256", objectSha256);
    checkHash("rowsSha256", rowsSha256);
    if (rows < 1 || firstNanos > lastNanos || length < StoreFormat.HEADER_BYTES) {
      throw new IllegalArgumentException(
          "a remote segment needs rows, rising stamps and at least 4096 bytes; has "
              + rows
              + " rows from "
              + firstNanos
              + " to "
              + lastNanos
              + " in "
              + length
              + " bytes");
    }
  }

  /// Name of the object: `<objectSha256>.qls`.
  public String objectName() {
    return objectSha256 + ".qls";
  }

  private static void checkHash(String field, String value) {
    if (!value.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          field + " must be 64 lower-case hex digits, was \"" + value + "\"");
    }
  }
}
