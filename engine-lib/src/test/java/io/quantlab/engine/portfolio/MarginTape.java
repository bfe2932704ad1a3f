package io.quantlab.engine.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.portfolio.OptionTerms.Right;
import io.quantlab.engine.portfolio.OptionTerms.Settlement;
import io.quantlab.engine.portfolio.OptionTerms.Style;
import io.quantlab.engine.portfolio.PortfolioMargin.Netting;
import io.quantlab.engine.testkit.Lab;
import java.util.ArrayList;
import java.util.List;

/// An account with positions and working orders in options, and what a margin model says of it.
final class MarginTape {
  static final long DOLLAR = 100_000_000;

  static final long DAY = 86_400_000_000_000L;

  private MarginTape() {}

  /// A stock and options on a hundred of it, built leg by leg; prices in cents.
  static final class Book {
    final TestAccount account = new TestAccount();
    final List<OptionTerms> terms = new ArrayList<>();
    final Settlement settlement;
    private int token = 1;

    Book(long stockLots, long stockCents) {
      this(Lab.stock(1, 1), stockLots, stockCents, Settlement.PHYSICAL);
    }

    Book(Instrument of, long lots, long cents, Settlement settlement) {
      account.hold(of, lots, cents, cents);
      this.settlement = settlement;
    }

    Book leg(Right right, long strike, int day, long lots, long cents) {
      token++;
      account.hold(instrument(token), lots, cents, cents);
      terms.add(
          new OptionTerms(
              token, 1, right, new Decimal(strike, 0), day, Style.AMERICAN, settlement));
      return this;
    }

    Book call(long strike, long lots, long cents) {
      return leg(Right.CALL, strike, 100, lots, cents);
    }

    Book put(long strike, long lots, long cents) {
      return leg(Right.PUT, strike, 100, lots, cents);
    }

    /// Dollars, both levels, which are the same without stock.
    long needs() {
      OptionMargin model = OptionMargin.standard(terms);
      assertEquals(model.initialE8(account, null), model.maintenanceE8(account));
      return dollars(model.maintenanceE8(account));
    }
  }

  static long dollars(long e8) {
    assertEquals(0, e8 % DOLLAR, "whole dollars");
    return e8 / DOLLAR;
  }

  static Instrument instrument(int token) {
    return terms(token, AssetClass.OPTION, 100);
  }

  static Instrument terms(int token, AssetClass of, long multiplier) {
    return Instrument.of(
        token,
        "T" + token,
        "XTST",
        of,
        "USD",
        Decimal.unit(2),
        Decimal.ONE,
        new Decimal(multiplier, 0),
        TickBands.uniform(1),
        "LAB",
        1,
        1_000_000,
        Instrument.VolumeData.REAL,
        Instrument.PriceSign.POSITIVE);
  }

  // ---- the grid ----

  static GridMargin grid(Book book, long volatilityE8, Netting netting) {
    return new GridMargin(book.terms, 15_000_000, volatilityE8, 0, 37_500_000, netting);
  }
}
