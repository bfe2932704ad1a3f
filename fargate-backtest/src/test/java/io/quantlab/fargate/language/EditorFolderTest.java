package io.quantlab.fargate.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The folder that is an extension of VS Code: what it says of itself is there, its grammar can be
/// read, and the commands it starts are commands of ours. No editor is started.
final class EditorFolderTest {
  private static final Path FOLDER = Path.of("../dsl/editors/vscode");
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Fields of a grammar that are regular expressions.
  private static final Set<String> EXPRESSIONS = Set.of("match", "begin", "end", "while");

  private static JsonNode json(String file) throws IOException {
    return JSON.readTree(FOLDER.resolve(file).toFile());
  }

  @Test
  @DisplayName("wick 14: the manifest names one language, and files that are there")
  void manifest() throws IOException {
    JsonNode manifest = json("package.json");
    for (String field : List.of("name", "version", "publisher", "engines", "main", "contributes")) {
      assertTrue(manifest.hasNonNull(field), field);
    }
    assertTrue(manifest.at("/engines/vscode").asText().matches("\\^\\d+\\.\\d+\\.\\d+"));
    assertTrue(manifest.get("version").asText().matches("\\d+\\.\\d+\\.\\d+"));
    JsonNode contributes = manifest.get("contributes");
    JsonNode language = contributes.at("/languages/0");
    assertEquals("wick", language.get("id").asText());
    assertEquals(".wick", language.at("/extensions/0").asText());
    JsonNode grammar = contributes.at("/grammars/0");
    assertEquals(language.get("id"), grammar.get("language"));
    assertEquals(json(grammar.get("path").asText()).get("scopeName"), grammar.get("scopeName"));
    for (String path :
        List.of(
            manifest.get("main").asText(),
            language.get("configuration").asText(),
            grammar.get("path").asText())) {
      assertTrue(Files.isRegularFile(FOLDER.resolve(path)), path);
    }
    assertEquals("wick", contributes.at("/debuggers/0/type").asText());
    assertEquals("wick", contributes.at("/breakpoints/0/language").asText());
    for (JsonNode event : manifest.get("activationEvents")) {
      assertTrue(event.asText().matches("(onLanguage|onDebugResolve):wick"), event.asText());
    }
  }

  @Test
  @DisplayName("wick 14: the settings the program reads are those the manifest declares")
  void settings() throws IOException {
    Set<String> declared = new TreeSet<>();
    json("package.json")
        .at("/contributes/configuration/properties")
        .fieldNames()
        .forEachRemaining(declared::add);
    Set<String> read = new TreeSet<>();
    Matcher asked = Pattern.compile("\\.get\\(\"([a-z]+)\"\\)").matcher(program());
    while (asked.find()) {
      read.add("wick." + asked.group(1));
    }
    assertEquals(declared, read);
  }

  @Test
  @DisplayName("wick 14: the server and the debugger it starts are commands of ours")
  void commands() throws IOException {
    Matcher started =
        Pattern.compile("(?:args: |command\\(\\), )\\[\"([a-z]+)\"\\]").matcher(program());
    Set<String> words = new TreeSet<>();
    while (started.find()) {
      words.add(started.group(1));
    }
    assertEquals(Set.of("dap", "lsp"), words);
    for (String word : words) {
      Session help = Session.run(word, "--help");
      assertEquals(0, help.exitCode(), help.err());
      assertTrue(help.out().contains("quantlab " + word), help.out());
    }
  }

  @Test
  @DisplayName("wick 14: every expression of the grammar compiles, every name it includes is there")
  void grammar() throws IOException {
    JsonNode grammar = json("syntaxes/wick.tmLanguage.json");
    List<String> expressions = new ArrayList<>();
    Set<String> included = new TreeSet<>();
    gather(grammar, expressions, included);
    assertTrue(expressions.size() > 20, expressions.toString());
    expressions.forEach(Pattern::compile);
    Set<String> known = new TreeSet<>();
    grammar.get("repository").fieldNames().forEachRemaining(name -> known.add("#" + name));
    assertEquals(known, included, "what is declared is used, and nothing else");
  }

  private static void gather(JsonNode node, List<String> expressions, Set<String> included) {
    node.properties()
        .forEach(field -> {
          if (EXPRESSIONS.contains(field.getKey()) && field.getValue().isTextual()) {
            expressions.add(field.getValue().asText());
          }
          if (field.getKey().equals("include")) {
            included.add(field.getValue().asText());
          }
        });
    node.forEach(child -> gather(child, expressions, included));
  }

  @Test
  @DisplayName("wick 3: the colored words are words of the language")
  void words() throws IOException {
    String reference =
        Files.readString(Path.of("../dsl/src/main/antlr4/io/quantlab/dsl/parser/Wick.g4"));
    Set<String> unknown = new TreeSet<>();
    for (JsonNode pattern :
        json("syntaxes/wick.tmLanguage.json").at("/repository/words/patterns")) {
      if (pattern.get("name").asText().startsWith("support")) {
        continue; // types are names
      }
      Matcher group = Pattern.compile("\\(([a-z|]+)\\)").matcher(pattern.get("match").asText());
      assertTrue(group.find(), pattern.toString());
      for (String word : group.group(1).split("\\|")) {
        if (!reference.contains("'" + word + "'")) {
          unknown.add(word);
        }
      }
    }
    assertEquals(Set.of(), unknown);
  }

  @Test
  @DisplayName("wick 14: the program and the grammar's expressions are read by node")
  void node() throws IOException, InterruptedException {
    String check =
        "const g = JSON.parse(require('fs').readFileSync(process.argv[1]));"
            + "const walk = v => { if (v && typeof v === 'object') for (const [k, w] of"
            + " Object.entries(v)) { if (['match','begin','end'].includes(k) && typeof w ==="
            + " 'string') new RegExp(w, 'u'); walk(w); } }; walk(g);";
    assertEquals("", ofNode("--check", FOLDER.resolve("extension.js").toString()));
    assertEquals(
        "", ofNode("-e", check, FOLDER.resolve("syntaxes/wick.tmLanguage.json").toString()));
  }

  /// What node says; the test is skipped where there is none.
  private static String ofNode(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node"));
    command.addAll(List.of(words));
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException absent) {
      Assumptions.abort("there is no node here: " + absent.getMessage());
      return "";
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "node ends");
    assertFalse(process.exitValue() != 0 && said.isEmpty(), "node failed without a word");
    return said;
  }

  private static String program() throws IOException {
    return Files.readString(FOLDER.resolve("extension.js"));
  }
}
