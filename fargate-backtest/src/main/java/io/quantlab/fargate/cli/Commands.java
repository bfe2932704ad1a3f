package io.quantlab.fargate.cli;

import io.quantlab.fargate.cli.bench.BenchCommand;
import io.quantlab.fargate.cli.data.DataCommand;
import io.quantlab.fargate.cli.run.BacktestCommand;
import io.quantlab.fargate.cli.run.CalibrateCommand;
import io.quantlab.fargate.cli.run.CompareCommand;
import io.quantlab.fargate.cli.run.DebugAdapterCommand;
import io.quantlab.fargate.cli.run.DebugCommand;
import io.quantlab.fargate.cli.run.DemoCommand;
import io.quantlab.fargate.cli.run.IndicatorCommand;
import io.quantlab.fargate.cli.run.OrdersCommand;
import io.quantlab.fargate.cli.run.ReplayCommand;
import io.quantlab.fargate.cli.run.RerunCommand;
import io.quantlab.fargate.cli.run.RunCommand;
import io.quantlab.fargate.cli.run.ScheduleCommand;
import io.quantlab.fargate.cli.run.StatementCommand;
import io.quantlab.fargate.cli.run.SweepCommand;
import io.quantlab.fargate.cli.run.VerifyCommand;
import io.quantlab.fargate.cli.service.LoginCommand;
import io.quantlab.fargate.cli.service.LogoutCommand;
import io.quantlab.fargate.cli.service.TokenCommand;
import io.quantlab.fargate.cli.service.WhoamiCommand;
import io.quantlab.fargate.cli.wick.CheckCommand;
import io.quantlab.fargate.cli.wick.ConformanceCommand;
import io.quantlab.fargate.cli.wick.DocCommand;
import io.quantlab.fargate.cli.wick.FormatCommand;
import io.quantlab.fargate.cli.wick.LanguageServerCommand;
import io.quantlab.fargate.cli.wick.LibraryCommand;
import io.quantlab.fargate.cli.wick.RulesCommand;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/// The one list of commands. A new command is one line in [#all].
///
/// A command is a `Callable<Integer>` with a picocli `@Command`: a name, a one-line `header` (the
/// line `help` prints), and examples in its `footer`. It answers with an [ExitCode] number or
/// throws a [Failure]. `--help`, `--debug` and the exit codes are added here.
final class Commands {
  private Commands() {}

  private static List<Object> all(Console console) {
    return List.of(
        new HelpCommand(console),
        DataCommand.commandLine(console),
        new DemoCommand(console),
        new BacktestCommand(console),
        new RunCommand(console),
        new SweepCommand(console),
        new VerifyCommand(console),
        new RerunCommand(console),
        new CompareCommand(console),
        new OrdersCommand(console),
        new StatementCommand(console),
        CalibrateCommand.commandLine(console),
        new ScheduleCommand(console),
        new CheckCommand(console),
        new FormatCommand(console),
        new DocCommand(console),
        new LanguageServerCommand(console, new DebugAdapterCommand(console)::lines),
        new IndicatorCommand(console),
        new DebugCommand(console),
        new DebugAdapterCommand(console),
        new ReplayCommand(console),
        RulesCommand.commandLine(console),
        LibraryCommand.commandLine(console),
        new ConformanceCommand(console),
        new BenchCommand(console),
        new LoginCommand(console),
        new LogoutCommand(console),
        new WhoamiCommand(console),
        new TokenCommand(console),
        new TestCommand(console),
        new CompletionCommand(console),
        new VersionCommand(console));
  }

  /// The whole command line, ready to parse.
  static CommandLine commandLine(Console console) {
    return commandLine(console, List.of());
  }

  /// The whole command line with commands of other modules behind it.
  static CommandLine commandLine(Console console, List<Object> further) {
    CommandLine root = new CommandLine(new RootCommand(console));
    for (Object command : all(console)) {
      root.addSubcommand(command);
    }
    for (Object command : further) {
      CommandLine above =
          command instanceof BenchWorkload ? root.getSubcommands().get("bench") : root;
      above.addSubcommand(command);
    }
    root.setOut(writer(console.out()));
    root.setErr(writer(console.err()));
    root.setColorScheme(Help.defaultColorScheme(console.outColors()));
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setUsageHelpWidth(Math.min(100, console.columns()));
    describe(root);
    return root;
  }

  private static void describe(CommandLine command) {
    command.getSubcommands().values().forEach(Commands::describe);
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    usage.exitCodeListHeading("%nExit codes%n");
    usage.exitCodeList(ExitCode.table());
    usage.parameterListHeading("%nParameters%n");
    usage.optionListHeading("%nOptions%n");
    usage.commandListHeading("%nCommands%n");
    usage.footerHeading("%nExamples%n");
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
