package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// Options to the settings of a manifest and back.
final class RunWordsTest {
  /// Words of options whose type does not say how a value is written.
  private static final Path FUNDING = funding();

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("--adjust", "split"),
          Map.entry("--also", "pairs,cash=5USD,entry=2"),
          Map.entry("--extrapolate", "2030"),
          Map.entry("--from", "2020-01-02"),
          Map.entry("--to", "2020-02-01T00:00:00Z"),
          Map.entry("--cash", "2500.5EUR"),
          Map.entry("--fees", "0.005/share,min=1,max=1%"),
          Map.entry("--slippage", "1tick"),
          Map.entry("--profile", "touch"),
          Map.entry("--fill", "path=olhc"),
          Map.entry("--queue", "power3:2.5"),
          Map.entry("--latency", "feed=1ms,entry=p0=1ms/p100=9ms!0.01x50ms,response=none"),
          Map.entry("--protection", "3"),
          Map.entry("--venue-faults", "late=0.01x50ms,lost=1x2s"),
          Map.entry("--leverage", "2"),
          Map.entry("--limit", "time-window=09:45-15:30@America/New_York"),
          Map.entry("--margin", "leverage:5,maintenance=10%,grace=10m"),
          Map.entry("--borrow", "rate:3%"),
          Map.entry("--interest", "rate:4%,credit=0.5%"),
          Map.entry("--funding", "file:\"" + FUNDING + "\""),
          Map.entry("--trades", "flat"),
          Map.entry("--variation", "none"),
          Map.entry("--contract", "CL-2014-01=2013-12-19,physical,notice=2013-12-23"),
          Map.entry("--close-before", "3"),
          Map.entry("--delivery", "deliver"),
          Map.entry("--roll", "CL=first-notice=3,timing=close"),
          Map.entry("--option", "AAPL-C=AAPL,call,150,2023-01-20,european,cash"),
          Map.entry("--assignment", "random:0.25"),
          Map.entry("--exercise-threshold", "0.02"),
          Map.entry("--exercise-fee", "0.65"),
          Map.entry("--mark", "mid"),
          Map.entry("--flow", "2020-01-03=-25.5"),
          Map.entry("--transfer", "2020-01-03=25.5,1,2"),
          Map.entry("--fx-mark", "mid"),
          Map.entry("--settlement", "market"),
          Map.entry("--settled-cash", "good-faith"),
          Map.entry("--sessions", "extended"),
          Map.entry("--sample", "1h"),
          Map.entry("--risk-free", "0.02"),
          Map.entry("--risk-loss", "99%,250,monte-carlo"),
          Map.entry("--scenario", "crash=price:-20%,volatility:50%,correlation:30%"),
          Map.entry("--stress-grid", "price:-10%/10%,volatility:0%/50%"),
          Map.entry("--episode", "crash=2020-02-20..2020-03-23"),
          Map.entry("--calendar", "/calendars/own.calendar"));

  /// A file of funding rates, its folder with a comma in its name.
  private static Path funding() {
    try {
      Path folder = Files.createTempDirectory("rates,of+2024");
      Path file = Files.writeString(folder.resolve("F.csv"), "date,rate\n2020-01-01,0.0001\n");
      folder.toFile().deleteOnExit(); // the last one named is deleted first
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A word other than the default.
  private static String word(OptionSpec option) {
    String told = WORDS.get(option.longestName());
    if (told != null) {
      return told;
    }
    Class<?> type = option.type() == List.class ? option.auxiliaryTypes()[0] : option.type();
    if (type.isEnum()) {
      Object[] all = type.getEnumConstants();
      Object last = all[all.length - 1];
      boolean first = last.toString().equalsIgnoreCase(option.defaultValue());
      return (first ? all[0] : last).toString().toLowerCase(Locale.ROOT);
    }
    if (type == Map.class) {
      return "rule=a=b";
    }
    if (type == boolean.class) {
      return "true";
    }
    assertTrue(
        type == String.class || type == Path.class || type == long.class,
        () -> "give this test a word for " + option.longestName());
    return type == long.class
        ? "7"
        : type == Path.class ? Path.of("7").toAbsolutePath().toString() : "ABC";
  }

  private static List<OptionSpec> options() {
    return new CommandLine(new RunOptions()).getCommandSpec().options();
  }

  @Test
  @DisplayName("S-30: measured delays named by a relative path are absolute in the manifest")
  void delaysAreAbsolute() throws IOException {
    Path file = Files.createTempFile("delays", ".csv");
    file.toFile().deleteOnExit();
    Files.writeString(file, "time_ns,delay_ns\n0,5000000\n");
    Path relative = Path.of("").toAbsolutePath().relativize(file);
    for (String word : List.of("%s", "%s!0.5x3ms", "feed=%s,entry=5ms,response=%s!0.5x3ms")) {
      RunOptions options =
          RunWords.parse(List.of("--latency=" + word.replace("%s", relative.toString())));
      assertEquals(
          word.replace("%s", file.toString()), RunWords.settings("x", options).get("latency"));
    }
  }

  @Test
  @DisplayName("S-30: every option a run was given comes back from its manifest")
  void everyOptionComesBack() {
    for (OptionSpec option : options()) {
      String name = option.longestName();
      if (name.equals("--data")) {
        continue;
      }
      String word = word(option);
      RunOptions given = RunWords.parse(List.of("--data=x", name + "=" + word));
      Map<String, String> settings = RunWords.settings("sma-cross", given);
      RunOptions back = RunWords.options(settings, given.data, "m.json");
      assertEquals(settings, RunWords.settings("sma-cross", back), name);
      assertEquals(given.data, back.data);
      assertEquals(value(given, name), value(back, name), name);
      assertTrue(settings.toString().contains(word), settings::toString);
      assertNotEquals(
          RunWords.settings("sma-cross", RunWords.parse(List.of("--data=x"))), settings, name);
    }
  }

  private static Object value(RunOptions options, String name) {
    return options.spec.findOption(name).getValue();
  }

  @Test
  @DisplayName("S-30: the settings name each option in camel case, defaults included")
  void settingsOfDefaults() {
    Map<String, String> settings =
        RunWords.settings("pairs", RunWords.parse(List.of("--data=a", "--param=b=2")));
    Map<String, String> expected = new TreeMap<>();
    expected.put("strategy", "pairs");
    expected.put("cash", "100000USD");
    expected.put("fees", "none");
    expected.put("slippage", "none");
    expected.put("profile", "standard");
    expected.put("seed", "1");
    expected.put("leverage", "auto");
    expected.put("margin", "none");
    expected.put("costMethod", "fifo");
    expected.put("sessions", "regular");
    expected.put("sample", "auto");
    expected.put("riskFree", "0");
    expected.put("decisions", "orders");
    expected.put("hash", "all");
    expected.put("adjust", "raw");
    expected.put("splitOrders", "adjust");
    expected.put("param.b", "2");
    assertTrue(settings.entrySet().containsAll(expected.entrySet()), settings::toString);
    long defaults = options().stream().filter(o -> o.defaultValue() != null).count();
    assertEquals(defaults + 2, settings.size(), "strategy, param.b, each default: " + settings);
  }

  @Test
  void aFlagIsWrittenAsTrue() {
    for (OptionSpec option : options()) {
      if (option.type() == boolean.class) {
        String name = option.longestName();
        Map<String, String> settings = RunWords.settings("x", RunWords.parse(List.of(name)));
        assertEquals(
            RunWords.settings("x", RunWords.parse(List.of(name + "=true"))), settings, name);
        assertTrue(settings.containsValue("true"), settings::toString);
      }
    }
  }

  @Test
  void aLongListKeepsItsOrder() {
    List<String> words = new java.util.ArrayList<>();
    for (int i = 0; i < 12; i++) {
      words.add("--calendar=" + Path.of("c" + i).toAbsolutePath());
    }
    RunOptions given = RunWords.parse(words);
    RunOptions back = RunWords.options(RunWords.settings("x", given), List.of(), "m.json");
    assertEquals(12, ((List<?>) value(back, "--calendar")).size());
    assertEquals(value(given, "--calendar"), value(back, "--calendar"));
  }

  @Test
  void settingsOfAnotherRelease() {
    Map<String, String> settings = Map.of("strategy", "pairs", "warp", "9");
    Failure unknown =
        assertThrows(Failure.class, () -> RunWords.options(settings, List.of(), "m.json"));
    assertEquals(ExitCode.BAD_DATA, unknown.exit());
    assertTrue(unknown.getMessage().contains("m.json"), unknown::getMessage);
    assertTrue(unknown.getMessage().contains("warp"), unknown::getMessage);
    Failure wrong =
        assertThrows(
            Failure.class, () -> RunWords.options(Map.of("seed", "one"), List.of(), "m.json"));
    assertTrue(wrong.getMessage().startsWith("m.json: "), wrong::getMessage);
    assertTrue(wrong.getMessage().contains("--seed"), wrong::getMessage);
  }

  @Test
  void wrongValueOfAManifest() {
    Failure wrong =
        assertThrows(
            Failure.class, () -> RunWords.options(Map.of("fees", "much"), List.of(), "m.json"));
    assertTrue(wrong.getMessage().startsWith("m.json: --fees was \"much\""), wrong::getMessage);
    assertEquals(ExitCode.BAD_DATA, wrong.exit());
  }
}
