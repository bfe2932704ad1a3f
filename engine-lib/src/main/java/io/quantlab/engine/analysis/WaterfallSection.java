package io.quantlab.engine.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// From gross to net profit, step by step, with the exact amounts.
final class WaterfallSection {
  private record Bar(String name, long fromE8, long toE8, String style, long shownE8) {}

  private WaterfallSection() {}

  static void write(Html html, CostWaterfall waterfall, String currency) {
    List<Bar> bars = bars(waterfall);
    long low = 0;
    long high = 0;
    for (Bar bar : bars) {
      low = Math.min(low, Math.min(bar.fromE8, bar.toE8));
      high = Math.max(high, Math.max(bar.fromE8, bar.toE8));
    }
    double span = Math.max(1, high - (double) low);
    int decimals = decimals(bars);
    html.open("table", "class", "fall").open("thead").open("tr");
    html.element("th", "Step", "scope", "col").element("th", currency, "scope", "col");
    html.element("th", "Of gross", "scope", "col").element("th", "", "aria-hidden", "true");
    html.close("tr").close("thead").open("tbody");
    for (Bar bar : bars) {
      row(html, bar, low, span, waterfall.grossE8(), decimals);
    }
    html.close("tbody").close("table");
  }

  private static List<Bar> bars(CostWaterfall waterfall) {
    List<Bar> bars = new ArrayList<>();
    long at = waterfall.grossE8();
    bars.add(new Bar("Gross profit", 0, at, "total", at));
    for (CostWaterfall.Step step : waterfall.steps()) {
      if (step.amountE8() != 0) {
        long next = at + step.amountE8();
        bars.add(new Bar(step.name(), at, next, Figures.sign(step.amountE8()), step.amountE8()));
        at = next;
      }
    }
    bars.add(new Bar("Net profit", 0, waterfall.netE8(), "total", waterfall.netE8()));
    return bars;
  }

  /// Every digit there is, the same number of them in each row.
  private static int decimals(List<Bar> bars) {
    int decimals = 2;
    for (Bar bar : bars) {
      decimals =
          Math.max(decimals, BigDecimal.valueOf(bar.shownE8, 8).stripTrailingZeros().scale());
    }
    return decimals;
  }

  private static void row(Html html, Bar bar, long low, double span, long grossE8, int decimals) {
    double left = (Math.min(bar.fromE8, bar.toE8) - (double) low) / span * 100;
    double width = Math.max(0.3, Math.abs((double) bar.toE8 - bar.fromE8) / span * 100);
    html.open("tr", "class", bar.style).element("th", bar.name, "scope", "row");
    html.element("td", Figures.money(bar.shownE8, decimals), "class", "amount");
    html.element(
        "td", grossE8 > 0 ? Figures.percent((double) bar.shownE8 / grossE8, 1) : Figures.UNDEFINED);
    html.open("td", "class", "track")
        .open("i", "style", "left:" + LineChart.at(left) + "%;width:" + LineChart.at(width) + "%");
    html.close("i").close("td").close("tr");
  }
}
