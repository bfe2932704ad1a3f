package io.quantlab.fargate.worker;

import io.quantlab.engine.backtest.RunWatch;
import io.quantlab.platform.store.Jobs;
import java.util.function.BooleanSupplier;

/// Tells the lease how far a run is, and the run whether it is to stop.
final class JobWatch implements RunWatch {
  private final Lease lease;
  private final BooleanSupplier leave;
  private long rows;

  /// @param leave whether the worker has to go, whatever becomes of the job
  JobWatch(Lease lease, BooleanSupplier leave) {
    this.lease = lease;
    this.leave = leave;
  }

  @Override
  public void rows(long count) {
    rows += count;
    lease.rows(rows);
  }

  @Override
  public boolean canceled() {
    return lease.last() != Jobs.Beat.GO_ON || leave.getAsBoolean();
  }
}
