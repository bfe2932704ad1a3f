package io.quantlab.dsl.parser;

import io.quantlab.dsl.diagnostic.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/// Turns ANTLR's positions, counted in code points, into offsets in UTF-16 units of the source.
final class Places {
  private final int base;
  private final int length;
  private final int[] offsets;

  /// @param text what the parser reads
  /// @param base offset of its first unit in the source: an interpolated expression stands inside
  Places(String text, int base) {
    this.base = base;
    this.length = text.length();
    this.offsets = offsetsOf(text);
  }

  Span of(Token token) {
    int start = offset(token.getStartIndex());
    return new Span(start, Math.max(start, offset(token.getStopIndex() + 1)));
  }

  Span of(TerminalNode node) {
    return of(node.getSymbol());
  }

  Span of(ParserRuleContext context) {
    return context.getStop() == null
        ? of(context.getStart())
        : of(context.getStart()).to(of(context.getStop()));
  }

  private int offset(int codePoint) {
    if (offsets == null) {
      return base + Math.min(codePoint, length);
    }
    return base + offsets[Math.min(codePoint, offsets.length - 1)];
  }

  /// Offset of each code point, or null when every code point is one unit.
  private static int[] offsetsOf(String text) {
    int count = text.codePointCount(0, text.length());
    if (count == text.length()) {
      return null;
    }
    int[] offsets = new int[count + 1];
    int offset = 0;
    for (int i = 0; i < count; i++) {
      offsets[i] = offset;
      offset += Character.charCount(text.codePointAt(offset));
    }
    offsets[count] = offset;
    return offsets;
  }
}
