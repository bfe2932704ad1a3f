package io.quantlab.dsl.editor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.dsl.ProjectFiles;
import io.quantlab.dsl.Shelf;
import io.quantlab.dsl.diagnostic.Fix;
import io.quantlab.dsl.diagnostic.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every question at any place of a text as it looks while somebody writes it.
final class AnyTextTest {
  private static final long SEED = 20261120;
  private static final int ROUNDS = 25;

  static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(ProjectFiles.of("examples"))) {
      return files.filter(file -> file.toString().endsWith(".wick")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  @DisplayName("20: whatever the text is, every question has an answer inside it")
  void everyQuestionHasAnAnswer(Path file) throws IOException {
    Random random = new Random(SEED);
    String whole = Files.readString(file);
    for (int round = 0; round < ROUNDS; round++) {
      String text = torn(whole, random);
      int offset = random.nextInt(text.length() + 1);
      String story = "seed " + SEED + ", round " + round + ", offset " + offset + "\n" + text;
      try {
        ask(text, offset);
      } catch (RuntimeException failure) {
        throw new AssertionError(story, failure);
      }
    }
  }

  private static void ask(String text, int offset) {
    Document document = Document.of(text, Shelf.ofExamples());
    document
        .completions(offset)
        .forEach(each -> assertTrue(each.replaces().touches(offset), each.toString()));
    document.hover(offset).ifPresent(each -> requireInside(each.span(), text));
    document.signature(offset);
    document.references(offset).stream()
        .filter(each -> document.source().attachedAt(each.start()).isEmpty())
        .forEach(each -> requireInside(each, text));
    document.rename(offset, "other_name");
    document.outline().forEach(each -> requireInside(each.place(), text));
    document.folds().forEach(each -> assertTrue(each.lastLine() <= document.source().lines()));
    document.formatted();
    int last = 0;
    for (SemanticToken token : document.tokens()) {
      requireInside(token.span(), text);
      assertTrue(token.span().start() >= last, "tokens overlap at " + token);
      last = token.span().end();
    }
    document.hints().forEach(each -> assertTrue(each.offset() <= text.length()));
    for (Fix fix : document.actions(new Span(0, text.length()))) {
      fix.applyTo(document.source());
    }
  }

  private static void requireInside(Span span, String text) {
    assertTrue(span.end() <= text.length(), span + " of " + text.length());
  }

  /// The text with a stretch left out, or doubled, or cut off.
  private static String torn(String whole, Random random) {
    int from = random.nextInt(whole.length());
    int to = Math.min(whole.length(), from + random.nextInt(60));
    return switch (random.nextInt(4)) {
      case 0 -> whole.substring(0, from);
      case 1 -> whole.substring(0, from) + whole.substring(to);
      case 2 -> whole.substring(0, to) + whole.substring(from);
      default -> whole.substring(0, from) + ".(\n" + whole.substring(to);
    };
  }
}
