package io.quantlab.function.identity;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.function.http.Pages;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.route.MemberBodies;
import io.quantlab.platform.route.MemberRoutes;
import io.quantlab.platform.store.Members;
import io.quantlab.platform.store.Members.Listed;
import io.quantlab.platform.store.Page;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who is in a tenant, and as what. Administrators reach everybody but owners (propfirm contract
/// 12).
public final class MemberHandlers implements Handlers.Group {
  private final Members members;
  private final Pages pages;

  public MemberHandlers(Members members, Pages pages) {
    this.members = members;
    this.pages = pages;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(MemberRoutes.MEMBERS, this::list)
        .on(MemberRoutes.CHANGE_MEMBER, this::change)
        .on(MemberRoutes.REMOVE_MEMBER, this::remove)
        .on(MemberRoutes.TRANSFER, this::transfer);
  }

  private HttpResponse list(Call call) {
    Page<Listed> page = members.list(call.tenant(), pages.of(call));
    Optional<String> next = pages.next(call, page);
    List<MemberBodies.Member> items = page.items().stream().map(MemberHandlers::shown).toList();
    return pages.linked(call, next, Answer.json(200, new MemberBodies.Members(items, next)));
  }

  private static MemberBodies.Member shown(Listed member) {
    return new MemberBodies.Member(
        member.user(),
        member.name(),
        member.roles(),
        member.version(),
        Instant.ofEpochMilli(member.sinceMillis()));
  }

  private Listed one(Call call, Id user) {
    return members.listed(call.tenant(), user).orElseThrow(ProblemException::notFound);
  }

  private HttpResponse change(Call call) {
    Listed seen = one(call, call.id(IdKind.USER));
    List<Role> roles = grantable(call, call.body(MemberBodies.Roles.class).roles());
    requireReach(call, seen);
    call.requireVersion(seen.version());
    settle(
        call,
        members.change(
            call.tenant(),
            seen,
            roles,
            call.audited("member.roles", seen.user(), OpaqueToken.sha256(roles.toString()))));
    Listed now = one(call, seen.user());
    return Answer.versioned(200, now.version(), shown(now));
  }

  private HttpResponse remove(Call call) {
    Listed seen = one(call, call.id(IdKind.USER));
    boolean leaves = seen.user().equals(call.caller().user());
    if (!leaves) {
      if (!call.caller().isAny(Role.administrators())) {
        throw ProblemException.of(
            ProblemType.FORBIDDEN, "Only owners and administrators take others out.");
      }
      requireReach(call, seen);
    }
    String action = leaves ? "member.leave" : "member.remove";
    settle(call, members.remove(call.tenant(), seen, call.audited(action, seen.user(), "")));
    return Answer.empty();
  }

  private HttpResponse transfer(Call call) {
    Listed from = one(call, call.caller().user());
    Listed to = one(call, call.body(MemberBodies.Transfer.class).to());
    if (to.roles().contains(Role.OWNER)) {
      throw ProblemException.of(ProblemType.WRONG_STATE, "This member is an owner already.");
    }
    settle(
        call,
        members.transfer(call.tenant(), from, to, call.audited("tenant.transfer", to.user(), "")));
    return Answer.json(200, shown(one(call, to.user())));
  }

  private static void settle(Call call, Members.Outcome outcome) {
    switch (outcome) {
      case DONE -> {}
      case LAST_OWNER ->
          throw ProblemException.of(
              ProblemType.WRONG_STATE,
              "This is the last owner; hand the tenant over first (POST /v1/tenant:transfer).");
      case STALE -> call.requireDone(false);
    }
  }

  private static void requireReach(Call call, Listed member) {
    if (member.roles().contains(Role.OWNER) && !call.caller().roles().contains(Role.OWNER)) {
      throw ProblemException.of(ProblemType.FORBIDDEN, "Only an owner changes what owners are.");
    }
  }

  /// The roles, each once and in order, when the caller may give them.
  static List<Role> grantable(Call call, List<Role> roles) {
    if (roles.contains(Role.OPERATOR)) {
      throw ProblemException.field("/roles", "value", "operators are of the installation");
    }
    if (roles.contains(Role.OWNER) && !call.caller().roles().contains(Role.OWNER)) {
      throw ProblemException.field("/roles", "value", "only an owner makes owners");
    }
    return roles.stream().distinct().sorted().toList();
  }
}
