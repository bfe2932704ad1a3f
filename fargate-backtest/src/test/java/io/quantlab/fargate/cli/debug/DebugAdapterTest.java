package io.quantlab.fargate.cli.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantlab.fargate.cli.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `quantlab dap` as an editor meets it: the messages of the protocol, over the real program.
///
/// Bars close at 10, 11, 9, 12; the script buys when the close exceeds the mean of two, 10.5 on bar
/// 1 and bar 3.
final class DebugAdapterTest {
  private static final String SCRIPT =
      """
      strategy "Stepped"
      let mean = sma(close, 2)
      var n = 0
      n += 1
      if close > mean {
        buy(shares(1))
        log("bought at {close}")
      }
      """;

  @TempDir Path folder;
  private ServerProcess server;
  private final List<JsonNode> events = new ArrayList<>();
  private int requests;
  private String script;
  private String data;

  @BeforeEach
  void start() throws IOException {
    DebugFiles files = new DebugFiles(folder);
    script = files.script(SCRIPT).toString();
    data = files.bars(10, 11, 9, 12).toString();
    server = new ServerProcess("dap");
  }

  @AfterEach
  void end() {
    server.close();
  }

  private static ObjectNode node() {
    return ServerProcess.node();
  }

  private JsonNode ask(String command, ObjectNode arguments) throws IOException {
    int seq = ++requests;
    ObjectNode request = node().put("seq", seq).put("type", "request").put("command", command);
    server.send(request.set("arguments", arguments));
    while (true) {
      JsonNode message = server.read();
      if (message.path("type").asText().equals("response")) {
        assertEquals(seq, message.get("request_seq").asInt());
        return message;
      }
      events.add(message);
    }
  }

  private JsonNode done(String command, ObjectNode arguments) throws IOException {
    JsonNode response = ask(command, arguments);
    assertTrue(response.get("success").asBoolean(), response::toString);
    return response.get("body");
  }

  private JsonNode event(String name) throws IOException {
    while (true) {
      JsonNode message = events.isEmpty() ? server.read() : events.removeFirst();
      if (message.path("event").asText().equals(name)) {
        return message.path("body");
      }
    }
  }

  private JsonNode move(String command) throws IOException {
    done(command, node().put("threadId", 1));
    return event("stopped");
  }

  private void launch(int... lines) throws IOException {
    done("initialize", node().put("adapterID", "wick"));
    done(
        "launch",
        node()
            .put("program", script)
            .put("data", data + ",calendar=ALWAYS")
            .set("args", array("--profile", "touch")));
    event("initialized");
    breakpoints("", lines);
    done("setExceptionBreakpoints", node().set("filters", array()));
    done("configurationDone", node());
    assertEquals("entry", event("stopped").get("reason").asText());
  }

  private JsonNode breakpoints(String condition, int... lines) throws IOException {
    ArrayNode asked = array();
    for (int line : lines) {
      ObjectNode each = asked.addObject().put("line", line);
      if (!condition.isEmpty()) {
        each.put("condition", condition);
      }
    }
    ObjectNode arguments = node();
    arguments.set("source", node().put("path", script));
    return done("setBreakpoints", arguments.set("breakpoints", asked)).get("breakpoints");
  }

  private static ArrayNode array(String... texts) {
    ArrayNode array = node().putArray("list");
    for (String each : texts) {
      array.add(each);
    }
    return array;
  }

  private String value(String expression) throws IOException {
    return done("evaluate", node().put("expression", expression)).get("result").asText();
  }

  private JsonNode frame() throws IOException {
    return done("stackTrace", node().put("threadId", 1)).get("stackFrames").get(0);
  }

  @Test
  @DisplayName("S-34: breakpoints of lines, going on and back, the frame, scopes and values")
  void goesOnAndBack() throws IOException {
    launch(6);
    assertEquals("breakpoint", move("continue").get("reason").asText());
    assertEquals(6, frame().get("line").asInt());
    assertEquals(script, frame().get("source").get("path").asText());
    assertEquals("11", value("close"));
    assertEquals("10.5", value("mean"));
    assertEquals("0.5", value("close - mean"));
    JsonNode scopes = done("scopes", node().put("frameId", 1)).get("scopes");
    assertEquals("Names", scopes.get(0).get("name").asText());
    int reference = scopes.get(0).get("variablesReference").asInt();
    JsonNode names =
        done("variables", node().put("variablesReference", reference)).get("variables");
    assertEquals("mean", names.get(0).get("name").asText());
    assertEquals("10.5", names.get(0).get("value").asText());
    assertEquals("float", names.get(0).get("type").asText());
    move("continue");
    assertEquals("12", value("close"));
    assertEquals("4", value("n"));
    move("reverseContinue");
    assertEquals("11", value("close"));
    move("stepBack");
    assertEquals("1", value("n"));
    move("next");
    assertEquals("2", value("n"));
  }

  @Test
  @DisplayName("S-34: conditions, lines there are not, what the script logs, the end of the run")
  void conditionsAndTheEnd() throws IOException, InterruptedException {
    launch();
    assertFalse(breakpoints("", 99).get(0).get("verified").asBoolean());
    assertTrue(breakpoints("n > 3", 6).get(0).get("verified").asBoolean());
    move("continue");
    assertEquals("12", value("close"));
    breakpoints("");
    done("continue", node().put("threadId", 1));
    assertTrue(event("output").get("output").asText().startsWith("the run ended"));
    assertEquals("pause", event("stopped").get("reason").asText());
    done("continue", node().put("threadId", 1));
    event("terminated");
    assertEquals(0, event("exited").get("exitCode").asInt());
    assertEquals(0, server.exitCode());
  }

  @Test
  @DisplayName("S-34: what cannot be done is said, and the session goes on")
  void mistakesAreTold() throws IOException {
    JsonNode early = ask("next", node());
    assertFalse(early.get("success").asBoolean());
    assertEquals("nothing was launched yet", early.get("message").asText());
    JsonNode wrong = ask("launch", node().put("program", script).put("data", "nowhere.csv"));
    assertFalse(wrong.get("success").asBoolean());
    assertTrue(wrong.get("message").asText().contains("nowhere.csv"), wrong::toString);
    launch();
    JsonNode typo = ask("evaluate", node().put("expression", "closee"));
    assertFalse(typo.get("success").asBoolean());
    assertTrue(typo.get("message").asText().contains("closee"), typo::toString);
  }

  @Test
  @DisplayName("S-34: fills stop the run when the editor asks for it")
  void fillsStop() throws IOException {
    launch();
    done("setExceptionBreakpoints", node().set("filters", array("fill")));
    JsonNode stopped = move("continue");
    assertTrue(stopped.get("description").asText().contains("fill"), stopped::toString);
    assertTrue(frame().get("name").asText().contains("fill"), "the event is the fill");
  }
}
