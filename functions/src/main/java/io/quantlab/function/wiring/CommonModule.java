package io.quantlab.function.wiring;

import dagger.Module;
import dagger.Provides;
import io.quantlab.function.http.Authenticator;
import io.quantlab.function.http.OnceOnly;
import io.quantlab.function.http.Pages;
import io.quantlab.platform.api.Cursors;
import io.quantlab.platform.api.RateLimits;
import io.quantlab.platform.identity.AccessTokens;
import io.quantlab.platform.key.Envelope;
import io.quantlab.platform.store.Idempotency;
import io.quantlab.platform.store.People;
import io.quantlab.platform.store.Quotas;
import io.quantlab.platform.store.Tables;
import io.quantlab.platform.store.TenantTable;
import io.quantlab.platform.tenant.Ids;
import jakarta.inject.Singleton;

/// What every function has.
@Module
final class CommonModule {
  private CommonModule() {}

  @Provides
  @Singleton
  static Ids ids(Surroundings around) {
    return new Ids(around.clock());
  }

  @Provides
  @Singleton
  static Tables tables(Surroundings around) {
    return Tables.open(around.cloud(), around.tablePrefix());
  }

  @Provides
  @Singleton
  static TenantTable tenantTable(Tables tables, Surroundings around) {
    return new TenantTable(tables, around.clock());
  }

  @Provides
  @Singleton
  static People people(Tables tables, Surroundings around) {
    return People.open(tables, around.clock());
  }

  @Provides
  @Singleton
  static Quotas quotas(TenantTable table) {
    return new Quotas(table);
  }

  @Provides
  @Singleton
  static Envelope envelope(Surroundings around, Ids ids) {
    return new Envelope(around.secrets(), ids);
  }

  @Provides
  @Singleton
  static AccessTokens accessTokens(Surroundings around, Ids ids) {
    return new AccessTokens(around.signer(), around.origin(), around.clock(), ids);
  }

  @Provides
  @Singleton
  static Authenticator authenticator(AccessTokens tokens, People people, Surroundings around) {
    return new Authenticator(tokens, people, around.clock());
  }

  @Provides
  @Singleton
  static RateLimits rateLimits(Surroundings around) {
    return new RateLimits(around.clock(), around.rateFactor());
  }

  @Provides
  @Singleton
  static OnceOnly onceOnly(TenantTable table, Ids ids) {
    return new OnceOnly(new Idempotency(table), ids);
  }

  @Provides
  @Singleton
  static Pages pages(Envelope envelope, Surroundings around) {
    return new Pages(new Cursors(envelope, around.clock()));
  }
}
