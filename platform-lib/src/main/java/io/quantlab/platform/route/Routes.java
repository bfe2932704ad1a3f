package io.quantlab.platform.route;

import io.quantlab.platform.api.Owner;
import io.quantlab.platform.api.Route;
import io.quantlab.platform.api.RouteTable;
import java.util.List;
import java.util.stream.Stream;

/// All routes of the API.
public final class Routes {
  /// The routes in the order the document lists them.
  public static final List<Route> ALL =
      Stream.of(
              IdentityRoutes.ALL,
              FactorRoutes.ALL,
              MemberRoutes.ALL,
              WorkspaceRoutes.ALL,
              WorkRoutes.ALL,
              RunRoutes.ALL,
              SweepRoutes.ALL,
              AdminRoutes.ALL,
              CommunityRoutes.ALL)
          .flatMap(List::stream)
          .toList();

  private Routes() {}

  /// All routes.
  public static RouteTable table() {
    return new RouteTable(ALL);
  }

  /// The routes of one function.
  public static RouteTable of(Owner owner) {
    return new RouteTable(ALL.stream().filter(route -> route.owner() == owner).toList());
  }
}
