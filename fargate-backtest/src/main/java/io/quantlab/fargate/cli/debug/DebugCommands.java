package io.quantlab.fargate.cli.debug;

import io.quantlab.fargate.debug.Answer;
import io.quantlab.fargate.debug.Breakpoint;
import io.quantlab.fargate.debug.DebugException;
import io.quantlab.fargate.debug.DebugSession;
import io.quantlab.fargate.debug.StepKind;
import io.quantlab.fargate.terminal.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads command lines and asks a session.
public final class DebugCommands {
  private static final int LINES_MAX = 1_000_000;

  private final DebugSession session;
  private boolean done;

  public DebugCommands(DebugSession session) {
    this.session = session;
  }

  /// Whether `quit` was said.
  public boolean isDone() {
    return done;
  }

  /// Does what a line says; whatever is wrong with it is an [Answer.Problem], and nothing happened.
  public Answer execute(String line) {
    String text = line.strip();
    int space = text.indexOf(' ');
    String typed = space < 0 ? text : text.substring(0, space);
    String rest = space < 0 ? "" : text.substring(space + 1).strip();
    Optional<DebugWord> word = DebugWord.of(typed);
    if (word.isEmpty()) {
      String near =
          NearestName.of(typed, DebugWord.words())
              .map(each -> "did you mean '" + each + "'? ")
              .orElse("");
      return Answer.Problem.of(
          "there is no command '" + typed + "': " + near + "'help' lists all commands");
    }
    try {
      return execute(word.get(), rest);
    } catch (DebugException e) {
      return e.problem();
    }
  }

  private Answer execute(DebugWord word, String rest) {
    return switch (word) {
      case NEXT -> session.next(count(word, rest), kind(word, rest));
      case BACK -> back(rest);
      case GOTO -> goTo(rest);
      case UNTIL -> session.until(expression(word, rest));
      case CONTINUE -> session.goOn();
      case BREAK -> rest.isEmpty() ? session.breakpoints() : stopAt(rest);
      case DELETE -> session.removeBreakpoint(rest.equals("all") ? 0 : whole(word, rest));
      case WATCH -> rest.isEmpty() ? session.view().watched() : session.view().watch(rest);
      case UNWATCH -> session.view().unwatch(expression(word, rest));
      case PRINT -> session.view().print(expression(word, rest));
      case NAMES -> session.view().names();
      case WHY -> session.view().why(expression(word, rest));
      case LINE -> lines(rest);
      case PROFILE -> session.view().profile();
      case BOOK -> session.view().book();
      case ORDERS -> session.view().orders();
      case POSITIONS -> session.view().positions();
      case ACCOUNT -> session.view().account();
      case WHERE -> session.where();
      case HELP -> help(rest);
      case QUIT -> {
        done = true;
        yield new Answer.Note("");
      }
    };
  }

  private Answer back(String rest) {
    if (rest.equals("break")) {
      return session.backToBreakpoint();
    }
    if (rest.startsWith("until ")) {
      return session.backUntil(rest.substring("until ".length()).strip());
    }
    return session.back(count(DebugWord.BACK, rest), kind(DebugWord.BACK, rest));
  }

  private Answer goTo(String rest) {
    return switch (rest) {
      case "" -> throw usage(DebugWord.GOTO);
      case "start" -> session.goTo(1);
      case "end" -> session.goToEnd();
      default ->
          rest.matches("\\d{1,18}")
              ? session.goTo(Long.parseLong(rest))
              : session.goToTime(
                  TimeWords.nanos(rest, session.view().zone(), session.where().epochNanos()));
    };
  }

  private Answer stopAt(String rest) {
    int at = rest.startsWith("if ") ? 0 : rest.indexOf(" if ") + 1;
    boolean conditional = rest.startsWith("if ") || at > 0;
    String where = conditional ? rest.substring(0, at).strip() : rest;
    Optional<String> condition =
        conditional ? Optional.of(rest.substring(at + "if ".length()).strip()) : Optional.empty();
    return session.stopAt(place(where), condition);
  }

  private static Breakpoint.Place place(String where) {
    if (where.matches("\\d{1,9}")) {
      return new Breakpoint.Place.Line(Integer.parseInt(where));
    }
    if (where.matches("order \\d{1,18}")) {
      return new Breakpoint.Place.Order(Long.parseLong(where.substring("order ".length())));
    }
    return switch (where) {
      case "" -> new Breakpoint.Place.Condition();
      case "fill" -> new Breakpoint.Place.Fill();
      case "reject" -> new Breakpoint.Place.Reject();
      default -> throw usage(DebugWord.BREAK);
    };
  }

  private Answer lines(String rest) {
    if (rest.isEmpty()) {
      return session.view().lines();
    }
    String[] words = rest.split("[ -]+");
    if (words.length > 2) {
      throw usage(DebugWord.LINE);
    }
    int from = whole(DebugWord.LINE, words[0]);
    return session.view().lines(from, words.length == 2 ? whole(DebugWord.LINE, words[1]) : from);
  }

  private static long count(DebugWord word, String rest) {
    String first = rest.split(" +")[0];
    return first.matches("\\d{1,18}") ? positive(word, Long.parseLong(first)) : 1;
  }

  private static long positive(DebugWord word, long count) {
    if (count < 1) {
      throw new DebugException("'" + word.word() + "' takes a number from 1, was " + count);
    }
    return count;
  }

  private static Optional<StepKind> kind(DebugWord word, String rest) {
    List<String> words = new ArrayList<>(List.of(rest.split(" +")));
    if (words.getFirst().matches("\\d*")) {
      words.removeFirst();
    }
    if (words.isEmpty()) {
      return Optional.empty();
    }
    for (StepKind each : StepKind.values()) {
      boolean named =
          words.size() == 1
              && (each.word().equals(words.getFirst())
                  || words.getFirst().equals(each.word() + "s"));
      if (named) {
        return Optional.of(each);
      }
    }
    throw usage(word);
  }

  private static String expression(DebugWord word, String rest) {
    if (rest.isEmpty()) {
      throw usage(word);
    }
    return rest;
  }

  private static int whole(DebugWord word, String text) {
    if (!text.matches("\\d{1,7}") || Integer.parseInt(text) > LINES_MAX) {
      throw usage(word);
    }
    return Integer.parseInt(text);
  }

  private static DebugException usage(DebugWord word) {
    return new DebugException("usage: " + word.usage() + " - " + word.about());
  }

  private static Answer help(String rest) {
    List<List<Object>> rows = new ArrayList<>();
    for (DebugWord each : DebugWord.values()) {
      if (rest.isEmpty() || DebugWord.of(rest).filter(each::equals).isPresent()) {
        rows.add(List.of(each.usage(), each.shortForm(), each.about()));
      }
    }
    if (rows.isEmpty()) {
      throw new DebugException("there is no command '" + rest + "': 'help' lists all commands");
    }
    return new Answer.Rows(
        "commands", List.of(column("command"), column("short"), column("what it does")), rows);
  }

  private static Answer.Column column(String name) {
    return new Answer.Column(name, Answer.Side.LEFT);
  }
}
