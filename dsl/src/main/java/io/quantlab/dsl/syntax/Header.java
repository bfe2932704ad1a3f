package io.quantlab.dsl.syntax;

import io.quantlab.dsl.diagnostic.Span;
import java.util.List;

/// The line that names the kind, the title and the options of a script.
public record Header(Span span, Kind kind, Expression.Text title, List<Argument> options)
    implements Node {
  public Header {
    options = List.copyOf(options);
  }
}
