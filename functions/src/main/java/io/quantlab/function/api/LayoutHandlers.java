package io.quantlab.function.api;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.function.http.Pages;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.json.OpaqueJson;
import io.quantlab.platform.route.WorkspaceBodies;
import io.quantlab.platform.route.WorkspaceRoutes;
import io.quantlab.platform.store.Kept;
import io.quantlab.platform.store.Layouts;
import io.quantlab.platform.store.Page;
import io.quantlab.platform.store.Workspace;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Layouts of the caller with their earlier contents.
public final class LayoutHandlers implements Handlers.Group {
  private final Layouts layouts;
  private final Pages pages;

  public LayoutHandlers(Layouts layouts, Pages pages) {
    this.layouts = layouts;
    this.pages = pages;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(WorkspaceRoutes.LAYOUTS, this::list)
        .on(WorkspaceRoutes.MAKE_LAYOUT, this::make)
        .on(WorkspaceRoutes.LAYOUT, this::one)
        .on(WorkspaceRoutes.REPLACE_LAYOUT, this::replace)
        .on(WorkspaceRoutes.CHANGE_LAYOUT, this::change)
        .on(WorkspaceRoutes.DELETE_LAYOUT, this::delete)
        .on(WorkspaceRoutes.LAYOUT_VERSIONS, this::versions)
        .on(WorkspaceRoutes.RESTORE_LAYOUT, this::restore);
  }

  private HttpResponse list(Call call) {
    Page<Kept<Workspace.Layout>> page =
        layouts.list(call.tenant(), call.caller().user(), pages.of(call));
    Optional<String> next = pages.next(call, page);
    List<WorkspaceBodies.LayoutHead> items =
        page.items().stream().map(LayoutHandlers::head).toList();
    return pages.linked(call, next, Answer.json(200, new WorkspaceBodies.Layouts(items, next)));
  }

  private HttpResponse make(Call call) {
    WorkspaceBodies.NewLayout body = call.body(WorkspaceBodies.NewLayout.class);
    Id id = call.fresh(IdKind.LAYOUT);
    Layouts.Content content = content(body.content());
    layouts.create(
        call.tenant(),
        call.caller().user(),
        id,
        body.title(),
        content,
        call.audited("layout.create", id, content.sha256()));
    Kept<Workspace.Layout> made = own(call, id);
    return Answer.created("/v1/layouts/" + id, made.version(), shown(made, content.json()));
  }

  private HttpResponse one(Call call) {
    Kept<Workspace.Layout> layout = own(call);
    long wanted = call.query("content").map(LayoutHandlers::number).orElse(newest(layout));
    return Answer.versioned(call, layout.version(), shown(layout, contentOf(call, layout, wanted)));
  }

  private HttpResponse replace(Call call) {
    Kept<Workspace.Layout> seen = own(call);
    call.requireVersion(seen.version());
    WorkspaceBodies.NewLayout body = call.body(WorkspaceBodies.NewLayout.class);
    return saved(call, seen, body.title(), content(body.content()), "layout.save");
  }

  private HttpResponse change(Call call) {
    Kept<Workspace.Layout> seen = own(call);
    call.requireVersion(seen.version());
    WorkspaceBodies.LayoutChange body = call.body(WorkspaceBodies.LayoutChange.class);
    OpaqueJson before = contentOf(call, seen, newest(seen));
    OpaqueJson after = body.content().map(before::merged).orElse(before);
    return saved(call, seen, body.title().orElse(seen.title()), content(after), "layout.change");
  }

  private HttpResponse saved(
      Call call,
      Kept<Workspace.Layout> seen,
      String title,
      Layouts.Content content,
      String action) {
    call.requireDone(save(call, seen, title, content, action));
    Kept<Workspace.Layout> now = own(call);
    return Answer.versioned(200, now.version(), shown(now, content.json()));
  }

