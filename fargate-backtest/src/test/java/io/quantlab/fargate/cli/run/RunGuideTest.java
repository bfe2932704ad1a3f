package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs the tutorials and the guides: `csv NAME`, `java NAME`, `toml NAME` and `wick NAME` blocks
/// become files, as `txt NAME` ones do, `sh` blocks are run, the lines of the `text` block behind
/// them must be printed in that order (`...` stands for anything, a line of it alone for any
/// lines).
final class RunGuideTest {
  private static final Pattern BLOCK =
      Pattern.compile(
          "^```(csv|java|toml|wick|txt|sh|text)([^\n]*)\n(.*?)^```$",
          Pattern.DOTALL | Pattern.MULTILINE);
  private static final Set<String> READS_DATA =
      Set.of("backtest", "verify", "rerun", "orders", "debug", "replay");
  private static final Set<String> PLACES =
      Set.of("-d", "-C", "--file", "--jar", "--out", "--commands");

  @TempDir Path dir;
  private String printed = "";

  @ParameterizedTest
  @CsvSource({
    "docs/tutorial/first-strategy.md, 7",
    "docs/how-to/backtest.md, 14",
    "docs/how-to/run-file.md, 8",
    "docs/how-to/debug.md, 7",
    "docs/tutorial/wick.md, 7"
  })
  void everySnippetDoesWhatThePageSays(String page, int commands) throws IOException {
    Matcher blocks = BLOCK.matcher(Files.readString(page(page)));
    int run = 0;
    while (blocks.find()) {
      String info = blocks.group(2).strip();
      switch (blocks.group(1)) {
        case "csv", "java", "toml", "txt" -> Files.writeString(dir.resolve(info), blocks.group(3));
        case "wick" -> {
          String name = info.split(" ")[0];
          if (name.endsWith(".wick")) {
            Files.writeString(dir.resolve(name), blocks.group(3));
          }
        }
        case "sh" -> {
          printed = "";
          int expected = info.startsWith("fails with ") ? Integer.parseInt(info.substring(11)) : 0;
          for (String line : blocks.group(3).lines().toList()) {
            run(line, expected);
            run++;
          }
        }
        default -> expect(blocks.group(3).lines().toList());
      }
    }
    assertEquals(commands, run, "commands on the page");
  }

  private void run(String line, int expected) {
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    String program = words.removeFirst();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean place =
          i > 0 && PLACES.contains(words.get(i - 1))
              || word.endsWith(".csv")
              || word.endsWith(".java")
              || word.endsWith(".wick")
              || word.endsWith(".toml")
              || word.startsWith("runs/");
      words.set(i, place ? dir.resolve(word).toString() : word);
    }
    if (program.equals("./quantlab")) {
      quantlab(line, words, expected);
    } else {
      words.replaceAll(word ->
          word.startsWith("engine-lib/target/") ? System.getProperty("java.class.path") : word);
      tool(program, words);
    }
  }

  private void quantlab(String line, List<String> words, int expected) {
    if (READS_DATA.contains(words.getFirst())) {
      words.add("--store=" + dir.resolve("store"));
      words.add("--cache=" + dir.resolve("cache"));
    }
    if (words.getFirst().equals("run")) {
      words.add("--set=data.store=" + dir.resolve("store"));
      words.add("--set=data.cache=" + dir.resolve("cache"));
      words.replaceAll(word -> word.replace("output.out=", "output.out=" + dir + "/"));
    }
    Session session = Session.run(words.toArray(String[]::new));
    assertEquals(expected, session.exitCode(), () -> line + "\n" + session);
    printed += (session.out() + session.err()).replace(dir + "/", "");
  }

  private static void tool(String name, List<String> words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream printer = new PrintStream(out);
    int exitCode =
        ToolProvider.findFirst(name)
            .orElseThrow()
            .run(printer, printer, words.toArray(String[]::new));
    assertEquals(0, exitCode, () -> name + " " + words + "\n" + out);
  }

  private void expect(List<String> lines) {
    int at = 0;
    for (String line : lines) {
      if (line.equals("...")) {
        continue;
      }
      String regex = "(?m)^" + Pattern.quote(line).replace("...", "\\E.*\\Q");
      Matcher matcher = Pattern.compile(regex).matcher(printed);
      assertTrue(matcher.find(at), () -> "not printed: " + line + "\nin:\n" + printed);
      at = matcher.end();
    }
  }

  static Path page(String name) {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve(name))) {
      folder = folder.getParent();
    }
    return folder.resolve(name);
  }
}
