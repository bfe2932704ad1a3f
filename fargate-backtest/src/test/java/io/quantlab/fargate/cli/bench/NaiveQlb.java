package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// QLB-1 as its page tells it, word for word and slowly: averages summed anew at every event, money
/// in decimal numbers.
final class NaiveQlb {
  private static final BigDecimal LOTS = BigDecimal.TEN;
  private static final BigDecimal FEE = new BigDecimal("0.0002");
  private static final BigDecimal UNITS = BigDecimal.valueOf(10_000);

  private final List<Long> prices = new ArrayList<>();
  private BigDecimal cash = BigDecimal.valueOf(100_000_000);
  private BigDecimal position = BigDecimal.ZERO;
  private BigDecimal peak = cash;
  private BigDecimal drawdown = BigDecimal.ZERO;
  private String order = "none";
  private long fills;
  private long hash;

  static Answer onTicks(long ticks) {
    return run(new QlbWorkload(ticks).trades(), 1, 1);
  }

  static Answer onBars(long ticks) {
    return run(new QlbWorkload(ticks).bars(), 2, 5);
  }

  private static Answer run(RowCursor rows, int fillColumn, int closeColumn) {
    NaiveQlb run = new NaiveQlb();
    try (rows) {
      for (RowBlock block = rows.next(); block != null; block = rows.next()) {
        for (int i = 0; i < block.size(); i++) {
          run.fill(block.column(fillColumn)[i] / 100);
          run.close(block.column(closeColumn)[i] / 100);
        }
      }
    }
    return new Answer(run.fills, units(run.equity()), units(run.drawdown), run.hash);
  }

  private static long units(BigDecimal money) {
    return money.multiply(UNITS).longValueExact();
  }

  private void fill(long price) {
    if (order.equals("none")) {
      return;
    }
    BigDecimal notional = LOTS.multiply(BigDecimal.valueOf(price));
    boolean buy = order.equals("buy");
    cash = buy ? cash.subtract(notional) : cash.add(notional);
    cash = cash.subtract(notional.multiply(FEE));
    position = buy ? position.add(LOTS) : position.subtract(LOTS);
    hash = 31 * hash + (buy ? price : -price);
    fills++;
    order = "none";
  }

  private BigDecimal equity() {
    long last = prices.isEmpty() ? 0 : prices.getLast();
    return cash.add(position.multiply(BigDecimal.valueOf(last)));
  }

  private void close(long price) {
    prices.add(price);
    peak = peak.max(equity());
    drawdown = drawdown.max(peak.subtract(equity()));
    int at = prices.size() - 1;
    if (at < 50) {
      return;
    }
    long before = 50 * sum(at - 1, 20) - 20 * sum(at - 1, 50);
    long now = 50 * sum(at, 20) - 20 * sum(at, 50);
    if (before <= 0 && now > 0 && position.signum() == 0) {
      order = "buy";
    } else if (before >= 0 && now < 0 && position.signum() > 0) {
      order = "sell";
    }
  }

  private long sum(int at, int period) {
    long sum = 0;
    for (int i = at - period + 1; i <= at; i++) {
      sum += prices.get(i);
    }
    return sum;
  }
}
