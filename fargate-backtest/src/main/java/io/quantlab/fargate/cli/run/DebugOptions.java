package io.quantlab.fargate.cli.run;

import io.quantlab.dsl.host.ScriptError;
import io.quantlab.fargate.cli.debug.DebugTerminal;
import io.quantlab.fargate.debug.DebugSession;
import io.quantlab.fargate.debug.Subject;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// How a debug session is talked to; what `debug` and `replay` share.
final class DebugOptions {
  @Option(
      names = "--commands",
      paramLabel = "FILE",
      description = {
        "Read the commands from a file, one on a line, and show them with their answers.",
        "Default: standard input."
      })
  Path commands;

  @Option(names = "--json", description = "Answer with one JSON object per line, for programs.")
  boolean json;

  /// Holds the session until it is left. Returns whether all commands could be done.
  boolean run(DebugSession session, Console console) throws IOException {
    DebugTerminal terminal = new DebugTerminal(session, console, style(console));
    if (commands == null) {
      return terminal.run(
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
    }
    try (BufferedReader lines = Files.newBufferedReader(commands)) {
      return terminal.run(lines);
    }
  }

  private DebugTerminal.Style style(Console console) {
    if (json) {
      return DebugTerminal.Style.JSON;
    }
    boolean typed = commands == null && console.outTarget() != Console.Target.FILE;
    return typed ? DebugTerminal.Style.PROMPT : DebugTerminal.Style.ECHO;
  }

  /// Refuses a file of commands that is not there, before a run is begun for it.
  void check() {
    if (commands != null && !Files.isRegularFile(commands)) {
      throw new Failure(ExitCode.BAD_DATA, "There is no file " + commands + ".", "Check the path.");
    }
  }

  /// Begins a run; what keeps it from running is a sentence.
  static DebugSession open(Subject subject) {
    DebugSession session;
    try {
      session = new DebugSession(subject);
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, RunExecution.sentence(e), "", e);
    }
    session
        .view()
        .scriptError()
        .filter(ScriptError::bind)
        .ifPresent(error -> {
          session.close();
          throw new Failure(
              ExitCode.USAGE,
              "The script cannot run on these data: "
                  + error.line(subject.script().orElseThrow().loaded().source())
                  + ".",
              "Name other data, or change the script.");
        });
    return session;
  }
}
