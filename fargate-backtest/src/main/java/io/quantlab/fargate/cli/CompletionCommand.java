package io.quantlab.fargate.cli;

import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `quantlab completion bash|zsh`: a script that completes commands and options in the shell.
@Command(
    name = "completion",
    header = "Print a script that completes commands and options in bash or zsh.",
    footer = {
      "  source <(./quantlab completion bash)                 for this shell",
      "  ./quantlab completion bash > ~/.quantlab-completion  to source in ~/.bashrc",
      "  source <(./quantlab completion zsh)                  for this shell"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
  Shell shell;

  /// The shells the script is written for, spelled as people type them; zsh reads the bash script
  /// through its `bashcompinit`.
  enum Shell {
    bash,
    zsh
  }

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String script = AutoComplete.bash("quantlab", spec.parent().commandLine());
    console.out().print(script);
    console.out().flush();
    return ExitCode.OK.code();
  }
}
