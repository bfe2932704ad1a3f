package io.quantlab.engine.backtest;

import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.portfolio.FxRate;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.LedgerCause;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// I-1 to I-5: entries balance, NAV is what the books say, positions are the sum of their fills,
/// round trips are what was realized.
final class LedgerCheck implements JournalPart {
  private static final LedgerAccount[] ACCOUNTS = LedgerAccount.values();

  /// The books of one account, rebuilt from ledger events and fills.
  private static final class Books {
    final Map<Integer, long[]> sums = new TreeMap<>(Map.of(0, new long[ACCOUNTS.length]));
    final Map<Integer, FxRate> rates = new HashMap<>(Map.of(0, new FxRate(1, 1, 1, 1)));
    final long[] before = new long[ACCOUNTS.length];
    final Map<Integer, Long> lots = new HashMap<>();
    final long[] snapshot = new long[5];
    long navBefore;
    long unrealizedBefore;
    long fillFees;
    long gross;
    long variedE8;
    boolean hedges;

    /// Balance of an account in a currency.
    long sum(LedgerAccount account, int currency) {
      return sums.get(currency)[account.ordinal()];
    }

    /// Balances of one kind together in the account's currency, each currency rounded once;
    /// profit counts as what is owned, cost as what is owed.
    long sum(LedgerAccount... accounts) {
      long sum = 0;
      for (int currency : sums.keySet()) {
        long own = 0;
        for (LedgerAccount account : accounts) {
          own = Math.addExact(own, sum(account, currency));
        }
        FxRate rate = own == 0 ? rates.get(0) : rates.get(currency);
        if (rate == null) {
          throw new ArithmeticException("no rate of currency " + currency);
        }
        boolean asset = accounts[0].kind() == LedgerAccount.Kind.ASSET;
        sum = Math.addExact(sum, asset ? rate.toBaseE8(own) : -rate.toBaseE8(-own));
      }
      return sum;
    }

    long sum(LedgerAccount.Kind kind, int currency) {
      long sum = 0;
      for (LedgerAccount account : ACCOUNTS) {
        sum += account.kind() == kind ? sum(account, currency) : 0;
      }
      return sum;
    }

    /// Whether there is one currency: then every sum of NAV compares to the unit.
    boolean single() {
      return sums.size() == 1;
    }
  }

  private final Findings findings;
  private final Map<Integer, Books> books = new HashMap<>();
  private long entries;
  private long openEntry;
  private long openSum;

  LedgerCheck(Findings findings) {
    this.findings = findings;
  }

  @Override
  public void event(JournalEvent e) {
    Books b = books.computeIfAbsent(e.account(), _ -> new Books());
    if (openEntry != 0 && e.type() != EventType.LEDGER_MORE) {
      findings.add("I-1: entry " + openEntry + " lacks its third line before " + e.text());
      openEntry = 0;
    }
    switch (e.type()) {
      case LEDGER -> entry(b, e);
      case LEDGER_MORE -> third(b, e);
      case FILL -> {
        long lots = (e.word(1) >>> 32 & 0xFF) == 0 ? e.word(2) : -e.word(2);
        b.lots.merge(e.token(), lots, Math::addExact);
        b.fillFees = Math.addExact(b.fillFees, e.word(4));
      }
      case ACTION -> action(b, e);
      case TRIP_MONEY -> b.gross = Math.addExact(b.gross, e.word(2));
      case SNAPSHOT -> {
        for (int i = 0; i < b.snapshot.length; i++) {
          b.snapshot[i] = e.word(i);
        }
      }
      case SNAPSHOT_MORE -> snapshot(b, e);
      case BALANCE -> {
        LedgerAccount of = LedgerAccount.ofOrdinal(e.extraByte(0));
        int currency = e.extra() >> 8;
        long sum = b.sums.containsKey(currency) ? b.sum(of, currency) : 0;
        findings.equal(sum, e.word(1), "I-1: final balance of " + of, e);
      }
      case VARIED -> b.variedE8 = Math.subtractExact(b.variedE8, e.word(2));
      case RATE -> b.rates.put(e.extra(), new FxRate(e.word(0), e.word(1), e.word(2), e.word(3)));
      case END -> balanced(e);
      case POSITION -> b.hedges = true;
      case COMMAND, ORDER, TRIP, TRIP_ORDERS, MARGIN, IMPACT, SEEN, UNHEEDED -> {}
    }
  }

  private void entry(Books b, JournalEvent e) {
    findings.equal(++entries, e.word(0), "I-1: number of the entry", e);
    post(b, e, e.extraByte(1), e.word(2));
    post(b, e, e.extraByte(2), e.word(3));
    long sum = Math.addExact(e.word(2), e.word(3));
    if (LedgerCause.ofOrdinal(e.extraByte(0)) == LedgerCause.VARIATION) {
      b.variedE8 = Math.addExact(b.variedE8, e.word(2));
    }
    if (e.extraByte(3) == 3) {
      openEntry = e.word(0);
      openSum = sum;
    } else {
      findings.equal(0, sum, "I-1: the lines of the entry do not sum to zero", e);
    }
  }

