package io.quantlab.local.load;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Processor time of some processes, to say which of them is the bottleneck.
public final class ProcessorTime {
  private final Map<String, ProcessHandle> processes;
  private final Map<String, Duration> before = new LinkedHashMap<>();
  private final long start = System.nanoTime();

  /// @param processes by the names they are told by
  public ProcessorTime(Map<String, ProcessHandle> processes) {
    this.processes = new LinkedHashMap<>(processes);
    this.processes.forEach((name, process) -> before.put(name, used(process)));
  }

  private static Duration used(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// Processors each kept busy since the start, in their order.
  public Map<String, Double> busy() {
    double seconds = (System.nanoTime() - start) / 1e9;
    Map<String, Double> busy = new LinkedHashMap<>();
    processes.forEach((name, process) ->
        busy.put(name, used(process).minus(before.get(name)).toNanos() / 1e9 / seconds));
    return busy;
  }
}
