package io.quantlab.engine.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.LedgerCause;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// I-1 to I-5 and I-10: the ledger balances, NAV is what the books say, positions are the sum of
/// their fills, those of the accounts the sum of all.
final class MoneyInvariants {
  /// The books of one account, rebuilt from ledger events.
  private static final class Books {
    final Map<LedgerAccount, Long> sums = new EnumMap<>(LedgerAccount.class);
    final Map<Integer, Map<LedgerAccount, Long>> foreign = new TreeMap<>();
    final Map<Integer, OutputEvent> rates = new HashMap<>();
    final Map<Integer, Long> exchanged = new HashMap<>();
    int flows;
    final Map<Integer, Long> lots = new HashMap<>();
    final Map<Integer, Long> costE8 = new HashMap<>();
    final Map<Integer, Map<Long, Long>> positions = new HashMap<>();
    long toldLots;
    long fillFeesE8;
    final Map<Integer, Long> feesE8 = new HashMap<>();
    final Map<Integer, Integer> currencyOf = new HashMap<>();
    final Map<Integer, Long> cashAtLastSnapshot = new TreeMap<>();
    final Map<Integer, Long> bookedSince = new TreeMap<>();
    long cashInAccountAtLastSnapshot;
    long valueAtLastSnapshot;
    Map<LedgerAccount, Long> atLastSnapshot = Map.of();
    long navAtLastSnapshot;
    long unrealizedAtLastSnapshot;
    OutputEvent snapshot;

    long sum(LedgerAccount account) {
      return sums.getOrDefault(account, 0L);
    }

    long sum(LedgerAccount account, int currency) {
      return currency == 0
          ? sum(account)
          : foreign.getOrDefault(currency, Map.of()).getOrDefault(account, 0L);
    }

    long sum(LedgerAccount.Kind kind) {
      return sums.entrySet().stream()
          .filter(e -> e.getKey().kind() == kind)
          .mapToLong(Map.Entry::getValue)
          .sum();
    }

    /// Balances together in the account's currency: each other currency at its rate, rounded once.
    long inAccount(LedgerAccount... accounts) {
      long all = 0;
      for (LedgerAccount account : accounts) {
        all = Math.addExact(all, sum(account));
      }
      for (Map.Entry<Integer, Map<LedgerAccount, Long>> of : foreign.entrySet()) {
        long own = 0;
        for (LedgerAccount account : accounts) {
          own = Math.addExact(own, of.getValue().getOrDefault(account, 0L));
        }
        int sign = accounts[0].kind() == LedgerAccount.Kind.ASSET ? 1 : -1;
        long base = own == 0 ? 0 : sign * converted(rates.get(of.getKey()), sign * own);
        all = Math.addExact(all, base);
      }
      return all;
    }

    /// A-2 in decimals: the bid side for what is owned, the ask side for what is owed.
    private static long converted(OutputEvent rate, long amountE8) {
      long num = amountE8 > 0 ? rate.a() : rate.c();
      long den = amountE8 > 0 ? rate.b() : rate.d();
      return BigDecimal.valueOf(amountE8)
          .multiply(BigDecimal.valueOf(num))
          .divide(BigDecimal.valueOf(den), 0, RoundingMode.HALF_EVEN)
          .longValueExact();
    }

    Set<Integer> currencies() {
      Set<Integer> all = new TreeSet<>(foreign.keySet());
      all.add(0);
      return all;
    }

    long converted(int currency, long amountE8) {
      return currency == 0 || amountE8 == 0 ? amountE8 : converted(rates.get(currency), amountE8);
    }

    /// Keeps what a snapshot said, for the next one.
    void keep(OutputEvent s) {
      navAtLastSnapshot = s.a();
      cashInAccountAtLastSnapshot = s.b();
      valueAtLastSnapshot = s.c();
      bookedSince.clear();
    }

