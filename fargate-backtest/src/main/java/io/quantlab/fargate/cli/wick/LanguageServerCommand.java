package io.quantlab.fargate.cli.wick;

import io.quantlab.fargate.language.ScriptServer;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `quantlab lsp`: the language server behind editors.
@Command(
    name = "lsp",
    header = "Serve editors of Wick scripts.",
    description = {
      "Speaks the Language Server Protocol on standard input and output, for editors to start.",
      "docs/how-to/wick-editor.md sets up VS Code and Neovim."
    },
    footer = {"  quantlab lsp"})
public final class LanguageServerCommand implements Callable<Integer> {
  private final Console console;
  private final ScriptServer.Runs runs;

  /// @param runs runs scripts for the values beside their lines
  public LanguageServerCommand(Console console, ScriptServer.Runs runs) {
    this.console = console;
    this.runs = runs;
  }

  @Override
  public Integer call() {
    ScriptServer.Ending ending = ScriptServer.serve(System.in, console.out(), runs);
    return (ending == ScriptServer.Ending.SHUT_DOWN ? ExitCode.OK : ExitCode.FAILED).code();
  }
}
