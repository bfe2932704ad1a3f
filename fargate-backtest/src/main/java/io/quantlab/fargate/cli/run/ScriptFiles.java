package io.quantlab.fargate.cli.run;

import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.host.ScriptError;
import io.quantlab.dsl.host.ScriptStrategy;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.fargate.cli.wick.ScriptOutput;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.util.ArrayList;
import java.util.List;

/// What the scripts of a run leave in its folder: `plots.csv`, `alerts.csv`, `script-log.txt`;
/// those of further scripts have a number.
///
/// @param all scripts of the run, in the order of its slots
record ScriptFiles(List<Shown> all) {
  /// A script with what it showed.
  private record Shown(ScriptStrategy script, Source source, ScriptOutput output) {}

  static ScriptFiles of(RunPlan plan) {
    List<Shown> all = new ArrayList<>();
    for (Strategy strategy : plan.strategies()) {
      if (strategy instanceof ScriptStrategy script
          && script.listener() instanceof ScriptOutput output) {
        all.add(new Shown(script, script.source(), output));
      }
    }
    return new ScriptFiles(all);
  }

  /// What the first script showed.
  ScriptOutput first() {
    return all.getFirst().output;
  }

  /// A script that does not fit its data was not run: there is no result to keep.
  void refuseUnbound() {
    for (Shown each : all) {
      each.output
          .error()
          .filter(ScriptError::bind)
          .ifPresent(error -> {
            throw new Failure(
                ExitCode.USAGE,
                "The script cannot run on these data: " + error.line(each.source) + ".",
                "Name other data, or change the script.");
          });
    }
  }

  /// A sentence for each script that was halted.
  List<String> errors() {
    List<String> errors = new ArrayList<>();
    for (Shown each : all) {
      each.output
          .error()
          .ifPresent(
              error -> errors.add("The script was halted: " + error.line(each.source) + "."));
    }
    return errors;
  }

  /// What is worth a word after a run without an error.
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    all.forEach(each -> remarks.addAll(new ScriptRemarks(each.script, each.output).all()));
    return remarks;
  }

  void write(RunFolder folder) {
    for (int i = 0; i < all.size(); i++) {
      ScriptOutput output = all.get(i).output;
      String number = i == 0 ? "" : "-" + (i + 1);
      if (output.hasPlots()) {
        folder.text("plots" + number + ".csv", output::plots);
      }
      if (output.hasAlerts()) {
        folder.text("alerts" + number + ".csv", output::alerts);
      }
      if (output.hasLines()) {
        folder.text("script-log" + number + ".txt", output::lines);
      }
    }
  }
}
