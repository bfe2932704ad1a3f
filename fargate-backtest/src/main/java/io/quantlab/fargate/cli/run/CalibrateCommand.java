package io.quantlab.fargate.cli.run;

import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `quantlab calibrate`: models from executions.
@Command(
    name = "calibrate",
    header = "Estimate own impact from executions.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "  ./quantlab calibrate impact runs/a --volume 2500000 --volatility 0.015",
      "  ./quantlab calibrate impact executions.csv --json"
    })
public final class CalibrateCommand implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec spec;

  private CalibrateCommand(Console console) {
    this.console = console;
  }

  /// The group with its commands.
  public static CommandLine commandLine(Console console) {
    return new CommandLine(new CalibrateCommand(console))
        .addSubcommand(new CalibrateImpactCommand(console));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(console.out(), spec.commandLine().getColorScheme());
    return ExitCode.OK.code();
  }
}
