package io.quantlab.platform.route;

import static io.quantlab.platform.api.Method.DELETE;
import static io.quantlab.platform.api.Method.GET;
import static io.quantlab.platform.api.Method.PATCH;
import static io.quantlab.platform.api.Method.POST;
import static io.quantlab.platform.api.Owner.IDENTITY;
import static io.quantlab.platform.api.RouteBuilder.route;

import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.api.RateClass;
import io.quantlab.platform.api.Route;
import io.quantlab.platform.api.Rule;
import io.quantlab.platform.route.IdentityBodies.Accepted;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.Scope;
import java.util.List;

/// Routes about what a user shows beside or instead of a password: TOTP, recovery codes, passkeys
/// (platform contract 8.4, Identity).
public final class FactorRoutes {
  private static final String TOKEN = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  public static final Route TOTP_START =
      route(POST, "/v1/me/totp", IDENTITY, "Make a TOTP secret; it counts once it is confirmed.")
          .members(Role.members(), Scope.KEYS)
          .with(Rule.STEP_UP)
          .problems(ProblemType.WRONG_STATE)
          .answers(200, FactorBodies.TotpStarted.class)
          .build();
  public static final Route TOTP_CONFIRM =
      route(POST, "/v1/me/totp:confirm", IDENTITY, "Confirm the TOTP secret with a code of it.")
          .members(Role.members(), Scope.KEYS)
          .with(Rule.STEP_UP)
          .problems(ProblemType.WRONG_STATE)
          .takes(FactorBodies.TotpCode.class, "{\"code\": \"123456\"}")
          .answers(200, Accepted.class)
          .build();
  public static final Route TOTP_END =
      route(DELETE, "/v1/me/totp", IDENTITY, "Do without TOTP and recovery codes from now on.")
          .members(Role.members(), Scope.KEYS)
          .with(Rule.STEP_UP)
          .answers(204)
          .build();
  public static final Route RECOVERY_CODES =
      route(
              POST,
              "/v1/me/recovery-codes",
              IDENTITY,
              "Make ten recovery codes in place of those before; they are shown once.")
          .members(Role.members(), Scope.KEYS)
          .with(Rule.STEP_UP)
          .problems(ProblemType.WRONG_STATE)
          .answers(200, FactorBodies.RecoveryCodes.class)
          .build();
  public static final Route PASSKEYS =
      route(GET, "/v1/me/passkeys", IDENTITY, "The caller's passkeys.")
          .members(Role.members(), Scope.KEYS)
          .answers(200, FactorBodies.Passkeys.class)
          .build();
  public static final Route BEGIN_PASSKEY =
      route(
              POST,
              "/v1/me/passkeys:options",
              IDENTITY,
              "What a browser needs to make a passkey (Web Authentication).")
          .members(Role.members(), Scope.KEYS)
          .with(Rule.STEP_UP)
          .problems(ProblemType.QUOTA)
          .answers(200, FactorBodies.Ceremony.class)
          .build();
  public static final Route MAKE_PASSKEY =
      route(POST, "/v1/me/passkeys", IDENTITY, "Keep the passkey a browser has made.")
          .members(Role.members(), Scope.KEYS)
          .with(Rule.STEP_UP, Rule.IDEMPOTENT)
          .problems(ProblemType.CONFLICT)
          .takes(
              FactorBodies.NewPasskey.class,
              "{\"ceremony\": \""
                  + TOKEN
                  + "\", \"name\": \"laptop\", \"credential\": {\"type\": \"public-key\"}}")
          .answers(201, FactorBodies.Passkey.class)
          .build();
  public static final Route NAME_PASSKEY =
      route(PATCH, "/v1/me/passkeys/{id}", IDENTITY, "Name a passkey.")
          .members(Role.members(), Scope.KEYS)
          .takes(FactorBodies.PasskeyName.class, "{\"name\": \"phone\"}")
          .answers(200, FactorBodies.Passkey.class)
          .build();
  public static final Route DELETE_PASSKEY =
      route(DELETE, "/v1/me/passkeys/{id}", IDENTITY, "Delete a passkey.")
          .members(Role.members(), Scope.KEYS)
          .with(Rule.STEP_UP)
          .answers(204)
          .build();
  public static final Route BEGIN_LOGIN =
      route(
              POST,
              "/v1/identity/passkeys:options",
              IDENTITY,
              "What a browser needs to show a passkey; nobody has to say who he is.")
          .anonymous(RateClass.LOGIN)
          .answers(200, FactorBodies.Ceremony.class)
          .build();
  public static final Route LOGIN =
      route(POST, "/v1/identity/passkeys:assert", IDENTITY, "Log in with what a passkey signed.")
          .anonymous(RateClass.LOGIN)
          .takes(
              FactorBodies.Assertion.class,
              "{\"ceremony\": \"" + TOKEN + "\", \"credential\": {\"type\": \"public-key\"}}")
          .answers(200, IdentityBodies.LoggedIn.class)
          .build();

  static final List<Route> ALL =
      List.of(
          TOTP_START,
          TOTP_CONFIRM,
          TOTP_END,
          RECOVERY_CODES,
          PASSKEYS,
          BEGIN_PASSKEY,
          MAKE_PASSKEY,
          NAME_PASSKEY,
          DELETE_PASSKEY,
          BEGIN_LOGIN,
          LOGIN);

  private FactorRoutes() {}
}
