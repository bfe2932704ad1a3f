package io.quantlab.dsl.library;

/// What the runs of `test` blocks give (wick.md 9.4).
final class TestTable {
  static final String ROWS =
      """
      # test_run
      orders -> array<order> | | | | One for each call; attached exits under its legs.
      fills -> array<fill> | | | | All fills.
      trades -> array<test_trade> | | | | All round trips.
      alerts -> array<test_alert> | | | | All alerts.
      logs -> array<string> | | | | All lines of the log.
      equity -> array<money> | | | | Equity after each bar.
      series(title: string) -> array<float> | | | | The values of a plot.
      error -> string? | | | | The error that ended the run.
      fuel -> array<int> | | | | Fuel of each bar.
      # test_trade
      symbol -> symbol | | | | Its symbol.
      qty -> float | | | | Signed units.
      profit -> money | | | | Profit after fees.
      # test_alert
      bar -> int | | | | Bar of the alert.
      text -> string | | | | Its text.
      # test_replay
      verdict -> string | | | | none, breach:code, pass or fail:code.
      at -> int? | | | | Index of the first verdict.
      breaches -> array<string> | | | | Codes of all breaches.
      warnings -> array<string> | | | | Codes of all warnings.
      denials -> array<string> | | | | Texts of all denials.
      """;

  private TestTable() {}
}
