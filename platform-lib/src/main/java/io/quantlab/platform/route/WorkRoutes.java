package io.quantlab.platform.route;

import static io.quantlab.platform.api.Method.DELETE;
import static io.quantlab.platform.api.Method.GET;
import static io.quantlab.platform.api.Method.PATCH;
import static io.quantlab.platform.api.Method.POST;
import static io.quantlab.platform.api.Owner.API;
import static io.quantlab.platform.api.RouteBuilder.route;

import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.api.RateClass;
import io.quantlab.platform.api.Route;
import io.quantlab.platform.api.Rule;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.Scope;
import java.util.List;

/// Routes about what users work on, scripts and data, and the platform's own pages (platform
/// contract 8.4).
public final class WorkRoutes {
  private static final String TEXT = "{\"text\": \"plot(close)\"}";

  public static final Route SCRIPTS =
      route(GET, "/v1/scripts", API, "The caller's scripts, newest first.")
          .members(Role.members(), Scope.SCRIPTS)
          .with(Rule.PAGED)
          .answers(200, ScriptBodies.Scripts.class)
          .build();
  public static final Route MAKE_SCRIPT =
      route(POST, "/v1/scripts", API, "Save a new script; it may have errors.")
          .members(Role.workers(), Scope.SCRIPTS)
          .with(Rule.IDEMPOTENT, Rule.VERSIONED)
          .problems(ProblemType.QUOTA)
          .takes(ScriptBodies.NewScript.class, "{\"title\": \"First\", \"text\": \"plot(close)\"}")
          .answers(201, ScriptBodies.Script.class)
          .build();
  public static final Route SCRIPT =
      route(GET, "/v1/scripts/{id}", API, "A script without its text.")
          .members(Role.members(), Scope.SCRIPTS)
          .with(Rule.VERSIONED)
          .answers(200, ScriptBodies.Script.class)
          .build();
  public static final Route CHANGE_SCRIPT =
      route(PATCH, "/v1/scripts/{id}", API, "Change the title.")
          .members(Role.workers(), Scope.SCRIPTS)
          .with(Rule.VERSIONED)
          .takes(ScriptBodies.ScriptChange.class, "{\"title\": \"Second\"}")
          .answers(200, ScriptBodies.Script.class)
          .build();
  public static final Route DELETE_SCRIPT =
      route(
              DELETE,
              "/v1/scripts/{id}",
              API,
              "Archive a script; its versions stay for the runs that used them.")
          .members(Role.workers(), Scope.SCRIPTS)
          .with(Rule.VERSIONED)
          .answers(204)
          .build();
  public static final Route VERSIONS =
      route(GET, "/v1/scripts/{id}/versions", API, "The versions of a script, newest first.")
          .members(Role.members(), Scope.SCRIPTS)
          .with(Rule.PAGED)
          .answers(200, ScriptBodies.Versions.class)
          .build();
  public static final Route SAVE_VERSION =
      route(
              POST,
              "/v1/scripts/{id}/versions",
              API,
              "Save a new text; broken text is kept and marked.")
          .members(Role.workers(), Scope.SCRIPTS)
          .with(Rule.IDEMPOTENT)
          .problems(ProblemType.CONFLICT)
          .takes(ScriptBodies.NewVersion.class, TEXT)
          .answers(201, ScriptBodies.Version.class)
          .build();
  public static final Route VERSION =
      route(GET, "/v1/scripts/{id}/versions/{number}", API, "A version with its text.")
          .members(Role.members(), Scope.SCRIPTS)
          .answers(200, ScriptBodies.Version.class)
          .build();
  public static final Route CHECK =
      route(POST, "/v1/scripts:check", API, "What is wrong with a text.")
          .members(Role.members(), Scope.SCRIPTS)
          .counted(RateClass.COMPILE)
          .takes(ScriptBodies.ScriptText.class, TEXT)
          .answers(200, ScriptBodies.Checked.class)
          .build();
  public static final Route FORMAT =
      route(POST, "/v1/scripts:format", API, "A text in the one format.")
          .members(Role.members(), Scope.SCRIPTS)
          .counted(RateClass.COMPILE)
          .problems(ProblemType.SCRIPT_ERRORS)
          .takes(ScriptBodies.ScriptText.class, TEXT)
          .answers(200, ScriptBodies.Formatted.class)
          .build();

