package io.quantlab.fargate.debug.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.dsl.debug.LineView;
import io.quantlab.dsl.debug.Shown;
import io.quantlab.fargate.debug.Answer;
import io.quantlab.fargate.debug.Breakpoint;
import io.quantlab.fargate.debug.DebugException;
import io.quantlab.fargate.debug.DebugSession;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Serves one editor: launches a run, moves it forward and back, shows what it holds.
///
/// A step is one event the strategy hears; the run is one thread with one frame, which stands on
/// the line of the breakpoint, else on the first line that ran in the step. At its end the run
/// waits, so that one can go back into it; going on from there ends the session. Requests are
/// answered in order: while the run goes on, the next one waits.
public final class DebugAdapter {
  private static final int THREAD = 1;

  private final Frames frames;
  private final Launcher launcher;
  private String program = "";
  private DebugSession session;
  private AskedStops stops;
  private boolean stopsOnEntry = true;
  private boolean ended;
  private int sent;

  /// Begins a run.
  public interface Launcher {
    /// @param arguments those of `quantlab debug`, the script first
    /// @throws Failure when there is nothing to run
    DebugSession open(List<String> arguments) throws IOException;
  }

  public DebugAdapter(InputStream in, OutputStream out, Launcher launcher) {
    this.frames = new Frames(in, out);
    this.launcher = launcher;
  }

  /// Serves until the editor leaves.
  public void serve() throws IOException {
    try {
      JsonNode request = frames.read();
      while (request != null && !ended) {
        if (request.path("type").asText().equals("request")) {
          answer(request);
        }
        request = ended ? null : frames.read();
      }
    } finally {
      if (session != null) {
        session.close();
      }
    }
  }

  private void answer(JsonNode request) throws IOException {
    String command = request.path("command").asText();
    try {
      Map<String, Object> body = body(command, request.path("arguments"));
      respond(request, true, "", body);
      afterwards(command);
    } catch (DebugException | Failure | IllegalArgumentException wrong) {
      respond(request, false, wrong.getMessage(), Map.of());
    }
  }

  private Map<String, Object> body(String command, JsonNode asked) throws IOException {
    return switch (command) {
      case "initialize" -> capabilities();
      case "launch" -> launch(asked);
      case "setBreakpoints" ->
          Map.of("breakpoints", running().stops.lines(asked.path("breakpoints")));
      case "setExceptionBreakpoints" -> {
        running().stops.events(asked.path("filters"));
        yield Map.of();
      }
      case "threads" -> Map.of("threads", List.of(Map.of("id", THREAD, "name", "run")));
      case "stackTrace" -> Map.of("stackFrames", List.of(frame()), "totalFrames", 1);
      case "scopes" -> Map.of("scopes", Arrays.stream(Scope.values()).map(Scope::shown).toList());
      case "variables" ->
          Map.of(
              "variables",
              Scope.of(asked.path("variablesReference").asInt()).variables(running().session));
      case "evaluate" -> evaluate(asked.path("expression").asText());
      case "continue" -> {
        ended = running().session.atEnd();
        yield Map.of("allThreadsContinued", true);
      }
      case "next", "stepIn", "stepOut", "stepBack", "reverseContinue", "configurationDone" -> {
        running();
        yield Map.of();
      }
      case "pause" -> Map.of();
      case "disconnect", "terminate" -> {
        ended = true;
        yield Map.of();
      }
      default -> throw new IllegalArgumentException("'" + command + "' is not supported");
    };
  }

  private DebugAdapter running() {
    if (session == null) {
      throw new DebugException("nothing was launched yet");
    }
    return this;
  }

