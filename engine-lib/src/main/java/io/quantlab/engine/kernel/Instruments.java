package io.quantlab.engine.kernel;

import io.quantlab.engine.book.LadderBook;
import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.feed.Delivery;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.Schema;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/// The instruments of a run by token and by dense slot 0..n-1; slots never leave the kernel (engine
/// contract K-8).
public final class Instruments {
  private final Instrument[] bySlot;
  private final int[] tokens;
  private final TopOfBook[] tops;
  private final TopOfBook[] venueTops;
  private final LadderBook[] books;
  private final LadderBook[] venueBooks;
  private final BitSet finer;

  /// Slots in the order of the list; tokens must differ. Nothing has depth, the feed takes no time.
  public Instruments(List<Instrument> instruments) {
    this(instruments, List.of(), Delivery.BOTH);
  }

  /// Instruments whose strategies see all that matches their orders.
  public Instruments(List<Instrument> instruments, List<Set<Schema>> schemas, Delivery delivery) {
    this(instruments, schemas, delivery, new BitSet());
  }

  /// @param schemas the kinds of data each slot gets; slots with depth get a book
  /// @param delivery `BOTH`, or `VENUE` when the venue sees data before the strategy does and each
  ///   needs its own view
  /// @param finerSlots slots whose orders meet finer data than the strategies see (F-1)
  public Instruments(
      List<Instrument> instruments,
      List<Set<Schema>> schemas,
      Delivery delivery,
      BitSet finerSlots) {
    finer = (BitSet) finerSlots.clone();
    bySlot = instruments.toArray(Instrument[]::new);
    tokens = new int[bySlot.length];
    tops = new TopOfBook[bySlot.length];
    books = books(schemas);
    boolean one = delivery == Delivery.BOTH;
    venueTops = new TopOfBook[bySlot.length];
    venueBooks = one ? books : books(schemas);
    for (int i = 0; i < tokens.length; i++) {
      if (slotOf(bySlot[i].token()) >= 0) {
        throw new IllegalArgumentException("token " + bySlot[i].token() + " appears twice");
      }
      tokens[i] = bySlot[i].token();
      tops[i] = new TopOfBook();
      boolean same = !finer.get(i) && (one || onBars(schemas.get(i)));
      venueTops[i] = same ? tops[i] : new TopOfBook();
    }
  }

  /// Bars are not delayed: a slot that has nothing finer has one view.
  private static boolean onBars(Set<Schema> schemas) {
    for (Schema schema : schemas) {
      if (isFine(schema)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFine(Schema schema) {
    return switch (schema) {
      case TRADE, QUOTE, DEPTH, MBO -> true;
      case BAR, QUOTE_BAR, ACTION -> false;
    };
  }

  private LadderBook[] books(List<Set<Schema>> schemas) {
    LadderBook[] made = new LadderBook[bySlot.length];
    for (int i = 0; i < schemas.size(); i++) {
      if (schemas.get(i).contains(Schema.DEPTH) || schemas.get(i).contains(Schema.MBO)) {
        made[i] = new LadderBook();
      }
    }
    return made;
  }

  /// Whether orders of a slot meet finer data than the strategies see (F-1).
  boolean hasFiner(int slot) {
    return finer.get(slot);
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

  /// The top of book of every slot as the strategies know it.
  public TopOfBook[] tops() {
    return tops;
  }

  /// The top of book of every slot at the venue; the same objects while the feed takes no time.
  public TopOfBook[] venueTops() {
    return venueTops;
  }

  /// The order book of every slot as the strategies know it, `null` for slots without depth.
  public LadderBook[] books() {
    return books;
  }

  /// The order book of every slot at the venue; the same objects while the feed takes no time.
  public LadderBook[] venueBooks() {
    return venueBooks;
  }
}
