package io.quantlab.fargate.debug;

import io.quantlab.dsl.debug.Cause;
import io.quantlab.dsl.debug.Causes;
import io.quantlab.dsl.debug.ScriptProbe;
import io.quantlab.dsl.debug.Shown;
import io.quantlab.dsl.debug.WatchedScript;
import io.quantlab.dsl.host.Loaded;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds out why a value of a script is not known: a run beside that of the session evaluates all
/// it is made of, and goes on to where it is known first.
final class Reasons {
  private static final int MOST = 200;

  private final Subject subject;
  private final Units units;
  private final Loaded script;
  private final long bar;

  /// @param script as it is, with nothing watched
  /// @param bar at which it is asked
  Reasons(Subject subject, Units units, Loaded script, long bar) {
    this.subject = subject;
    this.units = units;
    this.script = script;
    this.bar = bar;
  }

  Answer why(String expression, long step) {
    Cause root = Causes.ofLast(watching(List.of(expression)).orElseThrow());
    Set<String> texts = new LinkedHashSet<>();
    texts.add(expression);
    gather(root, texts);
    List<String> known = new ArrayList<>();
    for (String text : texts) {
      if (text.equals(expression) || watching(List.of(text)).isPresent()) {
        known.add(text);
      }
    }
    WatchedScript all = watching(known).orElseThrow();
    Subject.Fresh fresh = subject.fresh(Optional.of(all), new ScriptVoice());
    ScriptProbe probe = fresh.probe().orElseThrow();
    try (SteppedRun run = new SteppedRun(subject.config(), fresh.strategies(), probe::beginStep)) {
      run.advance(r -> r.number() >= step);
      Shown value = probe.watch(0);
      Answer.WhyNode tree = node(root, known, probe);
      if (value.known()) {
        return new Answer.Why(tree, Optional.empty());
      }
      run.advance(_ -> probe.watch(0).known());
      Optional<Answer.Known> first =
          probe.watch(0).known()
              ? Optional.of(
                  new Answer.Known(
                      run.number(),
                      units.time(run.epochNanos()),
                      probe.bar() - bar,
                      probe.watch(0)))
              : Optional.empty();
      return new Answer.Why(tree, first);
    }
  }

  private Optional<WatchedScript> watching(List<String> expressions) {
    WatchedScript.Reading reading = WatchedScript.of(script, expressions);
    return reading instanceof WatchedScript.Reading.Ready(WatchedScript ready)
        ? Optional.of(ready)
        : Optional.empty();
  }

  private static void gather(Cause cause, Set<String> texts) {
    if (texts.size() < MOST) {
      texts.add(cause.text());
      cause.parts().forEach(part -> gather(part, texts));
    }
  }

  /// Only what is not known is followed further down.
  private Answer.WhyNode node(Cause cause, List<String> known, ScriptProbe probe) {
    int index = known.indexOf(cause.text());
    Optional<Shown> value = index < 0 ? Optional.empty() : Optional.of(probe.watch(index));
    boolean unknown = value.isEmpty() || !value.get().known();
    List<Answer.WhyNode> parts = new ArrayList<>();
    if (unknown) {
      cause.parts().forEach(part -> parts.add(node(part, known, probe)));
    }
    boolean byItself = unknown && parts.stream().allMatch(Reasons::isKnown);
    String error = value.map(Shown::error).orElse("");
    String note = !error.isEmpty() ? error : byItself ? cause.note() : "";
    return new Answer.WhyNode(cause.text(), cause.line(), value, note, parts);
  }

  private static boolean isKnown(Answer.WhyNode part) {
    return part.value().filter(Shown::known).isPresent();
  }
}
