package io.quantlab.fargate.debug.adapter;

import io.quantlab.dsl.debug.Shown;
import io.quantlab.fargate.debug.Answer;
import io.quantlab.fargate.debug.DebugSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A group of values an editor shows where the run waits; its ordinal and one is its reference.
enum Scope {
  NAMES("Names"),
  ACCOUNT("Account"),
  POSITIONS("Positions"),
  ORDERS("Orders"),
  BOOK("Book");

  private final String title;

  Scope(String title) {
    this.title = title;
  }

  /// The scope of a reference.
  ///
  /// @throws IllegalArgumentException when there is none
  static Scope of(int reference) {
    if (reference < 1 || reference > values().length) {
      throw new IllegalArgumentException("there are no variables " + reference);
    }
    return values()[reference - 1];
  }

  /// As the protocol wants a scope.
  Map<String, Object> shown() {
    Map<String, Object> scope = new LinkedHashMap<>();
    scope.put("name", title);
    scope.put("variablesReference", ordinal() + 1);
    scope.put("expensive", false);
    return scope;
  }

  /// Its values, as the protocol wants variables.
  List<Map<String, Object>> variables(DebugSession session) {
    return of(
        switch (this) {
          case NAMES -> session.view().names();
          case ACCOUNT -> session.view().account();
          case POSITIONS -> session.view().positions();
          case ORDERS -> session.view().orders();
          case BOOK -> session.view().book();
        });
  }

  private static List<Map<String, Object>> of(Answer answer) {
    List<Map<String, Object>> variables = new ArrayList<>();
    switch (answer) {
      case Answer.Values(List<Shown> values) ->
          values.forEach(each -> variables.add(variable(each.name(), text(each), each.type())));
      case Answer.Facts(String _, Map<String, Object> facts) ->
          facts.forEach((name, value) -> variables.add(variable(name, text(value), "")));
      case Answer.Rows(String _, List<Answer.Column> columns, List<List<Object>> rows) ->
          rows.forEach(row ->
              variables.add(
                  variable(text(row.getFirst()), cells(columns, row), columns.getFirst().name())));
      case Answer.Note(String text) -> variables.add(variable("-", text, ""));
      case Answer.Several(List<Answer> all) -> all.forEach(each -> variables.addAll(of(each)));
      case Answer.Where _, Answer.Lines _, Answer.Why _, Answer.Problem _ -> {}
    }
    return variables;
  }

  private static String cells(List<Answer.Column> columns, List<Object> row) {
    List<String> cells = new ArrayList<>();
    for (int i = 1; i < row.size(); i++) {
      cells.add(columns.get(i).name() + " " + text(row.get(i)));
    }
    return String.join(", ", cells);
  }

  private static String text(Object value) {
    return Objects.requireNonNullElse(value, "-").toString();
  }

  /// A value for people; what went wrong in place of one.
  static String text(Shown value) {
    return value.error().isEmpty() ? value.text() : value.error();
  }

  private static Map<String, Object> variable(String name, String value, String type) {
    Map<String, Object> variable = new LinkedHashMap<>();
    variable.put("name", name);
    variable.put("value", value);
    if (!type.isEmpty()) {
      variable.put("type", type);
    }
    variable.put("variablesReference", 0);
    return variable;
  }
}
