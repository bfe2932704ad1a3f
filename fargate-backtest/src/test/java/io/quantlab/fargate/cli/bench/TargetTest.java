package io.quantlab.fargate.cli.bench;

import static io.quantlab.fargate.cli.bench.Target.Verdict.MET;
import static io.quantlab.fargate.cli.bench.Target.Verdict.MISSED;
import static io.quantlab.fargate.cli.bench.Target.Verdict.MOONSHOT;
import static io.quantlab.fargate.cli.bench.Target.Verdict.NONE;
import static io.quantlab.fargate.cli.bench.Target.Verdict.WITHIN_TOLERANCE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TargetTest {
  @Test
  void gateAndGoalAreReachedFromTheRightSide() {
    Target ratio = Target.atMost(2, 1.25);
    assertEquals(MOONSHOT, ratio.verdict(1.25));
    assertEquals(MET, ratio.verdict(1.26));
    assertEquals(MET, ratio.verdict(2));
    assertEquals(MISSED, ratio.verdict(2.01));
    assertEquals(MET, Target.atLeast(50).verdict(50));
    assertEquals(MISSED, Target.atLeast(50).verdict(49.9));
  }

  @Test
  void smallRatiosAreToleratedByTenPercent() {
    assertEquals(WITHIN_TOLERANCE, Target.atMost(1.3, 1.05).verdict(1.42));
    assertEquals(MISSED, Target.atMost(1.3, 1.05).verdict(1.44));
    assertEquals(MISSED, Target.atMost(0.5, 0.2).verdict(0.51));
  }

  @Test
  void nothingIsJudgedWithoutGateOrFigure() {
    assertEquals(NONE, Target.NONE.verdict(1));
    assertEquals(NONE, Target.atMost(64, 32).verdict(Double.NaN));
  }

  @Test
  void spreadIsMedianAndRange() {
    assertEquals(new Spread(3, 1, 9), Spread.of(9, 1, 3));
    assertEquals(new Spread(2.5, 1, 4), Spread.of(4, 1, 2, 3));
    assertEquals(
        new Spread(2, 0, 7),
        Spread.over(List.of(new Spread(1, 0, 2), new Spread(2, 1, 3), new Spread(5, 4, 7))));
    assertEquals(new Spread(1.5, 1, 2), Spread.parse(new Spread(1.5, 1, 2).words()));
  }
}
