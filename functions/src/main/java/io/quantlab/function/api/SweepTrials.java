package io.quantlab.function.api;

import io.quantlab.platform.blob.ObjectName;
import io.quantlab.platform.blob.Objects;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.store.Kept;
import io.quantlab.platform.store.Sweep;
import io.quantlab.platform.tenant.TenantId;
import io.quantlab.platform.wire.SweepTrial;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The trials of a sweep, from the objects its parts wrote. Parts that have not ended have none, so
/// a sweep can be looked at while it runs; putting parts together knows no order (PJ-9).
public record SweepTrials(Objects objects) {
  /// All trials, the best first.
  List<SweepTrial> ranked(TenantId tenant, Kept<Sweep> sweep) {
    List<SweepTrial> all = new ArrayList<>();
    for (int shard = 0; shard < sweep.document().shards(); shard++) {
      objects
          .get(tenant, ObjectName.shard(tenant, sweep.id(), shard))
          .map(json -> new String(json, StandardCharsets.UTF_8))
          .map(json -> RecordJson.read(SweepTrial.Shard.class, json))
          .ifPresent(each -> all.addAll(each.trials()));
    }
    all.sort(SweepTrial.byRank(sweep.document().plan().objective()));
    return all;
  }
}
