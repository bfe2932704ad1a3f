package io.quantlab.dsl.fuzz;

import io.quantlab.dsl.Scripts;
import io.quantlab.dsl.planner.Planner;
import io.quantlab.dsl.syntax.Kind;
import java.nio.charset.StandardCharsets;

/// Fuzz target: any text is checked without an exception, and one without errors is planned.
public final class CheckFuzz {
  private CheckFuzz() {}

  /// Called by the fuzzer; the first byte chooses the kind of the script.
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    Kind kind = Kind.values()[(data[0] & 0xff) % Kind.values().length];
    Scripts.Result result =
        Scripts.check(new String(data, 1, data.length - 1, StandardCharsets.UTF_8), kind);
    if (result.diagnostics().stream().noneMatch(each -> each.severity().stops())) {
      Planner.plan(result.checked());
    }
  }
}