  private void third(Books b, JournalEvent e) {
    findings.equal(openEntry, e.word(0), "I-1: third line of another entry", e);
    post(b, e, e.extraByte(1), e.word(2));
    long sum = Math.addExact(openSum, e.word(2));
    findings.equal(0, sum, "I-1: the lines of the entry do not sum to zero", e);
    openEntry = 0;
  }

  private static void post(Books b, JournalEvent e, int account, long amountE8) {
    int currency = (int) (e.word(1) >>> 32);
    long[] sums = b.sums.computeIfAbsent(currency, _ -> new long[ACCOUNTS.length]);
    sums[account] = Math.addExact(sums[account], amountE8);
  }

  private void action(Books b, JournalEvent e) {
    int token = (int) e.word(0);
    long held = b.lots.getOrDefault(token, 0L);
    findings.equal(held, e.word(3), "I-5: lots before the action", e);
    long after = held;
    switch (ActionKind.ofId(e.extra())) {
      case SPLIT -> after = split(held, e.word(1), e.word(2));
      case STOCK_DIVIDEND -> after = split(held, Math.addExact(e.word(1), e.word(2)), e.word(2));
      case CASH_MERGER, STOCK_MERGER, DELISTING, DELISTING_AT -> after = 0;
      case COUNTERPART -> after = e.word(4); // what a spin-off or merger brought
      case DIVIDEND,
          EX_DIVIDEND,
          PAYMENT,
          SPIN_OFF,
          SYMBOL_CHANGE,
          CASH,
          FIRST_VALUE,
          HALT,
          AUCTION,
          RESUME,
          BAND_LOW,
          BAND_HIGH -> {}
    }
    if (!b.hedges || after == 0) { // a fraction of each of several positions is paid out
      findings.equal(after, e.word(4), "I-5: lots after the action", e);
    }
    b.lots.put(token, e.word(4));
  }

  private static long split(long held, long numerator, long denominator) {
    return Long.signum(held) * (Math.multiplyExact(Math.abs(held), numerator) / denominator);
  }

  private void snapshot(Books b, JournalEvent e) {
    long[] s = b.snapshot;
    long cash = b.sum(LedgerAccount.CASH, LedgerAccount.UNSETTLED, LedgerAccount.ISOLATED_MARGIN);
    long unrealized = s[2] - b.sum(LedgerAccount.POSITION_COST);
    for (int currency : b.sums.keySet()) {
      long others =
          b.sum(LedgerAccount.Kind.CAPITAL, currency)
              + b.sum(LedgerAccount.Kind.INCOME, currency)
              + b.sum(LedgerAccount.Kind.CLEARING, currency);
      long assets = b.sum(LedgerAccount.Kind.ASSET, currency);
      findings.equal(-others, assets, "I-2: assets at cost", e);
    }
    findings.equal(cash, s[1], "I-3: cash", e);
    findings.equal(cash + s[2], s[0], "I-3: NAV is cash and market value", e);
    findings.equal(unrealized, e.word(0), "I-3: unrealized profit", e);
    findings.equal(-b.sum(LedgerAccount.REALIZED), s[3], "I-4: realized profit", e);
    findings.equal(-b.sum(LedgerAccount.CAPITAL), e.word(2), "I-4: flows", e);
    findings.equal(b.sum(LedgerAccount.COMMISSION), e.word(3), "I-4: fees", e);
    if (b.single()) {
      single(b, unrealized, e);
    }
  }

  /// What holds to the unit in one currency: with several, sums of roundings and of rates differ.
  private void single(Books b, long unrealized, JournalEvent e) {
    long assets = b.sum(LedgerAccount.Kind.ASSET, 0);
    findings.equal(
        assets + unrealized, b.snapshot[0], "I-3: NAV is assets at cost and unrealized", e);
    long ofTrips = -b.sum(LedgerAccount.REALIZED) - b.variedE8; // less what is paid on open lots
    findings.equal(ofTrips, b.gross, "I-4: gross of the round trips", e);
    findings.equal(b.fillFees, e.word(3), "I-4: fees of the fills", e);
    interval(b, unrealized, e);
  }

  /// I-4: the change of NAV since the last snapshot, each part a ledger sum.
  private void interval(Books b, long unrealized, JournalEvent e) {
    long change = unrealized - b.unrealizedBefore;
    for (LedgerAccount account : ACCOUNTS) {
      int i = account.ordinal();
      long now = b.sum(account, 0);
      change -= account.kind() == LedgerAccount.Kind.ASSET ? 0 : now - b.before[i];
    }
    findings.equal(change, b.snapshot[0] - b.navBefore, "I-4: change of NAV", e);
    System.arraycopy(b.sums.get(0), 0, b.before, 0, b.before.length);
    b.navBefore = b.snapshot[0];
    b.unrealizedBefore = unrealized;
  }

  private void balanced(JournalEvent e) {
    for (Books b : books.values()) {
      for (long[] sums : b.sums.values()) {
        long sum = 0;
        for (long amount : sums) {
          sum = Math.addExact(sum, amount);
        }
        findings.equal(0, sum, "I-1: all entries together", e);
      }
    }
  }

  @Override
  public void end() {
    if (openEntry != 0) {
      findings.add("I-1: entry " + openEntry + " lacks its third line at the end");
    }
  }
}
