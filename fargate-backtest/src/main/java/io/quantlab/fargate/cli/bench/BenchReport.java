package io.quantlab.fargate.cli.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A finished benchmark, and its Markdown section.
///
/// @param command as it was typed
record BenchReport(
    Machine machine, String command, BenchPlan plan, BenchData data, List<Result> results) {
  private static final String RULE = "---";
  private static final List<String> HEAD =
      List.of(
          "what",
          "per event, ns (min … max)",
          "against, ns (min … max)",
          "B/event",
          "figure (min … max)",
          "gate",
          "goal",
          "",
          "clause");

  /// Answers that were not as expected, as `row: words`.
  List<String> wrong() {
    List<String> all = new ArrayList<>();
    for (Result result : results) {
      result.wrong().forEach(words -> all.add(result.id() + ": " + words));
    }
    return all;
  }

  /// The whole section, ending with a line break.
  String markdown() {
    StringBuilder out = new StringBuilder();
    for (String line : setting()) {
      out.append("- ").append(line).append('\n');
    }
    out.append('\n');
    table(out);
    out.append('\n').append(answers()).append('\n');
    return out.toString();
  }

  private List<String> setting() {
    String load =
        machine.load() < 0
            ? ""
            : String.format(Locale.ROOT, "; load before the start %.1f", machine.load());
    return List.of(
        "Machine: "
            + machine.processor()
            + ", "
            + machine.cores()
            + " cores, "
            + machine.memory()
            + ", "
            + machine.system()
            + load,
        "JDK: " + machine.java() + ", serial collector",
        "Data: QLB-1, "
            + data.ticks()
            + " ticks, checksum "
            + Long.toHexString(data.facts().checksum())
            + ", "
            + data.facts().bars()
            + " minute bars; in the page cache",
        "Command: `" + command + "`",
        "Spread: "
            + count(plan.launches(), "JVM launch", "JVM launches")
            + (plan.sharing() == BenchPlan.Sharing.ALL_ROWS
                ? " shared by all rows (quick and rough: not judged), "
                : " for each row, ")
            + count(plan.rounds(), "round", "rounds")
            + " after warm-up; median, lowest and highest");
  }

  private static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  private String answers() {
    String source =
        Published.forTicks(data.ticks()).isPresent()
            ? "published for QLB-1"
            : "of the hand-written loops";
    List<String> wrong = wrong();
    return wrong.isEmpty()
        ? "Answers: every run had the answer "
            + source
            + "; ticks "
            + data.facts().onTicks().text()
            + ", bars "
            + data.facts().onBars().text()
            + "."
        : "Answers: WRONG. " + String.join("; ", wrong) + ".";
  }

  private void table(StringBuilder out) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(HEAD);
    results.forEach(result -> lines.add(cells(result)));
    int[] widths = new int[HEAD.size()];
    Arrays.fill(widths, RULE.length());
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    for (int row = 0; row < lines.size(); row++) {
      line(out, lines.get(row), widths);
      if (row == 0) {
        line(out, HEAD.stream().map(_ -> RULE).toList(), widths);
      }
    }
  }

  private static void line(StringBuilder out, List<String> cells, int[] widths) {
    for (int i = 0; i < widths.length; i++) {
      String filler = cells.get(i).equals(RULE) ? "-" : " ";
      out.append("| ").append(cells.get(i));
      out.append(filler.repeat(widths[i] - cells.get(i).length())).append(' ');
    }
    out.append("|\n");
  }

  /// Code that is hardly warmed up says nothing about a target.
  boolean judged() {
    return plan.sharing() == BenchPlan.Sharing.ROW_EACH;
  }

  private List<String> cells(Result r) {
    String title = r.title() + (r.againstTitle().isEmpty() ? "" : " / " + r.againstTitle());
    return List.of(
        title,
        r.work().map(spread -> text(spread, 2)).orElse(""),
        r.against().map(spread -> text(spread, 2)).orElse(""),
        Double.isNaN(r.allocatedBytes()) ? "" : number(r.allocatedBytes(), 2),
        text(r.value(), r.decimals()) + " " + r.unit(),
        limit(r.target().sense(), r.target().solid()),
        limit(r.target().sense(), r.target().moonshot()),
        judged() ? r.verdict().words() : "",
        r.clause());
  }

  private static String limit(Target.Sense sense, double limit) {
    return Double.isNaN(limit)
        ? ""
        : (sense == Target.Sense.AT_MOST ? "≤ " : "≥ ") + shortest(limit);
  }

  private static String shortest(double limit) {
    // three decimals are all that any limit is asked for with; a third of a peer's time has more
    return BigDecimal.valueOf(limit)
        .setScale(3, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String text(Spread spread, int decimals) {
    String median = number(spread.median(), decimals);
    Optional<String> range =
        spread.min() == spread.max()
            ? Optional.empty()
            : Optional.of(
                " ("
                    + number(spread.min(), decimals)
                    + " … "
                    + number(spread.max(), decimals)
                    + ")");
    return median + range.orElse("");
  }

  private static String number(double value, int decimals) {
    return Double.isNaN(value) ? "?" : String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
