package io.quantlab.engine.data.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.instrument.SymbolMap;
import io.quantlab.engine.time.SharedFiles;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// M-13: a ticker means a company only at a date.
class SymbolMapFileTest {
  private static final Map<String, Integer> TOKENS =
      Map.of("AAPL", 1, "BAC", 2, "IBM", 3, "SPY", 4, "GOOGL", 5, "FB", 6, "WM", 7, "EEM", 8);

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  @Test
  @DisplayName("M-13: Waste Management went by UW, WMI and WM")
  void followsACompany() throws IOException {
    SymbolMap map = SymbolMapFile.read(SharedFiles.path("equity/symbol-changes.csv"), TOKENS::get);
    assertEquals(Optional.of("UW"), map.ticker(7, day("1998-07-16")));
    assertEquals(Optional.of("WMI"), map.ticker(7, day("1998-07-17")));
    assertEquals(Optional.of("WMI"), map.ticker(7, day("2009-08-04")));
    assertEquals(Optional.of("WM"), map.ticker(7, day("2009-08-05")));
    assertEquals(Optional.of(7), map.token("WMI", day("2001-03-01")));
    assertEquals(Optional.of(7), map.token("WM", day("2020-01-02")));
    assertEquals(Optional.of(5), map.token("GOOG", day("2014-04-02")));
    assertEquals(Optional.empty(), map.token("GOOG", day("2014-04-03")));
  }

  @Test
  @DisplayName("M-13: WM in 1999 was another company (Washington Mutual), so another token")
  void tickerReuse() {
    SymbolMap map =
        new SymbolMap(
            List.of(
                new SymbolMap.Row(7, "WMI", "N", day("1998-07-17"), day("2009-08-04")),
                new SymbolMap.Row(7, "WM", "N", day("2009-08-05"), LocalDate.MAX),
                new SymbolMap.Row(9, "WM", "N", day("1998-12-09"), day("2008-09-26"))));
    assertEquals(Optional.of(9), map.token("WM", day("2005-06-01")));
    assertEquals(Optional.empty(), map.token("WM", day("2009-01-02")));
    assertEquals(Optional.of(7), map.token("WM", day("2010-01-04")));
  }

  @Test
  @DisplayName("Rows that contradict each other are refused")
  void refusesOverlaps() {
    SymbolMap.Row one = new SymbolMap.Row(1, "AB", "N", day("2000-01-01"), day("2001-01-01"));
    SymbolMap.Row other = new SymbolMap.Row(2, "AB", "N", day("2000-06-01"), LocalDate.MAX);
    assertThrows(IllegalArgumentException.class, () -> new SymbolMap(List.of(one, other)));
  }
}
