package io.quantlab.dsl.editor;

import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.parser.Lexeme;
import io.quantlab.dsl.parser.Reading;
import io.quantlab.dsl.parser.WickReader;
import io.quantlab.dsl.syntax.Name;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The text as it would be with a name at the cursor.
///
/// While somebody writes, the statement at the cursor is broken and has no tree. So the word at the
/// cursor is replaced by a name nobody has, and what is missing around it is tried out: nothing, a
/// call, the closing brackets, an empty block, a value. The first text in which the name got into
/// the tree tells what is wanted there.
///
/// @param document the completed text
/// @param trail down to the name
/// @param word place of the word in the text as it was
record Probe(Document document, Trail trail, Span word) {
  private static final String NAME = "wick__cursor";

  static Optional<Probe> at(Document document, int offset) {
    Span word = wordAt(document.source().text(), offset);
    String text = document.source().text();
    String before = text.substring(0, word.start());
    String after = text.substring(word.end());
    int lineEnd = after.indexOf('\n') < 0 ? after.length() : after.indexOf('\n');
    String below = after.substring(lineEnd);
    String closers = closers(before);
    for (String rest :
        List.of(
            after,
            "()" + after,
            closers + below,
            closers + " { }" + below,
            closers + " = 0" + below,
            " = 0" + after,
            ": 0" + closers + below,
            closers + ": 0 }" + below)) {
      Reading reading = WickReader.read(before + NAME + rest);
      Trail trail = Trail.to(reading.script(), word.start());
      if (trail.innermost() instanceof Name name && name.text().equals(NAME)) {
        return Optional.of(new Probe(document.with(reading), trail, word));
      }
    }
    return Optional.empty();
  }

  /// The word an offset lies in or touches; empty where there is none.
  static Span wordAt(String text, int offset) {
    int start = offset;
    while (start > 0 && isPart(text.charAt(start - 1))) {
      start--;
    }
    int end = offset;
    while (end < text.length() && isPart(text.charAt(end))) {
      end++;
    }
    return new Span(start, end);
  }

  private static boolean isPart(char unit) {
    return Character.isLetterOrDigit(unit) || unit == '_';
  }

  /// What closes the round and square brackets that are open at the end of a text.
  private static String closers(String text) {
    StringBuilder closers = new StringBuilder();
    for (Lexeme each : open(Lexeme.of(new Source(text)))) {
      if (each.is("{")) {
        break;
      }
      closers.append(each.is("(") ? ")" : "]");
    }
    return closers.toString();
  }

  /// The brackets that are not closed, the innermost first.
  static List<Lexeme> open(List<Lexeme> lexemes) {
    Deque<Lexeme> open = new ArrayDeque<>();
    for (Lexeme each : lexemes) {
      if (each.is("(") || each.is("[") || each.is("{")) {
        open.push(each);
      } else if ((each.is(")") || each.is("]") || each.is("}")) && !open.isEmpty()) {
        open.pop();
      }
    }
    return new ArrayList<>(open);
  }
}
