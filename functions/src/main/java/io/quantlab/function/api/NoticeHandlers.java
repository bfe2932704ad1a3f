package io.quantlab.function.api;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.function.http.Pages;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.route.WorkspaceBodies;
import io.quantlab.platform.route.WorkspaceRoutes;
import io.quantlab.platform.store.Kept;
import io.quantlab.platform.store.Notices;
import io.quantlab.platform.store.Page;
import io.quantlab.platform.store.Workspace;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the caller was told.
public final class NoticeHandlers implements Handlers.Group {
  private final Notices notices;
  private final Pages pages;

  public NoticeHandlers(Notices notices, Pages pages) {
    this.notices = notices;
    this.pages = pages;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers.on(WorkspaceRoutes.NOTICES, this::list).on(WorkspaceRoutes.READ_NOTICES, this::read);
  }

  private HttpResponse list(Call call) {
    Page<Kept<Workspace.Notice>> page =
        notices.list(call.tenant(), call.caller().user(), pages.of(call));
    Optional<String> next = pages.next(call, page);
    List<WorkspaceBodies.Notice> items = page.items().stream().map(NoticeHandlers::shown).toList();
    return pages.linked(call, next, Answer.json(200, new WorkspaceBodies.Notices(items, next)));
  }

  private HttpResponse read(Call call) {
    List<Id> ids = call.body(WorkspaceBodies.ReadNotices.class).ids();
    for (int i = 0; i < ids.size(); i++) {
      if (ids.get(i).kind() != IdKind.NOTICE) {
        throw ProblemException.field("/ids/" + i, "form", "expected the id of a notice, ntc_…");
      }
    }
    notices.read(call.tenant(), call.caller().user(), ids);
    return Answer.empty();
  }

  static WorkspaceBodies.Notice shown(Kept<Workspace.Notice> kept) {
    Workspace.Notice it = kept.document();
    return new WorkspaceBodies.Notice(
        kept.id(),
        kept.title(),
        it.text(),
        it.about(),
        it.test(),
        it.read(),
        Instant.ofEpochMilli(kept.created()));
  }
}
