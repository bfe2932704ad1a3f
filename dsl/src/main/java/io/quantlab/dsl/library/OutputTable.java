package io.quantlab.dsl.library;

/// Plots, drawings, alerts, tests (wick.md 9.2, 9.4, 11).
final class OutputTable {
  static final String ROWS =
      """
      plot(value: float, title: string = "", color: color = auto, width: int = 1, style: PlotStyle = line, pane: string = "", offset: int = 0, when: bool = true) | plot | 5 | | Draws a series.
      plot(value: money, title: string = "", color: color = auto, width: int = 1, style: PlotStyle = line, pane: string = "", offset: int = 0, when: bool = true) | plot | 5 | | Draws a series.
      band(a: float, b: float, color: color = auto, when: bool = true) | plot | 5 | | Fills between two series.
      level(value: float, title: string = "", color: color = auto, pane: string = "", when: bool = true) | plot | 5 | | Draws a level.
      histogram(value: float, title: string = "", color: color = auto, pane: string = "", when: bool = true) | plot | 5 | | Draws columns.
      candle(o: float, h: float, l: float, c: float, title: string = "", color: color = auto, when: bool = true) | plot | 5 | | Draws candles.
      shape(when: bool, at_price: float = close, style: ShapeStyle = circle, color: color = auto, text: string = "") | plot | 100 | | Draws a mark.
      label(text: string, at_price: float = close, color: color = auto, when: bool = true) | plot | 100 | | Writes on the chart.
      line(t1: time, p1: float, t2: time, p2: float, color: color = auto, when: bool = true) | plot | 100 | | Draws a line.
      box(t1: time, p1: float, t2: time, p2: float, color: color = auto, when: bool = true) | plot | 100 | | Draws a box.
      table(rows: array<array<string>>, corner: Corner = top_right, when: bool = true) | plot | 100 | | Shows a table.
      background(color: color, when: bool = true) | plot | 5 | | Colors the background.
      gauge(title: string, value: float) | point | 100 | | Shows a figure on the dashboard.
      plot_point(value: float, title: string = "") | point | 5 | | Draws a point at the time of the event.
      plot_point(value: money, title: string = "") | point | 5 | | Draws a point at the time of the event.
      alert(text: string, when: bool = true, payload: map<string, string> = none, once: AlertOnce = bar) | alert | 100 | | Sends a message.
      run(closes: array<float> = none, opens: array<float> = none, highs: array<float> = none, lows: array<float> = none, volumes: array<float> = none, inputs: T = none, timeframe: timeframe = 1m, fixture: string = "", from: time = none, to: time = none) -> test_run | test | | | Runs this script over bars.
      replay(equity: array<float>, balance: array<float> = none, times: array<time> = none, inputs: T = none) -> test_replay | test | | | Feeds marks to this rule.
      random_walk(seed: int, n: int) -> array<float> | test | 10+n/8 | | A random price path.
      for_all(source: array<float>, property: (array<float>) -> bool) | test | | | Checks a property for all prefixes.
      """;

  private OutputTable() {}
}