    void post(LedgerAccount account, long about, long amountE8) {
      int token = (int) about;
      int currency = (int) (about >>> 32);
      Map<LedgerAccount, Long> into =
          currency == 0
              ? sums
              : foreign.computeIfAbsent(currency, k -> new EnumMap<>(LedgerAccount.class));
      into.merge(account, amountE8, Math::addExact);
      if (!CASH.contains(account)) {
        bookedSince.merge(currency, -amountE8, Math::addExact); // what it did to cash
      }
      if (account == LedgerAccount.POSITION_COST) {
        costE8.merge(token, amountE8, Math::addExact);
      }
    }
  }

  private static final List<LedgerAccount> CASH =
      List.of(LedgerAccount.CASH, LedgerAccount.UNSETTLED, LedgerAccount.ISOLATED_MARGIN);

  /// What is booked besides fills.
  private static final List<LedgerAccount> HOLDING =
      List.of(
          LedgerAccount.TAX, LedgerAccount.FUNDING, LedgerAccount.BORROW, LedgerAccount.INTEREST);

  private final Evidence run;
  private final Map<Integer, Books> books = new HashMap<>();
  private final Map<Integer, Long> total = new HashMap<>();
  private boolean changed;

  MoneyInvariants(Evidence run) {
    this.run = run;
  }

  void check() {
    long entries = 0;
    for (int i = 0; i < run.events().size(); i++) {
      OutputEvent e = run.events().get(i);
      Books b = books.computeIfAbsent(e.account(), k -> new Books());
      switch (e.type()) {
        case LEDGER -> {
          assertEquals(++entries, e.a(), () -> "I-8: ledger entries are numbered: " + e);
          entry(b, e, run.events().get(i + 1));
        }
        case POSITION -> position(b, e);
        case FILL -> fill(b, e);
        case ACTION -> {
          changed = true;
          total.merge((int) e.a(), Math.subtractExact(e.e(), e.d()), Math::addExact);
          assertEquals(e.d(), b.lots.getOrDefault((int) e.a(), 0L), () -> "I-5 at " + e);
          b.lots.put((int) e.a(), e.e());
        }
        case RATE -> b.rates.put(e.extra(), e);
        case SNAPSHOT -> b.snapshot = e;
        case SNAPSHOT_MORE -> snapshot(b, b.snapshot, e);
        case BALANCE -> {
          LedgerAccount of = LedgerAccount.ofOrdinal(e.extra() & 0xFF);
          int currency = e.extra() >> 8;
          long sum = currency == 0 ? b.sum(of) : b.foreign.get(currency).getOrDefault(of, 0L);
          assertEquals(sum, e.b(), () -> "I-1: final balance: " + e);
        }
        default -> {}
      }
    }
    for (Account account : run.accounts()) {
      Books of = books.computeIfAbsent(account.index(), k -> new Books());
      positions(of, account);
      if (!changed) {
        cash(of, account);
      }
    }
    if (!run.accounts().isEmpty()) {
      all();
    }
  }

  private static void entry(Books b, OutputEvent e, OutputEvent next) {
    LedgerAccount first = LedgerAccount.ofOrdinal(e.extra() >> 8 & 0xFF);
    LedgerAccount second = LedgerAccount.ofOrdinal(e.extra() >> 16 & 0xFF);
    int lines = e.extra() >> 24 & 0xFF;
    long sum = Math.addExact(e.c(), e.d());
    b.post(first, e.b(), e.c());
    b.post(second, e.b(), e.d());
    if ((e.extra() & 0xFF) == LedgerCause.FEE.ordinal()) {
      b.currencyOf.put((int) e.b(), (int) (e.b() >>> 32));
    }
    b.flows += first == LedgerAccount.CASH && second == LedgerAccount.CAPITAL ? 1 : 0;
    if ((e.extra() & 0xFF) == LedgerCause.EXCHANGE.ordinal()) {
      b.exchanged.merge((int) e.b(), 1L, Math::addExact);
    }
    if (lines == 3) {
      assertEquals(EventType.LEDGER_MORE, next.type(), () -> "I-1: third line of " + e);
      assertEquals(e.a(), next.a(), () -> "I-1: third line of " + e);
      sum = Math.addExact(sum, next.c());
      b.post(LedgerAccount.ofOrdinal(next.extra() >> 8 & 0xFF), next.b(), next.c());
    }
    assertEquals(0, sum, () -> "I-1: entry does not balance: " + e);
  }