  /// What follows an answer: the run moves, and the editor hears where it waits.
  private void afterwards(String command) throws IOException {
    switch (command) {
      case "launch" -> event("initialized", Map.of());
      case "configurationDone" -> {
        if (stopsOnEntry) {
          stopped(session.where(), "entry");
        } else {
          stopped(session.goOn(), "breakpoint");
        }
      }
      case "continue" -> {
        if (!ended) {
          stopped(session.goOn(), "breakpoint");
        }
      }
      case "next", "stepIn", "stepOut" -> move(() -> session.next(1, Optional.empty()));
      case "stepBack" -> move(() -> session.back(1, Optional.empty()));
      case "reverseContinue" -> move(session::backToBreakpoint);
      default -> {}
    }
    if (ended) {
      event("terminated", Map.of());
      event("exited", Map.of("exitCode", 0));
    }
  }

  private interface Move {
    Answer go();
  }

  /// Moves the run; where it cannot go it stays, and says why.
  private void move(Move move) throws IOException {
    try {
      stopped(move.go(), "step");
    } catch (DebugException wrong) {
      output(wrong.getMessage());
      stopped(session.where(), "step");
    }
  }

  private void stopped(Answer answer, String otherwise) throws IOException {
    Answer.Where where = (Answer.Where) answer;
    for (String line : where.said()) {
      output(line);
    }
    boolean end = session.atEnd();
    if (end) {
      output(where.what());
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("reason", end ? "pause" : otherwise);
    body.put("description", where.reason().isEmpty() ? where.what() : where.reason());
    body.put("threadId", THREAD);
    body.put("allThreadsStopped", true);
    event("stopped", body);
  }

  private static Map<String, Object> capabilities() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("supportsConfigurationDoneRequest", true);
    body.put("supportsConditionalBreakpoints", true);
    body.put("supportsStepBack", true);
    body.put("supportsEvaluateForHovers", true);
    body.put("supportsTerminateRequest", true);
    body.put("exceptionBreakpointFilters", AskedStops.offered());
    return body;
  }

  private Map<String, Object> launch(JsonNode asked) throws IOException {
    if (session != null) {
      throw new DebugException("a run was launched already");
    }
    program = asked.path("program").asText();
    stopsOnEntry = asked.path("stopOnEntry").asBoolean(true);
    session = launcher.open(LaunchArguments.of(asked));
    stops = new AskedStops(session);
    return Map.of();
  }

  private Map<String, Object> frame() {
    Answer.Where where = running().session.where();
    Path file = Path.of(program);
    Map<String, Object> frame = new LinkedHashMap<>();
    frame.put("id", THREAD);
    frame.put("name", where.time() + " " + where.kind() + ": " + where.what());
    frame.put(
        "source",
        Map.of("name", file.getFileName().toString(), "path", file.toAbsolutePath().toString()));
    frame.put("line", line());
    frame.put("column", 1);
    return frame;
  }

  private int line() {
    Optional<Breakpoint> hit = session.stoppedBy();
    if (hit.isPresent() && hit.get().place() instanceof Breakpoint.Place.Line(int line)) {
      return line;
    }
    return session.view().ranLines().map(LineView::number).findFirst().orElse(1);
  }

  private Map<String, Object> evaluate(String expression) {
    Shown value = ((Answer.Values) running().session.view().print(expression)).values().getFirst();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("result", Scope.text(value));
    body.put("type", value.type());
    body.put("variablesReference", 0);
    return body;
  }

  private void output(String line) throws IOException {
    event("output", Map.of("category", "stdout", "output", line + "\n"));
  }

  private void event(String name, Map<String, Object> body) throws IOException {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("seq", ++sent);
    message.put("type", "event");
    message.put("event", name);
    message.put("body", body);
    frames.write(message);
  }

  private void respond(JsonNode request, boolean success, String why, Map<String, Object> body)
      throws IOException {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("seq", ++sent);
    message.put("type", "response");
    message.put("request_seq", request.path("seq").asInt());
    message.put("success", success);
    message.put("command", request.path("command").asText());
    if (!success) {
      message.put("message", why);
    }
    message.put("body", body);
    frames.write(message);
  }
}
