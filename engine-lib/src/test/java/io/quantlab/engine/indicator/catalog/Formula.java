package io.quantlab.engine.indicator.catalog;

import java.util.List;

/// Reads the warm-up formulas of the catalogue, such as `2n-2` or `n-1 + (n-1) div 2`.
final class Formula {
  private final String text;
  private final List<Parameter> parameters;
  private final double[] arguments;
  private int at;

  private Formula(String text, List<Parameter> parameters, double[] arguments) {
    this.text = text.replace(" ", "");
    this.parameters = parameters;
    this.arguments = arguments;
  }

  static int of(String text, Sample sample) {
    Formula formula = new Formula(text, sample.entry().parameters(), sample.arguments());
    double value = formula.sum();
    if (formula.at != formula.text.length()) {
      throw new AssertionError(text + " does not end at " + formula.at);
    }
    return (int) value;
  }

  private double sum() {
    double value = product();
    while (at < text.length() && "+-".indexOf(text.charAt(at)) >= 0) {
      char sign = text.charAt(at++);
      double next = product();
      value += sign == '+' ? next : -next;
    }
    return value;
  }

  private double product() {
    double value = factor();
    while (at < text.length()) {
      if (text.startsWith("div", at)) {
        at += 3;
        value = Math.floor(value / factor());
      } else if (Character.isLetter(text.charAt(at))) {
        value *= factor(); // 2n
      } else {
        break;
      }
    }
    return value;
  }

  private double factor() {
    if (text.charAt(at) == '(') {
      at++;
      double value = sum();
      at++;
      return value;
    }
    int start = at;
    if (Character.isDigit(text.charAt(at))) {
      while (at < text.length() && Character.isDigit(text.charAt(at))) {
        at++;
      }
      return Double.parseDouble(text.substring(start, at));
    }
    int name = word();
    for (int i = 0; i < parameters.size(); i++) {
      if (text.substring(start, name).equals(parameters.get(i).name())) {
        at = name;
        return arguments[i];
      }
    }
    at = name + 1; // the bracket
    double value = sum();
    String function = text.substring(start, name);
    if (function.equals("max")) {
      at++;
      value = Math.max(value, sum());
    } else if (function.equals("sqrt")) {
      value = Math.sqrt(value);
    } else if (function.equals("floor")) {
      value = Math.floor(value);
    } else {
      throw new AssertionError("unknown name " + function + " in " + text);
    }
    at++;
    return value;
  }

  private int word() {
    int end = at;
    while (end < text.length()
        && !text.startsWith("div", end)
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return end;
  }
}
