package io.quantlab.fargate.worker;

import io.quantlab.platform.store.Jobs;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// A job in the hands of a worker: says every moment that he lives and how far he is, and learns
/// whether he is to stop.
final class Lease implements AutoCloseable {
  private static final int BEATS_A_LEASE = 12;

  private final Jobs jobs;
  private final TenantId tenant;
  private final Id job;
  private final long attempt;
  private final Duration length;
  private final Thread thread;
  private volatile long rows;
  private volatile Jobs.Beat last = Jobs.Beat.GO_ON;
  private volatile boolean closed;

  private Lease(Jobs jobs, TenantId tenant, Id job, long attempt, Duration length) {
    this.jobs = jobs;
    this.tenant = tenant;
    this.job = job;
    this.attempt = attempt;
    this.length = length;
    this.thread = Thread.ofVirtual().name("lease-" + job).unstarted(this::live);
  }

  /// Holds a job that was taken.
  static Lease hold(Jobs jobs, TenantId tenant, Id job, long attempt, Duration length) {
    Lease lease = new Lease(jobs, tenant, job, attempt, length);
    lease.thread.start();
    return lease;
  }

  private void live() {
    long pause = Math.min(1_000_000_000L, length.toNanos() / BEATS_A_LEASE);
    long lapses = System.nanoTime() + length.toNanos();
    while (true) {
      LockSupport.parkNanos(pause);
      if (closed || last == Jobs.Beat.LOST) {
        return;
      }
      try {
        last = jobs.beat(tenant, job, attempt, rows, length);
        lapses = System.nanoTime() + length.toNanos();
      } catch (RuntimeException _) {
        // The table is away for a moment; when that lasts, the lease is lost.
        if (System.nanoTime() - lapses > 0) {
          last = Jobs.Beat.LOST;
        }
      }
    }
  }

  /// Notes rows done.
  void rows(long total) {
    rows = total;
  }

  /// What the last sign of life was answered.
  Jobs.Beat last() {
    return last;
  }

  /// Asks once more, in this thread.
  Jobs.Beat now() {
    if (last != Jobs.Beat.LOST) {
      last = jobs.beat(tenant, job, attempt, rows, length);
    }
    return last;
  }

  long attempt() {
    return attempt;
  }

  void release(Jobs.Leaving how) {
    jobs.release(tenant, job, attempt, how);
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
