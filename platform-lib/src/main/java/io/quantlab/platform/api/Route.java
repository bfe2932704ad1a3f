package io.quantlab.platform.api;

import java.util.Optional;
import java.util.Set;

/// One HTTP operation. The gateway's routes, the OpenAPI document, permissions, limits and the
/// tests of isolation are made from the list of these (platform contract 8.1).
///
/// @param path with variables in braces: `/v1/scripts/{id}:restore`
/// @param summary what it does, one line
/// @param request the body, none when there is none
/// @param response the answer, none when it has no body
/// @param status of a success
/// @param maxBody longest body in bytes
/// @param problems beyond those every route may answer
/// @param example a body that is right, JSON; empty when there is none
public record Route(
    Method method,
    String path,
    String summary,
    Owner owner,
    Permission permission,
    RateClass rate,
    Set<Rule> rules,
    Optional<Class<? extends Record>> request,
    Optional<Class<? extends Record>> response,
    int status,
    int maxBody,
    Set<ProblemType> problems,
    String example) {

  /// Bodies are at most so long unless a route says otherwise (PH-3).
  public static final int MAX_BODY = 1 << 20;

  public Route {
    rules = Set.copyOf(rules);
    problems = Set.copyOf(problems);
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("a path begins with /, was " + path);
    }
    if (request.isPresent() && example.isEmpty()) {
      throw new IllegalArgumentException(method + " " + path + " has a body and no example");
    }
  }

  /// Whether a rule holds here.
  public boolean has(Rule rule) {
    return rules.contains(rule);
  }

  /// Method and path: the name of the route.
  public String name() {
    return method + " " + path;
  }

  @Override
  public String toString() {
    return name();
  }
}
