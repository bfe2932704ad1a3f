package io.quantlab.engine.execution;

import static io.quantlab.engine.testkit.Lab.at;

import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A venue half a second away: what is sent at 1.0 s is there at 1.5 s, what happens at 2.0 s is
/// known at 2.5 s. A touch fills.
final class DelayedTape {
  static final long HALF = Lab.SECOND / 2;
  static final long DAY = 86_400 * Lab.SECOND;
  static final FillProfile AWAY = delayed(FillProfile.touch(), HALF, HALF);

  private final List<String> heard = new ArrayList<>();

  static FillProfile delayed(FillProfile profile, long entry, long response) {
    return profile.withBook(
        new BookFills(QueueModel.standard(), Latencies.constant(0, entry, response), 0));
  }

  static Lab lab(FillProfile profile, MarketRows... rows) {
    Lab lab = Lab.on(rows[0]);
    for (int i = 1; i < rows.length; i++) {
      lab.data(1, rows[i]);
    }
    return lab.profile(profile);
  }

  LabResult run(Consumer<Script> plan, MarketRows... rows) {
    Lab lab = lab(AWAY, rows);
    return lab.trader(
            Script.of(
                plan.andThen(s ->
                    s.onOrder((c, e) ->
                        heard.add(
                            (e.epochNanos() - Lab.OPEN) * 10 / Lab.SECOND + " " + e.type())))))
        .run();
  }

  /// What the first run of the test heard; the judge repeats it.
  List<String> heard(int count) {
    return heard.subList(0, count);
  }

  /// Fifty lots a second.
  static MarketRows trades(long... prices) {
    MarketRows rows = MarketRows.trades();
    for (int i = 0; i < prices.length; i++) {
      rows.trade(at(i + 1), prices[i], 50);
    }
    return rows;
  }

  static OrderRequest limit(Side side, long lots, long price) {
    return OrderRequest.limit(1, side, lots, price);
  }

  static List<String> fills(LabResult result) {
    return result.fills().stream()
        .map(f -> f.brief() + " at " + (f.nanos() - Lab.OPEN) * 10 / Lab.SECOND)
        .toList();
  }
}
