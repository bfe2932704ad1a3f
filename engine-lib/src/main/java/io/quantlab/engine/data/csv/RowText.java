package io.quantlab.engine.data.csv;

/// The text fields of the current row that select its dataset, as spans of bytes.
final class RowText {
  byte[] symbolBytes = new byte[0];
  int symbolFrom;
  int symbolTo;
  byte[] expiryBytes = symbolBytes;
  int expiryFrom;
  int expiryTo;
}
