package io.quantlab.local.up;

import io.quantlab.local.part.PartKind;
import io.quantlab.platform.api.Installation;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// How a platform is started.
///
/// @param data folder of its state, none for one in memory that is gone with it
/// @param work folder of logs, keys, letters and process files
/// @param port of the gateway, 0 for a free one
/// @param parts ports of the parts
/// @param endpoint where tables, queues and objects are instead of in parts of our own
/// @param workers jobs that run at once
/// @param lease how long a worker holds a job without a sign of life
/// @param workerMode where jobs run
/// @param lambdaMode where the functions run
/// @param rateFactor raises all rate limits; 1 for people
public record Settings(
    Optional<Path> data,
    Path work,
    int port,
    Map<PartKind, Integer> parts,
    Optional<URI> endpoint,
    int workers,
    Duration lease,
    WorkerMode workerMode,
    LambdaMode lambdaMode,
    int rateFactor) {

  /// What the operator decided, in a file of the work folder.
  Supplier<Installation> installation() {
    return Installation.in(work.resolve("installation.json"));
  }

  /// Where jobs run.
  public enum WorkerMode {
    /// In the process of the platform.
    THREAD,
    /// Each in a process of its own.
    PROCESS
  }

  /// Where functions run.
  public enum LambdaMode {
    /// In the process of the platform.
    INPROCESS,
    /// In the process of the platform, replaced when their sources change.
    WATCHED,
    /// From their packages, in processes of the runtime client of the cloud.
    RIC
  }
}
