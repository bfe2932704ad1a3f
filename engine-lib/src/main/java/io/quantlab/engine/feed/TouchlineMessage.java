package io.quantlab.engine.feed;

import java.nio.charset.StandardCharsets;

/// One touchline message split into fields, as text; a fixed-size record the adapter fills again
/// and again.
///
/// A field is absent until it is put. An empty text counts as absent, null clears the field of the
/// record (engine contract K-11). A text longer than [#MAX_TEXT] bytes makes the message
/// unreadable.
public final class TouchlineMessage {
  /// Longest readable field text.
  public static final int MAX_TEXT = 32;

  /// Feed time of a message that has none.
  public static final long NO_TIME = Long.MIN_VALUE;

  /// Full record or changed fields.
  public enum Kind {
    /// `tk`, `dk`: replaces the record.
    SNAPSHOT,
    /// `tf`, `df`: overlays the fields present.
    DELTA
  }

  private final byte[] text = new byte[TouchlineField.COUNT * MAX_TEXT];
  private final byte[] lengths = new byte[TouchlineField.COUNT];
  private Kind kind = Kind.SNAPSHOT;
  private int token;
  private long feedNanos = NO_TIME;
  private int present;
  private int cleared;

  /// Starts a message without fields.
  public void begin(Kind messageKind, int messageToken, long messageFeedNanos) {
    kind = messageKind;
    token = messageToken;
    feedNanos = messageFeedNanos;
    present = 0;
    cleared = 0;
  }

  /// Puts a field by its ASCII text.
  public void put(TouchlineField field, CharSequence value) {
    int length = Math.min(value.length(), MAX_TEXT + 1);
    int offset = field.ordinal() * MAX_TEXT;
    for (int i = 0; i < Math.min(length, MAX_TEXT); i++) {
      char c = value.charAt(i);
      text[offset + i] = c < 128 ? (byte) c : (byte) '?';
    }
    note(field, length);
  }

  /// Puts a field by its bytes in a receive buffer.
  public void put(TouchlineField field, byte[] source, int from, int count) {
    int length = Math.min(count, MAX_TEXT + 1);
    System.arraycopy(source, from, text, field.ordinal() * MAX_TEXT, Math.min(length, MAX_TEXT));
    note(field, length);
  }

  /// Puts a JSON `null`.
  public void putNull(TouchlineField field) {
    present &= ~field.bit();
    cleared |= field.bit();
  }

  public Kind kind() {
    return kind;
  }

  public int token() {
    return token;
  }

  /// Venue time of the message, [#NO_TIME] when it has none.
  public long feedNanos() {
    return feedNanos;
  }

  public boolean has(TouchlineField field) {
    return (present & field.bit()) != 0;
  }

  public boolean isNull(TouchlineField field) {
    return (cleared & field.bit()) != 0;
  }

  /// The text of a field that is present, cut at [#MAX_TEXT]; for display and logs, it allocates.
  public String text(TouchlineField field) {
    int length = Math.min(lengths[field.ordinal()], MAX_TEXT);
    return new String(text, field.ordinal() * MAX_TEXT, length, StandardCharsets.US_ASCII);
  }

  int present() {
    return present;
  }

  int cleared() {
    return cleared;
  }

  byte[] bytes() {
    return text;
  }

  int length(int field) {
    return lengths[field];
  }

  private void note(TouchlineField field, int length) {
    lengths[field.ordinal()] = (byte) length;
    cleared &= ~field.bit();
    if (length == 0) {
      present &= ~field.bit();
    } else {
      present |= field.bit();
    }
  }
}
