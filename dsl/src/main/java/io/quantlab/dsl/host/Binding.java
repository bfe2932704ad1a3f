package io.quantlab.dsl.host;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Trap;

/// What can be said of a plan once account and limits are known (wick.md 4 and 12.3).
final class Binding {
  private static final long BYTES_PER_VALUE = 8;

  private Binding() {}

  /// @param currency of the account
  /// @param memory bytes the script may take
  /// @throws Trap with E1605 for an amount in another currency, E1606 for more history than fits
  static void check(Plan plan, String currency, long memory) {
    for (Plan.Named named : plan.currencies()) {
      if (!named.name().equals(currency)) {
        throw new Trap(
            Code.E1605,
            named.site(),
            "the amount is in " + named.name() + ", the account in " + currency);
      }
    }
    long bytes = 0;
    for (Plan.Ring ring : plan.rings()) {
      bytes += ring.depth() * BYTES_PER_VALUE;
    }
    if (bytes > memory) {
      throw new Trap(
          Code.E1606, 0, "history takes " + bytes + " bytes, the script may have " + memory);
    }
  }
}
