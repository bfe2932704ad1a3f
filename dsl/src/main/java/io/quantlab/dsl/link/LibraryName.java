package io.quantlab.dsl.link;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an import writes: `owner/name@version`.
///
/// @param owner who published it; lower-case letters, digits, `-` and `_`, as the name
/// @param version of a published library all three numbers, of a request one to three
public record LibraryName(String owner, String name, Version version) {
  /// How a name looks, for messages.
  public static final String EXAMPLE = "'owner/name@version', such as \"quantlab/ta@2.3\"";

  private static final String WORD = "[a-z][a-z0-9_-]{0,63}";
  private static final Pattern FORM = Pattern.compile("(" + WORD + ")/(" + WORD + ")@(.{1,40})");

  /// The name a text writes; nothing when it writes none.
  public static Optional<LibraryName> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Version.parse(matcher.group(3))
        .map(version -> new LibraryName(matcher.group(1), matcher.group(2), version));
  }

  /// The same library in another version.
  public LibraryName at(Version other) {
    return new LibraryName(owner, name, other);
  }

  @Override
  public String toString() {
    return owner + "/" + name + "@" + version;
  }
}
