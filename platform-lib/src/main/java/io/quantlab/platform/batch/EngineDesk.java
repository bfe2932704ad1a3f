package io.quantlab.platform.batch;

import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;
import io.quantlab.platform.wire.JobDocument;
import io.quantlab.platform.wire.RunComparison;
import java.time.Duration;
import java.util.List;

/// What a function asks of the engine within a request: to look at a run, to run a short one, to
/// compare finished ones.
///
/// The workers' side implements it with the code that runs long jobs, so a run gives the same event
/// hash wherever it executes.
public interface EngineDesk extends AutoCloseable {
  /// How long a job is held without a sign of life.
  Duration LEASE = Duration.ofSeconds(15);

  /// Something wrong with a request.
  ///
  /// @param pointer of the field, such as `/parameters/fast`
  /// @param detail what was expected and what was found
  record Complaint(String pointer, String detail) {}

  /// What is wrong with the words of a run; its data are not looked at.
  List<Complaint> check(JobDocument.Backtest what);

  /// Runs a job that was made taken, as attempt 1. After [#run] the job has ended, or it is due for
  /// a worker because it took longer than this.
  void run(TenantId tenant, Id job, Duration atMost);

  /// A finished run to compare.
  ///
  /// @param attempt under whose number its files lie
  record Finished(Id run, long attempt) {}

  /// Runs the engine once on made-up data, so that it is loaded and compiled before a snapshot is
  /// taken; nothing of it stays.
  void warmUp();

  /// Finished runs side by side, the first one as the base.
  RunComparison compare(TenantId tenant, List<Finished> runs);

  /// Lets go of what it opened.
  @Override
  default void close() {}
}
