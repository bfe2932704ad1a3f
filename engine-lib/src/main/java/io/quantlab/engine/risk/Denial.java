package io.quantlab.engine.risk;

import io.quantlab.engine.order.DenyReason;

/// Why the last order was denied: the bound it hit and what it would have made of it.
final class Denial {
  DenyReason reason;
  long limit;
  long actual;
  String unit = "";
  String detail = "";

  int because(DenyReason why, long bound, long value, String in) {
    return because(why, bound, value, in, "");
  }

  int because(DenyReason why, long bound, long value, String in, String inner) {
    reason = why;
    limit = bound;
    actual = value;
    unit = in;
    detail = inner;
    return why.ordinal();
  }
}
