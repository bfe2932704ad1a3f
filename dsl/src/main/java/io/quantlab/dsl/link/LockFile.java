package io.quantlab.dsl.link;

import io.quantlab.dsl.diagnostic.Source;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The text of a lock file: which version each request of a library is fixed to, and the hash of
/// that version's text.
///
/// A line is `owner/name@request version sha256:hash`; lines are in order of the request, empty
/// lines and those that begin with `#` are comments.
public final class LockFile {
  /// The usual name of the file.
  public static final String NAME = "wick.lock";

  private static final String HEAD =
      """
      # What the imports of the scripts in this folder mean. Written by 'quantlab library lock';
      # keep it beside the scripts and under version control.
      """;

  private final TreeMap<String, Entry> entries = new TreeMap<>();

  /// @param request what an import writes
  /// @param version of the same library, all three numbers
  /// @param hash of the text, as [LockFile#hash] gives it
  public record Entry(LibraryName request, Version version, String hash) {
    /// The library the request is fixed to.
    public LibraryName library() {
      return request.at(version);
    }
  }

  /// @throws IllegalArgumentException for entries whose version does not answer the request
  public LockFile(Collection<Entry> entries) {
    for (Entry each : entries) {
      if (!each.version().isExact() || !each.version().answers(each.request().version())) {
        throw new IllegalArgumentException(each.version() + " is no answer to " + each.request());
      }
      this.entries.put(each.request().toString(), each);
    }
  }

  /// @throws IllegalArgumentException for a line that cannot be read; the message begins with its
  ///   number
  public static LockFile parse(String text) {
    LockFile lock = new LockFile(List.of());
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        Entry entry = entry(line, number);
        if (lock.entries.put(entry.request().toString(), entry) != null) {
          throw new IllegalArgumentException(number + ": " + entry.request() + " stands twice");
        }
      }
    }
    return lock;
  }

  private static Entry entry(String line, int number) {
    String[] words = line.strip().split("\\s+");
    boolean whole = words.length == 3 && words[2].matches("sha256:[0-9a-f]{64}");
    Optional<LibraryName> request = whole ? LibraryName.parse(words[0]) : Optional.empty();
    Optional<Version> version = whole ? Version.parse(words[1]) : Optional.empty();
    if (request.isEmpty() || version.isEmpty()) {
      throw new IllegalArgumentException(
          number + ": 'owner/name@request version sha256:hash' is wanted, found '" + line + "'");
    }
    if (!version.get().isExact() || !version.get().answers(request.get().version())) {
      throw new IllegalArgumentException(
          number + ": version " + version.get() + " does not answer " + request.get());
    }
    return new Entry(request.get(), version.get(), words[2]);
  }

  /// What a request is fixed to.
  public Optional<Entry> find(LibraryName request) {
    return Optional.ofNullable(entries.get(request.toString()));
  }

  /// All lines, in their order.
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /// The text of the file.
  public String text() {
    StringBuilder text = new StringBuilder(HEAD);
    for (Entry each : entries.values()) {
      text.append(each.request())
          .append(' ')
          .append(each.version())
          .append(' ')
          .append(each.hash())
          .append('\n');
    }
    return text.toString();
  }

  /// Identity of a library's text: `sha256:` and 64 hexadecimal digits.
  public static String hash(String text) {
    return new Source(text).hash();
  }
}
