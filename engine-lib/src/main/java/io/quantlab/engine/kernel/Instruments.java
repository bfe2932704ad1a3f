package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.instrument.Instrument;
import java.util.List;

/// The instruments of a run by token and by dense slot 0..n-1; slots never leave the kernel (engine
/// contract K-8).
public final class Instruments {
  private final Instrument[] bySlot;
  private final int[] tokens;
  private final TopOfBook[] tops;

  /// Slots in the order of the list; tokens must differ.
  public Instruments(List<Instrument> instruments) {
    bySlot = instruments.toArray(Instrument[]::new);
    tokens = new int[bySlot.length];
    tops = new TopOfBook[bySlot.length];
    for (int i = 0; i < tokens.length; i++) {
      if (slotOf(bySlot[i].token()) >= 0) {
        throw new IllegalArgumentException("token " + bySlot[i].token() + " appears twice");
      }
      tokens[i] = bySlot[i].token();
      tops[i] = new TopOfBook();
    }
  }

  public int count() {
    return tokens.length;
  }

  /// The slot of a token, or -1.
  public int slotOf(int token) {
    for (int i = 0; i < tokens.length; i++) {
      if (tokens[i] == token) {
        return i;
      }
    }
    return -1;
  }

  public Instrument at(int slot) {
    return bySlot[slot];
  }

  public List<Instrument> all() {
    return List.of(bySlot);
  }

  /// The venue's top of book of every slot, shared by kernel and broker.
  public TopOfBook[] tops() {
    return tops;
  }
}
