package io.quantlab.platform.route;

import static io.quantlab.platform.api.Method.DELETE;
import static io.quantlab.platform.api.Method.GET;
import static io.quantlab.platform.api.Method.PATCH;
import static io.quantlab.platform.api.Method.POST;
import static io.quantlab.platform.api.Method.PUT;
import static io.quantlab.platform.api.Owner.API;
import static io.quantlab.platform.api.RouteBuilder.route;

import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.api.Route;
import io.quantlab.platform.api.Rule;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.Scope;
import java.util.List;

/// Routes about what users keep for themselves: watchlists, layouts, preferences, alerts (platform
/// contract 8.4).
public final class WorkspaceRoutes {
  public static final Route WATCHLISTS =
      route(GET, "/v1/watchlists", API, "The caller's watchlists, newest first.")
          .members(Role.members(), Scope.WORKSPACE)
          .with(Rule.PAGED)
          .answers(200, WorkspaceBodies.Watchlists.class)
          .build();
  public static final Route MAKE_WATCHLIST =
      route(POST, "/v1/watchlists", API, "Keep a new watchlist.")
          .members(Role.members(), Scope.WORKSPACE)
          .with(Rule.IDEMPOTENT, Rule.VERSIONED)
          .takes(
              WorkspaceBodies.WatchlistContent.class,
              "{\"title\": \"Majors\", \"entries\": [{\"symbol\": \"EURUSD\"}]}")
          .answers(201, WorkspaceBodies.Watchlist.class)
          .build();
  public static final Route WATCHLIST =
      route(GET, "/v1/watchlists/{id}", API, "A watchlist.")
          .members(Role.members(), Scope.WORKSPACE)
          .with(Rule.VERSIONED)
          .answers(200, WorkspaceBodies.Watchlist.class)
          .build();
  public static final Route CHANGE_WATCHLIST =
      route(PUT, "/v1/watchlists/{id}", API, "Write title and entries anew.")
          .members(Role.members(), Scope.WORKSPACE)
          .with(Rule.VERSIONED)
          .takes(
              WorkspaceBodies.WatchlistContent.class,
              "{\"title\": \"Majors\", \"entries\": [{\"symbol\": \"EURUSD\"}]}")
          .answers(200, WorkspaceBodies.Watchlist.class)
          .build();
  public static final Route DELETE_WATCHLIST =
      route(DELETE, "/v1/watchlists/{id}", API, "Delete a watchlist.")
          .members(Role.members(), Scope.WORKSPACE)
          .with(Rule.VERSIONED)
          .answers(204)
          .build();
  public static final Route IMPORT_SYMBOLS =
      route(
              POST,
              "/v1/watchlists/{id}:import",
              API,
              "Add the symbols of a text; each is added or told why not.")
          .members(Role.members(), Scope.WORKSPACE)
          .with(Rule.IDEMPOTENT)
          .problems(ProblemType.CONFLICT)
          .takes(WorkspaceBodies.SymbolList.class, "{\"text\": \"###Forex,EURUSD,GBPUSD\"}")
          .answers(200, WorkspaceBodies.Imported.class)
          .build();
  public static final Route SYMBOLS =
      route(
              GET,
              "/v1/symbols",
              API,
              "Symbols of the tenant's datasets that hold ?q=, the nearest first.")
          .members(Role.members(), Scope.DATA)
          .answers(200, WorkspaceBodies.Symbols.class)
          .build();

  public static final Route LAYOUTS =
      route(GET, "/v1/layouts", API, "The caller's layouts, newest first.")
          .members(Role.members(), Scope.WORKSPACE)
          .with(Rule.PAGED)
          .answers(200, WorkspaceBodies.Layouts.class)
          .build();
  public static final Route MAKE_LAYOUT =
      route(POST, "/v1/layouts", API, "Keep a new layout.")
          .members(Role.members(), Scope.WORKSPACE)
          .with(Rule.IDEMPOTENT, Rule.VERSIONED)
          .takes(
              WorkspaceBodies.NewLayout.class,
              "{\"title\": \"Day\", \"content\": {\"panes\": [{\"symbol\": \"EURUSD\"}]}}")
          .answers(201, WorkspaceBodies.Layout.class)
          .build();
  public static final Route LAYOUT =
      route(
              GET,
              "/v1/layouts/{id}",
              API,
              "A layout with its content; ?content=3 for an earlier one.")
          .members(Role.members(), Scope.WORKSPACE)
          .with(Rule.VERSIONED)
          .answers(200, WorkspaceBodies.Layout.class)
          .build();
  public static final Route REPLACE_LAYOUT =
      route(PUT, "/v1/layouts/{id}", API, "Write title and content anew.")
          .members(Role.members(), Scope.WORKSPACE)
          .with(Rule.VERSIONED)
          .takes(
              WorkspaceBodies.NewLayout.class,
              "{\"title\": \"Day\", \"content\": {\"panes\": [{\"symbol\": \"EURUSD\"}]}}")
          .answers(200, WorkspaceBodies.Layout.class)
          .build();
  public static final Route CHANGE_LAYOUT =
      route(PATCH, "/v1/layouts/{id}", API, "Change the title or parts of the content.")
          .members(Role.members(), Scope.WORKSPACE)
          .with(Rule.VERSIONED)
          .takes(WorkspaceBodies.LayoutChange.class, "{\"title\": \"Night\"}")
          .answers(200, WorkspaceBodies.Layout.class)
          .build();
  public static final Route DELETE_LAYOUT =
      route(DELETE, "/v1/layouts/{id}", API, "Delete a layout with all its contents.")
          .members(Role.members(), Scope.WORKSPACE)
          .with(Rule.VERSIONED)
          .answers(204)
          .build();
  public static final Route LAYOUT_VERSIONS =
      route(
              GET,
              "/v1/layouts/{id}/versions",
              API,
              "The last hundred contents of a layout, newest first.")
          .members(Role.members(), Scope.WORKSPACE)
          .with(Rule.PAGED)
          .answers(200, WorkspaceBodies.LayoutVersions.class)
          .build();
  public static final Route RESTORE_LAYOUT =
      route(POST, "/v1/layouts/{id}:restore", API, "Make an earlier content the newest one.")
          .members(Role.members(), Scope.WORKSPACE)
          .with(Rule.IDEMPOTENT)
          .problems(ProblemType.CONFLICT)
          .takes(WorkspaceBodies.LayoutRestore.class, "{\"contentVersion\": 1}")
          .answers(200, WorkspaceBodies.Layout.class)
          .build();

