package io.quantlab.fargate.cli;

import io.quantlab.fargate.terminal.ExitCode;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// What the launcher runs once after a build so that the JVM can write its cache of classes and of
/// profiles (JEP 514, JEP 515): the commands people start with, on a small made-up market.
///
/// The engine's loops belong into it. A JVM that knows their profile compiles them at once instead
/// of counting first, which is most of the time of a short backtest.
public final class CacheTraining {
  private static final String[] MARKET = {"--days", "60", "--trades-per-session", "4000"};

  private CacheTraining() {}

  /// @param args an empty folder to work in
  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    String store = folder.resolve("store").toString();
    run("help");
    run("completion", "bash");
    run("data", "generate", "--store", store, MARKET[0], MARKET[1], MARKET[2], MARKET[3]);
    run("data", "list", "--store", store);
    for (String strategy : new String[] {"sma-cross", "rsi-reversion"}) {
      Path out = folder.resolve(strategy);
      run("backtest", strategy, "--store", store, "--data", "NORTHCO:trade", "--out", out + "");
      run("verify", out.toString());
    }
  }

  private static void run(String... command) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    int code = Main.run(command, nowhere, System.err);
    if (code != ExitCode.OK.code()) {
      System.exit(code);
    }
  }
}
