package io.quantlab.engine.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.backtest.Backtest;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.planted.HandmadeKernel;
import io.quantlab.engine.planted.PlantedRuns;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/// There is one way for a test to run an engine, and it ends before the judge.
class JudgedPathTest {
  private static final String KERNEL = internal(Kernel.class);
  private static final String BACKTEST = internal(Backtest.class);

  private static String internal(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  /// What of the compiled tests makes a kernel or runs a backtest by itself. `Lab`, `EngineRun` and
  /// `SmallRun` of this package do it for all others.
  private static List<String> handmade() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(testClasses())) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        ClassModel type = ClassFile.of().parse(file);
        String name = type.thisClass().asInternalName();
        if (!name.startsWith("io/quantlab/engine/testkit/") && runsByItself(type)) {
          found.add(name);
        }
      }
    }
    return found;
  }

  /// Calls and method references stand in the constant pool alike.
  private static boolean runsByItself(ClassModel type) {
    for (PoolEntry entry : type.constantPool()) {
      if (entry instanceof MemberRefEntry member) {
        String owner = member.owner().asInternalName();
        String name = member.name().stringValue();
        if (owner.equals(KERNEL) && name.equals("<init>")
            || owner.equals(BACKTEST) && name.equals("run")) {
          return true;
        }
      }
    }
    return false;
  }

  private static Path testClasses() {
    try {
      return Path.of(
          JudgedPathTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @DisplayName(
      "1.6: no test builds a kernel or runs a backtest past the judge; the planted one is seen")
  void nothingRunsByItself() throws IOException {
    assertEquals(
        List.of(internal(HandmadeKernel.class)),
        handmade(),
        "use Lab, EngineRun or SmallRun of the testkit, which are judged");
  }

  @Test
  @DisplayName("1.6: the judge watches a test class that says nothing of it, and turns it red")
  void watchesEveryTestClass() throws InterruptedException {
    AtomicReference<TestExecutionSummary> summary = new AtomicReference<>();
    // on a thread of its own: this one is being watched already
    Thread thread =
        new Thread(() -> summary.set(execute(PlantedRuns.class)), "tests inside a test");
    thread.start();
    thread.join();
    List<String> failures =
        summary.get().getFailures().stream()
            .map(f -> f.getTestIdentifier().getDisplayName() + ": " + f.getException().getMessage())
            .map(text -> text.lines().findFirst().orElse(""))
            .sorted()
            .toList();
    assertEquals(4, summary.get().getTestsFoundCount());
    assertEquals(3, failures.size(), failures::toString);
    assertTrue(failures.get(0).startsWith("failsByItself(): its own words"), failures::toString);
    assertTrue(failures.get(1).startsWith("remembersInEngineRun(): K-5"), failures::toString);
    assertTrue(failures.get(2).startsWith("remembersInLab(): K-5"), failures::toString);
  }

  private static TestExecutionSummary execute(Class<?> tests) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(tests))
            .build();
    LauncherFactory.create().execute(request, listener);
    return listener.getSummary();
  }

  @Test
  void refusesToRunUnwatched() throws InterruptedException {
    Lab lab = Lab.on(MarketRows.trades().trade(Lab.at(1), 1, 1)).trader(Script.of(s -> {}));
    AtomicReference<IllegalStateException> refused = new AtomicReference<>();
    Thread thread =
        new Thread(() -> refused.set(assertThrows(IllegalStateException.class, lab::run)));
    thread.start();
    thread.join();
    assertTrue(refused.get().getMessage().contains("unjudged"), refused.get()::getMessage);
  }
}
