package io.quantlab.dsl.suite;

import io.quantlab.dsl.host.ScriptListener.Verdict;
import io.quantlab.dsl.library.Catalogue;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.dsl.runtime.ArrayValue;
import java.util.List;
import java.util.Optional;

/// `test_replay`: what `replay` gives a test block.
record TestReplayValue(Watch watch) implements EngineValue {
  private static final List<String> NAMES =
      Catalogue.version1().memberNames(new Type.Object("test_replay"));

  /// The first that decides: a breach, or the result of the review.
  private Optional<Verdict> first() {
    return watch.verdicts().stream()
        .filter(each -> !each.word().equals("warn") && !each.word().equals("deny"))
        .findFirst();
  }

  @Override
  public double number(int member) {
    throw absent(member);
  }

  @Override
  public long whole(int member) {
    throw absent(member);
  }

  @Override
  public Object value(int member) {
    return switch (NAMES.get(member)) {
      case "verdict" ->
          first()
              .map(each -> each.code().isEmpty() ? each.word() : each.word() + ":" + each.code())
              .orElse("none");
      case "at" -> first().map(Verdict::mark).orElse(null);
      case "breaches" -> codes("breach");
      case "warnings" -> codes("warn");
      case "denials" -> codes("deny");
      default -> throw absent(member);
    };
  }

  private ArrayValue codes(String word) {
    return ArrayValue.ofRefs(
        watch.verdicts().stream()
            .filter(each -> each.word().equals(word))
            .map(Verdict::code)
            .toArray());
  }

  private static IllegalStateException absent(int member) {
    return new IllegalStateException("'test_replay' has no such member: " + NAMES.get(member));
  }
}
