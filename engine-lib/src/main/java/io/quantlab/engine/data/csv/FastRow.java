package io.quantlab.engine.data.csv;

import io.quantlab.engine.market.Flags;
import java.util.Arrays;

/// Parses a well-formed line straight from bytes into counts, without allocation.
///
/// Declines every line that has anything unusual (quotes, empty or odd numbers, a wrong number of
/// fields, bytes beyond ASCII); [SlowRow] then decides what it is. It never accepts a line that
/// [SlowRow] would read differently. Benchmark: `CsvImportBenchmark`.
final class FastRow {
  private static final byte[] UPDATE = {'u', 'p', 'd', 'a', 't', 'e'};
  private static final byte[] DIFF = {'d', 'i', 'f', 'f'};
  private static final int KIND_SLOT = 1;
  private static final int SIDE_SLOT = 2;

  private final RowPlan plan;
  private final RowText text;
  private final StampReader stamps;
  private final byte separator;
  private final byte mark;
  private final byte comment;
  private final long separators;
  private final int last;

  /// For each field: what to do, slot and scale, eight bits each.
  private final int[] program;

  FastRow(RowPlan plan, RowText text) {
    this.plan = plan;
    this.text = text;
    this.stamps = plan.stamps;
    this.separator = (byte) plan.mapping.dialect().separator();
    this.mark = (byte) plan.mapping.dialect().decimalMark();
    this.comment = (byte) plan.mapping.dialect().comment();
    this.separators = separator * 0x0101010101010101L;
    this.last = plan.fields - 1;
    this.program = new int[plan.fields];
    for (int i = 0; i <= last; i++) {
      program[i] = plan.work[i] | plan.slot[i] << 8 | plan.scale[i] << 16;
    }
  }

  /// Parses the line at `p`; gives the position of the next line, or -1 when it declines.
  int parse(byte[] b, int p, long[] values) {
    if (b[p] == comment) {
      return -1;
    }
    values[plan.flagsSlot] = 0;
    int q = p;
    for (int i = 0; i < last; i++) {
      q = field(b, q, i, values);
      if (q < 0 || b[q] != separator) {
        return -1;
      }
      q++;
    }
    q = field(b, q, last, values);
    if (q < 0) {
      return -1;
    }
    values[plan.flagsSlot] = ConditionFlags.settled(values[plan.flagsSlot]);
    if (b[q] == '\r') {
      q++;
    }
    return b[q] == '\n' ? q + 1 : -1;
  }

  /// Parses field `i` at `p`; gives the position after it, or -1.
  private int field(byte[] b, int p, int i, long[] values) {
    int work = program[i];
    return switch (work & 0xFF) {
      case RowPlan.NUMBER -> Digits.decimal(b, p, mark, work >>> 16, values, work >>> 8 & 0xFF);
      case RowPlan.TIME -> stamps.read(b, p, values, work >>> 8 & 0xFF);
      case RowPlan.SKIP -> Digits.skip(b, p, separators);
      case RowPlan.WHOLE -> Digits.whole(b, p, values, work >>> 8 & 0xFF);
      case RowPlan.UNIT_NUMBER -> unitNumber(b, p, i, values);
      case RowPlan.FLAG -> flag(b, p, values);
      case RowPlan.CONDITION -> condition(b, p, values);
      case RowPlan.EXCHANGE -> exchange(b, p, values);
      case RowPlan.SYMBOL -> symbol(b, p);
      case RowPlan.EXPIRY -> expiry(b, p);
      case RowPlan.ID -> id(b, p, values, work >>> 8 & 0xFF);
      case RowPlan.SIDE -> side(b, p, values);
      case RowPlan.KIND -> kind(b, p, values);
      default -> -1;
    };
  }

  private int unitNumber(byte[] b, int p, int i, long[] values) {
    int q = Digits.decimal(b, p, mark, plan.scale[i], values, plan.slot[i]);
    if (q < 0) {
      return -1;
    }
    long count = values[plan.slot[i]] / plan.unit[i];
    if (count * plan.unit[i] != values[plan.slot[i]]) {
      return -1;
    }
    values[plan.slot[i]] = count;
    return q;
  }

  private int flag(byte[] b, int p, long[] values) {
    if (b[p] == '1') {
      values[plan.flagsSlot] |= Flags.SUSPECT;
    } else if (b[p] != '0') {
      return -1;
    }
    return p + 1;
  }

  private int condition(byte[] b, int p, long[] values) {
    int q = Digits.skip(b, p, separators);
    values[plan.flagsSlot] |= plan.conditions.ofCondition(b, p, q);
    return q;
  }

  private int exchange(byte[] b, int p, long[] values) {
    int q = Digits.skip(b, p, separators);
    values[plan.flagsSlot] |= plan.conditions.ofExchange(b, p, q);
    return q;
  }

  private int id(byte[] b, int p, long[] values, int slot) {
    if (b[p] == separator) {
      values[slot] = DepthChainCheck.NO_PREVIOUS;
      return p;
    }
    return Digits.whole(b, p, values, slot);
  }

  /// The one-letter words; longer ones are left to [SlowRow].
  private int side(byte[] b, int p, long[] values) {
    if (b[p] != 'B' && b[p] != 'A') {
      return -1;
    }
    values[SIDE_SLOT] = b[p] == 'B' ? 0 : 1;
    return p + 1;
  }

  /// Updates; what is rarer is left to [SlowRow].
  private int kind(byte[] b, int p, long[] values) {
    int q = Digits.skip(b, p, separators);
    if (!Arrays.equals(b, p, q, UPDATE, 0, UPDATE.length)
        && !Arrays.equals(b, p, q, DIFF, 0, DIFF.length)) {
      return -1;
    }
    values[KIND_SLOT] = 1;
    return q;
  }

  private int symbol(byte[] b, int p) {
    int q = Digits.skip(b, p, separators);
    text.symbolBytes = b;
    text.symbolFrom = p;
    text.symbolTo = q;
    return q > p ? q : -1;
  }

  private int expiry(byte[] b, int p) {
    int q = Digits.skip(b, p, separators);
    text.expiryBytes = b;
    text.expiryFrom = p;
    text.expiryTo = q;
    return q > p ? q : -1;
  }
}
