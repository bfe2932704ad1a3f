package io.quantlab.fargate.terminal;

import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Help.Ansi;

/// Where a command writes: results to `out`, everything about the way there to `err`.
///
/// Whether a stream is a terminal is told by the launcher, because Java can ask that of standard
/// input and output together only.
///
/// @param columns width of the terminal in characters, at least 40; 80 when unknown
public record Console(
    PrintStream out, Target outTarget, PrintStream err, Target errTarget, int columns) {

  /// What a stream leads to. Only a terminal gets colors and moving bars.
  public enum Target {
    COLOR_TERMINAL,
    PLAIN_TERMINAL,
    FILE
  }

  private static final int DEFAULT_COLUMNS = 80;
  private static final int MIN_COLUMNS = 40;

  public Console {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(outTarget, "outTarget");
    Objects.requireNonNull(err, "err");
    Objects.requireNonNull(errTarget, "errTarget");
    columns = Math.max(MIN_COLUMNS, columns);
  }

  /// A console that is no terminal, as in tests and pipes.
  public static Console plain(PrintStream out, PrintStream err) {
    return new Console(out, Target.FILE, err, Target.FILE, DEFAULT_COLUMNS);
  }

  /// The console of this process, as the launcher described it.
  public static Console ofProcess() {
    Map<String, String> environment = System.getenv();
    return new Console(
        System.out,
        target(System.getProperty("quantlab.stdout"), environment),
        System.err,
        target(System.getProperty("quantlab.stderr"), environment),
        Integer.getInteger("quantlab.columns", DEFAULT_COLUMNS));
  }

  /// Colors only on a terminal, and never when `NO_COLOR` is set to anything (no-color.org) or the
  /// terminal is `dumb`.
  public static Target target(String launcherWord, Map<String, String> environment) {
    if (!"terminal".equals(launcherWord)) {
      return Target.FILE;
    }
    boolean colorless =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || "dumb".equals(environment.get("TERM"));
    return colorless ? Target.PLAIN_TERMINAL : Target.COLOR_TERMINAL;
  }

  /// The same with results going where errors go, so that standard output stays for a program.
  public Console toErr() {
    return new Console(err, errTarget, err, errTarget, columns);
  }

  public Ansi outColors() {
    return colors(outTarget);
  }

  public Ansi errColors() {
    return colors(errTarget);
  }

  private static Ansi colors(Target target) {
    return target == Target.COLOR_TERMINAL ? Ansi.ON : Ansi.OFF;
  }
}
