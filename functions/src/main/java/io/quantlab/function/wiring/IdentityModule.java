package io.quantlab.function.wiring;

import dagger.Module;
import dagger.Provides;
import io.quantlab.function.http.Authenticator;
import io.quantlab.function.http.HttpFunction;
import io.quantlab.function.http.Pages;
import io.quantlab.function.identity.AccountHandlers;
import io.quantlab.function.identity.ApiKeyHandlers;
import io.quantlab.function.identity.DiscoveryHandlers;
import io.quantlab.function.identity.FactorHandlers;
import io.quantlab.function.identity.FederationHandlers;
import io.quantlab.function.identity.InvitationHandlers;
import io.quantlab.function.identity.LinkedLogins;
import io.quantlab.function.identity.LoginGrant;
import io.quantlab.function.identity.LoginHandlers;
import io.quantlab.function.identity.LoginPageHandlers;
import io.quantlab.function.identity.LoginSteps;
import io.quantlab.function.identity.MemberHandlers;
import io.quantlab.function.identity.OAuthHandlers;
import io.quantlab.function.identity.PasskeyCeremonies;
import io.quantlab.function.identity.PasskeyHandlers;
import io.quantlab.function.identity.SecondFactorDuty;
import io.quantlab.function.identity.SignUpHandlers;
import io.quantlab.function.identity.TokenIssue;
import io.quantlab.platform.api.Owner;
import io.quantlab.platform.identity.AccessTokens;
import io.quantlab.platform.identity.Passwords;
import io.quantlab.platform.key.Envelope;
import io.quantlab.platform.mail.Mailer;
import io.quantlab.platform.store.People;
import io.quantlab.platform.store.Quotas;
import io.quantlab.platform.store.Tables;
import io.quantlab.platform.tenant.Ids;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// The function of accounts.
@Module
final class IdentityModule {
  private IdentityModule() {}

  @Provides
  @Singleton
  static Passwords passwords(Surroundings around, Ids ids) {
    return new Passwords(around.secrets(), ids);
  }

  @Provides
  @Singleton
  static LoginGrant loginGrant(People people, Ids ids, Surroundings around) {
    return new LoginGrant(people.secrets(), ids, around.clock(), around.origin());
  }

  @Provides
  @Singleton
  static Clients clients(Tables tables) {
    return new Clients(List.of(tables));
  }

  @Provides
  @Singleton
  static LoginSteps loginSteps(
      People people, Passwords passwords, Envelope envelope, Ids ids, Surroundings around) {
    return new LoginSteps(
        people, passwords, envelope, ids, around.clock(), around.mailer(), around.origin());
  }

  @Provides
  @Singleton
  static LinkedLogins linkedLogins(
      People people,
      LoginSteps steps,
      LoginGrant grant,
      Envelope envelope,
      Ids ids,
      Surroundings around) {
    return new LinkedLogins(people, steps, grant, envelope, ids, around.clock());
  }

  @Provides
  @Singleton
  static SecondFactorDuty duty(People people, Quotas quotas) {
    return new SecondFactorDuty(people, quotas);
  }

  @Provides
  @Singleton
  static OAuthHandlers oauth(
      People people,
      SecondFactorDuty duty,
      AccessTokens tokens,
      Authenticator authenticator,
      LoginGrant grant,
      Envelope envelope,
      Ids ids,
      Surroundings around) {
    TokenIssue issue = new TokenIssue(people, duty, tokens, envelope, ids, around.clock());
    return new OAuthHandlers(
        people, issue, authenticator, grant, envelope, around.mailer(), ids, around.origin());
  }

  @Provides
  @Singleton
  static PasskeyHandlers passkeys(
      People people,
      SecondFactorDuty duty,
      Envelope envelope,
      LoginGrant grant,
      Ids ids,
      Surroundings around) {
    return new PasskeyHandlers(
        people,
        new PasskeyCeremonies(people.factors(), ids, around.origin(), Set.of()),
        duty,
        envelope,
        grant,
        ids,
        around.clock());
  }

  @Provides
  @Singleton
  static HttpFunction function(
      Pipelines pipelines,
      People people,
      Passwords passwords,
      Envelope envelope,
      Authenticator authenticator,
      LoginGrant grant,
      LoginSteps steps,
      LinkedLogins logins,
      OAuthHandlers oauth,
      PasskeyHandlers passkeys,
      Pages pages,
      Quotas quotas,
      Ids ids,
      Surroundings around) {
    InstantSource clock = around.clock();
    Mailer mailer = around.mailer();
    String origin = around.origin();
    return new HttpFunction(
        pipelines.of(
            Owner.IDENTITY,
            List.of(
                new SignUpHandlers(people, passwords, envelope, mailer, ids, clock, origin),
                new LoginHandlers(steps, grant, clock),
                new LoginPageHandlers(steps, grant, logins, around.installation(), origin),
                new FederationHandlers(people, logins, around.installation(), ids, clock, origin),
                oauth,
                new DiscoveryHandlers(around.signer(), origin),
                new AccountHandlers(people, passwords, envelope, authenticator),
                new FactorHandlers(people, envelope, authenticator, ids, clock),
                passkeys,
                new MemberHandlers(people.members(), pages),
                new InvitationHandlers(people, envelope, mailer, ids, clock, pages, origin),
                new ApiKeyHandlers(people.keys(), quotas, ids, clock))));
  }
}
