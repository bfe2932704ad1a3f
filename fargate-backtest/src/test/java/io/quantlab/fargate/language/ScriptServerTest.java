package io.quantlab.fargate.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantlab.dsl.link.LockFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `quantlab lsp` as an editor meets it: the real program over its standard streams.
@Timeout(120)
final class ScriptServerTest {
  private static final String URI = "file:///scripts/cross.wick";
  private static final String TEXT =
      """
      strategy "Cross"
      input length: int = 10 in 2..=100
      let mean = sma(close, lenght)
      if close > mean { buy(100) }
      plot(mean)
      """;

  @Test
  @DisplayName("14.1: one session: open, diagnostics, questions, changes, shutdown, exit")
  void oneSession() throws IOException, InterruptedException {
    try (EditorSession editor = new EditorSession()) {
      JsonNode can =
          editor.ask("initialize", EditorSession.node().set("capabilities", EditorSession.node()));
      assertEquals(1, can.at("/capabilities/textDocumentSync").asInt());
      assertTrue(can.at("/capabilities/renameProvider/prepareProvider").asBoolean());
      editor.tell("initialized", EditorSession.node());
      open(editor);
      assertEquals(
          List.of("E1115 3:22", "E1201 2:22", "W3201 1:6"),
          found(editor.next("textDocument/publishDiagnostics")));
      asksInTheBrokenText(editor);
      change(editor, TEXT.replace("lenght", "length").replace("100) }", "shares(100)) }"));
      assertEquals(List.of(), found(editor.next("textDocument/publishDiagnostics")));
      asksInTheWholeText(editor);
      assertEquals("null", String.valueOf(editor.ask("shutdown", null)));
      editor.tell("exit", null);
      assertEquals(0, editor.exitCode());
    }
  }

  @Test
  @DisplayName("14.2: values of the end of a run stand beside the lines, until the text changes")
  void valuesBesideLines(@TempDir Path folder) throws IOException, InterruptedException {
    String text = "let mean = sma(close, 2)\nvar n = 0\nn += 1\nplot(mean)\n";
    Path script = Files.writeString(folder.resolve("mean.wick"), text);
    Path data =
        Files.writeString(
            folder.resolve("TEST-1min.csv"),
            """
            ts_ms,open,high,low,close,volume
            1704205800000,10,10,10,10,1
            1704205860000,11,11,11,11,1
            1704205920000,14,14,14,14,1
            """);
    try (EditorSession editor = new EditorSession()) {
      ObjectNode options = EditorSession.node().put("data", data.toString());
      ObjectNode asked = EditorSession.node();
      asked.set("capabilities", EditorSession.node());
      editor.ask("initialize", asked.set("initializationOptions", options));
      String uri = script.toUri().toString();
      ObjectNode document = EditorSession.node().put("uri", uri).put("languageId", "wick");
      document.put("version", 1).put("text", text);
      editor.tell("textDocument/didOpen", EditorSession.node().set("textDocument", document));
      editor.next("workspace/inlayHint/refresh");
      assertEquals(List.of("0 mean = 12.5", "1 n = 3", "2 n = 3"), values(editor, uri));
      ObjectNode change = EditorSession.node().put("text", "// a remark\n" + text);
      ObjectNode changes = EditorSession.node();
      changes.putArray("contentChanges").add(change);
      changes.set("textDocument", EditorSession.node().put("uri", uri).put("version", 2));
      editor.tell("textDocument/didChange", changes);
      assertEquals(List.of(), values(editor, uri));
    }
  }

  /// The hints that are values: line and text.
  private static List<String> values(EditorSession editor, String uri) throws IOException {
    ObjectNode asked = EditorSession.node();
    asked.set("textDocument", EditorSession.node().put("uri", uri));
    ObjectNode range = asked.putObject("range");
    range.putObject("start").put("line", 0).put("character", 0);
    range.putObject("end").put("line", 9).put("character", 0);
    List<String> values = new ArrayList<>();
    for (JsonNode hint : editor.ask("textDocument/inlayHint", asked)) {
      if (!hint.has("kind")) {
        values.add(hint.at("/position/line").asInt() + " " + hint.get("label").asText());
      }
    }
    return values;
  }

