package io.quantlab.local.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantlab.local.part.PartKind;
import io.quantlab.local.part.Ports;
import io.quantlab.local.policy.Judge;
import io.quantlab.local.policy.Names;
import io.quantlab.local.policy.PolicyInterceptor;
import io.quantlab.local.runtime.LocalCloud;
import io.quantlab.local.runtime.LocalCredentials;
import io.quantlab.local.up.Folders;
import io.quantlab.local.up.LocalPlatform;
import io.quantlab.local.up.Settings;
import io.quantlab.platform.blob.Objects;
import io.quantlab.platform.blob.Presigned;
import io.quantlab.platform.cloud.Cloud;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.queue.Queues;
import io.quantlab.platform.store.Audited;
import io.quantlab.platform.store.Datasets;
import io.quantlab.platform.store.Jobs;
import io.quantlab.platform.store.Market;
import io.quantlab.platform.store.Quota;
import io.quantlab.platform.store.Quotas;
import io.quantlab.platform.store.Setup;
import io.quantlab.platform.store.Subscriptions;
import io.quantlab.platform.store.Tables;
import io.quantlab.platform.store.TenantTable;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import io.quantlab.platform.tenant.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The whole platform in memory, started once for all tests of a process, and beside it tables,
/// objects and queues of the tests' own on the same parts, with every request judged by the policy.
/// Each test takes tenants of its own, so none sees another.
public final class TestCloud {
  private static final Duration LEASE = Duration.ofSeconds(4);
  private static final TestCloud SHARED = new TestCloud();

  public final Names names = new Names("qt-", "qt-objects");
  public final Judge judge = new Judge(names);
  public final PolicyInterceptor interceptor = new PolicyInterceptor(judge);
  public final Cloud cloud;
  public final Tables tables;
  public final Objects objects;
  public final Presigned presigned;
  public final Queues queues;
  public final LocalPlatform platform;

  private TestCloud() {
    Path work = temporary();
    Map<PartKind, Integer> ports = Ports.free();
    platform =
        LocalPlatform.start(
            new Settings(
                Optional.empty(),
                work,
                0,
                ports,
                Optional.empty(),
                2,
                LEASE,
                Settings.WorkerMode.THREAD,
                Settings.LambdaMode.INPROCESS,
                1_000),
            _ -> {},
            () -> {});
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              platform.close();
              Folders.remove(work);
            }));
    cloud =
        new Cloud(
            "us-east-1",
            endpoint(ports, PartKind.TABLE),
            endpoint(ports, PartKind.OBJECTS),
            endpoint(ports, PartKind.QUEUE),
            new LocalCredentials(),
            List.of(interceptor),
            LocalCloud.PATIENCE);
    tables = Tables.open(cloud, names.tablePrefix());
    objects = Objects.open(cloud, names.bucket());
    presigned = Presigned.open(cloud, names.bucket(), interceptor);
    queues = Queues.open(cloud, "qt-");
    Setup.makeMissing(tables);
    objects.makeMissing();
    queues.makeMissing();
  }

  /// The parts all tests share.
  public static TestCloud shared() {
    return SHARED;
  }

  /// Writes a member of the file with the operator's decisions.
  public synchronized void install(String name, String json) {
    Path file = platform.mail().resolveSibling("installation.json");
    try {
      ObjectNode all =
          Files.exists(file)
              ? (ObjectNode) RecordJson.tree(Files.readString(file))
              : JsonNodeFactory.instance.objectNode();
      all.set(name, RecordJson.tree(json));
      Path fresh = file.resolveSibling("installation.new");
      Files.writeString(fresh, RecordJson.text(all));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + file, e);
    }
  }

  /// Gives the tenant of a user another plan, as an operator does; functions see it within seconds.
  ///
  /// @param me what `/v1/me` answered
  public void plan(JsonNode me, String plan) {
    try (Tables own = platformTables()) {
      new Quotas(new TenantTable(own, InstantSource.system()))
          .change(tenant(me), plan, by(me, "tenant.plan"));
    }
  }

  /// Takes bytes of storage for the tenant of a user, as an upload of that length does.
  ///
  /// @param me what `/v1/me` answered
  public void store(JsonNode me, long bytes) {
    InstantSource clock = InstantSource.system();
    Id upload = new Ids(clock).next(IdKind.UPLOAD);
    try (Tables own = platformTables()) {
      TenantTable table = new TenantTable(own, clock);
      Datasets datasets = new Datasets(table, new Jobs(table));
      Work.Upload document = new Work.Upload(by(me, "").user(), "large.csv", bytes, "0".repeat(64));
      datasets.announce(tenant(me), upload, document, by(me, "upload.announce"));
      datasets.completed(
          tenant(me),
          datasets.upload(tenant(me), upload).orElseThrow(),
          List.of(new Quotas(table).hold(tenant(me), Quota.STORAGE_BYTES, bytes)),
          by(me, "upload.complete"));
    }
  }

  /// Pins listings that are an hour older than any of a test, as a tenant has that installs much.
  ///
  /// @param me what `/v1/me` answered
  public void pinOlderListings(JsonNode me, int count) {
    Ids older = new Ids(() -> Instant.now().minus(Duration.ofHours(1)));
    try (Tables own = platformTables()) {
      Subscriptions all = new Subscriptions(new TenantTable(own, InstantSource.system()));
      for (int i = 0; i < count; i++) {
        Market.Pin pin = new Market.Pin(older.next(IdKind.LISTING), 1, "0".repeat(64));
        all.pin(tenant(me), "Old " + i, pin, by(me, "listing.install"));
      }
    }
  }

  private static TenantId tenant(JsonNode me) {
    return new TenantId(me.path("tenant").asText());
  }

  private static Audited by(JsonNode me, String action) {
    Id user = Id.of(IdKind.USER, me.path("id").asText());
    return new Audited(user, user, user, action, user, "", "test");
  }

  /// The tables of the platform, as it reaches them itself.
  private Tables platformTables() {
    Cloud own =
        new Cloud(
            cloud.region(),
            cloud.tables(),
            cloud.objects(),
            cloud.queues(),
            new LocalCredentials(),
            List.of(new PolicyInterceptor(new Judge(new Names("ql-", "ql-objects")))),
            LocalCloud.PATIENCE);
    return Tables.open(own, "ql-");
  }

  private static Optional<URI> endpoint(Map<PartKind, Integer> ports, PartKind kind) {
    return Optional.of(URI.create("http://127.0.0.1:" + ports.get(kind)));
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("quantlab-parts");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
