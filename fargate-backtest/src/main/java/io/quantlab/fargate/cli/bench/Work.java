package io.quantlab.fargate.cli.bench;

import java.io.IOException;

/// A piece of work that is timed, ready to run any number of times.
interface Work {
  /// Ticks, bars or rows one run goes through.
  long events();

  /// Runs once and gives the answer in words.
  String run() throws IOException;

  /// What [#run] must answer.
  String expected();
}