  /// A fill tells first which of several positions it works on.
  private static void position(Books b, OutputEvent e) {
    if (e.extra() == 1) {
      b.positions
          .computeIfAbsent((int) e.b(), k -> new TreeMap<>())
          .merge(e.c(), e.d(), Math::addExact);
      b.toldLots += e.d();
    }
  }

  private void fill(Books b, OutputEvent e) {
    long sign = (e.b() >> 32 & 0xFF) == 0 ? 1 : -1;
    if (!b.positions.isEmpty()) {
      assertEquals(sign * e.c(), b.toldLots, () -> "A-4: positions of " + e);
      b.toldLots = 0;
    }
    b.lots.merge(e.token(), sign * e.c(), Math::addExact);
    total.merge(e.token(), sign * e.c(), Math::addExact);
    b.fillFeesE8 = Math.addExact(b.fillFeesE8, e.e());
    b.feesE8.merge(e.token(), e.e(), Math::addExact);
  }

  private static void snapshot(Books b, OutputEvent s, OutputEvent more) {
    String at = " at " + s;
    if (!b.foreign.isEmpty()) {
      mixed(b, s, more, at);
      return;
    }
    long cash =
        b.sum(LedgerAccount.CASH)
            + b.sum(LedgerAccount.UNSETTLED)
            + b.sum(LedgerAccount.ISOLATED_MARGIN);
    long assets = b.sum(LedgerAccount.Kind.ASSET);
    long unrealized = s.c() - b.sum(LedgerAccount.POSITION_COST);
    long owed =
        b.sum(LedgerAccount.Kind.CAPITAL)
            + b.sum(LedgerAccount.Kind.INCOME)
            + b.sum(LedgerAccount.Kind.CLEARING);
    assertEquals(-owed, assets, "I-2" + at);
    assertEquals(-owed, s.a() - more.a(), "I-2 NAV - unrealized = capital and income" + at);
    assertEquals(cash, s.b(), "I-3 cash" + at);
    assertEquals(s.a(), cash + s.c(), "I-3 NAV = cash + market value" + at);
    assertEquals(unrealized, more.a(), "I-3 unrealized" + at);
    assertEquals(s.a(), assets + unrealized, "I-3 NAV = assets at cost + unrealized" + at);
    assertEquals(-b.sum(LedgerAccount.REALIZED), s.d(), "I-4 realized" + at);
    assertEquals(-b.sum(LedgerAccount.CAPITAL), more.c(), "I-4 flows" + at);
    assertEquals(b.sum(LedgerAccount.COMMISSION), more.d(), "I-4 fees" + at);
    assertEquals(b.fillFeesE8, more.d(), "I-4 fees of fills" + at);
    interval(b, s, unrealized, at);
  }

  /// I-1 to I-3 with several currencies: each sums to zero by itself, NAV is their sum at the
  /// marks.
  private static void mixed(Books b, OutputEvent s, OutputEvent more, String at) {
    for (Map<LedgerAccount, Long> of : b.foreign.values()) {
      assertEquals(0, of.values().stream().mapToLong(Long::longValue).sum(), "I-2" + at);
    }
    assertEquals(0, b.sums.values().stream().mapToLong(Long::longValue).sum(), "I-2" + at);
    long cash =
        b.inAccount(LedgerAccount.CASH, LedgerAccount.UNSETTLED, LedgerAccount.ISOLATED_MARGIN);
    long unrealized = s.c() - b.inAccount(LedgerAccount.POSITION_COST);
    assertEquals(cash, s.b(), "I-3 cash" + at);
    assertEquals(s.a(), cash + s.c(), "I-3 NAV = cash + market value" + at);
    assertEquals(unrealized, more.a(), "I-3 unrealized" + at);
    assertEquals(-b.inAccount(LedgerAccount.REALIZED), s.d(), "I-4 realized" + at);
    assertEquals(-b.inAccount(LedgerAccount.CAPITAL), more.c(), "I-4 flows" + at);
    assertEquals(b.inAccount(LedgerAccount.COMMISSION), more.d(), "I-4 fees" + at);
    for (int currency : b.currencies()) {
      long fees = 0;
      for (Map.Entry<Integer, Long> fee : b.feesE8.entrySet()) {
        boolean own = b.currencyOf.getOrDefault(fee.getKey(), 0) == currency;
        fees = own ? Math.addExact(fees, fee.getValue()) : fees;
      }
      assertEquals(fees, b.sum(LedgerAccount.COMMISSION, currency), "I-4 fees of fills" + at);
    }
    mixedInterval(b, s, at);
  }

