package io.quantlab.fargate.cli.debug;

import io.quantlab.dsl.debug.LineView;
import io.quantlab.dsl.debug.Shown;
import io.quantlab.fargate.cli.data.TextTable;
import io.quantlab.fargate.debug.Answer;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/// Prints answers for people.
final class AnswerText {
  private static final int VALUES_COLUMN = 64;

  private final PrintStream out;
  private final Ansi colors;

  AnswerText(PrintStream out, Ansi colors) {
    this.out = out;
    this.colors = colors;
  }

  void print(Answer answer) {
    switch (answer) {
      case Answer.Where where -> where(where);
      case Answer.Values(List<Shown> values) -> values(values);
      case Answer.Facts facts -> facts(facts);
      case Answer.Rows rows -> rows(rows);
      case Answer.Lines lines -> {
        switch (lines.shape()) {
          case VALUES -> lines(lines.lines());
          case PROFILE -> profile(lines);
        }
      }
      case Answer.Why why -> why(why);
      case Answer.Note(String text) -> {
        if (!text.isEmpty()) {
          out.println(text);
        }
      }
      case Answer.Problem problem -> problem(problem);
      case Answer.Several(List<Answer> all) -> all.forEach(this::print);
    }
  }

  private void where(Answer.Where where) {
    if (!where.reason().isEmpty()) {
      out.println(colors.string("@|yellow " + escaped(where.reason()) + "|@"));
    }
    out.println(
        colors.string("@|bold #" + where.step() + "|@")
            + "  "
            + where.time()
            + "  "
            + (where.bar() >= 0 ? "bar " + where.bar() + "  " : "")
            + colors.string("@|cyan " + where.kind() + "|@")
            + "  "
            + where.what());
    where.said().forEach(line -> out.println("    " + line));
    if (!where.watches().isEmpty()) {
      values(where.watches());
    }
  }

  private void values(List<Shown> values) {
    int width = values.stream().mapToInt(each -> each.name().length()).max().orElse(0);
    for (Shown each : values) {
      String value = each.error().isEmpty() ? each.text() : each.error();
      out.println(
          "    "
              + each.name()
              + " ".repeat(width - each.name().length())
              + " = "
              + (each.known() ? value : colors.string("@|red " + escaped(value) + "|@")));
    }
    if (values.isEmpty()) {
      out.println("    nothing");
    }
  }

  private void facts(Answer.Facts facts) {
    out.println(facts.title());
    int names = facts.facts().keySet().stream().mapToInt(String::length).max().orElse(0);
    int texts = facts.facts().values().stream().mapToInt(v -> cell(v).length()).max().orElse(0);
    facts
        .facts()
        .forEach((name, value) ->
            out.println(
                "  "
                    + name
                    + " ".repeat(names - name.length() + texts - cell(value).length() + 2)
                    + cell(value)));
  }

  private void rows(Answer.Rows rows) {
    if (rows.rows().isEmpty()) {
      out.println(rows.title() + ": none");
      return;
    }
    out.println(rows.title());
    List<Integer> used = used(rows);
    TextTable table =
        new TextTable(
            used.stream().map(i -> side(rows.columns().get(i))).toList(),
            used.stream().map(i -> rows.columns().get(i).name()).toList());
    rows.rows().forEach(row -> table.row(used.stream().map(i -> cell(row.get(i))).toList()));
    table.print(out);
  }

  /// Columns that hold anything: empty ones only cost width.
  private static List<Integer> used(Answer.Rows rows) {
    List<Integer> used = new ArrayList<>();
    for (int i = 0; i < rows.columns().size(); i++) {
      int column = i;
      if (rows.rows().stream().anyMatch(row -> !cell(row.get(column)).isEmpty())) {
        used.add(i);
      }
    }
    return used;
  }

  private static TextTable.Side side(Answer.Column column) {
    return column.side() == Answer.Side.LEFT ? TextTable.Side.LEFT : TextTable.Side.RIGHT;
  }

