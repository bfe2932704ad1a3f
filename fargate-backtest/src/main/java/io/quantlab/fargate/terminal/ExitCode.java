package io.quantlab.fargate.terminal;

import java.util.LinkedHashMap;
import java.util.Map;

/// What the number a command ends with means; the same for every command.
public enum ExitCode {
  OK(0, "done"),
  FAILED(1, "a run failed, or a verification found a difference"),
  USAGE(2, "the command line or the run file is wrong"),
  BAD_DATA(3, "an input file is missing, damaged or contradicts itself"),
  ENVIRONMENT(4, "this machine is in the way: disk full, no permission, not enough memory"),
  INTERRUPTED(130, "stopped by Ctrl-C");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  /// One line for the help page.
  public String meaning() {
    return meaning;
  }

  /// Code to meaning, in rising order, as the help pages print it.
  public static Map<String, String> table() {
    Map<String, String> table = new LinkedHashMap<>();
    for (ExitCode exit : values()) {
      table.put(" " + exit.code, exit.meaning);
    }
    return table;
  }
}
