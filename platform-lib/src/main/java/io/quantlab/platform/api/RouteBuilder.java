package io.quantlab.platform.api;

import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.Scope;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Writes a [Route] as a sentence; one without permission and limits cannot be built.
public final class RouteBuilder {
  private final Method method;
  private final String path;
  private final String summary;
  private final Owner owner;
  private Permission permission;
  private RateClass rate;
  private final Set<Rule> rules = EnumSet.noneOf(Rule.class);
  private final Set<ProblemType> problems = EnumSet.noneOf(ProblemType.class);
  private Class<? extends Record> request;
  private Class<? extends Record> response;
  private int status = 200;
  private int maxBody = Route.MAX_BODY;
  private String example = "";

  private RouteBuilder(Method method, String path, Owner owner, String summary) {
    this.method = method;
    this.path = path;
    this.owner = owner;
    this.summary = summary;
  }

  /// Begins a route.
  public static RouteBuilder route(Method method, String path, Owner owner, String summary) {
    return new RouteBuilder(method, path, owner, summary);
  }

  /// For everybody, counted by address.
  public RouteBuilder anonymous(RateClass counted) {
    permission = new Permission.Anonymous();
    rate = counted;
    return this;
  }

  /// For members with one of these roles and the scope.
  public RouteBuilder members(Set<Role> roles, Scope scope) {
    permission = new Permission.Members(roles, scope);
    rate = RateClass.USER;
    return this;
  }

  /// Counted otherwise.
  public RouteBuilder counted(RateClass by) {
    rate = by;
    return this;
  }

  public RouteBuilder with(Rule... all) {
    rules.addAll(Set.of(all));
    return this;
  }

  public RouteBuilder problems(ProblemType... all) {
    problems.addAll(Set.of(all));
    return this;
  }

  /// The body and an example of it.
  public RouteBuilder takes(Class<? extends Record> body, String exampleJson) {
    request = body;
    example = exampleJson;
    return this;
  }

  public RouteBuilder answers(int successStatus, Class<? extends Record> body) {
    status = successStatus;
    response = body;
    return this;
  }

  /// Answers without a body, or with one that is no JSON.
  public RouteBuilder answers(int successStatus) {
    status = successStatus;
    return this;
  }

  public RouteBuilder upTo(int bytes) {
    maxBody = bytes;
    return this;
  }

  public Route build() {
    if (permission == null || rate == null) {
      throw new IllegalStateException(method + " " + path + " has no permission");
    }
    return new Route(
        method,
        path,
        summary,
        owner,
        permission,
        rate,
        rules,
        Optional.ofNullable(request),
        Optional.ofNullable(response),
        status,
        maxBody,
        problems,
        example);
  }
}
