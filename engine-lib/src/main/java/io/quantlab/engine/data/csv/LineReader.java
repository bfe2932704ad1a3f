package io.quantlab.engine.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// A window over a byte stream that holds the current line in one piece.
///
/// The owner parses from [#start] in [#bytes] and says where the next line begins. Looking for the
/// line end beforehand is left out on purpose: the field parser meets it anyway. From [#limit] on
/// stand newlines, so a parser that stops at newlines stays inside; one that ends beyond [#limit]
/// met a line that is not complete yet, and [#lineEnd] completes it. The previous line is kept as
/// well, for V-06. The window is small enough to stay in the cache of a core. Lines are at most
/// [#MAX_LINE] bytes.
final class LineReader implements AutoCloseable {
  static final int MAX_LINE = 32 * 1024;
  private static final int SIZE = 128 * 1024;
  private static final int AHEAD = 4 * 1024;
  private static final int SLACK = 32;

  /// Where lines come from when they are made from the lines of another file.
  interface Numbers {
    /// Line of the source the next line comes from.
    long next();

    /// Lines of the source passed over so far.
    long ignored();
  }

  private final InputStream in;
  private final Numbers numbers;
  final byte[] bytes = new byte[SIZE + SLACK];
  int start;
  int limit;
  int previous;
  long line = 1;
  private int end;
  private boolean ended;
  private boolean numbered;
  private CsvSource.DamagedException damage;

  LineReader(InputStream in) {
    this.in = in;
    this.numbers = in instanceof Numbers source ? source : null;
  }

  /// Lines of the source that gave no line here.
  long ignored() {
    return numbers == null ? 0 : numbers.ignored();
  }

  /// Makes the start of the current line available; false at the end of the input. A damaged stream
  /// gives all its whole lines first and throws then.
  boolean ready() throws CsvSource.DamagedException {
    if (limit - start <= AHEAD && !ended) {
      refill();
    }
    if (start >= limit && damage != null) {
      throw damage;
    }
    if (numbers != null && !numbered && start < limit) {
      line = numbers.next();
      numbered = true;
    }
    return start < limit;
  }

  /// Passes over a UTF-8 byte order mark; call before the first line.
  void skipByteOrderMark() throws CsvSource.DamagedException {
    if (ready() && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
      start = 3;
    }
  }

  private void refill() {
    int keep = previous;
    System.arraycopy(bytes, keep, bytes, 0, limit - keep);
    start -= keep;
    limit -= keep;
    previous = 0;
    fill();
    Arrays.fill(bytes, limit, Math.min(limit + SLACK, bytes.length), (byte) '\n');
    if (ended && limit > 0 && bytes[limit - 1] != '\n') {
      limit++;
    }
  }

  private void fill() {
    try {
      while (limit < SIZE) {
        int count = in.read(bytes, limit, SIZE - limit);
        if (count < 0) {
          ended = true;
          return;
        }
        limit += count;
      }
    } catch (IOException e) {
      damage = new CsvSource.DamagedException(e);
      ended = true;
      while (limit > start && bytes[limit - 1] != '\n') {
        limit--;
      }
    }
  }

  /// Makes the current line complete and gives its end without the line break, or -1 when it is
  /// longer than [#MAX_LINE]. May move [#start] and all that is in the window.
  int lineEnd() {
    int newline = newline();
    if (newline < 0 && !ended) {
      refill();
      newline = newline();
    }
    end = newline + 1;
    if (newline < 0) {
      return -1;
    }
    return newline > start && bytes[newline - 1] == '\r' ? newline - 1 : newline;
  }

  private int newline() {
    int stop = Math.min(limit, start + MAX_LINE + 1);
    for (int i = start; i < stop; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /// Start of the line after the one [#lineEnd] looked at.
  int afterLineEnd() {
    return end;
  }

  /// Whether the current line, which ends before `next`, repeats the previous one byte for byte.
  boolean repeatsPrevious(int next) {
    return Arrays.equals(bytes, previous, start, bytes, start, next);
  }

  void advance(int next) {
    previous = start;
    start = next;
    line++;
    numbered = false;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
