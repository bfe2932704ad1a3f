package io.quantlab.engine.risk;

import io.quantlab.engine.portfolio.Account;

/// A rule of somebody else that an order must pass last of all (engine contract O-31, `RULE`).
///
/// Rules are part of a run's limits, and their text of its input hash: make them records, or give
/// them a `toString` that names every setting.
@FunctionalInterface
public interface PreTradeRule {
  /// Why an order may not go, in a word such as `NEWS_BLACKOUT`, or `null` when it may. Must not
  /// keep or change what it is given.
  String denial(Proposal order, Account account);
}
