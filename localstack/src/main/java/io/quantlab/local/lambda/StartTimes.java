package io.quantlab.local.lambda;

import io.quantlab.platform.api.Owner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/// How long a function takes from its start to its first answer.
public final class StartTimes implements AutoCloseable {
  private final RicFunctions.Place place;
  private final RuntimeApi api = new RuntimeApi(0);
  private int count;

  public StartTimes(RicFunctions.Place place) {
    this.place = place;
  }

  /// What comes before the first call.
  public enum Start {
    /// A process is started and initialized.
    COLD,
    /// One that was initialized and frozen goes on.
    RESTORED,
    /// The same, warmed up before it was frozen.
    PRIMED
  }

  /// Starts a process once, calls it once, ends it.
  ///
  /// @param right whether an answer is
  /// @return from the start, or the thaw, to the answer
  public Duration once(Owner owner, Start start, String event, Predicate<String> right) {
    FunctionProfile profile = FunctionProfile.of(owner);
    Path root = TaskRoot.of(owner, place.packages());
    RicProcess processes = new RicProcess(environment(start), place.work(), _ -> {});
    String name = "start-" + ++count;
    long began = System.nanoTime();
    try (Sandbox sandbox =
        Sandbox.start(
            name, api, (address, lines) -> processes.start(profile, root, address, lines))) {
      sandbox.awaitFrozen();
      if (start != Start.COLD) {
        began = System.nanoTime();
      }
      sandbox.thaw();
      byte[] answer = sandbox.call(name, event.getBytes(StandardCharsets.UTF_8), profile.timeOut());
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      String text = new String(answer, StandardCharsets.UTF_8);
      if (!right.test(text)) {
        throw new IllegalStateException(owner + " answered " + text);
      }
      return took;
    }
  }

  private Map<String, String> environment(Start start) {
    Map<String, String> told = new HashMap<>(place.environment());
    switch (start) {
      case COLD -> told.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
      case RESTORED -> told.put("QL_WARM_UP", "none");
      case PRIMED -> {}
    }
    return told;
  }

  @Override
  public void close() {
    api.close();
  }
}
