package io.quantlab.platform.tenant;

import java.util.Optional;
import java.util.regex.Pattern;

/// The name of something: a kind and a ULID, as `run_01JH2V9Z6Q3K8XW5T7YB4C1D0E` (PT-1).
///
/// Ids are made before the row they name is written, sort by the time they were made, and hold no
/// character that means something in a key, a path or a URL.
public record Id(IdKind kind, String ulid) implements Comparable<Id> {
  private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

  public Id {
    if (!ULID.matcher(ulid).matches()) {
      throw new IllegalArgumentException("a ULID has 26 characters of base 32, was " + ulid);
    }
  }

  /// The id in a text, or nothing when it is none of this kind.
  public static Optional<Id> parse(IdKind kind, String text) {
    return parse(text).filter(id -> id.kind == kind);
  }

  /// The id in a text, or nothing.
  public static Optional<Id> parse(String text) {
    int mark = text == null ? -1 : text.indexOf('_');
    if (mark < 0 || !ULID.matcher(text.substring(mark + 1)).matches()) {
      return Optional.empty();
    }
    return IdKind.of(text.substring(0, mark)).map(kind -> new Id(kind, text.substring(mark + 1)));
  }

  /// The id in a text of ours; throws when it is none.
  public static Id of(IdKind kind, String text) {
    return parse(kind, text)
        .orElseThrow(() ->
            new IllegalArgumentException("expected an id " + kind.prefix() + "_…, was " + text));
  }

  /// As it stands in keys, paths and documents.
  public String text() {
    return kind.prefix() + "_" + ulid;
  }

  @Override
  public int compareTo(Id other) {
    return text().compareTo(other.text());
  }

  @Override
  public String toString() {
    return text();
  }
}