  public static final Route PREFERENCES =
      route(
              GET,
              "/v1/preferences/{app}",
              API,
              "What an app keeps of the choices of the caller; {} at first, with the tag v0.")
          .members(Role.members(), Scope.WORKSPACE)
          .with(Rule.VERSIONED)
          .answers(200, WorkspaceBodies.Preferences.class)
          .build();
  public static final Route SAVE_PREFERENCES =
      route(PUT, "/v1/preferences/{app}", API, "Write them anew.")
          .members(Role.members(), Scope.WORKSPACE)
          .with(Rule.VERSIONED)
          .takes(WorkspaceBodies.Preferences.class, "{\"content\": {\"theme\": \"dark\"}}")
          .answers(200, WorkspaceBodies.Preferences.class)
          .build();

  public static final Route ALERTS =
      route(GET, "/v1/alerts", API, "The caller's alerts, newest first.")
          .members(Role.members(), Scope.ALERTS)
          .with(Rule.PAGED)
          .answers(200, WorkspaceBodies.Alerts.class)
          .build();
  public static final Route MAKE_ALERT =
      route(POST, "/v1/alerts", API, "Keep a new alert on a price.")
          .members(Role.members(), Scope.ALERTS)
          .with(Rule.IDEMPOTENT, Rule.VERSIONED)
          .takes(
              WorkspaceBodies.NewAlert.class,
              "{\"title\": \"Parity\", \"symbol\": \"EURUSD\", \"condition\": \"at-or-below\", \"level\": \"1.0000\"}")
          .answers(201, WorkspaceBodies.Alert.class)
          .build();
  public static final Route ALERT =
      route(GET, "/v1/alerts/{id}", API, "An alert.")
          .members(Role.members(), Scope.ALERTS)
          .with(Rule.VERSIONED)
          .answers(200, WorkspaceBodies.Alert.class)
          .build();
  public static final Route CHANGE_ALERT =
      route(PATCH, "/v1/alerts/{id}", API, "Change an alert, pause it or make it active again.")
          .members(Role.members(), Scope.ALERTS)
          .with(Rule.VERSIONED)
          .takes(WorkspaceBodies.AlertChange.class, "{\"active\": false}")
          .answers(200, WorkspaceBodies.Alert.class)
          .build();
  public static final Route DELETE_ALERT =
      route(DELETE, "/v1/alerts/{id}", API, "Delete an alert.")
          .members(Role.members(), Scope.ALERTS)
          .with(Rule.VERSIONED)
          .answers(204)
          .build();
  public static final Route TEST_ALERT =
      route(POST, "/v1/alerts/{id}:test", API, "Tell the caller what the alert would say.")
          .members(Role.members(), Scope.ALERTS)
          .with(Rule.IDEMPOTENT)
          .answers(201, WorkspaceBodies.Notice.class)
          .build();
  public static final Route FIRED_ALERTS =
      route(
              GET,
              "/v1/alerts/{id}/fired",
              API,
              "When an alert fired in the last ninety days, by dataset, newest first.")
          .members(Role.members(), Scope.ALERTS)
          .with(Rule.PAGED)
          .answers(200, WorkspaceBodies.FiredList.class)
          .build();
  public static final Route NOTICES =
      route(
              GET,
              "/v1/notifications",
              API,
              "What the caller was told in the last thirty days, newest first.")
          .members(Role.members(), Scope.ALERTS)
          .with(Rule.PAGED)
          .answers(200, WorkspaceBodies.Notices.class)
          .build();
  public static final Route READ_NOTICES =
      route(POST, "/v1/notifications:read", API, "Mark some as read.")
          .members(Role.members(), Scope.ALERTS)
          .takes(
              WorkspaceBodies.ReadNotices.class, "{\"ids\": [\"ntc_01JH2V9Z6Q3K8XW5T7YB4C1D0E\"]}")
          .answers(204)
          .build();

  static final List<Route> ALL =
      List.of(
          WATCHLISTS,
          MAKE_WATCHLIST,
          WATCHLIST,
          CHANGE_WATCHLIST,
          DELETE_WATCHLIST,
          IMPORT_SYMBOLS,
          SYMBOLS,
          LAYOUTS,
          MAKE_LAYOUT,
          LAYOUT,
          REPLACE_LAYOUT,
          CHANGE_LAYOUT,
          DELETE_LAYOUT,
          LAYOUT_VERSIONS,
          RESTORE_LAYOUT,
          PREFERENCES,
          SAVE_PREFERENCES,
          ALERTS,
          MAKE_ALERT,
          ALERT,
          CHANGE_ALERT,
          DELETE_ALERT,
          TEST_ALERT,
          FIRED_ALERTS,
          NOTICES,
          READ_NOTICES);

  private WorkspaceRoutes() {}
}
