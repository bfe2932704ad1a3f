package io.quantlab.local.up;

import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.local.part.PartKind;
import io.quantlab.local.part.PartTrouble;
import io.quantlab.local.part.Ports;
import io.quantlab.local.seed.DemoTenant;
import io.quantlab.platform.batch.EngineDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `quantlab up`: the whole service on this machine, until Ctrl-C.
@Command(
    name = "up",
    header = "Start the service on this machine.",
    description = {
      "Starts tables, queues and objects as processes of their own, the API and the workers, makes a",
      "demonstration user the first time, and prints address and login. Ctrl-C stops everything."
    },
    footer = {"  ./quantlab up", "  ./quantlab up --data lab-data --port 8090 --part-ports auto"})
final class UpCommand implements Callable<Integer> {
  private static final int WORKERS = 2;

  private final Console console;

  @Mixin DataFolder data = new DataFolder();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port of the API. Default: ${DEFAULT-VALUE}.")
  int port;

  @Option(
      names = "--part-ports",
      paramLabel = "FIRST",
      defaultValue = "8100",
      description = "First port of the three parts, or 'auto'. Default: ${DEFAULT-VALUE}.")
  String partPorts;

  @Option(
      names = "--aws-endpoint",
      paramLabel = "URL",
      description =
          "Tables, queues and objects of something else that speaks the cloud's protocols, such as LocalStack, instead of parts of our own.")
  Optional<URI> endpoint = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "NAME",
      defaultValue = "demo",
      description = "What to fill an empty platform with: demo, none. Default: ${DEFAULT-VALUE}.")
  String seed;

  @Option(
      names = "--worker-mode",
      paramLabel = "MODE",
      defaultValue = "thread",
      description =
          "Where jobs run: thread, in this process; process, each in one of its own. Default: ${DEFAULT-VALUE}.")
  Settings.WorkerMode workerMode;

  @Option(
      names = "--lambda-mode",
      paramLabel = "MODE",
      defaultValue = "inprocess",
      description =
          "Where functions run: inprocess; ric, from their packages in processes of the cloud's runtime client (Linux). Default: ${DEFAULT-VALUE}.")
  Settings.LambdaMode lambdaMode;

  @Option(
      names = "--watch",
      description = "Take changes of the functions' sources into use at once, without a new start.")
  boolean watch;

  @Option(
      names = "--reset",
      description = "Forget everything kept in the data folder first; asks, unless --yes is said.")
  boolean reset;

  @Option(names = "--yes", description = "Answer yes to what --reset asks.")
  boolean yes;

  /// For load: people have the limits of the API.
  @Option(names = "--rate-factor", hidden = true, defaultValue = "1")
  int rateFactor;

  UpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    long start = System.nanoTime();
    refuseSecond();
    if (watch && lambdaMode == Settings.LambdaMode.RIC) {
      throw new Failure(
          ExitCode.USAGE,
          "--watch takes functions in this process, --lambda-mode ric runs packages.",
          "Leave one of them out.");
    }
    if (reset) {
      new Reset(console, data).run(yes);
    }
    makeFolder();
    CountDownLatch end = new CountDownLatch(1);
    Consumer<String> tell = line -> console.out().println(line);
    LocalPlatform platform;
    try {
      if (port != 0) {
        Ports.requireFree(port, "--port " + (port + 10));
      }
      platform = LocalPlatform.start(settings(), tell, end::countDown);
    } catch (PartTrouble trouble) {
      throw new Failure(ExitCode.ENVIRONMENT, trouble.getMessage(), "", trouble);
    }
    Thread stop = new Thread(() -> stop(platform), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    data.process().write(ProcessHandle.current());
    data.writeAddress(platform.origin(), platform.endpoints());
    welcome(platform, (System.nanoTime() - start) / 1_000_000_000.0);
    end.await();
    return ExitCode.FAILED.code();
  }

  private void refuseSecond() {
    data.address()
        .ifPresent(address -> {
          throw new Failure(
              ExitCode.USAGE,
              "Already running at " + address + ".",
              "./quantlab down stops it; --data DIR starts another one.");
        });
  }

  private void makeFolder() {
    try {
      Files.createDirectories(data.folder());
    } catch (IOException e) {
      throw new UncheckedIOException("making " + data.folder(), e);
    }
  }

  private Settings settings() {
    return new Settings(
        Optional.of(data.folder().resolve("parts-data")),
        data.folder(),
        port,
        endpoint.isPresent() ? Map.of() : ports(),
        endpoint,
        WORKERS,
        EngineDesk.LEASE,
        workerMode,
        watch ? Settings.LambdaMode.WATCHED : lambdaMode,
        rateFactor);
  }

  private Map<PartKind, Integer> ports() {
    if (partPorts.equals("auto")) {
      return Ports.free();
    }
    if (!partPorts.matches("[0-9]{2,5}")) {
      throw new Failure(
          ExitCode.USAGE, "--part-ports is a number or auto, was " + partPorts + ".", "");
    }
    Map<PartKind, Integer> ports = new EnumMap<>(PartKind.class);
    for (PartKind kind : PartKind.values()) {
      int each = Integer.parseInt(partPorts) + kind.ordinal();
      Ports.requireFree(each, "--part-ports auto");
      ports.put(kind, each);
    }
    return ports;
  }

  private void welcome(LocalPlatform platform, double seconds) {
    console
        .out()
        .println(
            "QuantLab is up at "
                + platform.origin()
                + " after "
                + Math.round(seconds * 10) / 10.0
                + " s");
    if (seed.equals("demo")) {
      Optional<String> key = platform.demo();
      console.out().println("  login   " + DemoTenant.EMAIL + " / " + DemoTenant.PASSWORD);
      key.ifPresent(text -> console.out().println("  API key " + text + "   (shown this once)"));
    }
    console.out().println("  API     " + platform.origin() + "/reference");
    console.out().println("  data    " + data.folder());
    console.out().println("Ctrl-C stops it.");
    console.out().flush();
  }

  private void stop(LocalPlatform platform) {
    platform.close();
    data.process().forget();
  }
}
