package io.quantlab.fargate.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quantlab.engine.backtest.Backtest;
import io.quantlab.engine.backtest.RunConfig;
import io.quantlab.engine.backtest.RunResult;
import io.quantlab.engine.backtest.RunWatch;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Tests run an engine through `Session`, whose runs `RunJudge` judges, or hand it the folder
/// themselves.
final class JudgedPathTest {
  /// What runs an engine, as owner and name.
  private static final Set<String> RUNS =
      Set.of(
          "io.quantlab.engine.kernel.Kernel.<init>",
          "io.quantlab.engine.backtest.Backtest.run",
          "io.quantlab.fargate.cli.run.RunExecution.run",
          "io.quantlab.fargate.cli.run.RunExecution.simulate",
          "io.quantlab.fargate.cli.Main.run");

  private static final String JUDGE = "io.quantlab.fargate.cli.run.RunJudge";

  /// Command lines that run no strategy of a test: the help page, the workload of the benchmarks
  /// with its own check of every answer.
  private static final Set<String> NO_RUNS =
      Set.of("io.quantlab.fargate.cli.MainTest", "io.quantlab.fargate.cli.bench.BenchCommandTest");

  /// Breaks the rule on purpose, so that the test can see it bite.
  static final class RunsPastTheJudge {
    RunResult run(RunConfig config) {
      return Backtest.run(config, List.of(), List.of(), RunWatch.none());
    }
  }

  private static Set<String> unjudged() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("io.quantlab.fargate")
            .stream()
            .filter(type -> !type.getName().equals(JUDGE) && !NO_RUNS.contains(type.getName()))
            .filter(type -> accesses(type).stream().anyMatch(RUNS::contains))
            .filter(type -> accesses(type).stream().noneMatch(a -> a.startsWith(JUDGE + ".")))
            .map(JavaClass::getName)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> accesses(JavaClass type) {
    return type.getAccessesFromSelf().stream()
        .map(JavaAccess::getTarget)
        .map(target -> target.getOwner().getName() + "." + target.getName())
        .toList();
  }

  @Test
  @DisplayName("1.6: no test runs an engine past the judge; the planted one is seen")
  void nothingRunsByItself() {
    assertEquals(Set.of(RunsPastTheJudge.class.getName()), unjudged());
  }
}
