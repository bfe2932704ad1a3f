package io.quantlab.local.testkit;

import io.quantlab.local.part.PartKind;
import io.quantlab.local.part.PartLibrary;
import io.quantlab.local.part.Parts;
import io.quantlab.local.part.Ports;
import io.quantlab.local.policy.Judge;
import io.quantlab.local.policy.Names;
import io.quantlab.local.policy.PolicyInterceptor;
import io.quantlab.local.runtime.LocalCredentials;
import io.quantlab.platform.blob.Objects;
import io.quantlab.platform.blob.Presigned;
import io.quantlab.platform.cloud.Cloud;
import io.quantlab.platform.queue.Queues;
import io.quantlab.platform.store.Setup;
import io.quantlab.platform.store.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The three parts in memory, started once for all tests of a process, with every request judged by
/// the policy. Each test takes tenants of its own, so none sees another.
public final class TestCloud {
  private static final TestCloud SHARED = new TestCloud();

  public final Names names = new Names("ql-", "ql-objects");
  public final Judge judge = new Judge(names);
  public final PolicyInterceptor interceptor = new PolicyInterceptor(judge);
  public final Cloud cloud;
  public final Tables tables;
  public final Objects objects;
  public final Presigned presigned;
  public final Queues queues;
  public final Parts parts;

  private TestCloud() {
    Path work = temporary();
    parts =
        Parts.start(
            new PartLibrary(PartLibrary.home(), System.err::println),
            Ports.free(),
            Optional.empty(),
            work,
            System.err::println,
            () -> {});
    Runtime.getRuntime().addShutdownHook(new Thread(parts::close));
    cloud =
        new Cloud(
            "us-east-1",
            Optional.of(parts.endpoint(PartKind.TABLE)),
            Optional.of(parts.endpoint(PartKind.OBJECTS)),
            Optional.of(parts.endpoint(PartKind.QUEUE)),
            new LocalCredentials(),
            List.of(interceptor));
    tables = Tables.open(cloud, names.tablePrefix());
    objects = Objects.open(cloud, names.bucket());
    presigned = Presigned.open(cloud, names.bucket(), interceptor);
    queues = Queues.open(cloud, "ql-");
    Setup.makeMissing(tables);
    objects.makeMissing();
    queues.makeMissing();
  }

  /// The parts all tests share.
  public static TestCloud shared() {
    return SHARED;
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("quantlab-parts");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