  /// I-4 with several currencies: since the last snapshot cash of each currency changed by what its
  /// ledger booked; what rates made of the cash there was, and values of positions, are the rest of
  /// the change of NAV.
  private static void mixedInterval(Books b, OutputEvent s, String at) {
    long cash = 0;
    long rates = -b.cashInAccountAtLastSnapshot;
    for (int currency : b.currencies()) {
      long before = b.cashAtLastSnapshot.getOrDefault(currency, 0L);
      long now = Math.addExact(before, b.bookedSince.getOrDefault(currency, 0L));
      long held = 0;
      for (LedgerAccount of : CASH) {
        held = Math.addExact(held, b.sum(of, currency));
      }
      assertEquals(held, now, "I-4: cash of currency " + currency + at);
      cash = Math.addExact(cash, b.converted(currency, now) - b.converted(currency, before));
      rates = Math.addExact(rates, b.converted(currency, before));
      b.cashAtLastSnapshot.put(currency, now);
    }
    long values = s.c() - b.valueAtLastSnapshot;
    assertEquals(s.a() - b.navAtLastSnapshot, cash + rates + values, "I-4: change of NAV" + at);
    b.keep(s);
  }

  /// I-4: the change of NAV since the last snapshot, each part a ledger sum.
  private static void interval(Books b, OutputEvent s, long unrealized, String at) {
    long change = unrealized - b.unrealizedAtLastSnapshot;
    for (LedgerAccount account : LedgerAccount.values()) {
      if (account.kind() != LedgerAccount.Kind.ASSET) {
        change -= b.sum(account) - b.atLastSnapshot.getOrDefault(account, 0L);
      }
    }
    assertEquals(s.a() - b.navAtLastSnapshot, change, "I-4" + at);
    b.atLastSnapshot = new EnumMap<>(b.sums);
    b.keep(s);
    long cash = 0;
    for (LedgerAccount of : CASH) {
      cash = Math.addExact(cash, b.sum(of));
    }
    b.cashAtLastSnapshot.put(0, cash);
    b.unrealizedAtLastSnapshot = unrealized;
  }

  /// I-5: lots of the fills = position = open tax lots; its cost is the ledger's.
  private void positions(Books b, Account account) {
    for (int slot = 0; slot < account.slots(); slot++) {
      Holding holding = account.holding(slot);
      int token = holding.instrument().token();
      long open = 0;
      for (int i = 0; i < holding.openLotCount(); i++) {
        open += holding.openLots(i);
      }
      String at = "I-5: token " + token + " of " + account.name();
      boolean cash = b.exchanged.containsKey(token); // a pair of currencies is no position
      assertEquals(cash ? 0L : b.lots.getOrDefault(token, 0L), holding.lots(), at);
      assertEquals(holding.grossLots(), open, at + ", open tax lots");
      if (holding.hedges() && !changed) {
        hedged(b.positions.getOrDefault(token, Map.of()), holding, at);
      }
      assertEquals(b.costE8.getOrDefault(token, 0L), holding.bookedCostE8(), at + ", cost");
    }
  }

