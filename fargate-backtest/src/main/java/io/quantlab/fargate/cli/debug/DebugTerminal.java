package io.quantlab.fargate.cli.debug;

import io.quantlab.fargate.debug.Answer;
import io.quantlab.fargate.debug.DebugSession;
import io.quantlab.fargate.terminal.Console;
import java.io.BufferedReader;
import java.io.IOException;

/// Reads commands line by line, from a terminal, a pipe or a file, and prints what the session
/// answers. An empty line at a terminal repeats the command before; a line that begins with `#` is
/// a remark.
public final class DebugTerminal {
  private static final String PROMPT = "(debug) ";

  private final DebugSession session;
  private final Console console;
  private final Style style;
  private boolean failed;

  /// Who reads the answers.
  public enum Style {
    /// A person who types.
    PROMPT,
    /// A person who reads a protocol: commands are shown before their answers.
    ECHO,
    /// A program: one JSON object per line.
    JSON
  }

  public DebugTerminal(DebugSession session, Console console, Style style) {
    this.session = session;
    this.console = console;
    this.style = style;
  }

  /// Runs until `quit` or the end of the lines. Returns whether all commands could be done.
  public boolean run(BufferedReader lines) throws IOException {
    DebugCommands commands = new DebugCommands(session);
    show("where", session.where());
    String before = "";
    while (!commands.isDone()) {
      if (style == Style.PROMPT) {
        console.out().print(PROMPT);
        console.out().flush();
      }
      String line = lines.readLine();
      if (line == null) {
        break;
      }
      String text = line.strip();
      if (text.isEmpty() && style == Style.PROMPT) {
        text = before;
      }
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      before = text;
      if (style == Style.ECHO) {
        console.out().println(PROMPT + text);
      }
      Answer answer = commands.execute(text);
      failed |= answer instanceof Answer.Problem;
      show(text, answer);
    }
    return !failed;
  }

  /// Prints one answer for people.
  public static void print(Answer answer, Console console) {
    new AnswerText(console.out(), console.outColors()).print(answer);
  }

  private void show(String command, Answer answer) {
    if (style == Style.JSON) {
      console.out().println(AnswerJson.line(command, answer));
    } else {
      print(answer, console);
    }
    console.out().flush();
  }
}
