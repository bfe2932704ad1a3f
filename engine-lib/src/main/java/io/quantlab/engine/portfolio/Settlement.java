package io.quantlab.engine.portfolio;

import io.quantlab.engine.time.Clock;
import java.util.Arrays;

/// Cash of one account between trade and payment: what comes in, what is owed, by due instant and
/// currency (engine contract A-7).
///
/// A purchase is paid from settled cash that is not owed yet, then from what comes in earliest.
public final class Settlement {
  private final int account;
  private final Ledger ledger;
  private final SettlementDates dates;
  private final SettlementRules.CashPolicy policy;
  private final Clock clock;
  private long[] due = new long[4];
  private long[] in = new long[4];
  private long[] out = new long[4];
  private int[] currency = new int[4];
  private int count;
  private long violatingOrder;
  private long violations;

  Settlement(
      int account,
      Ledger ledger,
      SettlementDates dates,
      SettlementRules.CashPolicy policy,
      Clock clock) {
    this.account = account;
    this.ledger = ledger;
    this.dates = dates;
    this.policy = policy;
    this.clock = clock;
  }

  public SettlementRules.CashPolicy policy() {
    return policy;
  }

  /// Sales of what was bought with unsettled cash before that settled, one per order.
  public long goodFaithViolations() {
    return violations;
  }

  /// Notes cash a trade made now brings (above zero) or takes, and says on which account it stands.
  LedgerAccount owe(Holding holding, long amountE8) {
    long settles = dates.settlesNanos(holding.slot);
    if (settles <= clock.epochNanos()) {
      return LedgerAccount.CASH;
    }
    int at = place(settles, holding.currency);
    if (amountE8 > 0) {
      in[at] = Math.addExact(in[at], amountE8);
    } else {
      out[at] = Math.subtractExact(out[at], amountE8);
    }
    return LedgerAccount.UNSETTLED;
  }

  /// The entry of a due instant and currency; entries stand by rising instant.
  private int place(long settles, int of) {
    int at = count;
    while (at > 0 && due[at - 1] >= settles) {
      at--;
      if (due[at] == settles && currency[at] == of) {
        return at;
      }
    }
    if (count == due.length) {
      due = Arrays.copyOf(due, count * 2);
      in = Arrays.copyOf(in, count * 2);
      out = Arrays.copyOf(out, count * 2);
      currency = Arrays.copyOf(currency, count * 2);
    }
    shift(at, at + 1, count - at);
    due[at] = settles;
    in[at] = 0;
    out[at] = 0;
    currency[at] = of;
    count++;
    if (settles != Long.MAX_VALUE) {
      dates.wake(account, settles);
    }
    return at;
  }

  private void shift(int from, int to, int length) {
    System.arraycopy(due, from, due, to, length);
    System.arraycopy(in, from, in, to, length);
    System.arraycopy(out, from, out, to, length);
    System.arraycopy(currency, from, currency, to, length);
  }

  /// Pays what is due now.
  public void settle() {
    int paid = 0;
    while (paid < count && due[paid] <= clock.epochNanos()) {
      long net = in[paid] - out[paid];
      if (net != 0) {
        ledger.move(
            LedgerCause.SETTLEMENT,
            currency[paid],
            -1,
            0,
            LedgerAccount.CASH,
            LedgerAccount.UNSETTLED,
            net);
      }
      paid++;
    }
    count -= paid;
    shift(paid, 0, count);
  }

  /// Settled cash of a currency that earlier purchases will not take, 1e-8.
  public long settledE8(int of) {
    long cash = ledger.balanceE8(LedgerAccount.CASH, of);
    for (int i = 0; i < count; i++) {
      cash = currency[i] == of ? Math.subtractExact(cash, out[i]) : cash;
    }
    return cash;
  }

  /// What the policy lets be spent of a currency, 1e-8; `Long.MAX_VALUE` = it does not say.
  public long spendableE8(int of) {
    return switch (policy) {
      case ANY -> Long.MAX_VALUE;
      case SETTLED -> settledE8(of);
      case GOOD_FAITH -> {
        long cash = settledE8(of);
        for (int i = 0; i < count; i++) {
          cash = currency[i] == of ? Math.addExact(cash, in[i]) : cash;
        }
        yield cash;
      }
    };
  }

  /// When the cash behind a purchase made now will have settled; 0 = it has.
  long fundedNanos(int of, long costE8) {
    long missing = costE8 - Math.max(0, settledE8(of));
    if (policy == SettlementRules.CashPolicy.ANY || missing <= 0) {
      return 0;
    }
    long last = 0;
    for (int i = 0; i < count && missing > 0; i++) {
      if (currency[i] == of && in[i] > 0) {
        missing -= in[i];
        last = due[i];
      }
    }
    return last;
  }

  /// A lot is sold; one order counts once.
  void sold(long fundedNanos, long orderId) {
    if (fundedNanos > clock.epochNanos() && orderId != violatingOrder) {
      violatingOrder = orderId;
      violations++;
    }
  }
}
