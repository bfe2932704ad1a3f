package io.quantlab.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.kernel.AccountTerms;
import io.quantlab.engine.kernel.HashScope;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.portfolio.AccountRules;
import io.quantlab.engine.portfolio.TripMethod;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.SmallRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Trades told by pairs of lots and from flat to flat, worked by hand (engine contract A-5).
class FlatToFlatTest {
  private static final long CENT = 1_000_000;

  /// Orders by tick: an order fills at the next one.
  private static final long[] ORDERS = {2, 1, 0, -1, -4, 0, 2, 0};

  private static final long[] PRICES = {
    9_900, 10_000, 10_300, 9_000, 10_500, 11_000, 12_000, 10_700
  };

  private static final class Planned implements Strategy {
    private StrategyContext context;
    private int tick;

    @Override
    public void onStart(StrategyContext c) {
      context = c;
    }

    @Override
    public void onTick(TickView t) {
      long lots = ORDERS[tick++];
      if (lots != 0) {
        context.market(t.token(), lots);
      }
    }
  }

  private static SmallRun run(TripMethod method) {
    MarketRows rows = MarketRows.trades();
    for (int i = 0; i < PRICES.length; i++) {
      rows.trade(SmallRun.START + i * SmallRun.MINUTE, PRICES[i], 100);
    }
    return new SmallRun(
        SmallRun.sources(rows),
        sources -> List.of(new Planned()),
        FillProfile.standard(),
        new FeeModel.PerTrade(12 * CENT),
        AccountTerms.none().withRules(AccountRules.STANDARD.with(method)));
  }

  private static List<String> trades(SmallRun run) throws IOException {
    JournalCheck.Report report =
        JournalCheck.of(run.open(), HashScope.ALL, run.result.tables().all());
    assertEquals(List.of(), report.findings().texts());
    Table t = run.result.tables().trades();
    List<String> list = new ArrayList<>();
    for (int row = 0; row < t.rows(); row++) {
      list.add(
          t.textAt(row, t.schema().column("side"))
              + " "
              + number(t, row, "lots")
              + " "
              + number(t, row, "entryPrice")
              + " > "
              + number(t, row, "exitPrice")
              + " gross "
              + number(t, row, "gross") / CENT
              + " fees "
              + number(t, row, "fees") / CENT
              + " mae "
              + number(t, row, "maeTicks")
              + " mfe "
              + number(t, row, "mfeTicks")
              + " orders "
              + number(t, row, "entryOrderId")
              + " "
              + number(t, row, "exitOrderId"));
    }
    return list;
  }

  private static long number(Table t, int row, String column) {
    return t.longAt(row, t.schema().column(column));
  }

  @Test
  @DisplayName("A-5: by default each pair of lots is a trade")
  void pairs() throws IOException {
    assertEquals(
        List.of(
            "LONG 1 10000 > 10500 gross 500 fees 18 mae -1000 mfe 500 orders 1 3",
            "LONG 1 10000 > 11000 gross 1000 fees 9 mae -1000 mfe 1000 orders 1 4",
            "LONG 1 10300 > 11000 gross 700 fees 15 mae -1300 mfe 700 orders 2 4",
            "SHORT 2 11000 > 10700 gross 600 fees 18 mae -1000 mfe 300 orders 4 5"),
        trades(run(TripMethod.LOT_PAIRS)));
  }

  /// Long 2 at 100 and 1 at 103, out 1 at 105 and 2 at 110: entry 303 / 3, exit 325 / 3 = 108.33.
  @Test
  @DisplayName("A-5 FLAT_TO_FLAT: everything between flat and flat is one trade at average prices")
  void flatToFlat() throws IOException {
    assertEquals(
        List.of(
            "LONG 3 10100 > 10833 gross 2200 fees 42 mae -1100 mfe 900 orders 1 4",
            "SHORT 2 11000 > 10700 gross 600 fees 18 mae -1000 mfe 300 orders 4 5"),
        trades(run(TripMethod.FLAT_TO_FLAT)));
  }
}
