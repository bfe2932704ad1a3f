package io.quantlab.fargate.worker;

import io.quantlab.engine.backtest.RunResult;
import io.quantlab.engine.kernel.KernelListener;
import io.quantlab.fargate.cli.run.RepeatedRun;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;
import io.quantlab.platform.wire.JobDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A run that repeats an earlier one: whether it gives the same events, and where not, which one
/// differs first (engine contract S-30).
///
/// @param first the earlier run, none for a run that repeats nothing
record Repetition(Optional<Id> of, Optional<RepeatedRun> first) {
  /// Fetches what is to be repeated.
  static Repetition of(Cloudside cloud, TenantId tenant, JobDocument.Backtest what, Path folder) {
    if (what.rerunOf().isEmpty()) {
      return new Repetition(Optional.empty(), Optional.empty());
    }
    Id id = what.rerunOf().get();
    Work.Run run = cloud.runs().find(tenant, id).orElseThrow().document();
    Path place = folder.resolve("first");
    new ResultFiles(cloud.objects(), tenant, id)
        .fetch(run.attempt().orElse(1L), RepeatedRun.FILES, place);
    return new Repetition(Optional.of(id), Optional.of(RepeatedRun.open(place)));
  }

  /// What has to hear the events of the run.
  List<KernelListener> listeners() {
    return first.map(RepeatedRun::listener).stream().toList();
  }

  Optional<Work.Rerun> verdict(RunResult result) {
    return first.map(before -> {
      Optional<String> difference = before.difference(result);
      return new Work.Rerun(of.orElseThrow(), difference.isEmpty(), difference);
    });
  }
}
