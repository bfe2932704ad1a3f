package io.quantlab.platform.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.platform.json.RecordSchema;
import io.quantlab.platform.tenant.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The routes as one page for people: no script, no request to anywhere, light and dark.
public final class ApiReference {
  /// The style sheet of the page; its hash stands in the page's content security policy.
  public static final String STYLE =
      """
      :root{color-scheme:light dark;--line:#d5dae1;--dim:#5b6675;--box:#f4f6f8;--accent:#1a4fb4}
      @media(prefers-color-scheme:dark){:root{--line:#333b47;--dim:#98a3b3;--box:#1b2027;--accent:#7da7f7}}
      body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
      a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}
      nav{columns:3 14rem;margin:1.5rem 0 3rem}nav div{break-inside:avoid;margin-bottom:.8rem}
      nav b{display:block}h2{margin-top:3rem;border-bottom:1px solid var(--line)}
      article{border:1px solid var(--line);border-radius:6px;padding:.2rem 1rem 1rem;margin:1rem 0}
      h3{font:600 1rem/1.6 ui-monospace,monospace;margin:.8rem 0 .2rem;overflow-wrap:anywhere}
      .m{display:inline-block;min-width:4.5rem;color:var(--accent)}.dim{color:var(--dim);font-size:.9rem}
      p{margin:.3rem 0}table{border-collapse:collapse;width:100%;table-layout:fixed;overflow-wrap:anywhere;font-size:.9rem;margin:.6rem 0}
      td,th{text-align:left;vertical-align:top;padding:.2rem .6rem .2rem 0;border-top:1px solid var(--line)}
      th{font-weight:600;border-top:0}pre{background:var(--box);padding:.7rem;overflow-x:auto;border-radius:4px;margin:.5rem 0}
      code,pre{font:.85rem/1.45 ui-monospace,monospace}
      """;

  private static final Set<String> PLATFORM = Set.of("health", "version", "openapi.json", "jobs");

  private final StringBuilder html = new StringBuilder();
  private final String origin;

  private ApiReference(String origin) {
    this.origin = origin;
  }

  /// The page.
  ///
  /// @param origin where the API answers, for the examples
  public static String page(List<Route> routes, String origin, String version) {
    return new ApiReference(origin).written(routes, version);
  }