  public static final Route MAKE_UPLOAD =
      route(POST, "/v1/uploads", API, "Ask for an address to put a file to.")
          .members(Role.workers(), Scope.DATA)
          .with(Rule.IDEMPOTENT)
          .takes(
              DataBodies.NewUpload.class,
              "{\"fileName\": \"EURUSD.csv\", \"bytes\": 5, \"sha256\": \""
                  + "a".repeat(64)
                  + "\"}")
          .answers(201, DataBodies.UploadStarted.class)
          .build();
  public static final Route UPLOAD =
      route(GET, "/v1/uploads/{id}", API, "An upload.")
          .members(Role.members(), Scope.DATA)
          .answers(200, DataBodies.Upload.class)
          .build();
  public static final Route COMPLETE_UPLOAD =
      route(
              POST,
              "/v1/uploads/{id}:complete",
              API,
              "Say that the file is there; length and hash are checked.")
          .members(Role.workers(), Scope.DATA)
          .problems(ProblemType.WRONG_STATE)
          .answers(200, DataBodies.Upload.class)
          .build();
  public static final Route DATASETS =
      route(GET, "/v1/datasets", API, "The datasets of the tenant, newest first.")
          .members(Role.members(), Scope.DATA)
          .with(Rule.PAGED)
          .answers(200, DataBodies.Datasets.class)
          .build();
  public static final Route MAKE_DATASET =
      route(POST, "/v1/datasets", API, "Import an upload; a job does it.")
          .members(Role.workers(), Scope.DATA)
          .with(Rule.IDEMPOTENT)
          .problems(ProblemType.WRONG_STATE)
          .takes(
              DataBodies.NewDataset.class,
              "{\"title\": \"EURUSD\", \"upload\": \"upl_01JH2V9Z6Q3K8XW5T7YB4C1D0E\"}")
          .answers(202, DataBodies.Dataset.class)
          .build();
  public static final Route DATASET =
      route(GET, "/v1/datasets/{id}", API, "A dataset with its series.")
          .members(Role.members(), Scope.DATA)
          .answers(200, DataBodies.Dataset.class)
          .build();
  public static final Route DATASET_REPORT =
      route(GET, "/v1/datasets/{id}/report", API, "Where to read the report of the import.")
          .members(Role.members(), Scope.DATA)
          .problems(ProblemType.WRONG_STATE)
          .answers(302)
          .build();

  public static final Route HEALTH =
      route(GET, "/v1/health", API, "Whether the API answers.")
          .anonymous(RateClass.ANONYMOUS)
          .answers(200, PlatformBodies.Health.class)
          .build();
  public static final Route PLATFORM_VERSION =
      route(GET, "/v1/version", API, "Versions of what runs here.")
          .anonymous(RateClass.ANONYMOUS)
          .answers(200, PlatformBodies.Version.class)
          .build();
  public static final Route OPENAPI =
      route(GET, "/v1/openapi.json", API, "This API as an OpenAPI 3.1 document.")
          .anonymous(RateClass.ANONYMOUS)
          .answers(200)
          .build();
  public static final Route OPENAPI_ROOT =
      route(GET, "/openapi.json", API, "The same under its usual address.")
          .anonymous(RateClass.ANONYMOUS)
          .answers(200)
          .build();
  public static final Route REFERENCE =
      route(GET, "/reference", API, "This API as a page for people.")
          .anonymous(RateClass.ANONYMOUS)
          .answers(200)
          .build();
  public static final Route HOME =
      route(GET, "/", API, "Leads to the reference.")
          .anonymous(RateClass.ANONYMOUS)
          .answers(302)
          .build();
  public static final Route QUOTAS =
      route(GET, "/v1/quotas", API, "What the tenant's plan allows, and how much of it is in use.")
          .members(Role.members(), Scope.TENANT)
          .answers(200, PlatformBodies.Quotas.class)
          .build();
  public static final Route USAGE =
      route(
              GET,
              "/v1/usage",
              API,
              "What the tenant used of its plan, day by day; ?days=1..40, 30 where it is absent.")
          .members(Role.members(), Scope.TENANT)
          .answers(200, PlatformBodies.Usages.class)
          .build();
  public static final Route AUDIT =
      route(GET, "/v1/audit/records", API, "The caller's audit stream from its first record on.")
          .members(Role.members(), Scope.AUDIT)
          .with(Rule.PAGED)
          .answers(200, PlatformBodies.AuditRecords.class)
          .build();

  static final List<Route> ALL =
      List.of(
          SCRIPTS,
          MAKE_SCRIPT,
          SCRIPT,
          CHANGE_SCRIPT,
          DELETE_SCRIPT,
          VERSIONS,
          SAVE_VERSION,
          VERSION,
          CHECK,
          FORMAT,
          MAKE_UPLOAD,
          UPLOAD,
          COMPLETE_UPLOAD,
          DATASETS,
          MAKE_DATASET,
          DATASET,
          DATASET_REPORT,
          HEALTH,
          PLATFORM_VERSION,
          OPENAPI,
          OPENAPI_ROOT,
          REFERENCE,
          HOME,
          QUOTAS,
          USAGE,
          AUDIT);

  private WorkRoutes() {}
}
