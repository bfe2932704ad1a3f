package io.quantlab.function.api;

import io.quantlab.platform.store.Datasets;
import io.quantlab.platform.store.Head;
import io.quantlab.platform.store.Page;
import io.quantlab.platform.store.PageRequest;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.TenantId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The symbols a tenant has rows of: those of its datasets.
public final class KnownSymbols {
  private final Datasets datasets;

  public KnownSymbols(Datasets datasets) {
    this.datasets = datasets;
  }

  /// Those of some symbols that no dataset has, in their order.
  List<String> unknown(TenantId tenant, List<String> symbols) {
    if (symbols.isEmpty()) {
      return List.of();
    }
    Set<String> known = new HashSet<>();
    ready(tenant).forEach(of -> of.dataset().series().forEach(each -> known.add(each.symbol())));
    return symbols.stream().filter(symbol -> !known.contains(symbol)).toList();
  }

  /// A dataset that is ready.
  record Ready(Head head, Work.Dataset dataset) {}

  /// The datasets that are ready, newest first.
  List<Ready> ready(TenantId tenant) {
    List<Ready> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<Head> page = datasets.list(tenant, new PageRequest(PageRequest.MAX, after));
      for (Head head : page.items()) {
        if (Work.Status.DONE.name().equals(head.status())) {
          datasets
              .find(tenant, head.id())
              .ifPresent(kept -> all.add(new Ready(head, kept.document())));
        }
      }
      after = page.next();
    } while (after.isPresent());
    return all;
  }
}
