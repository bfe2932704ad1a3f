package io.quantlab.platform.route;

import io.quantlab.platform.json.Items;
import io.quantlab.platform.json.Text;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Bodies of the routes about members and invitations.
public final class MemberBodies {
  private MemberBodies() {}

  public record Member(Id id, String name, List<Role> roles, long version, Instant since) {}

  public record Members(List<Member> items, Optional<String> next) {}

  public record Roles(@Items(min = 1, max = 7) List<Role> roles) {}

  public record NewInvitation(
      @Text(min = 3, max = 254, form = "[^@\\s]{1,64}@[^@\\s]{1,190}") String email,
      @Items(min = 1, max = 7) List<Role> roles) {}

  public record Invitation(Id id, String email, List<Role> roles, Id by, Instant expiresAt) {}

  public record Invitations(List<Invitation> items, Optional<String> next) {}

  /// @param token of the link in the letter
  public record Accept(@Text(min = 43, max = 43, form = "[A-Za-z0-9_-]{43}") String token) {}

  /// What the caller is now, and where.
  public record Joined(TenantId tenant, List<Role> roles) {}

  /// @param to the member who is to be the owner
  public record Transfer(Id to) {}
}
