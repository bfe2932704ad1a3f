package io.quantlab.fargate.cli.run;

import java.util.Locale;

/// The tables of a run file, in the order they are printed.
enum RunSection {
  STRATEGY("what trades"),
  PARAMS("parameters of the strategy, by their names"),
  DATA("market data, period, calendars"),
  ACCOUNT("capital, and what the account may do"),
  FILLS("how orders fill"),
  COSTS("what trading costs"),
  RUN("randomness, recording, checks"),
  OUTPUT("what is written, and where");

  private final String about;

  RunSection(String about) {
    this.about = about;
  }

  /// The name of the table.
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What its keys are about, for the reference.
  String about() {
    return about;
  }
}
