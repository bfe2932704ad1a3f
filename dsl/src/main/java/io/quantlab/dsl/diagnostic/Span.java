package io.quantlab.dsl.diagnostic;

/// A stretch of the source text: UTF-16 offsets from 0, `end` excluded.
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "a span needs 0 <= start <= end, was " + start + ".." + end);
    }
  }

  /// The empty span at an offset.
  public static Span at(int offset) {
    return new Span(offset, offset);
  }

  /// From the start of this to the end of `last`.
  public Span to(Span last) {
    return new Span(start, Math.max(end, last.end));
  }

  /// True when `offset` lies inside or right behind the last unit.
  public boolean touches(int offset) {
    return start <= offset && offset <= end;
  }
}
