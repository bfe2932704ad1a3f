package io.quantlab.fargate.worker;

import io.quantlab.engine.backtest.RunWatch;
import io.quantlab.fargate.cli.run.SweepRun;
import io.quantlab.fargate.data.DataException;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.platform.blob.ObjectName;
import io.quantlab.platform.blob.Objects;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.store.Jobs;
import io.quantlab.platform.store.Sweep;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.TenantId;
import io.quantlab.platform.wire.JobDocument;
import io.quantlab.platform.wire.SweepTrial;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Runs a part of a sweep and keeps what came of each configuration.
///
/// The object of a part is written once. Whoever does the part again finds equal bytes there, or
/// the engine is not what it promises to be (platform contract PJ-8).
final class SweepJob {
  private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

  private final Cloudside cloud;
  private final TenantId tenant;
  private final JobDocument.Sweep what;
  private final Lease lease;
  private final MachinePaths paths;
  private final Path folder;
  private final Ending ending;

  SweepJob(Cloudside cloud, JobDocument document, Lease lease, Path folder) {
    this.cloud = cloud;
    this.tenant = document.tenant();
    this.what = document.sweep().orElseThrow();
    this.lease = lease;
    this.paths = new MachinePaths(cloud.scratch(), folder);
    this.folder = folder;
    this.ending = Ending.of(cloud, tenant, document.job());
  }

  /// @param leave whether the worker has to go before the part is done
  Worker.Outcome run(BooleanSupplier leave) {
    if (isStopping()) {
      return ending.end(lease, Work.Status.CANCELED, Worker.CANCELED);
    }
    List<SweepTrial> trials = new ArrayList<>();
    try {
      SweepRun sweep = sweep();
      RunWatch watch = watch(leave);
      for (int i = what.from(); i < what.to() && !watch.canceled(); i++) {
        sweep.run(i, watch).map(this::kept).ifPresent(trials::add);
        lease.rows(trials.size());
      }
    } catch (Failure e) {
      return failed(e.getMessage(), e.remedy());
    } catch (DataException e) {
      return failed(e.getMessage(), e.remedy());
    }
    if (trials.size() == what.to() - what.from()) {
      return done(trials);
    }
    return switch (lease.last()) {
      case LOST -> Worker.Outcome.NOT_OURS;
      case CANCEL -> ending.end(lease, Work.Status.CANCELED, Worker.CANCELED);
      case GO_ON -> {
        lease.release(Jobs.Leaving.STOPPED);
        yield Worker.Outcome.GIVEN_BACK;
      }
    };
  }

  private boolean isStopping() {
    String status = cloud.sweeps().find(tenant, what.sweep()).orElseThrow().status();
    return status.equals(Work.Status.CANCELING.name());
  }

  private SweepRun sweep() {
    FetchedData data = new FetchedData(cloud, tenant);
    return SweepRun.open(
        BacktestJob.strategy(what.each(), folder),
        what.each().words(),
        what.each().data().stream()
            .map(each -> data.spec(each.dataset(), each.fileName(), each.options()))
            .toList(),
        what.plan().space(),
        what.plan().objective(),
        data.places(),
        Console.plain(NOWHERE, NOWHERE));
  }

  /// The lease counts configurations, not rows.
  private RunWatch watch(BooleanSupplier leave) {
    return new RunWatch() {
      @Override
      public void rows(long count) {}

      @Override
      public boolean canceled() {
        return lease.last() != Jobs.Beat.GO_ON || leave.getAsBoolean();
      }
    };
  }

  private SweepTrial kept(SweepTrial trial) {
    return new SweepTrial(
        trial.index(),
        trial.parameters(),
        trial.eventHash(),
        trial.metrics(),
        trial.problem().map(paths::without));
  }

  private Worker.Outcome done(List<SweepTrial> trials) {
    byte[] json = RecordJson.bytes(new SweepTrial.Shard(SweepTrial.Shard.VERSION, trials));
    ObjectName name = ObjectName.shard(tenant, what.sweep(), what.shard());
    if (cloud.objects().put(tenant, name, "application/json", json) == Objects.Written.WAS_THERE
        && !Arrays.equals(json, cloud.objects().get(tenant, name).orElseThrow())) {
      throw new IllegalStateException(
          "the part " + what.shard() + " of " + what.sweep() + " came out otherwise before");
    }
    return ending.shard(lease, new Sweep.ShardEnd(Work.Status.DONE, trials, Optional.empty()));
  }

  private Worker.Outcome failed(String sentence, String remedy) {
    return switch (lease.last()) {
      case LOST -> Worker.Outcome.NOT_OURS;
      case CANCEL -> ending.end(lease, Work.Status.CANCELED, Worker.CANCELED);
      case GO_ON -> ending.end(lease, Work.Status.FAILED, paths.without(sentence + " " + remedy));
    };
  }
}
