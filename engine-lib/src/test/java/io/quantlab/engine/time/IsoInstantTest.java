package io.quantlab.engine.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoInstantTest {
  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z,0",
    "2014-05-01T05:00:01.787Z,1398920401787000000",
    "1969-12-31T23:59:59.999999999Z,-1",
    "1969-12-31T23:59:59.500Z,-500000000",
    "2262-04-11T23:47:16.854775807Z,9223372036854775807",
    "1677-09-21T00:12:43.145224192Z,-9223372036854775808"
  })
  void printsAndReads(String text, long epochNanos) {
    assertEquals(text, IsoInstant.format(epochNanos));
    assertEquals(epochNanos, IsoInstant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2014-05-01",
        "2014-05-01T05:00:01",
        "2014-05-01T05:00:01+00:00",
        "2014-13-01T05:00:01Z",
        "2262-04-11T23:47:16.854775808Z",
        "1677-09-21T00:12:43.145224191Z"
      })
  void refusesOtherText(String text) {
    assertThrows(IllegalArgumentException.class, () -> IsoInstant.parse(text));
  }
}