  /// each position is what its fills made it, and nothing else is open.
  private static void hedged(Map<Long, Long> told, Holding holding, String at) {
    Map<Long, Long> open = new TreeMap<>(told);
    open.values().removeIf(lots -> lots == 0);
    Map<Long, Long> held = new TreeMap<>();
    for (int i = 0; i < holding.positionCount(); i++) {
      held.put(holding.position(i).id(), holding.position(i).lots());
    }
    assertEquals(open, held, at + ", positions");
  }

  /// I-3, without corporate actions, in decimals: cash of each currency is the flows less cost and
  /// fees of the fills, and less what the ledger says of taxes and of holding. Of a future that
  /// pays daily cash has what its position is worth but for what is not paid yet.
  private void cash(Books b, Account account) {
    if (b.flows == 1) {
      assertEquals(account.depositE8(), -b.sum(LedgerAccount.CAPITAL), "I-4: the only flow");
    }
    int currencies = account.currencies() == null ? 1 : account.currencies().count();
    for (int currency = 0; currency < currencies; currency++) {
      BigDecimal cash = BigDecimal.valueOf(-b.sum(LedgerAccount.CAPITAL, currency));
      for (LedgerAccount of : HOLDING) {
        cash = cash.subtract(BigDecimal.valueOf(b.sum(of, currency)));
      }
      for (int slot = 0; slot < account.slots(); slot++) {
        cash = cash.add(traded(account, account.holding(slot), currency));
      }
      assertEquals(
          cash.longValueExact(),
          currencies == 1 ? account.cashE8() : account.cashE8(currency),
          "I-3: flows less cost and fees, currency " + currency);
    }
  }

  /// What the fills of an instrument brought to the cash of a currency, 1e-8.
  private BigDecimal traded(Account account, Holding holding, int currency) {
    BigDecimal cash = BigDecimal.ZERO;
    Instrument terms = holding.instrument();
    for (LabResult.Fill fill : run.fills()) {
      if (fill.account() != account.index() || fill.token() != terms.token()) {
        continue;
      }
      if (holding.currency() == currency) {
        cash = cash.subtract(cost(terms, fill.priceTicks(), fill.lots() * fill.side().sign()));
        cash = cash.subtract(BigDecimal.valueOf(fill.feeE8()));
      }
      if (holding.pair() == currency) {
        cash =
            cash.add(
                terms
                    .lotSize()
                    .toBigDecimal()
                    .multiply(terms.multiplier().toBigDecimal())
                    .multiply(BigDecimal.valueOf(fill.lots() * fill.side().sign()))
                    .movePointRight(8));
      }
    }
    if (holding.paysDaily() && holding.currency() == currency) {
      cash = cash.add(cost(terms, holding.markTicks(), holding.lots()));
      cash = cash.subtract(BigDecimal.valueOf(holding.assetE8()));
    }
    return cash;
  }

  /// Signed cost of lots at a price, 1e-8, half to even (P-2).
  private static BigDecimal cost(Instrument i, long priceTicks, long signedLots) {
    return i.priceUnit()
        .toBigDecimal()
        .multiply(i.lotSize().toBigDecimal())
        .multiply(i.multiplier().toBigDecimal())
        .multiply(BigDecimal.valueOf(priceTicks))
        .multiply(BigDecimal.valueOf(signedLots))
        .movePointRight(8)
        .setScale(0, RoundingMode.HALF_EVEN);
  }

  /// I-10: the positions of the accounts together are what all fills and actions together made.
  private void all() {
    for (Instrument terms : run.instruments()) {
      long held = 0;
      for (Account account : run.accounts()) {
        for (int slot = 0; slot < account.slots(); slot++) {
          Holding holding = account.holding(slot);
          held += holding.instrument().token() == terms.token() ? holding.lots() : 0;
        }
      }
      boolean cash =
          books.values().stream().anyMatch(of -> of.exchanged.containsKey(terms.token()));
      long made = cash ? 0 : total.getOrDefault(terms.token(), 0L);
      assertEquals(made, held, "I-10: positions of all accounts in token " + terms.token());
    }
  }
}
