package io.quantlab.engine.kernel;

import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.portfolio.Holding;
import java.util.Arrays;

/// Dividends owed between their ex-date and their payment, by lane (engine contract A-1).
///
/// A payment settles the oldest open dividend of the same instrument and amount; one of a dividend
/// before the run settles nothing.
final class Dividends {
  private final int lanes;
  private int count;
  private int[] slots = new int[8];
  private long[] numerators = new long[8];
  private long[] denominators = new long[8];
  private long[] owed;
  private int at = -1;

  Dividends(int lanes) {
    this.lanes = lanes;
    this.owed = new long[8 * lanes];
  }

  /// Turns to the dividend a row is about.
  void begin(int slot, ActionKind kind, long numerator, long denominator) {
    at = kind == ActionKind.EX_DIVIDEND ? count : find(slot, numerator, denominator);
    if (at < count) {
      return;
    }
    if (count == slots.length) {
      slots = Arrays.copyOf(slots, count * 2);
      numerators = Arrays.copyOf(numerators, count * 2);
      denominators = Arrays.copyOf(denominators, count * 2);
      owed = Arrays.copyOf(owed, count * 2 * lanes);
    }
    slots[count] = slot;
    numerators[count] = numerator;
    denominators[count] = denominator;
    Arrays.fill(owed, count * lanes, (count + 1) * lanes, 0);
    count++;
  }

  private int find(int slot, long numerator, long denominator) {
    for (int i = 0; i < count; i++) {
      if (slots[i] == slot && numerators[i] == numerator && denominators[i] == denominator) {
        return i;
      }
    }
    return -1;
  }

  void owe(Lane lane, Holding holding, long amountE8) {
    if (amountE8 != 0) {
      owed[at * lanes + lane.index] = amountE8;
      lane.account.corporate().accrue(holding, amountE8);
    }
  }

  void pay(Lane lane, Holding holding) {
    long amount = at < 0 ? 0 : owed[at * lanes + lane.index];
    if (amount != 0) {
      lane.account.corporate().paid(holding, amount);
    }
  }

  /// After all lanes: a dividend that was paid is forgotten.
  void end(ActionKind kind) {
    if (kind != ActionKind.PAYMENT || at < 0) {
      return;
    }
    int after = count - at - 1;
    System.arraycopy(slots, at + 1, slots, at, after);
    System.arraycopy(numerators, at + 1, numerators, at, after);
    System.arraycopy(denominators, at + 1, denominators, at, after);
    System.arraycopy(owed, (at + 1) * lanes, owed, at * lanes, after * lanes);
    count--;
  }
}
