package io.quantlab.platform.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.optimize.ParameterAxis;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The table as a spreadsheet reads it.
final class SweepTableTest {
  private static String row(String value, String problem) {
    String table =
        SweepTable.csv(
            List.of(new ParameterAxis("x", List.of(value))),
            List.of(
                new SweepTrial(
                    0, Map.of("x", value), Optional.empty(), Map.of(), Optional.of(problem))));
    return table.substring(table.indexOf('\n') + 1);
  }

  @Test
  @DisplayName("text that a spreadsheet would take for a formula begins with an apostrophe")
  void formulasAreText() {
    assertEquals("1,0,'=A1,,'@SUM(A1)\n", row("=A1", "@SUM(A1)"));
    assertEquals("1,0,'+cmd,,'-a\n", row("+cmd", "-a"));
    assertEquals("1,0,'\tx,,\"'\rx\"\n", row("\tx", "\rx"));
    assertEquals("1,0,'-1+2,,\"'=A1,\"\"B\"\"\nC\"\n", row("-1+2", "=A1,\"B\"\nC"));
  }

  @Test
  @DisplayName("a number with a sign stays a number, and plain text stays as it is")
  void numbersStay() {
    assertEquals("1,0,-1.5,,+2e-3\n", row("-1.5", "+2e-3"));
    assertEquals("1,0,-.5,,no data = no run\n", row("-.5", "no data = no run"));
  }
}
