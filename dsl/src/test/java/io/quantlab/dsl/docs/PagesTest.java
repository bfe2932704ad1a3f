package io.quantlab.dsl.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.dsl.ProjectFiles;
import io.quantlab.dsl.Scripts;
import io.quantlab.dsl.Shelf;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.parser.WickFormatter;
import io.quantlab.dsl.syntax.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every `wick` block of the pages about the language.
///
/// A block is a whole script, in the one format and without a diagnostic. Behind `wick` may stand a
/// file name, the kind of a script without a header (`strategy`), and `shows E1401`: the codes it
/// shows on purpose.
final class PagesTest {
  private static final Pattern BLOCK =
      Pattern.compile("^```wick([^\n]*)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  /// @param words behind `wick`
  record Block(String page, int line, List<String> words, String text) {
    @Override
    public String toString() {
      return page + ":" + line;
    }

    Kind kind() {
      for (Kind kind : Kind.values()) {
        if (words.contains(kind.word())) {
          return kind;
        }
      }
      return Kind.INDICATOR;
    }

    String shows() {
      int at = words.indexOf("shows");
      return at < 0 ? "" : String.join(" ", words.subList(at + 1, words.size()));
    }
  }

  static List<Block> blocks() throws IOException {
    List<Block> blocks = new ArrayList<>();
    for (String page :
        List.of(
            "docs/tutorial/wick.md",
            "docs/reference/wick.md",
            "docs/how-to/wick-cookbook.md",
            "docs/how-to/from-pine.md",
            "docs/how-to/from-backtrader.md",
            "docs/how-to/from-lean.md",
            "docs/how-to/from-easylanguage.md")) {
      String text = Files.readString(ProjectFiles.of(page));
      Matcher found = BLOCK.matcher(text);
      int before = blocks.size();
      while (found.find()) {
        int line = (int) text.substring(0, found.start()).lines().count() + 1;
        List<String> words = List.of(found.group(1).strip().split(" "));
        blocks.add(new Block(page, line, words, found.group(2)));
      }
      assertTrue(blocks.size() > before, page + " shows no script");
    }
    return blocks;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("blocks")
  @DisplayName("14: a script of the documentation shows what the page says, and nothing else")
  void snippetIsSound(Block block) {
    Scripts.Result result = Scripts.check(block.text(), block.kind(), Shelf.ofExamples());
    List<String> codes =
        result.diagnostics().stream()
            .filter(each -> !each.code().editorOnly())
            .map(each -> each.code().name())
            .distinct()
            .toList();
    assertEquals(
        block.shows(),
        String.join(" ", codes),
        block + " as " + block.kind().word().toLowerCase(Locale.ROOT) + "\n" + result.story());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("blocks")
  @DisplayName("13.1: a script of the documentation is in the one format")
  void snippetIsFormatted(Block block) {
    WickFormatter.format(new Source(block.text()))
        .ifPresent(formatted -> assertEquals(formatted, block.text(), block.toString()));
  }
}
