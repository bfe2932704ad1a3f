package io.quantlab.fargate.cli.run;

import io.quantlab.dsl.debug.LineView;
import io.quantlab.fargate.debug.Answer;
import io.quantlab.fargate.debug.DebugSession;
import io.quantlab.fargate.debug.adapter.DebugAdapter;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `quantlab dap`: debug sessions for editors.
@Command(
    name = "dap",
    header = "Serve the debugger of an editor.",
    description = {
      "Speaks the Debug Adapter Protocol on standard input and output, for editors to start.",
      "A launch names 'program', 'data' and 'args', further options of debug.",
      "docs/how-to/wick-editor.md sets up VS Code and Neovim."
    },
    footer = {"  quantlab dap"})
public final class DebugAdapterCommand implements Callable<Integer> {
  private final Console console;

  public DebugAdapterCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    new DebugAdapter(System.in, console.out(), this::open).serve();
    return ExitCode.OK.code();
  }

  /// The lines of a script at the end of a run, with what their names hold then.
  ///
  /// @param arguments those of `debug`, the script first
  public List<LineView> lines(List<String> arguments) throws IOException {
    try (DebugSession session = open(arguments)) {
      session.goToEnd();
      return ((Answer.Lines) session.view().lines()).lines();
    }
  }

  /// Everything but the protocol goes to standard error.
  private DebugSession open(List<String> arguments) throws IOException {
    DebugCommand command = new DebugCommand(Console.plain(console.err(), console.err()));
    try {
      new CommandLine(command)
          .setCaseInsensitiveEnumValuesAllowed(true)
          .parseArgs(arguments.toArray(String[]::new));
    } catch (CommandLine.ParameterException wrong) {
      throw new IllegalArgumentException(wrong.getMessage(), wrong);
    }
    return command.open();
  }
}
