package io.quantlab.function.api;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.json.OpaqueJson;
import io.quantlab.platform.route.WorkspaceBodies;
import io.quantlab.platform.route.WorkspaceRoutes;
import io.quantlab.platform.store.PreferenceStore;
import io.quantlab.platform.store.Workspace;

/// What apps keep of the caller's choices.
public final class PreferenceHandlers implements Handlers.Group {
  private static final PreferenceStore.Stored NONE =
      new PreferenceStore.Stored(0, new Workspace.Preferences(OpaqueJson.EMPTY));

  private final PreferenceStore store;

  public PreferenceHandlers(PreferenceStore store) {
    this.store = store;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(WorkspaceRoutes.PREFERENCES, this::read)
        .on(WorkspaceRoutes.SAVE_PREFERENCES, this::save);
  }

  private HttpResponse read(Call call) {
    PreferenceStore.Stored stored = stored(call, app(call));
    return Answer.versioned(
        call, stored.version(), new WorkspaceBodies.Preferences(stored.document().content()));
  }

  private HttpResponse save(Call call) {
    String app = app(call);
    WorkspaceBodies.Preferences body = call.body(WorkspaceBodies.Preferences.class);
    String hash = Sizes.hash(body.content(), "/content", WorkspaceBodies.MAX_PREFERENCES);
    long seen = stored(call, app).version();
    call.requireVersion(seen);
    call.requireDone(
        store.save(
            call.tenant(),
            call.caller().user(),
            app,
            seen,
            new Workspace.Preferences(body.content()),
            call.audited("preferences.save", call.caller().user(), hash)));
    return Answer.versioned(200, seen + 1, body);
  }

  private PreferenceStore.Stored stored(Call call, String app) {
    return store.find(call.tenant(), call.caller().user(), app).orElse(NONE);
  }

  private static String app(Call call) {
    String app = call.variables().get("app");
    if (!app.matches("[a-z0-9-]{1,32}")) {
      throw ProblemException.notFound();
    }
    return app;
  }
}
