package io.quantlab.function.api;

import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.link.Libraries;
import io.quantlab.dsl.parser.WickFormatter;
import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.function.http.Pages;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.json.FieldError;
import io.quantlab.platform.route.ScriptBodies;
import io.quantlab.platform.route.WorkRoutes;
import io.quantlab.platform.store.Head;
import io.quantlab.platform.store.Kept;
import io.quantlab.platform.store.Page;
import io.quantlab.platform.store.Quota;
import io.quantlab.platform.store.Quotas;
import io.quantlab.platform.store.Scripts;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Scripts with versions; check and format.
public final class ScriptHandlers implements Handlers.Group {
  private final Scripts scripts;
  private final LibraryShelf shelf;
  private final Quotas quotas;
  private final Pages pages;

  public ScriptHandlers(Scripts scripts, LibraryShelf shelf, Quotas quotas, Pages pages) {
    this.scripts = scripts;
    this.shelf = shelf;
    this.quotas = quotas;
    this.pages = pages;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(WorkRoutes.SCRIPTS, this::list)
        .keeping(WorkRoutes.MAKE_SCRIPT, this::make)
        .on(WorkRoutes.SCRIPT, this::one)
        .on(WorkRoutes.CHANGE_SCRIPT, this::change)
        .on(WorkRoutes.DELETE_SCRIPT, this::delete)
        .on(WorkRoutes.VERSIONS, this::versions)
        .on(WorkRoutes.SAVE_VERSION, this::save)
        .on(WorkRoutes.VERSION, this::version)
        .on(WorkRoutes.CHECK, this::check)
        .on(WorkRoutes.FORMAT, this::format);
  }

  private HttpResponse list(Call call) {
    Page<Head> page = scripts.list(call.tenant(), call.caller().user(), pages.of(call));
    Optional<String> next = pages.next(call, page);
    List<ScriptBodies.Script> items = page.items().stream().map(ScriptHandlers::shown).toList();
    return pages.linked(call, next, Answer.json(200, new ScriptBodies.Scripts(items, next)));
  }

  private HttpResponse make(Call call) {
    ScriptBodies.NewScript body = call.body(ScriptBodies.NewScript.class);
    Id id = call.fresh(IdKind.SCRIPT);
    Work.ScriptVersion first = version(call, body.text());
    Kept<Work.Script> made = scripts.fresh(id, body.title(), call.caller().user(), first);
    HttpResponse answer = Answer.created("/v1/scripts/" + id, made.version(), shown(made));
    scripts.create(
        call.tenant(),
        made,
        first,
        List.of(quotas.hold(call.tenant(), Quota.SCRIPTS, 1)),
        call.keeping(answer),
        call.audited("script.create", id, first.sha256()));
    return answer;
  }

  private HttpResponse one(Call call) {
    Kept<Work.Script> script = readable(call);
    return Answer.versioned(call, script.version(), shown(script));
  }

  private HttpResponse change(Call call) {
    Kept<Work.Script> script = changeable(call);
    call.requireVersion(script.version());
    String title = call.body(ScriptBodies.ScriptChange.class).title().orElse(script.title());
    Id id = script.id();
    boolean done =
        scripts.rename(
            call.tenant(),
            script,
            title,
            call.audited("script.rename", id, OpaqueToken.sha256(title)));
    call.requireDone(done);
    Kept<Work.Script> now = scripts.find(call.tenant(), id).orElseThrow();
    return Answer.versioned(200, now.version(), shown(now));
  }

  private HttpResponse delete(Call call) {
    Kept<Work.Script> script = changeable(call);
    call.requireVersion(script.version());
    call.requireDone(
        scripts.archive(call.tenant(), script, call.audited("script.archive", script.id(), "")));
    return Answer.empty();
  }

  private HttpResponse versions(Call call) {
    Kept<Work.Script> script = readable(call);
    Page<Kept<Work.ScriptVersion>> page =
        scripts.versions(call.tenant(), script.id(), pages.of(call));
    Optional<String> next = pages.next(call, page);
    List<ScriptBodies.VersionHead> items =
        page.items().stream()
            .map(each ->
                new ScriptBodies.VersionHead(
                    each.version(),
                    each.document().sha256(),
                    each.document().errors(),
                    Instant.ofEpochMilli(each.created())))
            .toList();
    return pages.linked(call, next, Answer.json(200, new ScriptBodies.Versions(items, next)));
  }

