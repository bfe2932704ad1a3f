package io.quantlab.engine.analysis;

import java.util.List;

/// The round trips as a sortable, paged table; the last [#ROWS] of a long list.
final class TradesSection {
  /// Rows kept in the file.
  static final int ROWS = 500;

  private static final List<String> HEADS =
      List.of(
          "#",
          "Symbol",
          "Side",
          "Quantity",
          "Entry",
          "Exit",
          "Entry price",
          "Exit price",
          "Net",
          "Return",
          "MAE",
          "MFE",
          "Held",
          "Tags",
          "Marks");

  private TradesSection() {}

  static void write(Html html, ReportInput report) {
    Table trades = report.trades();
    if (trades.rows() == 0) {
      html.element("p", "No round trip was closed.", "class", "none");
      return;
    }
    int from = Math.max(0, trades.rows() - ROWS);
    if (from > 0) {
      html.element(
          "p",
          "The last "
              + ROWS
              + " of "
              + Figures.count(trades.rows())
              + " round trips; all of them are in trades.csv.",
          "class",
          "axes");
    }
    html.open("div", "class", "scroll");
    html.open("table", "class", "data trades", "data-page", "25").open("thead").open("tr");
    for (String head : HEADS) {
      html.element("th", head, "scope", "col", "data-sort", "");
    }
    html.close("tr").close("thead").open("tbody");
    for (int row = from; row < trades.rows(); row++) {
      row(html, trades, row, report);
    }
    html.close("tbody").close("table").close("div");
  }

  private static void row(Html html, Table trades, int row, ReportInput report) {
    html.open("tr");
    number(html, trades, row, "id", 0);
    text(html, trades, row, "symbol");
    text(html, trades, row, "side");
    number(html, trades, row, "lots", lotDecimals(trades, row));
    time(html, trades, row, "entryTime", report);
    time(html, trades, row, "exitTime", report);
    number(html, trades, row, "entryPrice", priceDecimals(trades, row));
    number(html, trades, row, "exitPrice", priceDecimals(trades, row));
    money(html, trades, row, "net", "signed");
    result(html, trades, row);
    money(html, trades, row, "mae", "");
    money(html, trades, row, "mfe", "");
    held(html, trades, row);
    text(html, trades, row, "tags");
    marks(html, trades, row);
    html.close("tr");
  }

  private static void text(Html html, Table trades, int row, String name) {
    html.element("td", trades.textAt(row, trades.schema().column(name), ""), "class", "text");
  }

  private static void number(Html html, Table trades, int row, String name, int decimals) {
    double value = trades.approximateAt(row, trades.schema().column(name));
    sortable(html, Figures.number(value, decimals), value, "");
  }

  private static void time(Html html, Table trades, int row, String name, ReportInput report) {
    int column = trades.schema().column(name);
    if (!trades.isPresent(row, column)) {
      sortable(html, "open", Double.NaN, "time");
      return;
    }
    long nanos = trades.longAt(row, column);
    sortable(html, Figures.minute(nanos, report.zone()), nanos / 1e9, "time");
  }

  private static void money(Html html, Table trades, int row, String name, String style) {
    int column = trades.schema().column(name);
    boolean present = trades.isPresent(row, column);
    double value = trades.approximateAt(row, column);
    String text = present ? Figures.money(trades.longAt(row, column), 2) : Figures.UNDEFINED;
    sortable(html, text, value, style.isEmpty() ? "" : Figures.sign(value));
  }

  private static void result(Html html, Table trades, int row) {
    double value =
        trades.approximateAt(row, trades.schema().column("net"))
            / Math.abs(trades.approximateAt(row, trades.schema().column("entryValue")));
    sortable(html, Figures.percent(value, 2), value, "");
  }

  private static void held(Html html, Table trades, int row) {
    double seconds = trades.approximateAt(row, trades.schema().column("durationNanos")) / 1e9;
    sortable(html, Figures.span(seconds), seconds, "");
  }

  private static void marks(Html html, Table trades, int row) {
    String ambiguous = flag(trades, row, "ambiguous");
    String optimistic = flag(trades, row, "optimistic");
    html.element("td", (ambiguous + " " + optimistic).strip(), "class", "text");
  }

  private static String flag(Table trades, int row, String name) {
    String value = trades.textAt(row, trades.schema().column(name), ResultTables.NO);
    return value.equals(ResultTables.YES) ? name : "";
  }

  private static void sortable(Html html, String text, double value, String style) {
    html.element(
        "td", text, "class", style, "data-v", Double.isNaN(value) ? "" : Double.toString(value));
  }

  private static int priceDecimals(Table trades, int row) {
    RowUnits units = trades.unitsAt(row);
    return units == null ? 2 : units.priceUnit().scale();
  }

  private static int lotDecimals(Table trades, int row) {
    RowUnits units = trades.unitsAt(row);
    return units == null ? 0 : units.lotSize().scale();
  }
}
