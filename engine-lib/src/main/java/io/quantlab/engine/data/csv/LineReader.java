package io.quantlab.engine.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long NEWLINES = '\n' * ONES;
  private static final long HIGH = 0x80 * ONES;

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
  private int leap;
  private boolean ended;
  private boolean numbered;
  private CsvSource.DamagedException damage;

  LineReader(InputStream in) {
    this.in = in;
    this.numbers = in instanceof Numbers source ? source : null;
  }

  /// Whether lines are numbered by their place: those made from another file's lines are not.
  boolean plain() {
    return numbers == null;
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

  /// Finds up to `max` complete lines from the current one on: where each starts, and behind the
  /// last one where the next does. Gives their number.
  ///
  /// Looks for the end of a line only from about where the shortest line before ended, so a much
  /// shorter one is taken together with the one behind it: whoever parses them must meet every line
  /// break.
  int lines(int[] starts, int max) {
    int line = start;
    int shortest = MAX_LINE;
    int count = 0;
    while (count < max && line + leap < limit) {
      int newline = newlineFrom(line + leap);
      if (newline >= limit) {
        break;
      }
      starts[count++] = line;
      shortest = Math.min(shortest, newline - line);
      line = newline + 1;
    }
    starts[count] = line;
    leap = count == 0 ? 0 : Math.max(0, shortest - 4);
    return count;
  }

  /// The next newline, eight bytes at a time; from [#limit] on there is one.
  private int newlineFrom(int from) {
    int at = from;
    while (true) {
      long word = (long) WORD.get(bytes, at) ^ NEWLINES;
      long found = word - ONES & ~word & HIGH;
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >>> 3);
      }
      at += Long.BYTES;
    }
  }

  /// Whether the current line, which ends before `next`, repeats the previous one byte for byte.
  boolean repeatsPrevious(int next) {
    return Arrays.equals(bytes, previous, start, bytes, start, next);
  }

  void advance(int next) {
    leap = Math.min(leap, next - start - 1);
    previous = start;
    start = next;
    line++;
    numbered = false;
  }

  /// Passes over `count` lines, of which the last one starts at `last`.
  void advance(int count, int last, int next) {
    previous = last;
    start = next;
    line += count;
    numbered = false;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
