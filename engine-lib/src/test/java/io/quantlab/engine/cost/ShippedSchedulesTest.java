package io.quantlab.engine.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.data.NamedRows;
import io.quantlab.engine.execution.DatedFee;
import io.quantlab.engine.execution.FeeModel;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// F-60: the schedules that come with the engine, against the page that states their rates.
class ShippedSchedulesTest {
  private static final Function<String, NamedRows> NO_FILES =
      name -> {
        throw new AssertionError("no file is asked for: " + name);
      };

  private static List<DatedFee> lines(String name) {
    return ((FeeModel.Dated) FeeText.parse("schedule:" + name, NO_FILES)).lines();
  }

  private static long nanos(String date) {
    return LocalDate.parse(date).toEpochDay() * 86_400_000_000_000L;
  }

  private static long rate(DatedFee line, String date) {
    return line.rates().at(0, nanos(date));
  }

  private static long e8(String number) {
    return new BigDecimal(number).scaleByPowerOfTen(8).longValueExact();
  }

  private static String page() throws IOException {
    Path page = Path.of("../docs/reference/costs.md");
    Assumptions.assumeTrue(Files.exists(page), "no docs beside the module");
    return Files.readString(page);
  }

  @Test
  @DisplayName("F-60: a rate holds from its day on, up to the day before the next")
  void byDay() {
    DatedFee sec = lines("us-equities").getFirst();
    DatedFee taf = lines("us-equities").getLast();
    // Fee Rate Advisory #2 for fiscal year 2019: $13.00 through April 15, 2019, $20.70 from April
    // 16
    assertEquals(1_300, rate(sec, "2019-04-15"));
    assertEquals(2_070, rate(sec, "2019-04-16"));
    // FINRA Information Notice 4/24/25: $27.80 to $0.00 from May 14, 2025
    assertEquals(2_780, rate(sec, "2025-05-13"));
    assertEquals(0, rate(sec, "2025-05-14"));
    // FINRA fee increase schedule of SR-FINRA-2020-032
    assertEquals(11_900, rate(taf, "2021-12-31"));
    assertEquals(13_000, rate(taf, "2022-01-01"));
    assertEquals(649_000_000, taf.rates().at(2, nanos("2022-06-30")));
  }

  @Test
  @DisplayName(
      "F-60: every rate of us-equities stands on the page, and every one there in the file")
  void unitedStates() throws IOException {
    Pattern row =
        Pattern.compile(
            "\\| (\\d{4}-\\d\\d-\\d\\d) \\| (\\d+\\.\\d\\d) \\|"
                + " \\| (\\d{4}-\\d\\d-\\d\\d|) \\| ([0-9.]*) \\| ([0-9.]*) \\|");
    List<String> sec = new ArrayList<>();
    List<String> taf = new ArrayList<>();
    Matcher rows = row.matcher(page().replace("| | | | |", "| |  |  |  |"));
    while (rows.find()) {
      sec.add(rows.group(1) + " " + e8(rows.group(2)) / 1_000_000);
      if (!rows.group(3).isEmpty()) {
        taf.add(rows.group(3) + " " + e8(rows.group(4)) + " " + e8(rows.group(5)));
      }
    }
    List<String> secInFile = new ArrayList<>();
    List<String> tafInFile = new ArrayList<>();
    for (NamedRows.Row line : ShippedSchedules.rows("us-equities").rows()) {
      if (line.text("basis").equals("value")) {
        secInFile.add(line.text("date") + " " + line.e8("rate"));
      } else {
        tafInFile.add(line.text("date") + " " + line.e8("rate") + " " + line.e8("max"));
      }
    }
    assertEquals(secInFile, sec);
    assertEquals(tafInFile, taf);
  }

  @Test
  @DisplayName("F-60: the page lists every schedule with its first date and its rows")
  void listed() throws IOException {
    String page = page();
    for (String name : ShippedSchedules.NAMES) {
      List<NamedRows.Row> rows = ShippedSchedules.rows(name).rows();
      String first = rows.stream().map(row -> row.text("date")).min(String::compareTo).get();
      Pattern listed =
          Pattern.compile("\\| `" + name + "` \\|.*\\| " + first + " \\| " + rows.size() + " \\|");
      assertTrue(listed.matcher(page).find(), () -> name + " from " + first);
      assertTrue(lines(name).size() <= rows.size(), name);
    }
  }

  @Test
  @DisplayName("F-60: India's taxes by date: sales of futures and of options")
  void india() {
    DatedFee futures = lines("in-derivatives").getFirst();
    DatedFee options = lines("in-derivatives").getLast();
    // from 1 October 2024: futures 0.0125 to 0.02 %, options 0.0625 to 0.1 %
    assertEquals(e8("0.000125"), rate(futures, "2024-09-30"));
    assertEquals(e8("0.0002"), rate(futures, "2024-10-01"));
    assertEquals(e8("0.000625"), rate(options, "2024-09-30"));
    assertEquals(e8("0.001"), rate(options, "2024-10-01"));
    assertEquals(DatedFee.Kind.TAX, options.kind());
  }

  @Test
  @DisplayName("F-60: a schedule there is not is named, with those there are")
  void unknown() {
    CostTextException e =
        assertThrows(CostTextException.class, () -> FeeText.parse("schedule:us", NO_FILES));
    assertTrue(
        e.getMessage().contains("there is no schedule \"us\", only us-equities, uk-shares"),
        e::getMessage);
    assertTrue(e.getMessage().contains("(character 10)"), e::getMessage);
  }
}