  @Test
  @DisplayName("14.2: a definition leads into the file of a library")
  void definitionInLibrary(@TempDir Path folder) throws IOException, InterruptedException {
    String text = "library \"L\"\nexport fn half(x: float) -> float = x / 2\n";
    Path library =
        Files.writeString(
            Files.createDirectories(folder.resolve("lib/me")).resolve("l@1.0.0.wick"), text);
    LockFile lock = new LockFile(List.of());
    Files.writeString(
        folder.resolve("wick.lock"), lock.text() + "me/l@1 1.0.0 " + LockFile.hash(text) + "\n");
    String uri = folder.resolve("a.wick").toUri().toString();
    try (EditorSession editor = new EditorSession()) {
      editor.ask("initialize", EditorSession.node().set("capabilities", EditorSession.node()));
      editor.tell("initialized", EditorSession.node());
      open(editor, uri, "import \"me/l@1\" as l\nplot(l.half(close))\n");
      assertEquals(List.of(), found(editor.next("textDocument/publishDiagnostics")));
      JsonNode definition = editor.ask("textDocument/definition", at(uri, 1, 8));
      assertEquals(library.toUri().toString(), definition.at("/0/uri").asText());
      assertEquals(1, definition.at("/0/range/start/line").asInt());
      assertEquals(10, definition.at("/0/range/start/character").asInt());
      editor.ask("shutdown", null);
      editor.tell("exit", null);
      assertEquals(0, editor.exitCode());
    }
  }

  private static void asksInTheBrokenText(EditorSession editor) throws IOException {
    JsonNode actions =
        editor.ask(
            "textDocument/codeAction",
            EditorSession.node()
                .<ObjectNode>set("textDocument", EditorSession.node().put("uri", URI))
                .<ObjectNode>set(
                    "range",
                    EditorSession.node()
                        .<ObjectNode>set("start", position(2, 24))
                        .set("end", position(2, 24)))
                .set(
                    "context",
                    EditorSession.node().set("diagnostics", EditorSession.node().arrayNode())));
    assertEquals("write length", actions.at("/0/title").asText());
    assertEquals("length", actions.get(0).at("/edit/changes").get(URI).at("/0/newText").asText());
  }

  private static void asksInTheWholeText(EditorSession editor) throws IOException {
    JsonNode hover = editor.ask("textDocument/hover", at(2, 5));
    assertTrue(hover.at("/contents/value").asText().contains("let mean: float"), hover.toString());
    List<String> labels = new ArrayList<>();
    editor
        .ask("textDocument/completion", at(2, 22))
        .forEach(each -> labels.add(each.get("label").asText()));
    assertTrue(labels.contains("length"), labels.toString());
    JsonNode help = editor.ask("textDocument/signatureHelp", at(2, 22));
    assertEquals(1, help.get("activeParameter").asInt(), help.toString());
    JsonNode definition = editor.ask("textDocument/definition", at(2, 24));
    assertEquals(1, definition.at("/0/range/start/line").asInt(), definition.toString());
    JsonNode rename =
        editor.ask("textDocument/rename", ((ObjectNode) at(2, 24)).put("newName", "period"));
    assertEquals(2, rename.at("/changes").get(URI).size(), rename.toString());
    JsonNode refused =
        editor.ask("textDocument/rename", ((ObjectNode) at(2, 24)).put("newName", "mean"));
    assertTrue(refused.get("message").asText().contains("would meet"), refused.toString());
    JsonNode tokens = editor.ask("textDocument/semanticTokens/full", at(0, 0));
    assertEquals(0, tokens.get("data").size() % 5);
    JsonNode symbols = editor.ask("textDocument/documentSymbol", at(0, 0));
    assertEquals("length", symbols.at("/0/name").asText());
    JsonNode edits =
        editor.ask(
            "textDocument/formatting",
            ((ObjectNode) at(0, 0)).set("options", EditorSession.node().put("tabSize", 4)));
    assertEquals(0, edits.size(), edits.toString());
  }

  private static void open(EditorSession editor) throws IOException {
    open(editor, URI, TEXT);
  }

  private static void open(EditorSession editor, String uri, String text) throws IOException {
    editor.tell(
        "textDocument/didOpen",
        EditorSession.node()
            .set(
                "textDocument",
                EditorSession.node()
                    .put("uri", uri)
                    .put("languageId", "wick")
                    .put("version", 1)
                    .put("text", text)));
  }

  private static void change(EditorSession editor, String text) throws IOException {
    ObjectNode params =
        EditorSession.node()
            .set("textDocument", EditorSession.node().put("uri", URI).put("version", 2));
    params.putArray("contentChanges").addObject().put("text", text);
    editor.tell("textDocument/didChange", params);
  }

  private static JsonNode at(int line, int character) {
    return at(URI, line, character);
  }

  private static JsonNode at(String uri, int line, int character) {
    return EditorSession.node()
        .<ObjectNode>set("textDocument", EditorSession.node().put("uri", uri))
        .set("position", position(line, character));
  }

  private static JsonNode position(int line, int character) {
    return EditorSession.node().put("line", line).put("character", character);
  }

  private static List<String> found(JsonNode published) {
    List<String> found = new ArrayList<>();
    published
        .get("diagnostics")
        .forEach(each ->
            found.add(
                each.get("code").asText()
                    + " "
                    + each.at("/range/start/line").asInt()
                    + ":"
                    + each.at("/range/start/character").asInt()));
    return found.stream().sorted().toList();
  }
}
