package io.quantlab.dsl.editor;

import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.parser.Lexeme;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// Lines that may be folded.
///
/// @param firstLine stays visible, from 1
/// @param lastLine the last one hidden
public record Fold(int firstLine, int lastLine, Kind kind) {
  /// What is folded.
  public enum Kind {
    CODE,
    COMMENT
  }

  /// From the brackets and comments of the text; a bracket that is never closed folds nothing.
  static List<Fold> of(Document document) {
    Source source = document.source();
    List<Fold> folds = new ArrayList<>();
    Deque<Lexeme> open = new ArrayDeque<>();
    int commentFrom = 0;
    int commentTo = 0;
    for (Lexeme each : document.lexemes()) {
      int first = source.lineOf(each.span().start());
      int last = source.lineOf(Math.max(each.span().start(), each.span().end() - 1));
      if (each.sort() == Lexeme.Sort.COMMENT) {
        boolean goesOn = first == commentTo + 1 && commentFrom > 0;
        if (!goesOn) {
          add(folds, commentFrom, commentTo, Kind.COMMENT);
          commentFrom = first;
        }
        commentTo = last;
      } else if (each.is("{") || each.is("(") || each.is("[")) {
        open.push(each);
      } else if ((each.is("}") || each.is(")") || each.is("]")) && !open.isEmpty()) {
        add(folds, source.lineOf(open.pop().span().start()), first - 1, Kind.CODE);
      }
    }
    add(folds, commentFrom, commentTo, Kind.COMMENT);
    folds.sort(Comparator.comparingInt(Fold::firstLine).thenComparingInt(Fold::lastLine));
    return folds;
  }

  private static void add(List<Fold> folds, int first, int last, Kind kind) {
    if (last > first && first > 0) {
      folds.add(new Fold(first, last, kind));
    }
  }
}
