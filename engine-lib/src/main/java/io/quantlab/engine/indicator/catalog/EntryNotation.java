package io.quantlab.engine.indicator.catalog;

import java.util.ArrayList;
import java.util.List;

/// The short notation in which the lists of this package are written.
///
/// - inputs: `src` an argument, `src=close` with a default, `.high` a column of the bar
/// - parameters: `n† = 14` a length fixed for the run; `: count`, `: whole`, `: real`, `: percent`,
///   `: flag` or `: a|b|c` before the default for other types
/// - rule: the letter of [NaRule], `w` behind it for [Entry.Cost#WINDOW], `r` for a memory beyond
///   the lengths ([Entry.Memory#ENDLESS]), which fixed lengths have anyway
/// - outputs: the index of the first value, or a list of `name: first`; `int` or `bool` behind a
///   name
final class EntryNotation {
  private EntryNotation() {}

  static Entry entry(
      Family family,
      String call,
      String outputs,
      String rule,
      String definition,
      String source,
      Entry.Factory factory) {
    int open = call.indexOf('(');
    int split = call.indexOf(';');
    String inputs = call.substring(open + 1, split).strip();
    String parameters = call.substring(split + 1, call.length() - 1).strip();
    List<String> rules = List.of(rule.split(" "));
    return new Entry(
        family,
        call.substring(0, open),
        inputs(inputs),
        parameters(parameters),
        outputs(outputs),
        NaRule.of(rules.getFirst()),
        rules.contains("w") ? Entry.Cost.WINDOW : Entry.Cost.CONSTANT,
        rules.contains("r") || call.contains("†") ? Entry.Memory.ENDLESS : Entry.Memory.LENGTHS,
        definition,
        source,
        factory);
  }

  private static List<Input> inputs(String text) {
    List<Input> inputs = new ArrayList<>();
    for (String each : text.split(" ")) {
      int equals = each.indexOf('=');
      if (each.startsWith(".")) {
        inputs.add(new Input(each.substring(1), Input.Role.BAR, ""));
      } else if (equals > 0) {
        String preset = each.substring(equals + 1);
        inputs.add(new Input(each.substring(0, equals), Input.Role.ARGUMENT, preset));
      } else {
        inputs.add(new Input(each, Input.Role.ARGUMENT, ""));
      }
    }
    return inputs;
  }

  private static List<Parameter> parameters(String text) {
    List<Parameter> parameters = new ArrayList<>();
    for (String each : text.isEmpty() ? new String[0] : text.split(", ")) {
      String[] sides = each.split(" = ");
      String[] typed = sides[0].split(": ");
      boolean fixed = typed[0].endsWith("†");
      String name = fixed ? typed[0].substring(0, typed[0].length() - 1) : typed[0];
      String type = typed.length > 1 ? typed[1] : "length";
      List<String> choices = type.contains("|") ? List.of(type.split("\\|")) : List.of();
      parameters.add(
          new Parameter(name, type(type), fixed, sides.length > 1 ? sides[1] : "", choices));
    }
    return parameters;
  }

  private static Parameter.Type type(String word) {
    return switch (word) {
      case "length" -> Parameter.Type.LENGTH;
      case "count" -> Parameter.Type.COUNT;
      case "whole" -> Parameter.Type.WHOLE;
      case "real" -> Parameter.Type.REAL;
      case "percent" -> Parameter.Type.PERCENT;
      case "flag" -> Parameter.Type.FLAG;
      default -> Parameter.Type.CHOICE;
    };
  }

  private static List<Output> outputs(String text) {
    List<Output> outputs = new ArrayList<>();
    if (!text.contains(": ")) {
      outputs.add(new Output("value", Output.Type.FLOAT, text));
      return outputs;
    }
    for (String each : text.split("; ")) {
      String[] sides = each.split(": ");
      String[] named = sides[0].split(" ");
      Output.Type type =
          named.length == 1
              ? Output.Type.FLOAT
              : named[1].equals("int") ? Output.Type.INT : Output.Type.BOOL;
      outputs.add(new Output(named[0], type, sides[1]));
    }
    return outputs;
  }
}
