package io.quantlab.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The order ids the engine makes, against Python 3.12: `base64.b32encode(hashlib.sha256(strategy +
/// b'\0' + run + b'\0' + struct.pack('>qii', sequence, site, ordinal)).digest())[:20]`.
class ClientOrderIdTest {
  @Test
  @DisplayName("O-33: twenty characters, base32 of the first 100 bits of the SHA-256")
  void knownAnswers() {
    ClientOrderId ids = new ClientOrderId();
    assertEquals("2NROGU57YXSDQWSQITCC", ids.of("sma", "run-1", 17, 0, 3));
    assertEquals("WAWJHUNZZJMKQI32LCXS", ids.of("é", "", 1L << 40, 5, 0));
  }

  @Test
  @DisplayName("O-33: where one text ends and the next begins counts")
  void textsDoNotRunTogether() {
    ClientOrderId ids = new ClientOrderId();
    assertNotEquals(ids.of("a", "bc", 1, 0, 0), ids.of("ab", "c", 1, 0, 0));
  }
}
