package io.quantlab.engine.analysis;

import java.util.List;

/// Net profit of the round trips by hour, weekday, symbol, strategy, tag and side, as diverging
/// bars.
final class BreakdownSection {
  private static final int ROWS = 12;

  private BreakdownSection() {}

  static void write(Html html, ReportInput report) {
    Table trades = report.trades();
    html.open("div", "class", "cols two");
    table(html, "Symbol", PnlGroup.byText(trades, "symbol"));
    table(html, "Side", PnlGroup.byText(trades, "side"));
    List<PnlGroup> strategies = PnlGroup.byText(trades, "strategy");
    if (strategies.size() > 1) {
      table(html, "Strategy", strategies);
    }
    table(html, "Weekday of entry", PnlGroup.byWeekday(trades, report.zone()));
    table(html, "Hour of entry", PnlGroup.byHour(trades, report.zone()));
    table(html, "Tag", PnlGroup.byTag(trades));
    html.close("div");
  }

  private static void table(Html html, String title, List<PnlGroup> groups) {
    long widest = 1;
    for (PnlGroup group : groups) {
      widest = Math.max(widest, Math.abs(group.netE8()));
    }
    html.open("table", "class", "bars").open("thead").open("tr");
    html.element("th", title, "scope", "col").element("th", "Trips", "scope", "col");
    html.element("th", "Won", "scope", "col").element("th", "Net", "scope", "col");
    html.element("th", "", "aria-hidden", "true").close("tr").close("thead").open("tbody");
    int shown = Math.min(groups.size(), title.startsWith("Hour") ? 24 : ROWS);
    for (PnlGroup group : groups.subList(0, shown)) {
      row(html, group, widest);
    }
    html.close("tbody").close("table");
    if (groups.size() > shown) {
      html.element("p", (groups.size() - shown) + " smaller ones are not shown.", "class", "axes");
    }
  }

  private static void row(Html html, PnlGroup group, long widest) {
    double share = Math.abs((double) group.netE8()) / widest * 50;
    String sign = Figures.sign(group.netE8());
    String place = group.netE8() < 0 ? "right:50%" : "left:50%";
    html.open("tr").element("th", group.key(), "scope", "row");
    html.element("td", Figures.count(group.count()));
    html.element("td", Figures.percent(group.winRate(), 0));
    html.element("td", Figures.money(group.netE8(), 0), "class", sign);
    html.open("td", "class", "track")
        .open("i", "class", sign, "style", place + ";width:" + LineChart.at(share) + "%");
    html.close("i").close("td").close("tr");
  }
}
