package io.quantlab.fargate.language;

import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.diagnostic.Span;
import java.util.Optional;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/// Offsets of a text as positions of the protocol: line and UTF-16 unit, both from 0.
final class Places {
  private final Source source;

  Places(Source source) {
    this.source = source;
  }

  /// The offset of a position; one behind its line, or behind the text, gives the end.
  int offset(Position position) {
    return position.getLine() >= source.lines()
        ? source.text().length()
        : source.offsetOf(position.getLine() + 1, position.getCharacter() + 1);
  }

  Span span(Range range) {
    int start = offset(range.getStart());
    return new Span(start, Math.max(start, offset(range.getEnd())));
  }

  Position position(int offset) {
    return new Position(source.lineOf(offset) - 1, source.columnOf(offset) - 1);
  }

  /// The library a span lies in; nothing for the script itself.
  Optional<String> library(Span span) {
    return source.attachedAt(span.start()).map(Source.Attached::name);
  }

  Range range(Span span) {
    return new Range(position(span.start()), position(span.end()));
  }

  Range whole() {
    return range(source.span());
  }
}
