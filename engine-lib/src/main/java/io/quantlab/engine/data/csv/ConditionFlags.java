package io.quantlab.engine.data.csv;

import io.quantlab.engine.market.Flags;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The flags that conditions and the exchange of a trade set, column by column.
///
/// A print is official on its listing venue only, and either column may come first: until the row
/// is read another venue is a bit of its own.
final class ConditionFlags {
  private static final long OTHER_VENUE = 1L << 62;
  private static final long OFFICIAL = Flags.OFFICIAL_OPEN | Flags.OFFICIAL_CLOSE;

  private final byte[][] texts;
  private final long[] bits;

  /// `null` when prints of any venue are official.
  private final byte[] listing;

  ConditionFlags(TradeConditions conditions) {
    List<byte[]> all = new ArrayList<>();
    List<Long> flags = new ArrayList<>();
    add(conditions.notPriceForming(), Flags.NOT_PRICE_FORMING, all, flags);
    add(conditions.officialOpen(), Flags.OFFICIAL_OPEN, all, flags);
    add(conditions.officialClose(), Flags.OFFICIAL_CLOSE, all, flags);
    texts = all.toArray(byte[][]::new);
    bits = flags.stream().mapToLong(Long::longValue).toArray();
    listing = conditions.listing().map(text -> text.getBytes(StandardCharsets.UTF_8)).orElse(null);
  }

  private static void add(List<String> texts, long bit, List<byte[]> all, List<Long> flags) {
    for (String text : texts) {
      all.add(text.getBytes(StandardCharsets.UTF_8));
      flags.add(bit);
    }
  }

  /// What the condition in `b[from..to)` sets.
  long ofCondition(byte[] b, int from, int to) {
    long set = 0;
    for (int i = 0; i < texts.length; i++) {
      if (Arrays.equals(texts[i], 0, texts[i].length, b, from, to)) {
        set |= bits[i];
      }
    }
    return set;
  }

  /// What the exchange in `b[from..to)` sets.
  long ofExchange(byte[] b, int from, int to) {
    boolean own = listing == null || Arrays.equals(listing, 0, listing.length, b, from, to);
    return own ? 0 : OTHER_VENUE;
  }

  /// The flags of a row that was read.
  static long settled(long flags) {
    return (flags & OTHER_VENUE) == 0 ? flags : flags & ~(OTHER_VENUE | OFFICIAL);
  }
}
