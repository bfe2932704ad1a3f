package io.quantlab.engine.indicator.catalog;

/// How an indicator meets a step whose source is `NaN` (wick.md 17, classes c, s, b, f, h).
public enum NaRule {
  CARRY("c", "the last n values that are there; on a missing step the result before stays"),
  FREEZE("s", "missing on a missing step, the state stands still"),
  IGNORE("b", "the last n steps, missing values ignored; missing before step n - 1"),
  FILL(
      "f",
      "the last n steps, a missing one replaced by the value before; missing on a missing step"),
  HISTORY("h", "missing if any value used is missing"),
  PARTS("p", "as the parts of the formula say"),
  NONE("-", "never missing, or as its definition says");

  private final String letter;
  private final String meaning;

  NaRule(String letter, String meaning) {
    this.letter = letter;
    this.meaning = meaning;
  }

  public String letter() {
    return letter;
  }

  public String meaning() {
    return meaning;
  }

  static NaRule of(String letter) {
    for (NaRule rule : values()) {
      if (rule.letter.equals(letter)) {
        return rule;
      }
    }
    throw new IllegalArgumentException("na rule must be one of c s b f h p -, was " + letter);
  }
}
