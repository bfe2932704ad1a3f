package io.quantlab.platform.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.json.RecordSchema;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The OpenAPI 3.1 document of a list of routes.
public final class OpenApi {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
  private static final Set<ProblemType> EVERYWHERE =
      EnumSet.of(
          ProblemType.MALFORMED,
          ProblemType.UNAUTHENTICATED,
          ProblemType.FORBIDDEN,
          ProblemType.NOT_FOUND,
          ProblemType.TOO_LARGE,
          ProblemType.UNSUPPORTED_MEDIA,
          ProblemType.VALIDATION,
          ProblemType.RATE_LIMITED,
          ProblemType.UNAVAILABLE);

  private OpenApi() {}

  /// The document.
  ///
  /// @param origin where the API answers
  public static String document(List<Route> routes, String origin, String version) {
    ObjectNode root = node().put("openapi", "3.1.0");
    root.putObject("info").put("title", "QuantLab").put("version", version);
    root.putArray("servers").addObject().put("url", origin);
    ObjectNode paths = root.putObject("paths");
    ObjectNode schemas = JsonNodeFactory.instance.objectNode();
    schemas.set("Problem", RecordSchema.of(Problem.class));
    for (Route route : routes) {
      ObjectNode path = paths.withObjectProperty(route.path());
      path.set(route.method().name().toLowerCase(Locale.ROOT), operation(route, schemas));
    }
    ObjectNode components = root.putObject("components");
    components.set("schemas", schemas);
    components
        .putObject("securitySchemes")
        .putObject("bearer")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "An access token, or an API key.");
    return RecordJson.text(root);
  }

  private static ObjectNode operation(Route route, ObjectNode schemas) {
    ObjectNode operation =
        node().put("operationId", operationId(route)).put("summary", route.summary());
    operation.putArray("tags").add(route.owner().name().toLowerCase(Locale.ROOT));
    if (route.permission() instanceof Permission.Members) {
      operation.putArray("security").addObject().putArray("bearer");
    } else {
      operation.putArray("security");
    }
    ArrayNode parameters = operation.putArray("parameters");
    Matcher variables = VARIABLE.matcher(route.path());
    while (variables.find()) {
      parameter(parameters, "path", variables.group(1)).put("required", true);
    }
    addRules(route, parameters);
    route.request().ifPresent(body -> requestBody(route, body, operation, schemas));
    responses(route, operation.putObject("responses"), schemas);
    return operation;
  }

  private static void addRules(Route route, ArrayNode parameters) {
    if (route.has(Rule.IDEMPOTENT)) {
      parameter(parameters, "header", "Idempotency-Key").put("required", true);
    }
    if (route.has(Rule.VERSIONED)
        && route.method() != Method.GET
        && route.method() != Method.POST) {
      parameter(parameters, "header", "If-Match").put("required", true);
    }
    if (route.has(Rule.PAGED)) {
      parameter(parameters, "query", "limit");
      parameter(parameters, "query", "cursor");
    }
  }

  private static ObjectNode parameter(ArrayNode parameters, String in, String name) {
    ObjectNode parameter = parameters.addObject().put("name", name).put("in", in);
    parameter.putObject("schema").put("type", name.equals("limit") ? "integer" : "string");
    return parameter;
  }

  private static void requestBody(
      Route route, Class<? extends Record> body, ObjectNode operation, ObjectNode schemas) {
    String type = route.has(Rule.FORM) ? "application/x-www-form-urlencoded" : "application/json";
    ObjectNode content =
        operation.putObject("requestBody").put("required", true).putObject("content");
    ObjectNode media = content.putObject(type);
    media.set("schema", reference(body, schemas));
    media.set("example", RecordJson.tree(route.example()));
  }

  private static void responses(Route route, ObjectNode responses, ObjectNode schemas) {
    ObjectNode success =
        responses.putObject(Integer.toString(route.status())).put("description", route.summary());
    route
        .response()
        .ifPresent(body ->
            success
                .putObject("content")
                .putObject("application/json")
                .set("schema", reference(body, schemas)));
    Set<ProblemType> problems = EnumSet.copyOf(EVERYWHERE);
    problems.addAll(route.problems());
    for (int status : new TreeSet<>(problems.stream().map(ProblemType::status).toList())) {
      ObjectNode answer = responses.putObject(Integer.toString(status));
      String titles =
          String.join(
              "; ",
              problems.stream()
                  .filter(type -> type.status() == status)
                  .map(ProblemType::title)
                  .toList());
      answer
          .put("description", titles)
          .putObject("content")
          .putObject(Problem.MEDIA_TYPE)
          .putObject("schema")
          .put("$ref", "#/components/schemas/Problem");
    }
  }

  private static ObjectNode reference(Class<? extends Record> body, ObjectNode schemas) {
    if (!schemas.has(body.getSimpleName())) {
      schemas.set(body.getSimpleName(), RecordSchema.of(body));
    }
    return node().put("$ref", "#/components/schemas/" + body.getSimpleName());
  }

  /// A word for generated clients: `postV1ScriptsIdVersions`.
  static String operationId(Route route) {
    StringBuilder id = new StringBuilder(route.method().name().toLowerCase(Locale.ROOT));
    for (String word : route.path().split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty()) {
        id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return id.toString();
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}
