package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// Options to the settings of a manifest and back.
final class RunWordsTest {
  /// A word other than the default for every option that is written into the settings.
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("--symbol", "ABC"),
          Map.entry("--store", "/tmp/s"),
          Map.entry("--cache", "/tmp/c"),
          Map.entry("--jar", "/tmp/a.jar"),
          Map.entry("--from", "2020-01-02"),
          Map.entry("--to", "2020-02-01T00:00:00Z"),
          Map.entry("--cash", "2500.5EUR"),
          Map.entry("--fees", "0.005/share,min=1,max=1%"),
          Map.entry("--slippage", "1tick"),
          Map.entry("--profile", "touch"),
          Map.entry("--queue", "power3:2.5"),
          Map.entry("--latency", "feed=1ms,entry=p0=1ms/p100=9ms!0.01x50ms,response=none"),
          Map.entry("--protection", "3"),
          Map.entry("--param", "rule=a=b"),
          Map.entry("--seed", "7"),
          Map.entry("--leverage", "2"),
          Map.entry("--cost-method", "Average"),
          Map.entry("--sessions", "extended"),
          Map.entry("--sample", "1h"),
          Map.entry("--risk-free", "0.02"),
          Map.entry("--decisions", "off"),
          Map.entry("--adjust", "split-dividend"),
          Map.entry("--split-orders", "cancel"),
          Map.entry("--calendar", "/tmp/own.calendar"),
          Map.entry("--extrapolate", "2040"),
          Map.entry("--hash", "fills"));

  private static List<OptionSpec> options() {
    return new CommandLine(new RunOptions()).getCommandSpec().options();
  }

  @Test
  @DisplayName("S-30: every option a run was given comes back from its manifest")
  void everyOptionComesBack() {
    for (OptionSpec option : options()) {
      String name = option.longestName();
      if (name.equals("--data")) {
        continue;
      }
      String word = WORDS.get(name);
      assertTrue(word != null, () -> "give this test a word for " + name);
      RunOptions given = RunWords.parse(List.of("--data=x", name + "=" + word));
      Map<String, String> settings = RunWords.settings("sma-cross", given);
      RunOptions back = RunWords.options(settings, given.data, "m.json");
      assertEquals(settings, RunWords.settings("sma-cross", back), name);
      assertEquals(given.data, back.data);
      assertEquals(value(given, name), value(back, name), name);
      String written = settings.toString();
      assertTrue(written.contains(name.equals("--param") ? "param.rule=a=b" : word), written);
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
    expected.put("leverage", "1");
    expected.put("costMethod", "fifo");
    expected.put("sessions", "regular");
    expected.put("sample", "auto");
    expected.put("riskFree", "0");
    expected.put("decisions", "orders");
    expected.put("hash", "all");
    expected.put("adjust", "raw");
    expected.put("splitOrders", "adjust");
    expected.put("param.b", "2");
    assertEquals(expected, settings);
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
