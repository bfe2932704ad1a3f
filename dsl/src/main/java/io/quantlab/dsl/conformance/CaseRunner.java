package io.quantlab.dsl.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.dsl.conformance.CaseResult.Complaint;
import io.quantlab.dsl.conformance.CaseResult.Verdict;
import io.quantlab.dsl.suite.Backend;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Plays each run of a case once with each back end, and once more where a case asks whether two
/// runs are the same.
public final class CaseRunner {
  private final Player player;
  private final List<Backend> backends;
  private final JsonNode indicators;

  /// @param indicators the values that cases refer to, see [Cases#indicators]
  public CaseRunner(Player player, List<Backend> backends, JsonNode indicators) {
    this.player = player;
    this.backends = List.copyOf(backends);
    this.indicators = indicators;
  }

  public CaseResult run(Case each) {
    if (each.manual()) {
      return new CaseResult(each.id(), Verdict.MANUAL, List.of());
    }
    List<Complaint> complaints = new ArrayList<>();
    Map<Backend, Observed> main = new EnumMap<>(Backend.class);
    for (CaseRun run : each.runs()) {
      Map<Backend, Observed> seen = new EnumMap<>(Backend.class);
      for (Backend backend : backends) {
        play(run, backend, complaints)
            .ifPresent(observed -> {
              seen.put(backend, observed);
              compare(run, backend, observed, Optional.ofNullable(main.get(backend)), complaints);
            });
      }
      agree(run, seen, complaints);
      if (main.isEmpty()) {
        main.putAll(seen);
      }
    }
    Verdict verdict = complaints.isEmpty() ? Verdict.PASS : Verdict.FAIL;
    return new CaseResult(each.id(), verdict, complaints);
  }

  /// Nothing that a script does may end the runner: an exception is a failure of the case.
  private Optional<Observed> play(CaseRun run, Backend backend, List<Complaint> complaints) {
    try {
      return Optional.of(player.play(run, backend, indicators));
    } catch (RuntimeException | StackOverflowError thrown) {
      complaints.add(
          new Complaint(
              run.name(),
              backend.word(),
              new Failure("run", "a run without an exception", thrown.toString())));
      return Optional.empty();
    }
  }

  private void compare(
      CaseRun run,
      Backend backend,
      Observed observed,
      Optional<Observed> main,
      List<Complaint> complaints) {
    Expectations expectations =
        new Expectations(
            run.expect(),
            observed,
            main,
            indicators,
            (line, column) -> player.hover(run, line, column));
    try {
      add(run, backend.word(), expectations.failures(), complaints);
    } catch (RuntimeException wrong) {
      Failure failure = new Failure("expect", "something that can be compared", wrong.toString());
      add(run, backend.word(), List.of(failure), complaints);
    }
    if (run.expect().has("same")) {
      play(run, backend, complaints)
          .ifPresent(second ->
              add(run, backend.word(), observed.differences(second, "same runs"), complaints));
    }
  }

  private static void agree(CaseRun run, Map<Backend, Observed> seen, List<Complaint> complaints) {
    Observed first = seen.get(Backend.INTERPRETER);
    Observed second = seen.get(Backend.COMPILER);
    if (first != null && second != null) {
      add(run, "both", first.differences(second, "interpreter and compiler"), complaints);
    }
  }

  private static void add(
      CaseRun run, String engine, List<Failure> failures, List<Complaint> complaints) {
    failures.forEach(failure -> complaints.add(new Complaint(run.name(), engine, failure)));
  }
}
