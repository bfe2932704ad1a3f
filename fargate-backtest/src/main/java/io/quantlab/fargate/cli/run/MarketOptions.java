package io.quantlab.fargate.cli.run;

import io.quantlab.engine.kernel.ActionRules;
import io.quantlab.engine.kernel.OpenOrders;
import io.quantlab.engine.market.PriceView;
import io.quantlab.fargate.cli.data.PriceViewReader;
import io.quantlab.fargate.data.CalendarChoice;
import io.quantlab.fargate.terminal.WrongValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/// What a run is told about sessions and corporate actions.
@InFile(RunSection.DATA)
final class MarketOptions {
  @Option(
      names = "--adjust",
      paramLabel = "VIEW",
      defaultValue = "raw",
      converter = PriceViewReader.class,
      description = {
        "How strategies see past prices at corporate actions: raw, split, split-dividend.",
        "Orders are always matched at raw prices. Default: ${DEFAULT-VALUE}."
      })
  PriceView adjust;

  @InFile(RunSection.FILLS)
  @Option(
      names = "--split-orders",
      paramLabel = "RULE",
      defaultValue = "adjust",
      description = "Open orders in a split: adjust, cancel. Default: ${DEFAULT-VALUE}.")
  OpenOrders splitOrders;

  @Option(
      names = "--calendar",
      paramLabel = "FILE",
      description = {
        "A calendar file, FILE or FILE#ENTRY; repeatable.",
        "It is known by its name, also in place of a built-in one."
      })
  List<Path> calendars = new ArrayList<>();

  @Option(
      names = "--extrapolate",
      paramLabel = "YEAR",
      converter = Year.class,
      description = "Carry calendars on by rule through this year; the manifest says so.")
  Integer extrapolate;

  ActionRules rules() {
    return new ActionRules(splitOrders, adjust);
  }

  CalendarChoice calendarChoice() {
    List<String> files = calendars.stream().map(Path::toString).toList();
    return new CalendarChoice(files, extrapolate == null ? 0 : extrapolate);
  }

  /// A year a calendar can be carried on through.
  static final class Year implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      int year = text.matches("[0-9]{4}") ? Integer.parseInt(text) : 0;
      if (year < 1990 || year > 2199) {
        throw new WrongValue(
            "{} must be a year of 1990 to 2199, was \"" + text + "\".",
            "Write the last year of the data.");
      }
      return year;
    }
  }
}
