package io.quantlab.engine.risk;

import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.portfolio.Account;
import java.util.List;

/// Asks the rules of others (engine contract O-31).
final class RuleCheck {
  private final Account account;
  private final List<PreTradeRule> rules;
  private final Denial denial;

  RuleCheck(Account account, List<PreTradeRule> rules, Denial denial) {
    this.account = account;
    this.rules = rules;
    this.denial = denial;
  }

  /// RULE.
  int check(Proposal p) {
    for (int i = 0; i < rules.size(); i++) {
      String inner = rules.get(i).denial(p, account);
      if (inner != null) {
        return denial.because(DenyReason.RULE, 0, 1, "orders", inner);
      }
    }
    return Gate.PASS;
  }
}
