package io.quantlab.engine.kernel;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.portfolio.AccountRules;
import io.quantlab.engine.portfolio.FuturesRules;
import io.quantlab.engine.portfolio.FuturesRules.Variation;
import io.quantlab.engine.portfolio.LedgerCause;
import io.quantlab.engine.portfolio.MarkPolicy;
import io.quantlab.engine.portfolio.MarkPrices;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import io.quantlab.engine.time.DatedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Marks that venues publish, on tapes worked by hand (engine contract A-6). Prices in cents.
@ExtendWith(InvariantsExtension.class)
class PublishedMarksTest {
  private static final long CENT = 1_000_000;
  private static final long DAY = 86_400;

  private final List<Long> navs = new ArrayList<>();

  private static AccountTerms marked(MarkPolicy policy, AccountRules rules, long[]... rows) {
    long[] from = new long[rows.length];
    long[][] ticks = new long[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      from[i] = rows[i][0];
      ticks[i] = new long[] {rows[i][1]};
    }
    DatedTable table = new DatedTable("marks", List.of("ticks"), from, ticks);
    MarkPrices prices = new MarkPrices(List.of(new MarkPrices.TokenPrices(1, table)));
    return AccountTerms.none().withRules(rules.with(policy).with(prices));
  }

  /// Notes NAV less the deposit, in cents.
  private Consumer<StrategyContext> look() {
    return c -> navs.add(c.navE8() / CENT - 1_000_000);
  }

  @Test
  @DisplayName("A-6 VENUE_MARK: what the venue publishes, the data before it does; with its age")
  void venueMark() {
    MarketRows rows =
        MarketRows.trades()
            .trade(at(1), 10_000, 9)
            .trade(at(2), 10_000, 9)
            .trade(at(4), 10_050, 9)
            .trade(at(6), 10_050, 9)
            .trade(at(8), 9_000, 9);
    LabResult r =
        Lab.on(rows)
            .terms(
                marked(
                    MarkPolicy.VENUE_MARK,
                    AccountRules.STANDARD,
                    new long[] {at(3), 9_990},
                    new long[] {at(5), 10_020}))
            .trader(
                "one",
                Script.of(s ->
                    s.at(at(1), c -> c.market(1, 10))
                        .at(at(2), look())
                        .at(at(4), look())
                        .at(at(6), look())
                        .at(at(8), look())),
                10_000)
            .run();
    assertEquals(List.of(0L, -100L, 200L, 200L), navs);
    assertEquals(3 * Lab.SECOND, r.kernel().markAgeNanos(0));
  }

  private static Instrument future() {
    return Instrument.of(
        1,
        "T1",
        "XTST",
        AssetClass.FUTURE,
        "USD",
        Decimal.unit(2),
        Decimal.ONE,
        Decimal.ONE,
        TickBands.uniform(1),
        "LAB",
        1,
        1_000_000,
        Instrument.VolumeData.REAL,
        Instrument.PriceSign.POSITIVE);
  }

  /// Monday 100.00, Tuesday 101.00 and 102.00, Wednesday 105.00.
  private static MarketRows days() {
    return MarketRows.trades()
        .trade(at(1), 10_000, 9)
        .trade(at(3), 10_000, 9)
        .trade(at(DAY + 1), 10_100, 9)
        .trade(at(DAY + 3), 10_200, 9)
        .trade(at(2 * DAY + 1), 10_500, 9);
  }

  @Test
  @DisplayName("A-6, A-10 SETTLEMENT: marks and payments at what is settled, still in between")
  void settlement() {
    AccountRules rules =
        AccountRules.STANDARD.with(new FuturesRules(Variation.DAILY, List.of(), 1));
    LabResult r =
        Lab.empty()
            .instrument(future())
            .data(1, days())
            .terms(
                marked(
                    MarkPolicy.SETTLEMENT,
                    rules,
                    new long[] {at(0), 10_012})) // Monday's; Tuesday has none
            .trader(
                "one",
                Script.of(s ->
                    s.at(at(1), c -> c.market(1, 10))
                        .at(at(3), look())
                        .at(at(DAY + 1), look())
                        .at(at(DAY + 3), look())
                        .at(at(2 * DAY + 1), look())),
                10_000)
            .run();
    // bought at 100.00; settled at 100.12, then at the last price, 102.00
    assertEquals(List.of(0L, 120L, 120L, 2_000L), navs);
    List<Long> paid =
        r.events(EventType.LEDGER).stream()
            .filter(e -> (e.extra() & 0xFF) == LedgerCause.VARIATION.ordinal())
            .map(e -> e.c() / CENT)
            .toList();
    assertEquals(List.of(120L, 1_880L), paid);
    assertEquals(at(2 * DAY + 1) - Lab.at(DAY + 23_400), r.kernel().markAgeNanos(0));
  }

  @Test
  @DisplayName("A-6, A-8: a split restates what was settled")
  void split() {
    Lab.on(days())
        .data(1, MarketRows.actions().row(at(DAY), ActionKind.SPLIT.id(), 2, 1, 0))
        .terms(marked(MarkPolicy.SETTLEMENT, AccountRules.STANDARD, new long[] {at(0), 10_012}))
        .trader(
            "one",
            Script.of(s -> s.at(at(1), c -> c.market(1, 10)).at(at(DAY + 1), look())),
            10_000)
        .run();
    assertEquals(List.of(120L), navs); // 20 at 50.06
  }
}
