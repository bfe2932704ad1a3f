package io.quantlab.engine.kernel;

import io.quantlab.engine.portfolio.AccountRules;
import io.quantlab.engine.portfolio.BorrowModel;
import io.quantlab.engine.portfolio.FundingModel;
import io.quantlab.engine.portfolio.InterestTerms;
import io.quantlab.engine.risk.MarginRules;

/// What holding positions asks of the accounts of a run, beyond the cost of trading; `null` = none.
///
/// @param margin margin model and rules
/// @param funding payments of perpetuals
/// @param borrow loans behind short sales
/// @param interest on cash
/// @param rules how the books are kept; never `null`
public record AccountTerms(
    MarginRules margin,
    FundingModel funding,
    BorrowModel borrow,
    InterestTerms interest,
    AccountRules rules) {
  private static final AccountTerms NONE =
      new AccountTerms(null, null, null, null, AccountRules.STANDARD);

  /// Nothing.
  public static AccountTerms none() {
    return NONE;
  }

  public AccountTerms withMargin(MarginRules of) {
    return new AccountTerms(of, funding, borrow, interest, rules);
  }

  public AccountTerms withFunding(FundingModel model) {
    return new AccountTerms(margin, model, borrow, interest, rules);
  }

  public AccountTerms withBorrow(BorrowModel model) {
    return new AccountTerms(margin, funding, model, interest, rules);
  }

  public AccountTerms withInterest(InterestTerms terms) {
    return new AccountTerms(margin, funding, borrow, terms, rules);
  }

  public AccountTerms withRules(AccountRules books) {
    return new AccountTerms(margin, funding, borrow, interest, books);
  }

  /// Whether anything falls due over time.
  boolean accrues() {
    return funding != null || borrow != null || interest != null;
  }
}
