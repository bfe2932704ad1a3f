package io.quantlab.fargate.worker;

import io.quantlab.platform.blob.Objects;
import io.quantlab.platform.store.Datasets;
import io.quantlab.platform.store.FiredAlerts;
import io.quantlab.platform.store.Jobs;
import io.quantlab.platform.store.Runs;
import io.quantlab.platform.store.Sweeps;
import io.quantlab.platform.tenant.Ids;
import java.nio.file.Path;
import java.time.InstantSource;

/// What a worker reaches.
///
/// @param scratch folder of this machine for files fetched and written
public record Cloudside(
    Objects objects,
    Jobs jobs,
    Runs runs,
    Datasets datasets,
    Sweeps sweeps,
    FiredAlerts alerts,
    Ids ids,
    InstantSource clock,
    Path scratch) {}