  private boolean save(
      Call call,
      Kept<Workspace.Layout> seen,
      String title,
      Layouts.Content content,
      String action) {
    return layouts.save(
        call.tenant(),
        call.caller().user(),
        seen,
        title,
        content,
        call.audited(action, seen.id(), content.sha256()));
  }

  private HttpResponse delete(Call call) {
    Kept<Workspace.Layout> seen = own(call);
    call.requireVersion(seen.version());
    call.requireDone(
        layouts.delete(
            call.tenant(),
            call.caller().user(),
            seen,
            call.audited("layout.delete", seen.id(), "")));
    return Answer.empty();
  }

  private HttpResponse versions(Call call) {
    Kept<Workspace.Layout> layout = own(call);
    Page<Kept<Workspace.LayoutVersion>> page =
        layouts.versions(call.tenant(), layout.id(), pages.of(call));
    Optional<String> next = pages.next(call, page);
    List<WorkspaceBodies.LayoutVersionHead> items =
        page.items().stream()
            .map(each ->
                new WorkspaceBodies.LayoutVersionHead(
                    each.version(), each.title(), Instant.ofEpochMilli(each.created())))
            .toList();
    return pages.linked(
        call, next, Answer.json(200, new WorkspaceBodies.LayoutVersions(items, next)));
  }

  private HttpResponse restore(Call call) {
    Kept<Workspace.Layout> seen = own(call);
    long number = call.body(WorkspaceBodies.LayoutRestore.class).contentVersion();
    Layouts.Content content =
        content(
            layouts
                .version(call.tenant(), seen.id(), number)
                .map(kept -> kept.document().content())
                .orElseThrow(() ->
                    ProblemException.field(
                        "/contentVersion",
                        "range",
                        "expected one of the last "
                            + Layouts.KEPT
                            + " contents up to "
                            + newest(seen)
                            + ", found "
                            + number)));
    if (!save(call, seen, seen.title(), content, "layout.restore")) {
      throw ProblemException.of(
          ProblemType.CONFLICT, "The layout was changed in this moment; try again.");
    }
    Kept<Workspace.Layout> now = own(call);
    return Answer.versioned(200, now.version(), shown(now, content.json()));
  }

  private OpaqueJson contentOf(Call call, Kept<Workspace.Layout> layout, long number) {
    return layouts
        .version(call.tenant(), layout.id(), number)
        .orElseThrow(ProblemException::notFound)
        .document()
        .content();
  }

  private Kept<Workspace.Layout> own(Call call) {
    return own(call, call.id(IdKind.LAYOUT));
  }

  private Kept<Workspace.Layout> own(Call call, Id id) {
    return layouts
        .find(call.tenant(), call.caller().user(), id)
        .orElseThrow(ProblemException::notFound);
  }

  private static Layouts.Content content(OpaqueJson json) {
    return new Layouts.Content(json, Sizes.hash(json, "/content", WorkspaceBodies.MAX_LAYOUT));
  }

  private static long newest(Kept<Workspace.Layout> layout) {
    return layout.document().newest();
  }

  private static long number(String text) {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw ProblemException.field(
          "/content", "form", "expected the number of a content, found " + text);
    }
    return Long.parseLong(text);
  }

  private static WorkspaceBodies.Layout shown(Kept<Workspace.Layout> kept, OpaqueJson content) {
    return new WorkspaceBodies.Layout(
        kept.id(),
        kept.title(),
        kept.version(),
        newest(kept),
        kept.document().sha256(),
        content,
        Instant.ofEpochMilli(kept.created()),
        Instant.ofEpochMilli(kept.updated()));
  }

  private static WorkspaceBodies.LayoutHead head(Kept<Workspace.Layout> kept) {
    return new WorkspaceBodies.LayoutHead(
        kept.id(),
        kept.title(),
        kept.version(),
        newest(kept),
        kept.document().sha256(),
        Instant.ofEpochMilli(kept.created()),
        Instant.ofEpochMilli(kept.updated()));
  }
}
