package io.quantlab.dsl.diagnostic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The text of a script with its lines. Lines and columns are 1-based; columns count UTF-16 units.
///
/// A line ends with `\n`; a `\r` before it belongs to the line's end and is never shown. Texts of
/// libraries may stand behind the script's own: an offset tells the text it lies in, lines and
/// columns are those of that text.
public final class Source {
  private final String text;
  private final int[] lineStarts;
  private final List<Attached> attached;

  /// A text behind the script's own.
  ///
  /// @param name of the library
  /// @param start offset of its first unit
  public record Attached(String name, int start, Source source) {
    private int end() {
      return start + source.text.length();
    }
  }

  public Source(String text) {
    this(text, startsOf(text), List.of());
  }

  private Source(String text, int[] lineStarts, List<Attached> attached) {
    this.text = text;
    this.lineStarts = lineStarts;
    this.attached = attached;
  }

  /// The same with one more text behind it.
  public Source with(String name, String library) {
    int end = attached.isEmpty() ? text.length() : attached.getLast().end();
    List<Attached> more = new ArrayList<>(attached);
    more.add(new Attached(name, end + 1, new Source(library)));
    return new Source(text, lineStarts, List.copyOf(more));
  }

  /// The library an offset lies in; nothing for the script itself.
  public Optional<Attached> attachedAt(int offset) {
    if (offset <= text.length()) {
      return Optional.empty();
    }
    return attached.reversed().stream().filter(each -> each.start() <= offset).findFirst();
  }

  /// The text attached under a name.
  public Optional<Attached> attached(String name) {
    return attached.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /// The script's own text.
  public String text() {
    return text;
  }

  /// The whole text of the script, or an empty span when there is none.
  public Span span() {
    return new Span(0, text.length());
  }

  public String textOf(Span span) {
    return attachedAt(span.start())
        .map(each ->
            each.source.text.substring(span.start() - each.start(), span.end() - each.start()))
        .orElseGet(() -> text.substring(span.start(), span.end()));
  }

  /// The unit at an offset; a space behind the end of a text.
  public char charAt(int offset) {
    Optional<Attached> library = attachedAt(offset);
    if (library.isPresent()) {
      return library.get().source().charAt(offset - library.get().start());
    }
    return offset < text.length() ? text.charAt(offset) : ' ';
  }

  public int lines() {
    return lineStarts.length;
  }

  /// Line of an offset; an offset behind the text belongs to the last line.
  public int lineOf(int offset) {
    Optional<Attached> library = attachedAt(offset);
    if (library.isPresent()) {
      return library.get().source().lineOf(offset - library.get().start());
    }
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  public int columnOf(int offset) {
    Optional<Attached> library = attachedAt(offset);
    return library.isPresent()
        ? library.get().source().columnOf(offset - library.get().start())
        : offset - lineStarts[lineOf(offset) - 1] + 1;
  }

  /// Offset of a place; a column behind the end of the line gives the end of the line.
  public int offsetOf(int line, int column) {
    int start = lineStarts[line - 1];
    return Math.min(start + column - 1, start + lineText(line).length());
  }

  /// A line of the script without its end.
  public String lineText(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
    if (end > start && text.charAt(end - 1) == '\r') {
      end--;
    }
    return text.substring(start, end);
  }

  /// A place as people write it: `12:5`, in a library `quantlab/ta@2.3.1:12:5`.
  public String place(int offset) {
    String library = attachedAt(offset).map(each -> each.name() + ":").orElse("");
    return library + lineOf(offset) + ":" + columnOf(offset);
  }

  /// Identity of the text, and of all texts behind it: `sha256:` and 64 hexadecimal digits.
  public String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      for (Attached each : attached) {
        digest.update((byte) 0);
        digest.update(each.name().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(each.source().text.getBytes(StandardCharsets.UTF_8));
      }
      return "sha256:" + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static int[] startsOf(String text) {
    int[] starts = new int[16];
    int lines = 1;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      if (lines == starts.length) {
        starts = Arrays.copyOf(starts, 2 * lines);
      }
      starts[lines++] = i + 1;
    }
    return Arrays.copyOf(starts, lines);
  }
}
