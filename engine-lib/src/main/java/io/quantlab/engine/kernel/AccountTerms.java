package io.quantlab.engine.kernel;

import io.quantlab.engine.risk.MarginRules;

/// What holding positions asks of the accounts of a run, beyond the cost of trading.
///
/// @param margin margin model and rules, `null` = none
public record AccountTerms(MarginRules margin) {
  private static final AccountTerms NONE = new AccountTerms(null);

  /// Nothing.
  public static AccountTerms none() {
    return NONE;
  }

  public AccountTerms withMargin(MarginRules rules) {
    return new AccountTerms(rules);
  }
}
