package io.quantlab.engine.analysis;

import java.util.List;

/// The ten deepest drawdowns of the session closes.
final class DrawdownTable {
  private static final int ROWS = 10;

  private DrawdownTable() {}

  static void write(Html html, ReportInput report) {
    List<Drawdown> deepest = DrawdownMetrics.deepest(report.metrics().drawdowns(), ROWS);
    if (deepest.isEmpty()) {
      html.element("p", "The account never closed below a former high.", "class", "none");
      return;
    }
    html.open("div", "class", "scroll")
        .open("table", "class", "data falls")
        .open("thead")
        .open("tr");
    for (String head : List.of("#", "Depth", "Peak", "Trough", "Recovery", "Days", "To recover")) {
      html.element("th", head, "scope", "col");
    }
    html.close("tr").close("thead").open("tbody");
    for (int i = 0; i < deepest.size(); i++) {
      row(html, i + 1, deepest.get(i), report);
    }
    html.close("tbody").close("table").close("div");
  }

  private static void row(Html html, int rank, Drawdown drawdown, ReportInput report) {
    html.open("tr")
        .element("td", Integer.toString(rank))
        .element("td", Figures.percent(drawdown.depthRatio(), 2), "class", "neg");
    html.element("td", Figures.date(drawdown.peakNanos(), report.zone()));
    html.element("td", Figures.date(drawdown.troughNanos(), report.zone()));
    html.element(
        "td",
        drawdown.recovered()
            ? Figures.date(drawdown.recoveryNanos(), report.zone())
            : "not recovered");
    html.element("td", Figures.number(drawdown.days(), 0));
    html.element("td", Figures.number(drawdown.recoveryDays(), 0)).close("tr");
  }
}
