package io.quantlab.dsl.compiler;

import io.quantlab.dsl.check.Checked;
import io.quantlab.dsl.check.Checker;
import io.quantlab.dsl.parser.Reading;
import io.quantlab.dsl.parser.WickReader;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.planner.Planned;
import io.quantlab.dsl.planner.Planner;
import io.quantlab.dsl.syntax.Kind;

/// Texts as plans, for the benchmarks.
final class Plans {
  private Plans() {}

  static Plan of(String text) {
    return ((Planned.Ready) Planner.plan(checked(text))).plan();
  }

  static Checked checked(String text) {
    Reading reading = WickReader.read(text);
    Checked checked = Checker.check(reading.source(), reading.script(), Kind.INDICATOR);
    if (!reading.diagnostics().isEmpty() || !checked.isSound()) {
      throw new IllegalStateException("a text with errors: " + checked.diagnostics());
    }
    return checked;
  }

  static int field(Plan plan, Plan.Field field) {
    return plan.clocks().getFirst().fields().stream()
        .filter(each -> each.field() == field)
        .findFirst()
        .orElseThrow()
        .slot();
  }

  static int slot(Plan plan, String name) {
    return plan.names().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow()
        .slot();
  }
}
