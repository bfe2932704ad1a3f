package io.quantlab.local.up;

import io.quantlab.fargate.cli.BenchWorkload;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.function.http.GatewayEvents;
import io.quantlab.local.lambda.StartTimes;
import io.quantlab.local.part.Ports;
import io.quantlab.platform.api.HttpRequest;
import io.quantlab.platform.api.Owner;
import io.quantlab.platform.batch.EngineDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `quantlab bench start`: how long a function takes to its first answer.
@Command(
    name = "start",
    header = "Measure how long functions take from their start to the first answer.",
    description = {
      "Starts each function from its package under the cloud's runtime client, again and again: cold;",
      "restored, which is frozen after its start and thawed; primed, which is warmed up before that. The",
      "first call is an authenticated read through the tables. Freezing is simulated: the hooks around a",
      "snapshot run, and the process waits between them; no memory is written or read."
    },
    footer = {"  ./quantlab bench start", "  ./quantlab bench start --rounds 3"})
final class BenchStartCommand implements Callable<Integer>, BenchWorkload {
  private final Console console;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "7",
      description = "Starts of each kind. Default: ${DEFAULT-VALUE}.")
  int rounds;

  BenchStartCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path work = temporary();
    Settings settings =
        new Settings(
            Optional.empty(),
            work,
            0,
            Ports.free(),
            Optional.empty(),
            1,
            EngineDesk.LEASE,
            Settings.WorkerMode.THREAD,
            Settings.LambdaMode.INPROCESS,
            1);
    try (LocalPlatform platform = LocalPlatform.start(settings, _ -> {}, () -> {});
        StartTimes times = new StartTimes(platform.place(settings))) {
      String key = platform.demo().orElseThrow();
      console
          .out()
          .printf(
              Locale.ROOT,
              "%s, JDK %s, %d processors; %d starts each, from the start or the thaw to the answer%n",
              System.getProperty("os.name"),
              Runtime.version(),
              Runtime.getRuntime().availableProcessors(),
              rounds);
      console.out().println("function  start       min  median     max  (ms)");
      for (Owner owner : Owner.values()) {
        for (StartTimes.Start start : StartTimes.Start.values()) {
          line(times, owner, start, key);
        }
      }
      return ExitCode.OK.code();
    } finally {
      Folders.remove(work);
    }
  }

  private void line(StartTimes times, Owner owner, StartTimes.Start start, String key) {
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      millis.add(
          times
              .once(
                  owner, start, event(owner, key), answer -> answer.contains("\"statusCode\":200"))
              .toMillis());
    }
    millis.sort(null);
    console
        .out()
        .printf(
            Locale.ROOT,
            "%-9s %-9s %5d %7d %7d%n",
            owner.name().toLowerCase(Locale.ROOT),
            start.name().toLowerCase(Locale.ROOT),
            millis.getFirst(),
            millis.get(rounds / 2),
            millis.getLast());
    console.out().flush();
  }

  private static String event(Owner owner, String key) {
    String path =
        switch (owner) {
          case IDENTITY -> "/v1/me";
          case API -> "/v1/scripts";
        };
    Map<String, String> headers = Map.of("authorization", "Bearer " + key);
    return GatewayEvents.event(
        new HttpRequest("GET", path, Map.of(), headers, Map.of(), new byte[0], "127.0.0.1"), "");
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("quantlab-start");
    } catch (IOException e) {
      throw new UncheckedIOException("making a folder", e);
    }
  }
}
