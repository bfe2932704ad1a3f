package io.quantlab.engine.backtest;

import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.portfolio.LedgerAccount;
import java.util.HashMap;
import java.util.Map;

/// I-1 to I-5: entries balance, NAV is what the books say, positions are the sum of their fills,
/// round trips are what was realized.
final class LedgerCheck implements JournalPart {
  private static final LedgerAccount[] ACCOUNTS = LedgerAccount.values();

  /// The books of one account, rebuilt from ledger events and fills.
  private static final class Books {
    final long[] sums = new long[ACCOUNTS.length];
    final long[] before = new long[ACCOUNTS.length];
    final Map<Integer, Long> lots = new HashMap<>();
    final long[] snapshot = new long[5];
    long navBefore;
    long unrealizedBefore;
    long fillFees;
    long gross;

    long sum(LedgerAccount account) {
      return sums[account.ordinal()];
    }

    long sum(LedgerAccount.Kind kind) {
      long sum = 0;
      for (LedgerAccount account : ACCOUNTS) {
        sum += account.kind() == kind ? sums[account.ordinal()] : 0;
      }
      return sum;
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
        LedgerAccount of = LedgerAccount.ofOrdinal(e.extra());
        findings.equal(b.sum(of), e.word(1), "I-1: final balance of " + of, e);
      }
      case END -> balanced(e);
      case COMMAND, ORDER, TRIP, TRIP_ORDERS, MARGIN, IMPACT -> {}
    }
  }

  private void entry(Books b, JournalEvent e) {
    findings.equal(++entries, e.word(0), "I-1: number of the entry", e);
    post(b, e.extraByte(1), e.word(2));
    post(b, e.extraByte(2), e.word(3));
    long sum = Math.addExact(e.word(2), e.word(3));
    if (e.extraByte(3) == 3) {
      openEntry = e.word(0);
      openSum = sum;
    } else {
      findings.equal(0, sum, "I-1: the lines of the entry do not sum to zero", e);
    }
  }

  private void third(Books b, JournalEvent e) {
    findings.equal(openEntry, e.word(0), "I-1: third line of another entry", e);
    post(b, e.extraByte(1), e.word(2));
    long sum = Math.addExact(openSum, e.word(2));
    findings.equal(0, sum, "I-1: the lines of the entry do not sum to zero", e);
    openEntry = 0;
  }

  private static void post(Books b, int account, long amountE8) {
    b.sums[account] = Math.addExact(b.sums[account], amountE8);
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
    findings.equal(after, e.word(4), "I-5: lots after the action", e);
    b.lots.put(token, e.word(4));
  }

  private static long split(long held, long numerator, long denominator) {
    return Long.signum(held) * (Math.multiplyExact(Math.abs(held), numerator) / denominator);
  }

  private void snapshot(Books b, JournalEvent e) {
    long[] s = b.snapshot;
    long cash =
        b.sum(LedgerAccount.CASH)
            + b.sum(LedgerAccount.UNSETTLED)
            + b.sum(LedgerAccount.ISOLATED_MARGIN);
    long assets = b.sum(LedgerAccount.Kind.ASSET);
    long unrealized = s[2] - b.sum(LedgerAccount.POSITION_COST);
    long others =
        b.sum(LedgerAccount.Kind.CAPITAL)
            + b.sum(LedgerAccount.Kind.INCOME)
            + b.sum(LedgerAccount.Kind.CLEARING);
    findings.equal(-others, assets, "I-2: assets at cost", e);
    findings.equal(cash, s[1], "I-3: cash", e);
    findings.equal(cash + s[2], s[0], "I-3: NAV is cash and market value", e);
    findings.equal(unrealized, e.word(0), "I-3: unrealized profit", e);
    findings.equal(assets + unrealized, s[0], "I-3: NAV is assets at cost and unrealized", e);
    findings.equal(-b.sum(LedgerAccount.REALIZED), s[3], "I-4: realized profit", e);
    findings.equal(-b.sum(LedgerAccount.REALIZED), b.gross, "I-4: gross of the round trips", e);
    findings.equal(-b.sum(LedgerAccount.CAPITAL), e.word(2), "I-4: flows", e);
    findings.equal(b.sum(LedgerAccount.COMMISSION), e.word(3), "I-4: fees", e);
    findings.equal(b.fillFees, e.word(3), "I-4: fees of the fills", e);
    interval(b, unrealized, e);
  }

  /// I-4: the change of NAV since the last snapshot, each part a ledger sum.
  private void interval(Books b, long unrealized, JournalEvent e) {
    long change = unrealized - b.unrealizedBefore;
    for (LedgerAccount account : ACCOUNTS) {
      int i = account.ordinal();
      change -= account.kind() == LedgerAccount.Kind.ASSET ? 0 : b.sums[i] - b.before[i];
    }
    findings.equal(change, b.snapshot[0] - b.navBefore, "I-4: change of NAV", e);
    System.arraycopy(b.sums, 0, b.before, 0, b.sums.length);
    b.navBefore = b.snapshot[0];
    b.unrealizedBefore = unrealized;
  }

  private void balanced(JournalEvent e) {
    for (Books b : books.values()) {
      long sum = 0;
      for (long amount : b.sums) {
        sum = Math.addExact(sum, amount);
      }
      findings.equal(0, sum, "I-1: all entries together", e);
    }
  }

  @Override
  public void end() {
    if (openEntry != 0) {
      findings.add("I-1: entry " + openEntry + " lacks its third line at the end");
    }
  }
}
