package io.quantlab.platform.route;

import io.quantlab.platform.json.Items;
import io.quantlab.platform.json.Text;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.Scope;
import io.quantlab.platform.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Bodies of the routes about accounts.
public final class IdentityBodies {
  private static final String EMAIL = "[^@\\s]{1,64}@[^@\\s]{1,190}";
  private static final String SECOND_FACTOR = "[0-9]{6}|([a-z2-7]{4}-){3}[a-z2-7]{4}";
  private static final String TOKEN = "[A-Za-z0-9_-]{43}";

  private IdentityBodies() {}

  public record SignUp(
      @Text(min = 3, max = 254, form = EMAIL) String email,
      @Text(min = 1, max = 128) String password,
      @Text(min = 1, max = 80) String name) {}

  /// The same whether the address is known or not.
  public record Accepted(String message) {}

  public record Verify(@Text(min = 43, max = 43, form = TOKEN) String token) {}

  public record Address(@Text(min = 3, max = 254, form = EMAIL) String email) {}

  public record Login(
      @Text(min = 3, max = 254, form = EMAIL) String email,
      @Text(min = 1, max = 128) String password) {}

  /// @param next `authorize`, or `second-factor` when a code is wanted first
  /// @param loginToken what the next step shows
  public record LoggedIn(String next, String loginToken, Instant expiresAt) {}

  /// @param code six digits of TOTP, or a recovery code
  public record SecondFactor(
      @Text(min = 43, max = 43, form = TOKEN) String loginToken,
      @Text(min = 6, max = 19, form = SECOND_FACTOR) String code) {}

  /// Address and password, or the token of half a login and its code.
  ///
  /// @param back the query `/oauth2/authorize` goes on with
  /// @param link what links a login elsewhere once this one is whole
  public record LoginForm(
      @Text(max = 2000) String back,
      @Text(max = 43) Optional<String> link,
      @Text(max = 254) Optional<String> email,
      @Text(max = 128) Optional<String> password,
      @Text(max = 43) Optional<String> token,
      @Text(max = 40) Optional<String> code) {}

  public record NewPassword(
      @Text(min = 43, max = 43, form = TOKEN) String token,
      @Text(min = 1, max = 128) String password) {}

  public record ChangePassword(
      @Text(min = 1, max = 128) String present, @Text(min = 1, max = 128) String wanted) {}

  /// RFC 6749 4.1.3 and 6, with the verifier of RFC 7636 and the members of RFC 8693.
  ///
  /// @param audience the tenant a token is exchanged for
  public record TokenRequest(
      @Text(max = 80) String grant_type,
      @Text(max = 40) String client_id,
      @Text(max = 43) Optional<String> code,
      @Text(max = 200) Optional<String> redirect_uri,
      @Text(max = 128) Optional<String> code_verifier,
      @Text(max = 43) Optional<String> refresh_token,
      @Text(max = 4096) Optional<String> subject_token,
      @Text(max = 80) Optional<String> subject_token_type,
      @Text(max = 40) Optional<String> audience) {}

  /// RFC 6749 5.1.
  public record Tokens(
      String access_token,
      String token_type,
      long expires_in,
      String refresh_token,
      String scope) {}

  public record RevokeRequest(
      @Text(max = 4096) String token, @Text(max = 40) Optional<String> client_id) {}

  public record Me(
      Id id,
      String email,
      String name,
      boolean verified,
      TenantId tenant,
      List<Role> roles,
      List<Scope> scopes,
      boolean totp,
      int recoveryCodes,
      int passkeys) {}

  /// A tenant the caller is a member of.
  ///
  /// @param present whether the token that asked is of this tenant
  public record Tenant(TenantId id, List<Role> roles, boolean present) {}

  public record Tenants(List<Tenant> items) {}

  public record Session(
      Id id,
      String client,
      String device,
      Instant startedAt,
      Instant authenticatedAt,
      boolean present) {}

  public record Sessions(List<Session> items) {}

  public record NewApiKey(
      @Text(min = 1, max = 80) String name,
      @Items(min = 1, max = 20) List<Scope> scopes,
      Optional<Instant> expiresAt) {}

  public record ApiKey(
      Id id, String name, List<Scope> scopes, Instant createdAt, Optional<Instant> expiresAt) {}

  /// @param secret shown this once
  public record ApiKeyMade(ApiKey key, String secret) {}

  public record ApiKeys(List<ApiKey> items) {}
}
