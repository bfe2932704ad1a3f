package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Fix;
import io.quantlab.dsl.library.Stage;
import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Header;
import io.quantlab.dsl.syntax.Script;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Options of the header line (wick.md 2).
final class HeaderChecker {
  private final Walk walk;
  private final ExpressionChecker expressions;

  HeaderChecker(Walk walk, ExpressionChecker expressions) {
    this.walk = walk;
    this.expressions = expressions;
  }

  void check(Script script) {
    Set<String> seen = new HashSet<>();
    script.header().map(Header::options).orElse(List.of()).forEach(option -> check(option, seen));
  }

  private void check(Argument argument, Set<String> seen) {
    String name = argument.name().map(each -> each.text()).orElse("");
    List<HeaderOption> options = HeaderOption.of(walk.kind());
    Optional<HeaderOption> option =
        options.stream().filter(each -> each.name().equals(name)).findFirst();
    if (option.isEmpty()) {
      complainUnknown(argument, name, options.stream().map(HeaderOption::name).toList());
      return;
    }
    if (!seen.add(name)) {
      walk.complain(Code.E1705, argument.place(), "the option '" + name + "' is given twice");
    }
    Fact value = expressions.expect(argument.value(), option.get().type());
    if (value.stage() == Stage.SERIES) {
      walk.complain(
          Code.E1705,
          argument.place(),
          "the option '" + name + "' is written out: it cannot depend on a step");
    }
    requireRange(argument, name);
    boolean intrabar =
        argument.value() instanceof Expression.BoolLiteral literal && literal.value();
    if (name.equals("intrabar") && intrabar) {
      walk.allowIntrabar();
    }
  }

  private void complainUnknown(Argument argument, String name, List<String> known) {
    Optional<String> nearest = Nearest.of(name, known);
    Diagnostic complaint =
        Diagnostic.of(
            Code.E1705,
            argument.place(),
            (name.isEmpty()
                    ? "an option has a name"
                    : "'" + walk.kind().word() + "' has no option '" + name + "'")
                + nearest
                    .map(each -> ": did you mean '" + each + "'?")
                    .orElse("; the options are " + String.join(", ", known)));
    walk.add(
        nearest
            .map(each -> complaint.fixedBy(Fix.replace("write " + each, argument.place(), each)))
            .orElse(complaint));
  }

  private void requireRange(Argument argument, String name) {
    if (name.equals("max_history")
        && argument.value() instanceof Expression.IntLiteral history
        && (history.value() < 1 || history.value() > 50_000)) {
      walk.complain(Code.E1705, argument.place(), "'max_history' is 1 to 50,000");
    }
    boolean text = argument.value() instanceof Expression.Text;
    if (text && !allowed(name).isEmpty()) {
      String given = ((Expression.Text) argument.value()).constant().orElse("");
      if (!allowed(name).contains(given)) {
        walk.complain(
            Code.E1705,
            argument.place(),
            "'" + name + "' is one of " + String.join(", ", allowed(name)));
      }
    }
  }

  private static List<String> allowed(String name) {
    return switch (name) {
      case "data" -> List.of("bars", "ticks", "ticks+quotes");
      case "format" -> List.of("price", "percent", "volume");
      default -> List.of();
    };
  }
}
