package io.quantlab.engine.data.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// CSV text in the making, as UTF-8 bytes.
final class TextBytes {
  private byte[] bytes = new byte[1 << 16];
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  /// Ends the field before, when there is one.
  void separator(int column) {
    if (column > 0) {
      ascii(',');
    }
  }

  void lineEnd() {
    ascii('\n');
  }

  void ascii(char c) {
    reserve(1);
    bytes[length++] = (byte) c;
  }

  void ascii(String text) {
    reserve(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
  }

  /// Digits of a number that is not negative, with zeros in front to be at least `least` many.
  void digits(long value, int least) {
    int count = Math.max(least, digitsOf(value));
    reserve(count);
    long rest = value;
    for (int i = length + count - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += count;
  }

  private static int digitsOf(long value) {
    int count = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      count++;
    }
    return count;
  }

  /// A text field without line breaks, in quotes where it needs them.
  void quoted(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (text.indexOf(',') < 0 && text.indexOf('"') < 0) {
      reserve(utf8.length);
      System.arraycopy(utf8, 0, bytes, length, utf8.length);
      length += utf8.length;
      return;
    }
    reserve(2 * utf8.length + 2);
    bytes[length++] = '"';
    for (byte b : utf8) {
      if (b == '"') {
        bytes[length++] = '"';
      }
      bytes[length++] = b;
    }
    bytes[length++] = '"';
  }

  private void reserve(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
  }
}
