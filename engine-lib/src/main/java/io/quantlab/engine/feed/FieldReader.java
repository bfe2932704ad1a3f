package io.quantlab.engine.feed;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.Instrument.PriceSign;

/// Reads the fields of a message in the units of its instrument, all or none (engine contract
/// K-12).
///
/// A price of 0 on an instrument whose prices are positive means there is none: it clears the
/// field, as feeds print an empty side of the book.
final class FieldReader {
  private static final Decimal E8 = Decimal.unit(8);
  private static final TouchlineField[] FIELDS = TouchlineField.values();

  final long[] values = new long[TouchlineField.COUNT];
  int present;
  int cleared;

  /// Reads a message; false when a field is unreadable.
  boolean read(TouchlineMessage message, Instrument instrument) {
    present = message.present();
    cleared = message.cleared();
    boolean positive = instrument.sign() == PriceSign.POSITIVE;
    for (int i = 0; i < FIELDS.length; i++) {
      if ((present >>> i & 1) == 0) {
        continue;
      }
      int length = message.length(i);
      if (length > TouchlineMessage.MAX_TEXT) {
        return false;
      }
      TouchlineField.Unit unit = FIELDS[i].unit();
      int from = i * TouchlineMessage.MAX_TEXT;
      long value = ExactText.parse(message.bytes(), from, length, unit(unit, instrument));
      boolean size = unit == TouchlineField.Unit.LOTS;
      if (value == ExactText.UNREADABLE || value < 0 && (size || positive)) {
        return false;
      }
      if (value == 0 && positive && !size) {
        present &= ~(1 << i);
        cleared |= 1 << i;
      }
      values[i] = value;
    }
    return true;
  }

  static Decimal unit(TouchlineField.Unit unit, Instrument instrument) {
    return switch (unit) {
      case PRICE -> instrument.priceUnit();
      case LOTS -> instrument.lotSize();
      case E8 -> E8;
    };
  }
}
