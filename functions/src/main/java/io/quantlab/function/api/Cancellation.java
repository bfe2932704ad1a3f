package io.quantlab.function.api;

import io.quantlab.function.http.Call;
import io.quantlab.platform.store.Audited;
import io.quantlab.platform.store.Datasets;
import io.quantlab.platform.store.Jobs;
import io.quantlab.platform.store.Runs;
import io.quantlab.platform.store.Sweep;
import io.quantlab.platform.store.Sweeps;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import java.time.InstantSource;

/// The wish that a job ends, whatever it works on.
public record Cancellation(
    Jobs jobs, Runs runs, Datasets datasets, Sweeps sweeps, InstantSource clock) {
  private static final String CANCELED = "It was canceled before it began.";

  /// A job nobody works on ends here; one that is worked on is asked to stop, which its worker does
  /// within seconds. A job that has ended stays as it is.
  void cancel(Call call, Id job) {
    while (true) {
      Jobs.Standing now = jobs.standing(call.tenant(), job).orElseThrow();
      if (now.status().isEnd()) {
        return;
      }
      Id about = jobs.find(call.tenant(), job).orElseThrow().document().about();
      Audited by = call.audited("job.cancel", job, "");
      boolean done =
          now.untilMillis() == 0
              ? endedBeforeBegun(call, job, about, now.attempt(), by)
              : jobs.cancel(call.tenant(), job, by);
      if (done) {
        return;
      }
    }
  }

  private boolean endedBeforeBegun(Call call, Id job, Id about, long attempt, Audited by) {
    if (about.kind() == IdKind.RUN) {
      Work.Run run = runs.find(call.tenant(), about).orElseThrow().document();
      return runs.end(
          call.tenant(),
          about,
          attempt,
          run.without(CANCELED, clock.millis()),
          Work.Status.CANCELED,
          by);
    }
    if (about.kind() == IdKind.SWEEP) {
      Sweep.ShardEnd end = Sweep.ShardEnd.without(Work.Status.CANCELED, CANCELED);
      return sweeps.endShard(call.tenant(), about, job, attempt, end, by);
    }
    Work.Dataset dataset = datasets.find(call.tenant(), about).orElseThrow().document();
    return datasets.end(
        call.tenant(), about, attempt, dataset.without(CANCELED), Work.Status.CANCELED, by);
  }
}
