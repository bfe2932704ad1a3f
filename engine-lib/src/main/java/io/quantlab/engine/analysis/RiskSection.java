package io.quantlab.engine.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The risks of the positions at the end of a run: measures, and what scenarios make of them.
final class RiskSection {
  private static final TableSchema RISK = ResultTables.RISK;
  private static final int ROWS = 60;

  /// A scenario with what it makes.
  private static final class Outcome {
    private long gainE8;
    private long lossAfterE8 = -1;
  }

  private final Html html;
  private final Table risk;

  private RiskSection(Html html, Table risk) {
    this.html = html;
    this.risk = risk;
  }

  /// Whether there is anything to show: no position at the end has no risk.
  static boolean has(Table risk) {
    for (int row : last(risk)) {
      if (risk.longAt(row, RISK.column("value")) != 0) {
        return true;
      }
    }
    return false;
  }

  static void write(Html html, ReportInput report) {
    RiskSection section = new RiskSection(html, report.risk());
    section.measures(report.currency());
    section.scenarios(report.currency());
  }

  /// Rows taken at the end of the run.
  private static List<Integer> last(Table risk) {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < risk.rows(); row++) {
      if (!risk.isPresent(row, RISK.column("sessionDate"))) {
        rows.add(row);
      }
    }
    return rows;
  }

  private String text(int row, String column) {
    return risk.textAt(row, RISK.column(column), "");
  }

  private long valueE8(int row) {
    return risk.longAt(row, RISK.column("value"));
  }

  private static boolean isScenario(String measure) {
    return measure.startsWith("scenario") || measure.startsWith("episode");
  }

  private void measures(String currency) {
    head("Measure", "Of", currency);
    int shown = 0;
    for (int row : last(risk)) {
      if (!isScenario(text(row, "measure")) && shown++ < ROWS) {
        String of = text(row, "symbol").isEmpty() ? text(row, "subject") : text(row, "symbol");
        cells(strategy(row) + text(row, "measure"), of, money(valueE8(row)));
      }
    }
    foot(shown);
  }

  private String strategy(int row) {
    String name = text(row, "strategy");
    return name.isEmpty() ? "" : name + " ";
  }

  private void scenarios(String currency) {
    Map<String, Outcome> all = new LinkedHashMap<>();
    for (int row : last(risk)) {
      if (isScenario(text(row, "measure"))) {
        Outcome of = all.computeIfAbsent(strategy(row) + text(row, "subject"), _ -> new Outcome());
        switch (text(row, "measure")) {
          case "scenario", "episode" -> of.gainE8 = valueE8(row);
          case "scenarioVar" -> of.lossAfterE8 = valueE8(row);
          default -> {}
        }
      }
    }
    if (all.isEmpty()) {
      return;
    }
    head("Scenario", "Gain, " + currency, "Loss to the next close after it, 99 %");
    int shown = 0;
    for (Map.Entry<String, Outcome> each : all.entrySet()) {
      if (shown++ < ROWS) {
        long after = each.getValue().lossAfterE8;
        cells(
            each.getKey(),
            money(each.getValue().gainE8),
            after < 0 ? Figures.UNDEFINED : money(after));
      }
    }
    foot(shown);
  }

  private static String money(long e8) {
    return Figures.money(e8, 2);
  }

  private void head(String... titles) {
    html.open("table").open("thead").open("tr");
    for (String title : titles) {
      html.element("th", title, "scope", "col");
    }
    html.close("tr").close("thead").open("tbody");
  }

  private void cells(String name, String... values) {
    html.open("tr").element("th", name, "scope", "row");
    for (String value : values) {
      html.element("td", value);
    }
    html.close("tr");
  }

  private void foot(int rows) {
    html.close("tbody").close("table");
    if (rows > ROWS) {
      html.element("p", (rows - ROWS) + " more stand in the table risk.", "class", "axes");
    }
  }
}
