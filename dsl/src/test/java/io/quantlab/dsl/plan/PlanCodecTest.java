package io.quantlab.dsl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.dsl.ProjectFiles;
import io.quantlab.dsl.Scripts;
import io.quantlab.dsl.Shelf;
import io.quantlab.dsl.planner.Planned;
import io.quantlab.dsl.planner.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plans as bytes.
final class PlanCodecTest {
  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(ProjectFiles.of("examples"))) {
      return files.filter(each -> each.toString().endsWith(".wick")).sorted().toList();
    }
  }

  private static Plan plan(String text) {
    return switch (Planner.plan(Scripts.check(text, Shelf.ofExamples()).checked())) {
      case Planned.Ready(Plan plan) -> plan;
      case Planned.Refused missing -> throw new AssertionError(missing.toString());
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  @DisplayName("13.2: every example is planned, written and read back as the same plan")
  void examplesComeBack(Path file) throws IOException {
    Plan plan = plan(Files.readString(file));
    Plan back = PlanCodec.read(PlanCodec.write(plan));
    assertEquals(plan, back);
    assertEquals(PlanCodec.sha256(plan), PlanCodec.sha256(back));
  }

  @Test
  @DisplayName("13.2: two plans of one text have one hash, another text has another")
  void hashNamesTheVersion() {
    String text = "let a = ema(close, 5)";
    assertEquals(PlanCodec.sha256(plan(text)), PlanCodec.sha256(plan(text)));
    assertNotEquals(PlanCodec.sha256(plan(text)), PlanCodec.sha256(plan("let a = ema(close, 6)")));
  }

  @Test
  @DisplayName("13.2: bytes that are no plan are refused, whatever they are")
  void damagedBytesAreRefused() {
    byte[] bytes = PlanCodec.write(plan("let a = close > 1 ? 2.5 : na  plot(a, \"a\")"));
    long seed = 20261120;
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      assertThrows(
          IllegalArgumentException.class,
          () -> PlanCodec.read(cut),
          "seed " + seed + " round " + round);
    }
  }
}
