package io.quantlab.engine.twin;

import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LookAhead;
import io.quantlab.engine.testkit.MarketRows;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// No event depends on data known later: random cases, cut at random instants (T-21, I-9).
class CutTest {
  private static final int CASES = 40;

  @ParameterizedTest
  @EnumSource
  @DisplayName("T-21: outputs up to a cut are the same without, and with poisoned, later data")
  void cutsChangeNothingBefore(RandomCase.Market market) {
    for (long seed = 1; seed <= CASES; seed++) {
      RandomCase c = RandomCase.of(market, seed);
      Lab lab = Lab.empty().instrument(c.instrument());
      c.data().forEach(rows -> lab.data(1, rows));
      lab.profile(c.profile()).fees(c.fees()).cost(c.method()).snapshots(10 * Lab.MINUTE);
      lab.trader(() -> new PlanTrader(c.plan()));
      List<Long> stamps = new ArrayList<>();
      for (MarketRows rows : c.data()) {
        rows.rows().forEach(row -> stamps.add(row[0]));
      }
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < 3; i++) {
        long cut = stamps.get(random.nextInt(stamps.size())) + i % 2; // at a row, or behind it
        try {
          LookAhead.check(lab, cut);
        } catch (AssertionError e) {
          throw new AssertionError(c.name() + ", cut " + cut, e);
        }
      }
    }
  }
}
