package io.quantlab.function.api;

import io.quantlab.dsl.link.Libraries;
import io.quantlab.dsl.link.LibraryName;
import io.quantlab.dsl.link.Version;
import io.quantlab.platform.store.Catalogue;
import io.quantlab.platform.store.Kept;
import io.quantlab.platform.store.Market;
import io.quantlab.platform.store.Page;
import io.quantlab.platform.store.PageRequest;
import io.quantlab.platform.store.Subscriptions;
import io.quantlab.platform.tenant.TenantId;
import io.quantlab.platform.wire.JobDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The libraries a tenant has installed from the marketplace, for the scripts of the tenant.
///
/// `import "handle/name@2"` names the author's handle and the title of the listing, in lower case
/// with `-` between its words. The pin of the tenant is the lock: it fixes version and text until
/// somebody pins another. Version 2 of a listing is the library's version `2.0.0`.
final class InstalledLibraries implements Libraries {
  private final TenantId tenant;
  private final Subscriptions subscriptions;
  private final Catalogue catalogue;
  private final Map<String, JobDocument.Library> used = new LinkedHashMap<>();
  private List<Installed> installed;

  private record Installed(String owner, String name, Kept<Market.Pin> pin) {
    Version version() {
      return new Version(List.of(Math.toIntExact(pin.document().number()), 0, 0));
    }
  }

  InstalledLibraries(TenantId tenant, Subscriptions subscriptions, Catalogue catalogue) {
    this.tenant = tenant;
    this.subscriptions = subscriptions;
    this.catalogue = catalogue;
  }

  /// What was found, in the order it was asked for.
  List<JobDocument.Library> used() {
    return List.copyOf(used.values());
  }

  @Override
  public Answer find(LibraryName request) {
    List<Installed> named =
        installed().stream()
            .filter(each -> each.owner().equals(request.owner()))
            .filter(each -> each.name().equals(request.name()))
            .toList();
    if (named.isEmpty()) {
      return new Answer.Refused(
          "is not installed: PUT /v1/marketplace/LISTING/subscription pins a version");
    }
    if (named.size() > 1) {
      return new Answer.Refused("stands for several listings of the same author and title");
    }
    Installed one = named.getFirst();
    if (!one.version().answers(request.version())) {
      return new Answer.Refused("is installed in version " + one.pin().document().number());
    }
    Market.Pin pin = one.pin().document();
    return catalogue
        .version(pin.listing(), pin.number())
        .<Answer>map(text -> found(request, one, text.document().text()))
        .orElseGet(() -> new Answer.Refused("is gone from the marketplace"));
  }

  private Answer found(LibraryName request, Installed one, String text) {
    LibraryName library = request.at(one.version());
    used.put(
        request.toString(),
        new JobDocument.Library(request.toString(), one.version().toString(), text));
    return new Answer.Found(library, text);
  }

  private List<Installed> installed() {
    if (installed == null) {
      installed = new ArrayList<>();
      Optional<String> after = Optional.empty();
      do {
        Page<Kept<Market.Pin>> page =
            subscriptions.list(tenant, new PageRequest(PageRequest.MAX, after));
        page.items().forEach(this::add);
        after = page.next();
      } while (after.isPresent());
    }
    return installed;
  }

  private void add(Kept<Market.Pin> pin) {
    catalogue
        .listing(pin.document())
        .ifPresent(listing ->
            installed.add(new Installed(listing.document().handle(), name(listing.title()), pin)));
  }

  /// A title as an import writes it.
  static String name(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
  }
}
