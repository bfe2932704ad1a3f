package io.quantlab.fargate.cli.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The commands of a debug session. A new command is one line here and its case in [DebugCommands].
enum DebugWord {
  NEXT(
      "n",
      "next [N] [KIND]",
      "go N steps on; of a kind: start tick bar order fill timer session …"),
  BACK("b", "back [N] [KIND]", "go N steps back; 'back until EXPR', 'back break' look back"),
  GOTO("g", "goto STEP|TIME|start|end", "go to a step, or to the first at or after a time"),
  UNTIL("u", "until EXPR", "go on until a condition holds"),
  CONTINUE("c", "continue", "go on to a breakpoint or the end"),
  BREAK(
      "",
      "break WHERE [if EXPR]",
      "stop at: LINE, fill, reject, order ID, or at 'if EXPR' alone; 'break' lists them"),
  DELETE("", "delete N|all", "take breakpoints away"),
  WATCH("w", "watch [EXPR]", "show a value after each move; 'watch' shows all"),
  UNWATCH("", "unwatch N|EXPR", "show it no more"),
  PRINT("p", "print EXPR", "the value of an expression here"),
  NAMES("", "names", "the script's names, or what a strategy shows of itself, with their values"),
  WHY("", "why EXPR", "why a value is na: what it is made of, and when it is known"),
  LINE("l", "line [FROM [TO]]", "the script with the values of its names"),
  PROFILE("", "profile", "fuel by line, most first"),
  BOOK("", "book", "the order book with own orders in it"),
  ORDERS("o", "orders", "working orders"),
  POSITIONS("pos", "positions", "open positions"),
  ACCOUNT("a", "account", "equity, cash, profit, exposure"),
  WHERE("", "where", "where the run waits"),
  HELP("h", "help [COMMAND]", "this list"),
  QUIT("q", "quit", "leave");

  private final String shortForm;
  private final String usage;
  private final String about;

  DebugWord(String shortForm, String usage, String about) {
    this.shortForm = shortForm;
    this.usage = usage;
    this.about = about;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String shortForm() {
    return shortForm;
  }

  String usage() {
    return usage;
  }

  String about() {
    return about;
  }

  static Optional<DebugWord> of(String typed) {
    for (DebugWord each : values()) {
      if (each.word().equals(typed) || !typed.isEmpty() && each.shortForm.equals(typed)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  static List<String> words() {
    List<String> words = new ArrayList<>();
    for (DebugWord each : values()) {
      words.add(each.word());
    }
    return words;
  }
}
