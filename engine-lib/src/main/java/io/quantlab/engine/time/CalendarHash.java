package io.quantlab.engine.time;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256 of a calendar's table (engine contract K-7): id, count and valid through, then per
/// session date, flags and six stamps: extended open, regular open, first break (the regular close
/// twice for none), regular close, extended close. Behind them, for each further break, session,
/// start and end; a byte 1 when orders are refused in a halt; and the cutoff of the closing auction
/// when it has one. Little-endian.
final class CalendarHash {
  private CalendarHash() {}

  static byte[] of(SessionCalendar c) {
    int room = 21 + c.count() * 56 + c.allBreaks() * 2 * 16;
    ByteBuffer bytes = ByteBuffer.allocate(room).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(c.id()).putInt(c.count()).putInt(c.validThrough());
    for (int s = 0; s < c.count(); s++) {
      bytes.putInt(c.epochDay(s)).putInt(c.flags(s)).putLong(c.extendedOpen(s));
      bytes.putLong(c.regularOpen(s)).putLong(c.breakStart(s)).putLong(c.breakEnd(s));
      bytes.putLong(c.regularClose(s)).putLong(c.extendedClose(s));
    }
    for (int s = 0; s < c.count(); s++) {
      for (int b = 1; b < c.breakCount(s); b++) {
        bytes.putInt(s).putLong(c.breakStart(s, b)).putLong(c.breakEnd(s, b));
      }
    }
    if (c.haltOrders() == SessionCalendar.HaltOrders.REFUSED) {
      bytes.put((byte) 1);
    }
    if (c.closingCutoffNanos() != 0) {
      bytes.putLong(c.closingCutoffNanos());
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes.flip());
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
