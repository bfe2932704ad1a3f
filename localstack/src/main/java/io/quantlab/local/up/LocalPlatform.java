package io.quantlab.local.up;

import io.quantlab.fargate.worker.Cloudside;
import io.quantlab.fargate.worker.Worker;
import io.quantlab.fargate.worker.WorkerDesk;
import io.quantlab.fargate.worker.WorkerMain;
import io.quantlab.function.identity.MailDelivery;
import io.quantlab.function.wiring.Surroundings;
import io.quantlab.local.executor.DueRelay;
import io.quantlab.local.executor.Hands;
import io.quantlab.local.executor.JobRunner;
import io.quantlab.local.executor.MailRunner;
import io.quantlab.local.executor.ProcessHands;
import io.quantlab.local.gateway.Gateway;
import io.quantlab.local.lambda.LocalSurroundings;
import io.quantlab.local.lambda.RicFunctions;
import io.quantlab.local.part.PartKind;
import io.quantlab.local.part.PartLibrary;
import io.quantlab.local.part.Parts;
import io.quantlab.local.part.Ports;
import io.quantlab.local.policy.Judge;
import io.quantlab.local.policy.Names;
import io.quantlab.local.policy.PolicyInterceptor;
import io.quantlab.local.runtime.FileSecrets;
import io.quantlab.local.runtime.FileSigner;
import io.quantlab.local.runtime.Functions;
import io.quantlab.local.runtime.JsonLog;
import io.quantlab.local.runtime.LocalCloud;
import io.quantlab.local.runtime.LocalFunctions;
import io.quantlab.local.runtime.PriceFile;
import io.quantlab.local.runtime.PrintedMail;
import io.quantlab.local.runtime.WatchedFunctions;
import io.quantlab.local.seed.DemoTenant;
import io.quantlab.platform.blob.Objects;
import io.quantlab.platform.cloud.Cloud;
import io.quantlab.platform.cloud.Patience;
import io.quantlab.platform.key.Envelope;
import io.quantlab.platform.queue.Queues;
import io.quantlab.platform.store.DueWork;
import io.quantlab.platform.store.Outbox;
import io.quantlab.platform.store.People;
import io.quantlab.platform.store.Setup;
import io.quantlab.platform.store.Tables;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The whole service on one machine: parts, functions behind the gateway, workers.
///
/// What was started is stopped in the opposite order, also when the start fails halfway.
public final class LocalPlatform implements AutoCloseable {
  static final Names NAMES = new Names("ql-", "ql-objects");
  private static final String OBJECTS_KIND = "create-once, without object lock";

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final Judge judge = new Judge(NAMES);
  private String origin;
  private Path mail;
  private Cloud cloud;
  private AutoCloseable beforeParts = () -> {};
  private DemoTenant demo;
  private Hands hands;
  private Supplier<List<ProcessHandle>> functionProcesses = List::of;
  private Map<String, URI> endpoints = Map.of();

  private LocalPlatform() {}

  /// Starts everything and returns when the gateway answers.
  ///
  /// @param tell hears lines for the person
  /// @param giveUp is called when a part died twice
  public static LocalPlatform start(Settings settings, Consumer<String> tell, Runnable giveUp) {
    LocalPlatform platform = new LocalPlatform();
    try {
      platform.open(settings, tell, giveUp);
      return platform;
    } catch (RuntimeException | Error e) {
      platform.close();
      throw e;
    }
  }

  private void open(Settings settings, Consumer<String> tell, Runnable giveUp) {
    int port = settings.port() == 0 ? Ports.oneFree() : settings.port();
    origin = "http://localhost:" + port;
    mail = settings.work().resolve("mail");
    Map<PartKind, URI> where =
        settings.endpoint().map(LocalPlatform::all).orElseGet(() -> parts(settings, tell, giveUp));
    endpoints =
        Map.of(
            "table", where.get(PartKind.TABLE),
            "queue", where.get(PartKind.QUEUE),
            "objects", where.get(PartKind.OBJECTS));
    JsonLog log = keep(new JsonLog(settings.work().resolve("platform.log")));
    PolicyInterceptor policy = new PolicyInterceptor(judge);
    cloud = cloud(where, policy);
    Cloud patient = cloud.with(Patience.WORKER);
    Tables tables = keep(Tables.open(patient, NAMES.tablePrefix()));
    Objects objects = keep(Objects.open(patient, NAMES.bucket()));
    Queues queues = keep(Queues.open(cloud, NAMES.tablePrefix()));
    Setup.makeMissing(tables);
    objects.makeMissing();
    queues.makeMissing();
    InstantSource clock = InstantSource.system();
    Path scratch = settings.work().resolve("scratch");
    Cloudside cloudside = WorkerMain.cloudside(tables, objects, clock, scratch);
    keep(
        DueRelay.start(
            new DueWork(tables, clock),
            new Outbox(tables, clock),
            cloudside.jobs(),
            cloudside.ids(),
            queues,
            log::text));
    hands = hands(settings, cloud, cloudside, log);
    keep(JobRunner.start(queues, hands, settings.workers(), log::text));
    Path keys = settings.work().resolve("keys");
    FileSecrets secrets = FileSecrets.in(keys);
    People people = People.open(tables, clock);
    demo = new DemoTenant(people, secrets, clock);
    Envelope envelope = new Envelope(secrets, cloudside.ids());
    MailDelivery delivery =
        new MailDelivery(people.users(), envelope, new PrintedMail(mail, tell), origin);
    keep(MailRunner.start(queues, delivery::deliver, log::text));
    Functions functions =
        keep(
            switch (settings.lambdaMode()) {
              case INPROCESS ->
                  new LocalFunctions(around(settings, policy, cloudside, secrets, tell, log));
              case WATCHED ->
                  WatchedFunctions.start(
                      around(settings, policy, cloudside, secrets, tell, log),
                      WatchedFunctions.Place.in(PartLibrary.home(), settings.work()),
                      tell);
              case RIC -> ric(settings, tell, log);
            });
    keep(Gateway.start(port, functions, settings.installation(), log::text));
    keep(beforeParts);
  }

