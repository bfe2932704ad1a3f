package io.quantlab.local.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.platform.json.RecordJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A policy in the cloud's own language, as far as ours uses it: allow and deny, actions and
/// resources with wildcards, `StringLike`, `StringEquals`, `Null`, `ForAllValues:` and
/// `ForAnyValue:`, policy variables.
///
/// An explicit deny wins over every allow; without an allow the answer is no. A word the evaluator
/// does not know is an error when the document is read, never skipped.
///
/// Source: the IAM user guide, "Policy evaluation logic" and "Creating a condition with multiple
/// keys or values".
public final class PolicyDocument {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

  private final List<Statement> statements;

  private PolicyDocument(List<Statement> statements) {
    this.statements = statements;
  }

  private record Statement(
      String sid,
      Verdict.Effect effect,
      List<String> actions,
      List<String> resources,
      List<Condition> conditions) {}

  private record Condition(Operator operator, Over over, String key, List<String> values) {}

  private enum Operator {
    STRING_LIKE,
    STRING_EQUALS,
    NULL
  }

  private enum Over {
    ONE,
    ALL_VALUES,
    ANY_VALUE
  }

  /// Reads a document.
  ///
  /// @param names what stands for `${main}` and the like in its resources
  public static PolicyDocument read(String json, Map<String, String> names) {
    List<Statement> statements = new ArrayList<>();
    for (JsonNode each : RecordJson.tree(json).get("Statement")) {
      List<Condition> conditions = new ArrayList<>();
      if (each.has("Condition")) {
        each.get("Condition")
            .properties()
            .forEach(test ->
                test.getValue()
                    .properties()
                    .forEach(key ->
                        conditions.add(
                            condition(test.getKey(), key.getKey(), texts(key.getValue())))));
      }
      statements.add(
          new Statement(
              each.get("Sid").textValue(),
              effect(each.get("Effect").textValue()),
              texts(each.get("Action")),
              texts(each.get("Resource")).stream().map(text -> named(text, names)).toList(),
              List.copyOf(conditions)));
    }
    return new PolicyDocument(List.copyOf(statements));
  }

  private static Verdict.Effect effect(String word) {
    return switch (word) {
      case "Allow" -> Verdict.Effect.ALLOW;
      case "Deny" -> Verdict.Effect.DENY;
      default -> throw new IllegalArgumentException("an effect is Allow or Deny, was " + word);
    };
  }

  private static Condition condition(String test, String key, List<String> values) {
    int colon = test.indexOf(':');
    Over over =
        switch (colon < 0 ? "" : test.substring(0, colon)) {
          case "" -> Over.ONE;
          case "ForAllValues" -> Over.ALL_VALUES;
          case "ForAnyValue" -> Over.ANY_VALUE;
          default -> throw new IllegalArgumentException("unknown set operator in " + test);
        };
    Operator operator =
        switch (test.substring(colon + 1)) {
          case "StringLike" -> Operator.STRING_LIKE;
          case "StringEquals" -> Operator.STRING_EQUALS;
          case "Null" -> Operator.NULL;
          default -> throw new IllegalArgumentException("unknown condition " + test);
        };
    return new Condition(operator, over, key, values);
  }

  /// What the document says to a request.
  public Verdict judge(PolicyRequest request) {
    Verdict allowed = new Verdict(Verdict.Effect.DENY, "implicit");
    for (Statement statement : statements) {
      if (!applies(statement, request)) {
        continue;
      }
      if (statement.effect() == Verdict.Effect.DENY) {
        return new Verdict(Verdict.Effect.DENY, statement.sid());
      }
      if (!allowed.isAllowed()) {
        allowed = new Verdict(Verdict.Effect.ALLOW, statement.sid());
      }
    }
    return allowed;
  }

  private static boolean applies(Statement statement, PolicyRequest request) {
    return statement.actions().stream().anyMatch(a -> Wildcards.match(a, request.action()))
        && statement.resources().stream()
            .anyMatch(r -> matches(r, request.resource(), request.context()))
        && statement.conditions().stream().allMatch(c -> holds(c, request.context()));
  }

  private static boolean holds(Condition condition, Map<String, List<String>> context) {
    List<String> found = context.get(condition.key());
    if (condition.operator() == Operator.NULL) {
      boolean wanted = Boolean.parseBoolean(condition.values().getFirst());
      return wanted == (found == null || found.isEmpty());
    }
    if (found == null || found.isEmpty()) {
      return condition.over() == Over.ALL_VALUES;
    }
    return switch (condition.over()) {
      case ONE -> found.size() == 1 && fits(condition, found.getFirst(), context);
      case ALL_VALUES -> found.stream().allMatch(each -> fits(condition, each, context));
      case ANY_VALUE -> found.stream().anyMatch(each -> fits(condition, each, context));
    };
  }

  private static boolean fits(
      Condition condition, String value, Map<String, List<String>> context) {
    return condition.values().stream()
        .anyMatch(pattern ->
            condition.operator() == Operator.STRING_EQUALS
                ? value.equals(resolved(pattern, context))
                : matches(pattern, value, context));
  }

  /// A pattern with a variable that has no value matches nothing.
  private static boolean matches(String pattern, String text, Map<String, List<String>> context) {
    String resolved = resolved(pattern, context);
    return resolved != null && Wildcards.match(resolved, text);
  }

  private static String resolved(String pattern, Map<String, List<String>> context) {
    Matcher matcher = VARIABLE.matcher(pattern);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      List<String> values = context.get(matcher.group(1));
      if (values == null || values.size() != 1) {
        return null;
      }
      matcher.appendReplacement(text, Matcher.quoteReplacement(values.getFirst()));
    }
    return matcher.appendTail(text).toString();
  }

  private static String named(String text, Map<String, String> names) {
    for (Map.Entry<String, String> name : names.entrySet()) {
      text = text.replace("${" + name.getKey() + "}", name.getValue());
    }
    return text;
  }

  private static List<String> texts(JsonNode node) {
    if (node.isTextual()) {
      return List.of(node.textValue());
    }
    List<String> texts = new ArrayList<>();
    node.forEach(each -> texts.add(each.textValue()));
    return List.copyOf(texts);
  }
}
