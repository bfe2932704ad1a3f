package io.quantlab.platform.route;

import static io.quantlab.platform.api.Method.DELETE;
import static io.quantlab.platform.api.Method.GET;
import static io.quantlab.platform.api.Method.POST;
import static io.quantlab.platform.api.Owner.IDENTITY;
import static io.quantlab.platform.api.RouteBuilder.route;

import io.quantlab.platform.api.RateClass;
import io.quantlab.platform.api.Route;
import io.quantlab.platform.api.Rule;
import io.quantlab.platform.route.IdentityBodies.Accepted;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.Scope;
import java.util.List;

/// Routes about accounts (platform contract 8.4, Identity).
public final class IdentityRoutes {
  private static final String ADDRESS = "{\"email\": \"ada@example.org\"}";
  private static final String TOKEN = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  public static final Route SIGN_UP =
      route(POST, "/v1/identity/sign-up", IDENTITY, "Sign up; a link to verify comes by mail.")
          .anonymous(RateClass.SIGN_UP)
          .takes(
              IdentityBodies.SignUp.class,
              "{\"email\": \"ada@example.org\", \"password\": \"a long sentence of mine\", \"name\": \"Ada\"}")
          .answers(202, Accepted.class)
          .build();
  public static final Route VERIFY =
      route(POST, "/v1/identity/verify", IDENTITY, "Confirm an address with the link's token.")
          .anonymous(RateClass.LOGIN)
          .takes(IdentityBodies.Verify.class, "{\"token\": \"" + TOKEN + "\"}")
          .answers(200, Accepted.class)
          .build();
  public static final Route RESEND =
      route(POST, "/v1/identity/verification:resend", IDENTITY, "Send the link to verify again.")
          .anonymous(RateClass.SIGN_UP)
          .takes(IdentityBodies.Address.class, ADDRESS)
          .answers(202, Accepted.class)
          .build();
  public static final Route LOGIN =
      route(POST, "/v1/identity/login", IDENTITY, "Show a password; a code is fetched with it.")
          .anonymous(RateClass.LOGIN)
          .takes(
              IdentityBodies.Login.class,
              "{\"email\": \"ada@example.org\", \"password\": \"a long sentence of mine\"}")
          .answers(200, IdentityBodies.LoggedIn.class)
          .build();
  public static final Route SECOND_FACTOR =
      route(POST, "/v1/identity/login:mfa", IDENTITY, "Show a TOTP code or a recovery code.")
          .anonymous(RateClass.LOGIN)
          .takes(
              IdentityBodies.SecondFactor.class,
              "{\"loginToken\": \"" + TOKEN + "\", \"code\": \"123456\"}")
          .answers(200, IdentityBodies.LoggedIn.class)
          .build();
  public static final Route LOGIN_PAGE =
      route(
              GET,
              "/login",
              IDENTITY,
              "A page to log in with; /oauth2/authorize sends browsers here.")
          .anonymous(RateClass.LOGIN)
          .answers(200)
          .build();
  public static final Route LOGIN_FORM =
      route(POST, "/login", IDENTITY, "Take the form of that page.")
          .anonymous(RateClass.LOGIN)
          .with(Rule.FORM)
          .takes(
              IdentityBodies.LoginForm.class,
              "{\"back\": \"\", \"email\": \"ada@example.org\", \"password\": \"a long sentence of mine\"}")
          .answers(302)
          .build();
  public static final Route FEDERATION_START =
      route(
              GET,
              "/v1/identity/federation/{provider}:start",
              IDENTITY,
              "Send the browser to another issuer to log in (OpenID Connect).")
          .anonymous(RateClass.LOGIN)
          .answers(302)
          .build();
  public static final Route FEDERATION_CALLBACK =
      route(
              GET,
              "/v1/identity/federation/{provider}:callback",
              IDENTITY,
              "Where the other issuer sends the browser back to.")
          .anonymous(RateClass.LOGIN)
          .answers(302)
          .build();
  public static final Route RECOVERY =
      route(POST, "/v1/identity/recovery", IDENTITY, "Ask for a link that sets a new password.")
          .anonymous(RateClass.SIGN_UP)
          .takes(IdentityBodies.Address.class, ADDRESS)
          .answers(202, Accepted.class)
          .build();
  public static final Route RECOVER =
      route(
              POST,
              "/v1/identity/recovery:complete",
              IDENTITY,
              "Set a new password; ends all sessions.")
          .anonymous(RateClass.LOGIN)
          .takes(
              IdentityBodies.NewPassword.class,
              "{\"token\": \"" + TOKEN + "\", \"password\": \"another long sentence\"}")
          .answers(200, Accepted.class)
          .build();
  public static final Route AUTHORIZE =
      route(
              GET,
              "/oauth2/authorize",
              IDENTITY,
              "Hand out a code for a login (RFC 6749, PKCE S256).")
          .anonymous(RateClass.LOGIN)
          .answers(302)
          .build();
  public static final Route TOKENS =
      route(
              POST,
              "/oauth2/token",
              IDENTITY,
              "Tokens for a code, a refresh token, or a token of another tenant (RFC 8693).")
          .anonymous(RateClass.LOGIN)
          .with(Rule.FORM)
          .takes(
              IdentityBodies.TokenRequest.class,
              "{\"grant_type\": \"refresh_token\", \"client_id\": \"cli\", \"refresh_token\": \""
                  + TOKEN
                  + "\"}")
          .answers(200, IdentityBodies.Tokens.class)
          .build();
  public static final Route REVOKE =
      route(POST, "/oauth2/revoke", IDENTITY, "End the session of a refresh token (RFC 7009).")
          .anonymous(RateClass.LOGIN)
          .with(Rule.FORM)
          .takes(IdentityBodies.RevokeRequest.class, "{\"token\": \"" + TOKEN + "\"}")
          .answers(200)
          .build();
  public static final Route METADATA =
      route(
              GET,
              "/.well-known/oauth-authorization-server",
              IDENTITY,
              "Where the OAuth2 routes are (RFC 8414).")
          .anonymous(RateClass.ANONYMOUS)
          .answers(200)
          .build();
  public static final Route KEYS =
      route(GET, "/.well-known/jwks.json", IDENTITY, "The public keys of the access tokens.")
          .anonymous(RateClass.ANONYMOUS)
          .answers(200)
          .build();
  public static final Route ME =
      route(GET, "/v1/me", IDENTITY, "Who the caller is.")
          .members(Role.members(), Scope.WORKSPACE)
          .answers(200, IdentityBodies.Me.class)
          .build();
  public static final Route CHANGE_PASSWORD =
      route(
              POST,
              "/v1/me:change-password",
              IDENTITY,
              "Change the password; ends all other sessions.")
          .members(Role.members(), Scope.KEYS)
          .with(Rule.STEP_UP)
          .takes(
              IdentityBodies.ChangePassword.class,
              "{\"present\": \"a long sentence of mine\", \"wanted\": \"another long sentence\"}")
          .answers(200, Accepted.class)
          .build();
  public static final Route TENANTS =
      route(GET, "/v1/me/tenants", IDENTITY, "The tenants the caller is a member of.")
          .members(Role.members(), Scope.WORKSPACE)
          .answers(200, IdentityBodies.Tenants.class)
          .build();
  public static final Route SESSIONS =
      route(GET, "/v1/me/sessions", IDENTITY, "The live sessions of the caller.")
          .members(Role.members(), Scope.WORKSPACE)
          .answers(200, IdentityBodies.Sessions.class)
          .build();
  public static final Route END_SESSIONS =
      route(DELETE, "/v1/me/sessions", IDENTITY, "Log out everywhere.")
          .members(Role.members(), Scope.KEYS)
          .answers(204)
          .build();
  public static final Route END_SESSION =
      route(DELETE, "/v1/me/sessions/{id}", IDENTITY, "End one session.")
          .members(Role.members(), Scope.KEYS)
          .answers(204)
          .build();
  public static final Route API_KEYS =
      route(GET, "/v1/api-keys", IDENTITY, "The caller's API keys.")
          .members(Role.members(), Scope.KEYS)
          .answers(200, IdentityBodies.ApiKeys.class)
          .build();
  public static final Route MAKE_API_KEY =
      route(POST, "/v1/api-keys", IDENTITY, "Make an API key; its secret is shown once.")
          .members(Role.members(), Scope.KEYS)
          .with(Rule.STEP_UP)
          .takes(
              IdentityBodies.NewApiKey.class,
              "{\"name\": \"notebook\", \"scopes\": [\"scripts\", \"data\", \"runs\"]}")
          .answers(201, IdentityBodies.ApiKeyMade.class)
          .build();
  public static final Route DELETE_API_KEY =
      route(DELETE, "/v1/api-keys/{id}", IDENTITY, "Delete an API key.")
          .members(Role.members(), Scope.KEYS)
          .answers(204)
          .build();

  static final List<Route> ALL =
      List.of(
          SIGN_UP,
          VERIFY,
          RESEND,
          LOGIN,
          SECOND_FACTOR,
          LOGIN_PAGE,
          LOGIN_FORM,
          FEDERATION_START,
          FEDERATION_CALLBACK,
          RECOVERY,
          RECOVER,
          AUTHORIZE,
          TOKENS,
          REVOKE,
          METADATA,
          KEYS,
          ME,
          CHANGE_PASSWORD,
          TENANTS,
          SESSIONS,
          END_SESSIONS,
          END_SESSION,
          API_KEYS,
          MAKE_API_KEY,
          DELETE_API_KEY);

  private IdentityRoutes() {}
}
