package io.quantlab.local.up;

import io.quantlab.fargate.terminal.Console;
import java.util.List;

/// The program behind `./quantlab`: the command line, and the commands of the local platform.
public final class Main {
  private static final String CONNECTIONS = "http.maxConnections";

  /// The HTTP client of the JDK keeps five connections to a part and closes all others after one
  /// request, unless it is told otherwise before its first.
  private static final String KEPT_OPEN = "64";

  private Main() {}

  public static void main(String[] args) {
    if (System.getProperty(CONNECTIONS) == null) {
      System.setProperty(CONNECTIONS, KEPT_OPEN);
    }
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
