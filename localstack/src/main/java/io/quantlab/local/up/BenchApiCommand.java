package io.quantlab.local.up;

import io.quantlab.fargate.cli.BenchWorkload;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.local.load.ApiLoad;
import io.quantlab.local.load.OpenLoop;
import io.quantlab.local.load.ProcessorTime;
import io.quantlab.local.runtime.FileSecrets;
import io.quantlab.local.runtime.LocalCloud;
import io.quantlab.local.seed.LoadUsers;
import io.quantlab.platform.cloud.Cloud;
import io.quantlab.platform.store.People;
import io.quantlab.platform.store.Quotas;
import io.quantlab.platform.store.Tables;
import io.quantlab.platform.store.TenantTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `quantlab bench api`: how many reads and writes the service answers on this machine.
@Command(
    name = "api",
    header = "Measure how many reads and writes the service answers.",
    description = {
      "Starts the service in a process of its own with state on disk, and sends it requests at a"
          + " fixed",
      "rate, whatever the answers do; the time of a request counts from the moment it was planned"
          + " for.",
      "Reads get a script by its id, writes save one. Prints rates, percentiles, errors, and which"
          + " process",
      "was busiest. Ends with exit code 1 when a rate, 50 ms at the 99th percentile, or 0 errors is"
          + " missed."
    },
    footer = {
      "  ./quantlab bench api",
      "  ./quantlab bench api --seconds 10 --reads 1000 --writes 100"
    })
final class BenchApiCommand implements Callable<Integer>, BenchWorkload {
  private static final double P99_MILLIS = 50;
  private static final double RATE_SHARE = 0.99;

  private final Console console;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long. Default: ${DEFAULT-VALUE}.")
  int seconds;

  @Option(
      names = "--reads",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Reads a second. Default: ${DEFAULT-VALUE}.")
  int reads;

  @Option(
      names = "--writes",
      paramLabel = "N",
      defaultValue = "300",
      description = "Writes a second. Default: ${DEFAULT-VALUE}.")
  int writes;

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "32",
      description = "Users who send them in turn. Default: ${DEFAULT-VALUE}.")
  int users;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "40",
      description =
          "Seconds of load before, an eighth of it at first and all of it at last. Default:"
              + " ${DEFAULT-VALUE}.")
  int warmUp;

  BenchApiCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try (ChildPlatform platform = ChildPlatform.start(users);
        ApiLoad load = new ApiLoad(platform.origin(), keys(platform))) {
      load.prepare();
      warmUp(load);
      ProcessorTime time = new ProcessorTime(platform.processes());
      Results results = run(load, reads, writes, Duration.ofSeconds(seconds));
      return report(results, time.busy());
    }
  }

  /// Begins with an eighth of the load: all of it at once is more than a service can do whose code
  /// is not compiled yet, and what it then refuses would not warm it up.
  private void warmUp(ApiLoad load) {
    for (int share = 8; share >= 1 && warmUp > 0; share /= 2) {
      run(
          load,
          Math.max(1, reads / share),
          Math.max(1, writes / share),
          Duration.ofMillis(warmUp * 250L));
    }
  }

  private record Results(OpenLoop.Result reads, OpenLoop.Result writes) {}

  private static Results run(ApiLoad load, int reads, int writes, Duration time) {
    CompletableFuture<OpenLoop.Result> reading =
        CompletableFuture.supplyAsync(
            () -> new OpenLoop(load::read, reads).run(time),
            command -> Thread.ofPlatform().start(command));
    OpenLoop.Result written = new OpenLoop(load::write, writes).run(time);
    return new Results(reading.join(), written);
  }

  private List<String> keys(ChildPlatform platform) {
    Cloud cloud =
        LocalCloud.at(
            Optional.of(platform.tables()), Optional.empty(), Optional.empty(), List.of());
    Path keys = platform.data().resolve("keys");
    try (Tables tables = Tables.open(cloud, LocalPlatform.NAMES.tablePrefix())) {
      InstantSource clock = InstantSource.system();
      return new LoadUsers(
              People.open(tables, clock),
              new Quotas(new TenantTable(tables, clock)),
              FileSecrets.in(keys),
              clock)
          .make(users);
    }
  }

  private int report(Results results, Map<String, Double> busy) {
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s, JDK %s, %d processors; open loop from a second process, %d s, %d users%n",
            System.getProperty("os.name"),
            Runtime.version(),
            Runtime.getRuntime().availableProcessors(),
            seconds,
            users);
    console
        .out()
        .println("          planned/s    right/s  errors    p50    p90    p99  p99.9    max  (ms)");
    boolean met = line("reads", reads, results.reads());
    met &= line("writes", writes, results.writes());
    console.out().println("processors kept busy:");
    busy.forEach((name, share) -> console.out().printf(Locale.ROOT, "  %-16s %.2f%n", name, share));
    console.out().println(bottleneck(busy));
    return (met ? ExitCode.OK : ExitCode.FAILED).code();
  }

  private boolean line(String name, int planned, OpenLoop.Result result) {
    console
        .out()
        .printf(
            Locale.ROOT,
            "%-8s %10d %10.0f %7d %6.1f %6.1f %6.1f %6.1f %6.0f%n",
            name,
            planned,
            result.rate(),
            result.errors(),
            result.millis(50),
            result.millis(90),
            result.millis(99),
            result.millis(99.9),
            result.millis(100));
    return result.errors() == 0
        && result.rate() >= planned * RATE_SHARE
        && result.millis(99) <= P99_MILLIS;
  }

  private static String bottleneck(Map<String, Double> busy) {
    double all = busy.values().stream().mapToDouble(Double::doubleValue).sum();
    Map.Entry<String, Double> most =
        busy.entrySet().stream().max(Comparator.comparing(Map.Entry::getValue)).orElseThrow();
    int processors = Runtime.getRuntime().availableProcessors();
    return all > processors * 0.85
        ? "bottleneck: the processors; most of them goes to " + most.getKey()
        : String.format(
            Locale.ROOT,
            "bottleneck: none of the processors (%.1f of %d busy); %s used most",
            all,
            processors,
            most.getKey());
  }
}
