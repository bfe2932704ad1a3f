package io.quantlab.local.executor;

import io.quantlab.fargate.worker.Worker;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;

/// What does a job: a worker in this process, or one in a process of its own.
public interface Hands {
  /// Does a job and returns when it has ended, when it is not to be had, or when its worker died.
  void work(TenantId tenant, Id job);

  /// From now on jobs under way are given back.
  void stop();

  /// A worker in this process.
  static Hands of(Worker worker) {
    return new Hands() {
      @Override
      public void work(TenantId tenant, Id job) {
        worker.run(tenant, job);
      }

      @Override
      public void stop() {
        worker.stop();
      }
    };
  }
}
