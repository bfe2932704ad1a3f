package io.quantlab.function.api;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.function.http.Pages;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.route.WorkspaceBodies;
import io.quantlab.platform.route.WorkspaceRoutes;
import io.quantlab.platform.store.FiredAlerts;
import io.quantlab.platform.store.Kept;
import io.quantlab.platform.store.Notices;
import io.quantlab.platform.store.Page;
import io.quantlab.platform.store.UserDocuments;
import io.quantlab.platform.store.Workspace;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.wire.AlertRepeat;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Alerts of the caller.
public final class AlertHandlers implements Handlers.Group {
  private final UserDocuments<Workspace.Alert> alerts;
  private final FiredAlerts fired;
  private final Notices notices;
  private final Pages pages;

  public AlertHandlers(
      UserDocuments<Workspace.Alert> alerts, FiredAlerts fired, Notices notices, Pages pages) {
    this.alerts = alerts;
    this.fired = fired;
    this.notices = notices;
    this.pages = pages;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(WorkspaceRoutes.ALERTS, this::list)
        .on(WorkspaceRoutes.MAKE_ALERT, this::make)
        .on(WorkspaceRoutes.ALERT, this::one)
        .on(WorkspaceRoutes.CHANGE_ALERT, this::change)
        .on(WorkspaceRoutes.DELETE_ALERT, this::delete)
        .on(WorkspaceRoutes.TEST_ALERT, this::test)
        .on(WorkspaceRoutes.FIRED_ALERTS, this::fired);
  }

  private HttpResponse list(Call call) {
    Page<Kept<Workspace.Alert>> page =
        alerts.list(call.tenant(), call.caller().user(), pages.of(call));
    Optional<String> next = pages.next(call, page);
    List<WorkspaceBodies.Alert> items = page.items().stream().map(AlertHandlers::shown).toList();
    return pages.linked(call, next, Answer.json(200, new WorkspaceBodies.Alerts(items, next)));
  }

  private HttpResponse make(Call call) {
    WorkspaceBodies.NewAlert body = call.body(WorkspaceBodies.NewAlert.class);
    Id id = call.fresh(IdKind.ALERT);
    Workspace.Alert document =
        new Workspace.Alert(
            body.symbol(),
            body.condition(),
            body.level(),
            body.repeat().orElse(AlertRepeat.ONCE),
            body.message(),
            true,
            body.until());
    alerts.create(
        call.tenant(),
        call.caller().user(),
        id,
        body.title(),
        document,
        call.audited("alert.create", id, hash(document)));
    Kept<Workspace.Alert> made = own(call, id);
    return Answer.created("/v1/alerts/" + id, made.version(), shown(made));
  }

  private HttpResponse one(Call call) {
    Kept<Workspace.Alert> alert = own(call);
    return Answer.versioned(call, alert.version(), shown(alert));
  }

  private HttpResponse change(Call call) {
    Kept<Workspace.Alert> seen = own(call);
    call.requireVersion(seen.version());
    WorkspaceBodies.AlertChange body = call.body(WorkspaceBodies.AlertChange.class);
    Workspace.Alert before = seen.document();
    Workspace.Alert after =
        new Workspace.Alert(
            before.symbol(),
            body.condition().orElse(before.condition()),
            body.level().orElse(before.level()),
            body.repeat().orElse(before.repeat()),
            body.message().or(before::message),
            body.active().orElse(before.active()),
            body.until().or(before::until));
    call.requireDone(
        alerts.replace(
            call.tenant(),
            call.caller().user(),
            seen,
            body.title().orElse(seen.title()),
            after,
            call.audited("alert.change", seen.id(), hash(after))));
    Kept<Workspace.Alert> now = own(call);
    return Answer.versioned(200, now.version(), shown(now));
  }

  private HttpResponse delete(Call call) {
    Kept<Workspace.Alert> seen = own(call);
    call.requireVersion(seen.version());
    call.requireDone(
        alerts.delete(
            call.tenant(),
            call.caller().user(),
            seen,
            call.audited("alert.delete", seen.id(), "")));
    return Answer.empty();
  }

  private HttpResponse test(Call call) {
    Kept<Workspace.Alert> alert = own(call);
    Id id = call.fresh(IdKind.NOTICE);
    Workspace.Alert of = alert.document();
    String usual = of.symbol() + " is " + of.condition().words() + " " + of.level();
    Workspace.Notice notice =
        new Workspace.Notice(alert.id().text(), of.message().orElse(usual), true, false);
    notices.tell(
        call.tenant(),
        call.caller().user(),
        id,
        alert.title(),
        notice,
        call.audited("alert.test", alert.id(), OpaqueToken.sha256(notice.text())));
    Kept<Workspace.Notice> told =
        notices.find(call.tenant(), call.caller().user(), id).orElseThrow();
    return Answer.json(201, NoticeHandlers.shown(told));
  }

  private HttpResponse fired(Call call) {
    Page<Kept<Workspace.Fired>> page = fired.list(call.tenant(), own(call).id(), pages.of(call));
    Optional<String> next = pages.next(call, page);
    List<WorkspaceBodies.Fired> items =
        page.items().stream()
            .map(kept -> {
              Workspace.Fired it = kept.document();
              return new WorkspaceBodies.Fired(
                  it.dataset(),
                  it.at(),
                  it.price(),
                  it.times(),
                  Instant.ofEpochMilli(kept.created()));
            })
            .toList();
    return pages.linked(call, next, Answer.json(200, new WorkspaceBodies.FiredList(items, next)));
  }

  private Kept<Workspace.Alert> own(Call call) {
    return own(call, call.id(IdKind.ALERT));
  }

  private Kept<Workspace.Alert> own(Call call, Id id) {
    return alerts
        .find(call.tenant(), call.caller().user(), id)
        .orElseThrow(ProblemException::notFound);
  }

  private static String hash(Workspace.Alert document) {
    return OpaqueToken.sha256(RecordJson.write(document));
  }

  private static WorkspaceBodies.Alert shown(Kept<Workspace.Alert> kept) {
    Workspace.Alert it = kept.document();
    return new WorkspaceBodies.Alert(
        kept.id(),
        kept.title(),
        kept.version(),
        it.symbol(),
        it.condition(),
        it.level(),
        it.repeat(),
        it.message(),
        it.active(),
        it.until(),
        Instant.ofEpochMilli(kept.created()),
        Instant.ofEpochMilli(kept.updated()));
  }
}
