package io.quantlab.engine.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.LedgerAccount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// Works cash and positions of a finished run out of its fills alone, in decimals, and compares
/// them with the kernel's accounts.
///
/// Runs with corporate actions move cash without fills: for them only ledger and NAV are compared.
final class Books {
  private Books() {}

  static void check(Kernel kernel, RunLog log, List<Instrument> instruments) {
    long total = 0;
    long cash = 0;
    for (LedgerAccount account : LedgerAccount.values()) {
      total = Math.addExact(total, log.balanceE8(account));
    }
    assertEquals(0, total, "all ledger balances sum to zero (I-1)");
    for (int i = 0; i < kernel.accounts(); i++) {
      Account account = kernel.account(i);
      cash += account.cashE8();
      if (log.count(EventType.ACTION) == 0) {
        checkFills(account, log.fills(), instruments);
      }
      long value = 0;
      for (int slot = 0; slot < account.slots(); slot++) {
        value += account.holding(slot).valueE8();
      }
      assertEquals(account.cashE8() + value, account.navE8(), "NAV is cash and market value");
    }
    assertEquals(log.balanceE8(LedgerAccount.CASH), cash, "cash of the ledger events");
  }

  private static void checkFills(
      Account account, List<RunLog.Fill> fills, List<Instrument> instruments) {
    BigDecimal cash = BigDecimal.valueOf(account.depositE8());
    for (int slot = 0; slot < instruments.size(); slot++) {
      Instrument instrument = instruments.get(slot);
      long lots = 0;
      for (RunLog.Fill fill : fills) {
        if (fill.account() == account.index() && fill.token() == instrument.token()) {
          lots += fill.side().sign() * fill.lots();
          cash = cash.subtract(cost(instrument, fill)).subtract(BigDecimal.valueOf(fill.feeE8()));
        }
      }
      Holding holding = account.holding(slot);
      assertEquals(lots, holding.lots(), "position of token " + instrument.token());
    }
    assertEquals(cash.longValueExact(), account.cashE8(), "deposit less cost and fees of fills");
  }

  /// Signed cost of a fill, 1e-8, half to even (P-2).
  private static BigDecimal cost(Instrument i, RunLog.Fill fill) {
    return i.priceUnit()
        .toBigDecimal()
        .multiply(i.lotSize().toBigDecimal())
        .multiply(i.multiplier().toBigDecimal())
        .multiply(BigDecimal.valueOf(fill.priceTicks()))
        .multiply(BigDecimal.valueOf(fill.lots() * fill.side().sign()))
        .movePointRight(8)
        .setScale(0, RoundingMode.HALF_EVEN);
  }
}
