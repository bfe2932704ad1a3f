package io.quantlab.local.executor;

import io.quantlab.fargate.worker.WorkerMain;
import io.quantlab.platform.cloud.Cloud;
import io.quantlab.platform.store.Jobs;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// A process for each job, which may be killed at any point (platform contract PJ-12).
///
/// What a container is told in the cloud, the process is told here: its environment. When it dies,
/// its job is given back at once instead of when its lease lapses.
public final class ProcessHands implements Hands {
  private static final String MEMORY = "-Xmx768m";

  private final Cloud cloud;
  private final Place place;
  private final Jobs jobs;
  private final Consumer<String> log;
  private final AtomicLong count = new AtomicLong();
  private final Set<Process> running = ConcurrentHashMap.newKeySet();

  /// What workers are told.
  ///
  /// @param prefix before the names of tables
  /// @param scratch folder for files fetched and written
  /// @param output file their messages are added to
  /// @param main class with the `main` of a worker
  public record Place(
      String prefix, String bucket, Path scratch, Path output, Duration lease, Class<?> main) {}

  public ProcessHands(Cloud cloud, Place place, Jobs jobs, Consumer<String> log) {
    this.cloud = cloud;
    this.place = place;
    this.jobs = jobs;
    this.log = log;
  }

  @Override
  public void work(TenantId tenant, Id job) {
    if (!jobs.isFree(tenant, job)) {
      return; // a message that came twice is not worth a process
    }
    String name = ProcessHandle.current().pid() + "-" + count.incrementAndGet();
    Process process = start(tenant, job, name);
    running.add(process);
    try {
      int code = process.waitFor();
      if (code != WorkerMain.DONE) {
        log.accept("jobs: the worker of " + job + " ended with code " + code);
        jobs.bereave(tenant, job, name);
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    } finally {
      running.remove(process);
    }
  }

  private Process start(TenantId tenant, Id job, String name) {
    ProcessBuilder builder = new ProcessBuilder(command());
    Map<String, String> environment = builder.environment();
    environment.put(WorkerMain.Setting.QL_TENANT.name(), tenant.text());
    environment.put(WorkerMain.Setting.QL_JOB.name(), job.text());
    environment.put(WorkerMain.Setting.QL_WORKER.name(), name);
    environment.put(WorkerMain.Setting.QL_PREFIX.name(), place.prefix());
    environment.put(WorkerMain.Setting.QL_BUCKET.name(), place.bucket());
    environment.put(WorkerMain.Setting.QL_SCRATCH.name(), place.scratch().toString());
    environment.put(
        WorkerMain.Setting.QL_LEASE_MILLIS.name(), Long.toString(place.lease().toMillis()));
    environment.put("AWS_REGION", cloud.region());
    put(environment, "AWS_ENDPOINT_URL_DYNAMODB", cloud.tables());
    put(environment, "AWS_ENDPOINT_URL_S3", cloud.objects());
    put(environment, "AWS_ENDPOINT_URL_SQS", cloud.queues());
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(place.output().toFile()));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("starting a worker", e);
    }
  }

  private static void put(Map<String, String> environment, String name, Optional<URI> endpoint) {
    endpoint.ifPresent(uri -> environment.put(name, uri.toString()));
  }

  /// This program's own class path, and its cache of loaded classes when it has one.
  private List<String> command() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-XX:+UseSerialGC", MEMORY));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(each -> each.startsWith("-XX:AOTCache="))
        .forEach(words::add);
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), place.main().getName()));
    return words;
  }

  /// The processes at work, for tests and `status`.
  public List<ProcessHandle> processes() {
    return running.stream().map(Process::toHandle).toList();
  }

  @Override
  public void stop() {
    running.forEach(Process::destroy);
  }
}