  private static String cell(Object value) {
    return value == null ? "" : value.toString();
  }

  private void lines(List<LineView> lines) {
    int digits = Integer.toString(lines.getLast().number()).length();
    for (LineView line : lines) {
      StringBuilder text = new StringBuilder();
      text.append(line.ran() ? "> " : "  ");
      text.append(" ".repeat(digits - Integer.toString(line.number()).length()));
      text.append(line.number()).append("  ").append(line.text());
      if (line.values().isEmpty()) {
        out.println(text.toString().stripTrailing());
        continue;
      }
      List<String> values =
          line.values().stream().map(each -> each.name() + " = " + each.text()).toList();
      String inlaid = "  " + String.join(", ", values);
      String pad = " ".repeat(Math.max(0, VALUES_COLUMN - text.length()));
      out.println(text + pad + colors.string("@|faint,green " + escaped(inlaid) + "|@"));
    }
  }

  private void profile(Answer.Lines lines) {
    long total = lines.lines().stream().mapToLong(LineView::fuel).sum();
    out.println(
        String.format(Locale.ROOT, "fuel by line: %,d in %,d events", total, lines.events()));
    TextTable.Side left = TextTable.Side.LEFT;
    TextTable.Side right = TextTable.Side.RIGHT;
    TextTable table =
        new TextTable(
            List.of(right, right, right, right, right, left),
            List.of("fuel", "share", "runs", "per run", "line", "source"));
    for (LineView line : lines.lines()) {
      table.row(
          List.of(
              String.format(Locale.ROOT, "%,d", line.fuel()),
              String.format(Locale.ROOT, "%.1f%%", 100.0 * line.fuel() / total),
              String.format(Locale.ROOT, "%,d", line.runs()),
              line.runs() == 0
                  ? ""
                  : String.format(Locale.ROOT, "%.1f", (double) line.fuel() / line.runs()),
              Integer.toString(line.number()),
              line.text().strip()));
    }
    table.print(out);
  }

  private void why(Answer.Why why) {
    List<String[]> rows = new ArrayList<>();
    tree(why.root(), "", "", rows);
    int width = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0);
    for (String[] row : rows) {
      out.println((row[0] + " ".repeat(width - row[0].length() + 2) + row[1]).stripTrailing());
    }
    boolean known = why.root().value().filter(Shown::known).isPresent();
    if (known) {
      out.println("It is known here.");
    } else {
      out.println(
          why.known()
              .map(first ->
                  "Known first at step "
                      + first.step()
                      + ", "
                      + first.time()
                      + (first.bars() > 0
                          ? ", "
                              + first.bars()
                              + (first.bars() == 1 ? " bar" : " bars")
                              + " from here"
                          : "")
                      + ": "
                      + first.value().text()
                      + ".")
              .orElse("It is not known until the end of the run."));
    }
  }

  private static void tree(Answer.WhyNode node, String lead, String below, List<String[]> rows) {
    String value = node.value().map(Shown::text).orElse("?");
    String line = node.line() == 0 ? "" : "  line " + node.line();
    String note = node.note().isEmpty() ? "" : "  " + node.note();
    rows.add(new String[] {lead + node.text(), value + line + note});
    for (int i = 0; i < node.parts().size(); i++) {
      boolean last = i == node.parts().size() - 1;
      tree(node.parts().get(i), below + (last ? "└ " : "├ "), below + (last ? "  " : "│ "), rows);
    }
  }

  private void problem(Answer.Problem problem) {
    if (!problem.expression().isEmpty()) {
      out.println("  " + problem.expression());
      out.println(" ".repeat(problem.column() + 1) + "^");
    }
    out.println(colors.string("@|red " + escaped(problem.message()) + "|@"));
  }

  /// Text is no markup.
  private static String escaped(String text) {
    return text.replace("@|", "@ |").replace("|@", "| @");
  }
}
