package io.quantlab.engine.testkit;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Checks every invariant of engine contract 1.6 on every run the test made with [Lab#run].
///
/// Put `@ExtendWith(InvariantsExtension.class)` on the test class; nothing else is needed.
public final class InvariantsExtension implements BeforeEachCallback, AfterEachCallback {
  private static final ThreadLocal<List<LabResult>> RUNS = ThreadLocal.withInitial(ArrayList::new);

  static void register(LabResult result) {
    RUNS.get().add(result);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    RUNS.get().clear();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    List<LabResult> runs = List.copyOf(RUNS.get());
    RUNS.get().clear();
    if (context.getExecutionException().isPresent()) {
      return;
    }
    for (LabResult run : runs) {
      Invariants.check(run);
      Invariants.checkReplay(run);
    }
  }
}