  /// Real parts as processes of their own.
  private Map<PartKind, URI> parts(Settings settings, Consumer<String> tell, Runnable giveUp) {
    Parts parts =
        keep(
            Parts.start(
                new PartLibrary(PartLibrary.home(), tell),
                settings.parts(),
                settings.data(),
                settings.work().resolve("parts"),
                tell,
                giveUp));
    beforeParts = parts::expectEnds;
    Map<PartKind, URI> where = new EnumMap<>(PartKind.class);
    for (PartKind kind : PartKind.values()) {
      where.put(kind, parts.endpoint(kind));
    }
    return where;
  }

  /// One endpoint that answers for all of them.
  private static Map<PartKind, URI> all(URI endpoint) {
    Map<PartKind, URI> where = new EnumMap<>(PartKind.class);
    for (PartKind kind : PartKind.values()) {
      where.put(kind, endpoint);
    }
    return where;
  }

  /// What functions in this process find around them.
  private Surroundings around(
      Settings settings,
      PolicyInterceptor policy,
      Cloudside cloudside,
      FileSecrets secrets,
      Consumer<String> tell,
      JsonLog log) {
    return new Surroundings(
        cloud,
        NAMES.tablePrefix(),
        NAMES.bucket(),
        policy,
        FileSigner.in(settings.work().resolve("keys")),
        secrets,
        new PrintedMail(mail, tell),
        new WorkerDesk(cloudside, new Worker(cloudside, "inline", settings.lease())),
        PriceFile.read(settings.work().resolve("prices.json")),
        cloudside.clock(),
        origin,
        OBJECTS_KIND,
        settings.installation(),
        settings.rateFactor(),
        log);
  }

  private Functions ric(Settings settings, Consumer<String> tell, JsonLog log) {
    RicFunctions functions = RicFunctions.start(place(settings), line -> heard(line, tell, log));
    functionProcesses = functions::processes;
    return functions;
  }

  /// Where functions in processes of their own run, and what they are told.
  RicFunctions.Place place(Settings settings) {
    LocalSurroundings.Told told =
        new LocalSurroundings.Told(
            cloud,
            NAMES,
            origin,
            settings.work(),
            settings.work().resolve("scratch"),
            OBJECTS_KIND,
            settings.rateFactor(),
            settings.lease());
    return new RicFunctions.Place(
        PartLibrary.home().resolve(".quantlab/functions"), settings.work(), told.environment());
  }

  /// What a function prints is for the log, but for letters, which are for the person.
  private static void heard(String line, Consumer<String> tell, JsonLog log) {
    if (line.startsWith(LocalSurroundings.TELL)) {
      tell.accept(line.substring(LocalSurroundings.TELL.length()));
    } else {
      log.text(line);
    }
  }

  /// Processes of functions at this moment; none when they run in this one.
  public List<ProcessHandle> functionProcesses() {
    return functionProcesses.get();
  }

  private static Cloud cloud(Map<PartKind, URI> where, PolicyInterceptor policy) {
    return LocalCloud.at(
        Optional.of(where.get(PartKind.TABLE)),
        Optional.of(where.get(PartKind.OBJECTS)),
        Optional.of(where.get(PartKind.QUEUE)),
        List.of(policy));
  }

  private static Hands hands(Settings settings, Cloud cloud, Cloudside cloudside, JsonLog log) {
    return switch (settings.workerMode()) {
      case THREAD -> Hands.of(new Worker(cloudside, "thread", settings.lease()));
      case PROCESS ->
          new ProcessHands(
              cloud,
              new ProcessHands.Place(
                  NAMES.tablePrefix(),
                  NAMES.bucket(),
                  cloudside.scratch(),
                  settings.work().resolve("worker.log"),
                  settings.lease(),
                  WorkerProcess.class),
              cloudside.jobs(),
              log::text);
    };
  }

  /// Processes of workers at this moment; none when they are threads.
  public List<ProcessHandle> workers() {
    return hands instanceof ProcessHands processes ? processes.processes() : List.of();
  }

  private <T extends AutoCloseable> T keep(T closeable) {
    started.push(closeable);
    return closeable;
  }

  /// Where the API answers.
  public String origin() {
    return origin;
  }

  /// Makes the demonstration tenant, when it is not there.
  ///
  /// @return an API key of its user the first time
  public Optional<String> demo() {
    return demo.make(origin);
  }

  /// Where the parts answer, by the names of [DataFolder#endpoint].
  Map<String, URI> endpoints() {
    return endpoints;
  }

  /// Where the letters lie.
  public Path mail() {
    return mail;
  }

  /// The judge of every request of the SDK.
  public Judge judge() {
    return judge;
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException("stopping the platform", e);
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException("stopping the platform", e);
      }
    }
  }
}
