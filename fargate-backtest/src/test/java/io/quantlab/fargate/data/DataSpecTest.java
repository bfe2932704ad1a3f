package io.quantlab.fargate.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.Schema;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DataSpecTest {
  @Test
  void datasetsOfTheStore() {
    assertEquals(
        new DataSpec.InStore("EURUSD:quote", "EURUSD", Optional.of(Schema.QUOTE)),
        DataSpec.parse("EURUSD:quote"));
    assertEquals(
        new DataSpec.InStore("ES-2013-12:quote_bar", "ES-2013-12", Optional.of(Schema.QUOTE_BAR)),
        DataSpec.parse("ES-2013-12:quote_bar"));
    assertEquals(new DataSpec.InStore("AAPL", "AAPL", Optional.empty()), DataSpec.parse("AAPL"));
  }

  @Test
  void filesWithOptions() {
    DataSpec.InFile file =
        assertInstanceOf(
            DataSpec.InFile.class,
            DataSpec.parse("a,b/x.csv.gz,mapping=m, n.txt,symbol=X,expiry=2013-12"));
    assertEquals(Path.of("a,b/x.csv.gz"), file.file());
    assertEquals(Map.of("mapping", "m, n.txt", "symbol", "X", "expiry", "2013-12"), file.options());
    assertInstanceOf(DataSpec.InFile.class, DataSpec.parse("x.zip"));
    assertInstanceOf(DataSpec.InFile.class, DataSpec.parse("C:\\data\\x"));
  }

  @Test
  void refusesWhatIsNeither() {
    assertTrue(refusal("").contains("names no data"));
    assertTrue(refusal("EURUSD:quotes").contains("no kind of rows"));
    assertTrue(refusal("EURUSD,symbol=X").contains("options belong to files"));
    assertTrue(refusal("x.csv,colour=red").contains("\"colour\""));
    assertTrue(refusal("x.csv,zone=UTC,zone=UTC").contains("twice"));
  }

  private static String refusal(String text) {
    return assertThrows(DataException.class, () -> DataSpec.parse(text)).getMessage();
  }
}
