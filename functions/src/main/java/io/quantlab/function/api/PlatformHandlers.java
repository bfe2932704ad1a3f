package io.quantlab.function.api;

import io.quantlab.engine.backtest.EngineVersion;
import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.function.http.Pages;
import io.quantlab.platform.api.ApiReference;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.OpenApi;
import io.quantlab.platform.audit.AuditRecord;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.route.PlatformBodies;
import io.quantlab.platform.route.Routes;
import io.quantlab.platform.route.WorkRoutes;
import io.quantlab.platform.store.AuditLog;
import io.quantlab.platform.store.Page;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Health, versions, the OpenAPI document, the caller's audit stream.
public final class PlatformHandlers implements Handlers.Group {
  private static final String VERSION = "v1";

  private final AuditLog audit;
  private final Pages pages;
  private final String objectsKind;
  private final String document;
  private final String reference;

  /// @param objectsKind what keeps the objects and what it cannot do, for `/v1/version`
  public PlatformHandlers(AuditLog audit, Pages pages, String origin, String objectsKind) {
    this.audit = audit;
    this.pages = pages;
    this.objectsKind = objectsKind;
    this.document = OpenApi.document(Routes.ALL, origin, VERSION);
    this.reference = ApiReference.page(Routes.ALL, origin, VERSION);
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(WorkRoutes.HEALTH, _ -> Answer.json(200, new PlatformBodies.Health("ok")))
        .on(WorkRoutes.PLATFORM_VERSION, _ -> version())
        .on(WorkRoutes.OPENAPI, _ -> openApi())
        .on(WorkRoutes.OPENAPI_ROOT, _ -> openApi())
        .on(WorkRoutes.REFERENCE, _ -> reference())
        .on(WorkRoutes.HOME, _ -> Answer.redirect("/reference"))
        .on(WorkRoutes.AUDIT, this::audit);
  }

  private HttpResponse version() {
    return Answer.json(200, new PlatformBodies.Version(VERSION, EngineVersion.NUMBER, objectsKind));
  }

  private HttpResponse openApi() {
    return Answer.text(200, "application/json", document);
  }

  /// The page may use its own style sheet and nothing else.
  private HttpResponse reference() {
    String hash = Base64.getEncoder().encodeToString(OpaqueToken.digest(ApiReference.STYLE));
    return Answer.text(200, "text/html; charset=utf-8", reference)
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'sha256-" + hash + "'; frame-ancestors 'none'");
  }

  private HttpResponse audit(Call call) {
    Page<AuditRecord> page = audit.list(call.tenant(), call.caller().user(), pages.of(call));
    Optional<String> next = pages.next(call, page);
    List<PlatformBodies.AuditRecord> items =
        page.items().stream().map(PlatformHandlers::shown).toList();
    return pages.linked(call, next, Answer.json(200, new PlatformBodies.AuditRecords(items, next)));
  }

  private static PlatformBodies.AuditRecord shown(AuditRecord record) {
    return new PlatformBodies.AuditRecord(
        record.seq(),
        record.actor(),
        record.action(),
        record.subject(),
        record.requestId(),
        Instant.ofEpochMilli(record.epochMillis()),
        record.previous());
  }
}
