package io.quantlab.fargate.cli.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.Schema;
import io.quantlab.fargate.cli.Session;
import io.quantlab.fargate.data.DataSpec;
import io.quantlab.fargate.data.SchemaName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs `docs/how-to/import-data.md`: `csv NAME` blocks become files, `sh` blocks are run, the
/// lines of the `text` block behind them must be printed in that order (`...` stands for anything).
final class ImportGuideTest {
  private static final Pattern BLOCK =
      Pattern.compile("^```(csv|sh|text)([^\n]*)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Set<String> PLACES =
      Set.of("--store", "--out", "--mapping", "--rejects", "--source");

  @TempDir Path dir;
  private String printed = "";

  @Test
  void everySnippetDoesWhatThePageSays() throws IOException {
    Matcher blocks = BLOCK.matcher(Files.readString(page("docs/how-to/import-data.md")));
    int commands = 0;
    while (blocks.find()) {
      String info = blocks.group(2).strip();
      switch (blocks.group(1)) {
        case "csv" -> Files.writeString(dir.resolve(info), blocks.group(3));
        case "sh" -> {
          printed = "";
          int expected = info.startsWith("fails with ") ? Integer.parseInt(info.substring(11)) : 0;
          for (String line : blocks.group(3).lines().toList()) {
            run(line, expected);
            commands++;
          }
        }
        default -> expect(blocks.group(3).lines().toList());
      }
    }
    assertEquals(16, commands);
  }

  private void run(String line, int expected) {
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    assertEquals("./quantlab", words.removeFirst(), line);
    for (int i = 1; i < words.size(); i++) {
      boolean place =
          PLACES.contains(words.get(i - 1)) || words.get(i).matches(".*\\.(csv|parquet).*");
      if (place) {
        words.set(i, dir.resolve(words.get(i)).toString());
      }
    }
    Session session = Session.run(words.toArray(new String[0]));
    assertEquals(expected, session.exitCode(), () -> line + "\n" + session.err());
    printed += (session.out() + session.err()).replace(dir + "/", "");
  }

  private void expect(List<String> lines) {
    int at = 0;
    for (String line : lines) {
      String regex = "(?m)^" + Pattern.quote(line).replace("...", "\\E.*\\Q") + "$";
      Matcher matcher = Pattern.compile(regex).matcher(printed);
      assertTrue(matcher.find(at), () -> "not printed: " + line + "\nin:\n" + printed);
      at = matcher.end();
    }
  }

  @Test
  void referenceNamesEveryOptionSchemaAndCode() throws IOException {
    String text = Files.readString(page("docs/reference/data.md"));
    for (String option : DataSpec.OPTIONS) {
      assertTrue(text.contains("`" + option + "`"), option);
    }
    for (Schema schema : Schema.values()) {
      assertTrue(text.contains("\n| " + SchemaName.of(schema) + " | `"), schema::toString);
    }
    for (DataImportCommand.Packing packing : DataImportCommand.Packing.values()) {
      assertTrue(text.contains("\n| `" + packing + "` |"), packing::toString);
    }
  }

  private static Path page(String name) {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve(name))) {
      folder = folder.getParent();
    }
    return folder.resolve(name);
  }
}
