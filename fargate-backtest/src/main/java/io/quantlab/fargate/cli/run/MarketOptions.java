package io.quantlab.fargate.cli.run;

import io.quantlab.engine.kernel.ActionRules;
import io.quantlab.engine.kernel.OpenOrders;
import io.quantlab.fargate.cli.data.AdjustWord;
import io.quantlab.fargate.data.CalendarChoice;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/// What a run is told about sessions and corporate actions.
final class MarketOptions {
  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2199;

  @Option(
      names = "--adjust",
      paramLabel = "VIEW",
      defaultValue = "raw",
      description = {
        "How strategies see past prices at corporate actions: raw, split, split-dividend.",
        "Orders are always matched at raw prices. Default: ${DEFAULT-VALUE}."
      })
  String adjust = "raw";

  @Option(
      names = "--split-orders",
      paramLabel = "RULE",
      defaultValue = "adjust",
      description = "Open orders in a split: adjust, cancel. Default: ${DEFAULT-VALUE}.")
  String splitOrders = "adjust";

  @Option(
      names = "--calendar",
      paramLabel = "FILE",
      description = {
        "A calendar file, FILE or FILE#ENTRY; repeatable.",
        "It is known by its name, also in place of a built-in one."
      })
  List<String> calendars = new ArrayList<>();

  @Option(
      names = "--extrapolate",
      paramLabel = "YEAR",
      description = "Carry calendars on by rule through this year; the manifest says so.")
  Integer extrapolate;

  ActionRules rules() {
    OpenOrders orders =
        switch (splitOrders.toLowerCase(Locale.ROOT)) {
          case "adjust" -> OpenOrders.ADJUST;
          case "cancel" -> OpenOrders.CANCEL;
          default -> throw wrong("--split-orders", splitOrders, "adjust, cancel");
        };
    return new ActionRules(orders, AdjustWord.view(adjust));
  }

  CalendarChoice calendarChoice() {
    if (extrapolate != null && (extrapolate < FIRST_YEAR || extrapolate > LAST_YEAR)) {
      throw new Failure(
          ExitCode.USAGE,
          "--extrapolate must be a year of 1990 to 2199, was " + extrapolate + ".",
          "Write the last year of the data.");
    }
    return new CalendarChoice(calendars, extrapolate == null ? 0 : extrapolate);
  }

  /// Refuses what is wrong whatever the data.
  void check() {
    rules();
    calendarChoice();
  }

  /// The words for the manifest.
  void putInto(Map<String, String> settings) {
    settings.put("adjust", adjust);
    settings.put("splitOrders", splitOrders);
    for (int i = 0; i < calendars.size(); i++) {
      settings.put("calendar." + i, calendars.get(i));
    }
    if (extrapolate != null) {
      settings.put("extrapolate", extrapolate.toString());
    }
  }

  /// Takes the words of a manifest.
  void takeFrom(Map<String, String> settings) {
    adjust = settings.getOrDefault("adjust", "raw");
    splitOrders = settings.getOrDefault("splitOrders", "adjust");
    for (int i = 0; settings.containsKey("calendar." + i); i++) {
      calendars.add(settings.get("calendar." + i));
    }
    String year = settings.get("extrapolate");
    extrapolate = year == null ? null : Integer.valueOf(year);
  }

  private static Failure wrong(String option, String word, String choices) {
    return new Failure(
        ExitCode.USAGE, option + " was \"" + word + "\".", "Choose one of " + choices + ".");
  }
}
