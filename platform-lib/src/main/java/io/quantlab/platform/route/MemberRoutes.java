package io.quantlab.platform.route;

import static io.quantlab.platform.api.Method.DELETE;
import static io.quantlab.platform.api.Method.GET;
import static io.quantlab.platform.api.Method.PATCH;
import static io.quantlab.platform.api.Method.POST;
import static io.quantlab.platform.api.Owner.IDENTITY;
import static io.quantlab.platform.api.RouteBuilder.route;

import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.api.Route;
import io.quantlab.platform.api.Rule;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.Scope;
import java.util.EnumSet;
import java.util.List;

/// Routes about who is in a tenant (platform contract 8.4, Tenant).
public final class MemberRoutes {
  private static final String SOMEBODY = "usr_01JH2V9Z6Q3K8XW5T7YB4C1D0E";

  public static final Route MEMBERS =
      route(GET, "/v1/members", IDENTITY, "The members of the tenant with their roles.")
          .members(Role.members(), Scope.TENANT)
          .with(Rule.PAGED)
          .answers(200, MemberBodies.Members.class)
          .build();
  public static final Route CHANGE_MEMBER =
      route(PATCH, "/v1/members/{id}", IDENTITY, "Give a member other roles.")
          .members(Role.administrators(), Scope.TENANT)
          .with(Rule.VERSIONED)
          .problems(ProblemType.WRONG_STATE)
          .takes(MemberBodies.Roles.class, "{\"roles\": [\"trader\"]}")
          .answers(200, MemberBodies.Member.class)
          .build();
  public static final Route REMOVE_MEMBER =
      route(
              DELETE,
              "/v1/members/{id}",
              IDENTITY,
              "Take a member out of the tenant, or leave it; the last owner cannot leave.")
          .members(Role.members(), Scope.TENANT)
          .problems(ProblemType.WRONG_STATE)
          .answers(204)
          .build();
  public static final Route TRANSFER =
      route(
              POST,
              "/v1/tenant:transfer",
              IDENTITY,
              "Hand the tenant over: a member becomes owner, the caller administrator.")
          .members(EnumSet.of(Role.OWNER), Scope.TENANT)
          .with(Rule.STEP_UP)
          .problems(ProblemType.WRONG_STATE)
          .takes(MemberBodies.Transfer.class, "{\"to\": \"" + SOMEBODY + "\"}")
          .answers(200, MemberBodies.Member.class)
          .build();
  public static final Route INVITATIONS =
      route(GET, "/v1/invitations", IDENTITY, "Invitations that nobody has accepted.")
          .members(Role.administrators(), Scope.TENANT)
          .with(Rule.PAGED)
          .answers(200, MemberBodies.Invitations.class)
          .build();
  public static final Route INVITE =
      route(POST, "/v1/invitations", IDENTITY, "Invite somebody by mail; the link counts 7 days.")
          .members(Role.administrators(), Scope.TENANT)
          .with(Rule.IDEMPOTENT)
          .takes(
              MemberBodies.NewInvitation.class,
              "{\"email\": \"grace@example.org\", \"roles\": [\"trader\"]}")
          .answers(201, MemberBodies.Invitation.class)
          .build();
  public static final Route WITHDRAW =
      route(DELETE, "/v1/invitations/{id}", IDENTITY, "Take an invitation back.")
          .members(Role.administrators(), Scope.TENANT)
          .answers(204)
          .build();
  public static final Route ACCEPT =
      route(
              POST,
              "/v1/invitations:accept",
              IDENTITY,
              "Join the tenant one was invited to, with the token of the link.")
          .members(Role.members(), Scope.TENANT)
          .problems(ProblemType.CONFLICT)
          .takes(
              MemberBodies.Accept.class,
              "{\"token\": \"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}")
          .answers(200, MemberBodies.Joined.class)
          .build();

  static final List<Route> ALL =
      List.of(
          MEMBERS, CHANGE_MEMBER, REMOVE_MEMBER, TRANSFER, INVITATIONS, INVITE, WITHDRAW, ACCEPT);

  private MemberRoutes() {}
}
