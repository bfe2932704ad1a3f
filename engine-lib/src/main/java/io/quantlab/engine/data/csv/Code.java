package io.quantlab.engine.data.csv;

/// The import rules of the engine contract, D-11.
public enum Code {
  V_01("the line has the declared columns, balanced quotes, UTF-8"),
  V_02("a number parses exactly, at most 18 digits"),
  V_03("a price is a multiple of the price unit, a size of the lot size"),
  V_04("the stamp parses and lies in 1970 to 2200"),
  V_05("stamps do not decrease"),
  V_06("no exact repetition of the previous row"),
  V_07("bar: low <= open, close <= high, volume >= 0, end > start, no overlap"),
  V_08("prices are positive where the instrument requires it"),
  V_09("the row lies inside a session"),
  V_10("no jump beyond k times the recent volatility"),
  V_11("quote neither crossed nor locked nor one-sided, no size 0"),
  V_12("every expected session has rows"),
  V_13("known not before it happened"),
  V_14("depth: the sequence chain is intact");

  private final String rule;

  Code(String rule) {
    this.rule = rule;
  }

  /// The rule in words.
  public String rule() {
    return rule;
  }

  /// The code as people write it, for example `V-07`.
  public String id() {
    return name().replace('_', '-');
  }
}
