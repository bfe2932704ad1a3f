package io.quantlab.function.api;

import io.quantlab.platform.store.Catalogue;
import io.quantlab.platform.store.Subscriptions;
import io.quantlab.platform.tenant.TenantId;

/// Where imports of scripts look: what each tenant has installed from the marketplace.
public record LibraryShelf(Subscriptions subscriptions, Catalogue catalogue) {
  InstalledLibraries of(TenantId tenant) {
    return new InstalledLibraries(tenant, subscriptions, catalogue);
  }
}
