package io.quantlab.function.wiring;

import dagger.Module;
import dagger.Provides;
import io.quantlab.function.http.Authenticator;
import io.quantlab.function.http.HttpFunction;
import io.quantlab.function.identity.AccountHandlers;
import io.quantlab.function.identity.ApiKeyHandlers;
import io.quantlab.function.identity.LoginHandlers;
import io.quantlab.function.identity.OAuthHandlers;
import io.quantlab.function.identity.SignUpHandlers;
import io.quantlab.function.identity.TokenIssue;
import io.quantlab.platform.api.Owner;
import io.quantlab.platform.identity.AccessTokens;
import io.quantlab.platform.identity.Passwords;
import io.quantlab.platform.key.Envelope;
import io.quantlab.platform.store.Identities;
import io.quantlab.platform.store.Tables;
import io.quantlab.platform.tenant.Ids;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

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
  static Clients clients(Tables tables) {
    return new Clients(List.of(tables));
  }

  @Provides
  @Singleton
  static HttpFunction function(
      Pipelines pipelines,
      Identities identities,
      Passwords passwords,
      Envelope envelope,
      AccessTokens tokens,
      Authenticator authenticator,
      Ids ids,
      Surroundings around) {
    InstantSource clock = around.clock();
    String origin = around.origin();
    TokenIssue issue = new TokenIssue(identities, tokens, envelope, ids, clock);
    return new HttpFunction(
        pipelines.of(
            Owner.IDENTITY,
            List.of(
                new SignUpHandlers(
                    identities, passwords, envelope, around.mailer(), ids, clock, origin),
                new LoginHandlers(identities, passwords, envelope, ids, clock, origin),
                new OAuthHandlers(
                    identities,
                    issue,
                    authenticator,
                    around.signer(),
                    envelope,
                    around.mailer(),
                    ids,
                    origin),
                new AccountHandlers(identities, passwords, envelope, authenticator, ids, clock),
                new ApiKeyHandlers(identities, ids, clock))));
  }
}
