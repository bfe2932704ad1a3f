package io.quantlab.function.wiring;

import io.quantlab.function.http.Authenticator;
import io.quantlab.function.http.Handlers;
import io.quantlab.function.http.OnceOnly;
import io.quantlab.function.http.Pipeline;
import io.quantlab.platform.api.Owner;
import io.quantlab.platform.api.RateLimits;
import io.quantlab.platform.api.RouteTable;
import io.quantlab.platform.key.SecretName;
import io.quantlab.platform.route.Routes;
import io.quantlab.platform.tenant.Ids;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// Makes the pipeline of a function from its handlers.
final class Pipelines {
  private final Authenticator authenticator;
  private final RateLimits limits;
  private final OnceOnly onceOnly;
  private final Ids ids;
  private final Surroundings around;

  @Inject
  Pipelines(
      Authenticator authenticator,
      RateLimits limits,
      OnceOnly onceOnly,
      Ids ids,
      Surroundings around) {
    this.authenticator = authenticator;
    this.limits = limits;
    this.onceOnly = onceOnly;
    this.ids = ids;
    this.around = around;
  }

  Pipeline of(Owner owner, List<Handlers.Group> groups) {
    RouteTable routes = Routes.of(owner);
    return new Pipeline(
        owner.name().toLowerCase(Locale.ROOT),
        routes,
        Handlers.of(routes.routes(), groups),
        authenticator,
        limits,
        onceOnly,
        around.log(),
        ids,
        around.clock(),
        HexFormat.of().formatHex(around.secrets().get(SecretName.LOG_SALT)));
  }
}
