package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.feed.MergeFeed;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.EventHasher;
import io.quantlab.engine.kernel.HashScope;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.risk.RiskLimits;
import java.util.ArrayList;
import java.util.List;

/// The ticks of QLB-1 dealt out to 64 instruments in turn, so that no two rows in a row belong to
/// one: what merging and changing instruments costs. The answer is that of 64 hand-written loops.
final class ManyTokensWork implements Work {
  private static final int TOKENS = 64;

  private final List<ArrayRows> rows = new ArrayList<>();
  private final List<Instrument> instruments = new ArrayList<>();
  private final String expected;

  ManyTokensWork(BenchData data) {
    long[][] all = new long[Schema.TRADE.columnCount()][];
    for (int i = 0; i < all.length; i++) {
      all[i] = data.column(Schema.TRADE, Schema.TRADE.columns().get(i));
    }
    long fills = 0;
    long equity = Answer.START_E4;
    for (int token = 1; token <= TOKENS; token++) {
      ArrayRows own = new ArrayRows(Schema.TRADE, dealt(all, token - 1));
      Answer answer = byHand(own.columns()[Schema.TRADE.column("price")]);
      fills += answer.fills();
      equity += answer.equityE4() - Answer.START_E4;
      rows.add(own);
      instruments.add(QlbEngine.terms(token));
    }
    expected = text(fills, equity);
  }

  private static long[][] dealt(long[][] all, int first) {
    int rows = all[0].length / TOKENS;
    long[][] own = new long[all.length][rows];
    for (int column = 0; column < all.length; column++) {
      for (int i = 0; i < rows; i++) {
        own[column][i] = all[column][i * TOKENS + first];
      }
    }
    return own;
  }

  private static Answer byHand(long[] prices) {
    HandAccount account = new HandAccount();
    for (long scaled : prices) {
      long price = scaled / QlbWorkload.PRICE_SCALE;
      account.meet(price);
      account.mark(price);
      account.decide(price);
    }
    return account.answer();
  }

  @Override
  public long events() {
    return (long) rows.getFirst().rows() * TOKENS;
  }

  @Override
  public String run() {
    List<MergeFeed.Source> sources = new ArrayList<>();
    for (int i = 0; i < TOKENS; i++) {
      sources.add(new MergeFeed.Source(i + 1, rows.get(i).cursor()));
    }
    EventHasher hasher = new EventHasher(HashScope.FILLS);
    Kernel kernel =
        QlbEngine.run(
            instruments,
            sources,
            List.of(new CrossOnEach(TOKENS)),
            List.of(hasher),
            RiskLimits.defaults());
    return text(kernel.account(0).fills(), kernel.account(0).navE8() / 100);
  }

  private static String text(long fills, long equityE4) {
    return "fills=" + fills + " equity_e4=" + equityE4;
  }

  @Override
  public String expected() {
    return expected;
  }
}
