package io.quantlab.engine.testkit;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Judges every run a test made: the invariants of engine contract 1.6, the same run again, the
/// journal fold.
///
/// It watches **every** test class of this module by itself: `META-INF/services` names it and
/// `junit-platform.properties` lets JUnit look there. [Lab] and [EngineRun] hand it each run they
/// make, and refuse to run where it does not watch. `JudgedPathTest` sees to it that nothing else
/// builds a kernel.
public final class InvariantsExtension
    implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final ThreadLocal<List<LabResult>> RUNS = new ThreadLocal<>();

  /// Remembers a run for the end of the test.
  static void register(LabResult result) {
    List<LabResult> runs = RUNS.get();
    if (runs == null) {
      throw new IllegalStateException(
          "no test class is being watched on this thread: this run would go unjudged");
    }
    runs.add(result);
  }

  /// From here on, so that runs of constructors and of `@BeforeAll` count too.
  @Override
  public void beforeAll(ExtensionContext context) {
    if (RUNS.get() == null) {
      RUNS.set(new ArrayList<>());
    }
  }

  /// A test that failed by itself is not judged: its own words say more.
  @Override
  public void afterEach(ExtensionContext context) {
    judge(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    judge(context);
    if (context.getTestClass().map(Class::getEnclosingClass).isEmpty()) {
      RUNS.remove();
    }
  }

  private static void judge(ExtensionContext context) {
    List<LabResult> runs = List.copyOf(RUNS.get());
    RUNS.get().clear();
    if (context.getExecutionException().isEmpty()) {
      runs.forEach(Invariants::judge);
    }
  }
}
