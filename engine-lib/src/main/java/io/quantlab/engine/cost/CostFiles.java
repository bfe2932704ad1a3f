package io.quantlab.engine.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/// The files that a cost in words names: every value that ends with `.csv`.
public final class CostFiles {
  private CostFiles() {}

  /// The text with other names in place of its files, in double quotes where the name needs them.
  ///
  /// @param subject what is described, for complaints: `fees`
  /// @throws CostTextException when the text cannot be read
  public static String renamed(String subject, String text, UnaryOperator<String> name) {
    List<Term.Part> found = new ArrayList<>();
    CostText.parse(subject, text).forEach(term -> term.eachPart(found::add));
    found.removeIf(part -> !part.isFile());
    found.sort(Comparator.comparingInt(Term.Part::at).reversed());
    StringBuilder renamed = new StringBuilder(text);
    for (Term.Part part : found) {
      int from = part.valueAt();
      int quotes = text.charAt(from) == '"' ? 2 : 0;
      String other = quoted(name.apply(part.value()));
      renamed.replace(from, from + part.value().length() + quotes, other);
    }
    return renamed.toString();
  }

  private static String quoted(String name) {
    return name.matches("[^,()+=\"]+") ? name : '"' + name + '"';
  }
}