  private String written(List<Route> routes, String version) {
    Map<String, List<Route>> groups = new LinkedHashMap<>();
    routes.forEach(
        route -> groups.computeIfAbsent(group(route), _ -> new ArrayList<>()).add(route));
    html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width\">")
        .append("<title>QuantLab API</title><style>")
        .append(STYLE)
        .append("</style></head><body><h1>QuantLab API</h1><p>Version ")
        .append(text(version))
        .append(", ")
        .append(routes.size())
        .append(" operations at <code>")
        .append(text(origin))
        .append("</code>. For programs: <a href=\"/openapi.json\">OpenAPI 3.1</a>.</p>")
        .append("<p class=\"dim\">Send <code>Authorization: Bearer</code> with an access token or")
        .append(" an API key. Mistakes are answered as problem documents (RFC 9457).</p><nav>");
    groups.forEach(this::contents);
    html.append("</nav>");
    groups.forEach((name, of) -> {
      html.append("<h2 id=\"").append(name).append("\">").append(name).append("</h2>");
      of.forEach(this::operation);
    });
    return html.append("</body></html>\n").toString();
  }

  /// What a route is about: the first word of its path that says it.
  private static String group(Route route) {
    String[] words = route.path().split("[/:]");
    String first = words.length > 1 ? words[1] : "";
    return switch (first) {
      case "v1" -> PLATFORM.contains(words[2]) ? "platform" : words[2];
      case "oauth2", ".well-known" -> "oauth2";
      default -> "platform";
    };
  }

  private void contents(String name, List<Route> routes) {
    html.append("<div><b><a href=\"#").append(name).append("\">").append(name).append("</a></b>");
    html.append("<span class=\"dim\">")
        .append(routes.size())
        .append(routes.size() == 1 ? " operation" : " operations")
        .append("</span></div>");
  }

  private void operation(Route route) {
    String id = OpenApi.operationId(route);
    html.append("<article id=\"").append(id).append("\"><h3><span class=\"m\">");
    html.append(route.method()).append("</span> ").append(text(route.path()));
    html.append("</h3><p>").append(text(route.summary())).append("</p>");
    html.append("<p class=\"dim\">").append(text(permission(route))).append("</p>");
    route
        .request()
        .ifPresent(body -> {
          html.append("<p>Takes</p>");
          fields(RecordSchema.of(body));
          html.append("<pre>").append(text(example(route))).append("</pre>");
        });
    html.append("<p>Answers ").append(route.status()).append("</p>");
    route.response().ifPresent(body -> fields(RecordSchema.of(body)));
    if (!route.problems().isEmpty()) {
      html.append("<p class=\"dim\">Beyond what every operation may answer: ")
          .append(
              route.problems().stream()
                  .sorted()
                  .map(type -> type.status() + " " + type.slug())
                  .collect(Collectors.joining(", ")))
          .append("</p>");
    }
    html.append("</article>");
  }

  private static String permission(Route route) {
    List<String> parts = new ArrayList<>();
    parts.add(
        switch (route.permission()) {
          case Permission.Anonymous _ -> "For everybody";
          case Permission.Members members ->
              "Scope "
                  + members.scope().word()
                  + "; "
                  + (members.roles().equals(Role.members())
                      ? "every member"
                      : members.roles().stream()
                          .sorted()
                          .map(role -> role.name().toLowerCase(Locale.ROOT))
                          .collect(Collectors.joining(", ")));
        });
    route.rules().stream().sorted().map(ApiReference::rule).forEach(parts::add);
    return String.join(" · ", parts);
  }

  private static String rule(Rule rule) {
    return switch (rule) {
      case IDEMPOTENT -> "wants Idempotency-Key";
      case VERSIONED -> "ETag; changes want If-Match";
      case PAGED -> "?limit=1..200, ?cursor=";
      case STEP_UP -> "a login of the last five minutes";
      case FORM -> "the body is a form";
    };
  }

  private String example(Route route) {
    StringBuilder curl = new StringBuilder("curl -X " + route.method() + " " + origin);
    curl.append(route.path());
    if (route.permission() instanceof Permission.Members) {
      curl.append(" \\\n  -H \"Authorization: Bearer $TOKEN\"");
    }
    if (route.has(Rule.IDEMPOTENT)) {
      curl.append(" \\\n  -H \"Idempotency-Key: $(uuidgen)\"");
    }
    if (route.has(Rule.VERSIONED) && route.method() != Method.POST) {
      curl.append(" \\\n  -H 'If-Match: \"v1\"'");
    }
    if (route.has(Rule.FORM)) {
      return curl.append(" \\\n  -d ...").toString();
    }
    return curl.append(" \\\n  -H 'Content-Type: application/json' \\\n  -d '")
        .append(route.example())
        .append("'")
        .toString();
  }

  private void fields(JsonNode schema) {
    if (schema.path("properties").isEmpty()) {
      return;
    }
    html.append("<table><tr><th>field</th><th>type</th><th>bounds</th></tr>");
    rows(schema, "");
    html.append("</table>");
  }

  /// One row for each field, those of inner records under their path.
  private void rows(JsonNode schema, String at) {
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    schema
        .path("properties")
        .properties()
        .forEach(entry -> {
          JsonNode of = entry.getValue();
          String name = at + entry.getKey();
          html.append("<tr><td><code>").append(text(name)).append("</code>");
          html.append(
              required.contains(entry.getKey()) ? "" : " <span class=\"dim\">may be absent</span>");
          html.append("</td><td>").append(type(of)).append("</td><td>");
          html.append(text(bounds(of))).append("</td></tr>");
          JsonNode inner = of.has("items") ? of.path("items") : of;
          if (inner.has("properties")) {
            rows(inner, name + (of.has("items") ? "[]." : "."));
          }
        });
  }

  private static String type(JsonNode schema) {
    if (schema.path("format").asText().equals("date-time")) {
      return "instant";
    }
    String name = schema.path("type").asText("any");
    return name.equals("array") ? "list of " + type(schema.path("items")) : name;
  }

  private static String bounds(JsonNode schema) {
    List<String> parts = new ArrayList<>();
    if (schema.has("enum")) {
      List<String> words = new ArrayList<>();
      schema.path("enum").forEach(word -> words.add(word.asText()));
      parts.add(String.join(", ", words));
    }
    range(schema, "minimum", "maximum", "").ifPresent(parts::add);
    range(schema, "minLength", "maxLength", " characters").ifPresent(parts::add);
    range(schema, "minItems", "maxItems", " items").ifPresent(parts::add);
    range(schema, "minProperties", "maxProperties", " names").ifPresent(parts::add);
    if (schema.has("pattern")) {
      parts.add("form " + schema.path("pattern").asText());
    }
    return String.join("; ", parts);
  }

  private static Optional<String> range(JsonNode schema, String low, String high, String unit) {
    if (!schema.has(high)) {
      return Optional.empty();
    }
    long from = schema.path(low).asLong();
    long to = schema.path(high).asLong();
    return Optional.of((from == to ? "" : from + " to ") + to + unit);
  }

  private static String text(String raw) {
    return raw.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
