package io.quantlab.engine.kernel;

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
public record AccountTerms(
    MarginRules margin, FundingModel funding, BorrowModel borrow, InterestTerms interest) {
  private static final AccountTerms NONE = new AccountTerms(null, null, null, null);

  /// Nothing.
  public static AccountTerms none() {
    return NONE;
  }

  public AccountTerms withMargin(MarginRules rules) {
    return new AccountTerms(rules, funding, borrow, interest);
  }

  public AccountTerms withFunding(FundingModel model) {
    return new AccountTerms(margin, model, borrow, interest);
  }

  public AccountTerms withBorrow(BorrowModel model) {
    return new AccountTerms(margin, funding, model, interest);
  }

  public AccountTerms withInterest(InterestTerms terms) {
    return new AccountTerms(margin, funding, borrow, terms);
  }

  /// Whether anything falls due over time.
  boolean accrues() {
    return funding != null || borrow != null || interest != null;
  }
}
