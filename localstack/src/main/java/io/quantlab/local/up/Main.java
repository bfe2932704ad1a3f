package io.quantlab.local.up;

import io.quantlab.fargate.terminal.Console;
import java.util.List;

/// The program behind `./quantlab`: the command line, and the commands of the local platform.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Console console = Console.ofProcess();
    int exitCode =
        io.quantlab.fargate.cli.Main.run(
            args,
            console,
            List.of(
                new UpCommand(console),
                new DownCommand(console),
                new StatusCommand(console),
                new LogsCommand(console),
                new MailCommand(console),
                new DlqCommand(console),
                new BackupCommand(console),
                new RestoreCommand(console),
                new BenchApiCommand(console),
                new BenchStartCommand(console),
                new DoctorCommand(console)));
    System.out.flush();
    System.exit(exitCode);
  }
}