  private HttpResponse save(Call call) {
    Kept<Work.Script> script = changeable(call);
    Work.ScriptVersion text = version(call, call.body(ScriptBodies.NewVersion.class).text());
    boolean done =
        scripts.append(
            call.tenant(),
            script,
            text,
            call.audited("script.version.save", script.id(), text.sha256()));
    if (!done) {
      throw ProblemException.of(
          ProblemType.CONFLICT, "Another version was saved in this moment; try again.");
    }
    long number = script.document().newest() + 1;
    return Answer.created(
        "/v1/scripts/" + script.id() + "/versions/" + number,
        shown(script.id(), scripts.version(call.tenant(), script.id(), number).orElseThrow()));
  }

  private HttpResponse version(Call call) {
    Kept<Work.Script> script = readable(call);
    String number = call.variables().get("number");
    if (!number.matches("[1-9][0-9]{0,8}")) {
      throw ProblemException.notFound();
    }
    return Answer.json(
        200,
        shown(
            script.id(),
            scripts
                .version(call.tenant(), script.id(), Long.parseLong(number))
                .orElseThrow(ProblemException::notFound)));
  }

  private HttpResponse check(Call call) {
    String text = call.body(ScriptBodies.ScriptText.class).text();
    List<Diagnostic> all = WickText.diagnostics(text, shelf.of(call.tenant()));
    return Answer.json(
        200, new ScriptBodies.Checked(WickText.errors(all) == 0, WickText.shown(text, all)));
  }

  private HttpResponse format(Call call) {
    String text = call.body(ScriptBodies.ScriptText.class).text();
    String formatted =
        WickFormatter.format(new Source(text))
            .orElseThrow(() ->
                ProblemException.of(
                    ProblemType.SCRIPT_ERRORS,
                    "A text with syntax errors keeps its form.",
                    fields(text, shelf.of(call.tenant()))));
    return Answer.json(200, new ScriptBodies.Formatted(formatted, !formatted.equals(text)));
  }

  /// Diagnostics as errors of the field that holds the text.
  static List<FieldError> fields(String text, Libraries libraries) {
    return WickText.shown(text, WickText.diagnostics(text, libraries)).stream()
        .limit(50)
        .map(each ->
            new FieldError(
                "/text",
                each.code(),
                "line " + each.line() + ", column " + each.column() + ": " + each.message()))
        .toList();
  }

  private Kept<Work.Script> readable(Call call) {
    return scripts
        .find(call.tenant(), call.id(IdKind.SCRIPT))
        .filter(script -> Rights.mayRead(call.caller(), script.document().owner()))
        .orElseThrow(ProblemException::notFound);
  }

  private Kept<Work.Script> changeable(Call call) {
    return scripts
        .find(call.tenant(), call.id(IdKind.SCRIPT))
        .filter(script -> Rights.mayChange(call.caller(), script.document().owner()))
        .orElseThrow(ProblemException::notFound);
  }

  private Work.ScriptVersion version(Call call, String text) {
    return new Work.ScriptVersion(
        text,
        OpaqueToken.sha256(text),
        WickText.errors(WickText.diagnostics(text, shelf.of(call.tenant()))));
  }

  private static ScriptBodies.Script shown(Kept<Work.Script> script) {
    return new ScriptBodies.Script(
        script.id(),
        script.title(),
        script.version(),
        script.document().newest(),
        script.document().sha256(),
        script.document().errors(),
        Instant.ofEpochMilli(script.created()),
        Instant.ofEpochMilli(script.updated()));
  }

  private static ScriptBodies.Script shown(Head head) {
    return new ScriptBodies.Script(
        head.id(),
        head.title(),
        head.version(),
        Long.parseLong(head.summary().get("text")),
        head.summary().get("sha256"),
        Long.parseLong(head.summary().get("errors")),
        Instant.ofEpochMilli(head.created()),
        Instant.ofEpochMilli(head.updated()));
  }

  private static ScriptBodies.Version shown(Id script, Kept<Work.ScriptVersion> version) {
    return new ScriptBodies.Version(
        script,
        version.version(),
        version.document().sha256(),
        version.document().errors(),
        Instant.ofEpochMilli(version.created()),
        version.document().text());
  }
}
