package io.quantlab.local.lambda;

import io.quantlab.fargate.worker.Worker;
import io.quantlab.fargate.worker.WorkerDesk;
import io.quantlab.fargate.worker.WorkerMain;
import io.quantlab.platform.batch.EngineDesk;
import io.quantlab.platform.blob.Objects;
import io.quantlab.platform.cloud.Cloud;
import io.quantlab.platform.cloud.Patience;
import io.quantlab.platform.store.Tables;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;
import io.quantlab.platform.wire.JobDocument;
import io.quantlab.platform.wire.RunComparison;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// The engine of a function's process, opened when it is first asked: only the package of `api` has
/// one.
final class LocalEngine implements EngineDesk {
  private final Place place;
  private Opened opened;

  /// @param lease how long a job is held without a sign of life
  record Place(Cloud cloud, String tablePrefix, String bucket, Path scratch, Duration lease) {}

  private record Opened(Tables tables, Objects objects, EngineDesk desk) {}

  LocalEngine(Place place) {
    this.place = place;
  }

  private synchronized EngineDesk desk() {
    if (opened == null) {
      Cloud patient = place.cloud().with(Patience.WORKER);
      Tables tables = Tables.open(patient, place.tablePrefix());
      Objects objects = Objects.open(patient, place.bucket());
      opened = new Opened(tables, objects, desk(tables, objects));
    }
    return opened.desk();
  }

  private EngineDesk desk(Tables tables, Objects objects) {
    var cloudside = WorkerMain.cloudside(tables, objects, InstantSource.system(), place.scratch());
    return new WorkerDesk(cloudside, new Worker(cloudside, "inline", place.lease()));
  }

  @Override
  public List<Complaint> check(JobDocument.Backtest what) {
    return desk().check(what);
  }

  @Override
  public void run(TenantId tenant, Id job, Duration atMost) {
    desk().run(tenant, job, atMost);
  }

  @Override
  public void warmUp() {
    desk().warmUp();
  }

  @Override
  public RunComparison compare(TenantId tenant, List<Finished> runs) {
    return desk().compare(tenant, runs);
  }

  @Override
  public synchronized void close() {
    if (opened != null) {
      opened.tables().close();
      opened.objects().close();
    }
  }
}
