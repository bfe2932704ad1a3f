package io.quantlab.fargate.worker;

import io.quantlab.engine.backtest.RunWatch;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;
import java.util.concurrent.TimeUnit;

/// Tells how far a run is, and learns whether it is to stop; asks the table twice a second at most.
final class JobWatch implements RunWatch {
  private static final long DISTANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Cloudside cloud;
  private final TenantId tenant;
  private final Id job;
  private long rows;
  private long asked = System.nanoTime();
  private boolean canceled;

  JobWatch(Cloudside cloud, TenantId tenant, Id job) {
    this.cloud = cloud;
    this.tenant = tenant;
    this.job = job;
  }

  @Override
  public void rows(long count) {
    rows += count;
  }

  @Override
  public boolean canceled() {
    long now = System.nanoTime();
    if (!canceled && now - asked > DISTANCE_NANOS) {
      asked = now;
      cloud.jobs().progress(tenant, job, rows);
      canceled = cloud.jobs().status(tenant, job).orElseThrow() == Work.Status.CANCELING;
    }
    return canceled;
  }
}
