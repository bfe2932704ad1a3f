package io.quantlab.platform.cloud;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/// Endpoints, credentials and time-outs of every client of the cloud.
///
/// @param tables endpoint of the tables, empty for the one of the region; so the others
/// @param credentials of a principal
/// @param interceptors see every request; the policy of PT-5 is one
/// @param patience of who calls
public record Cloud(
    String region,
    Optional<URI> tables,
    Optional<URI> objects,
    Optional<URI> queues,
    Credentials credentials,
    List<ExecutionInterceptor> interceptors,
    Patience patience) {

  /// The credentials that sign for a principal.
  public interface Credentials {
    AwsCredentials of(Principal principal);
  }

  public Cloud {
    interceptors = List.copyOf(interceptors);
  }

  /// The same for somebody with another patience.
  public Cloud with(Patience other) {
    return new Cloud(region, tables, objects, queues, credentials, interceptors, other);
  }

  /// Gives a client builder everything but its endpoint's own settings.
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B prepare(
      B builder, Optional<URI> endpoint, Patience.Limit limit) {
    ClientOverrideConfiguration.Builder config =
        ClientOverrideConfiguration.builder()
            .apiCallAttemptTimeout(limit.attempt())
            .apiCallTimeout(limit.whole())
            .retryStrategy(retries(limit.attempts()));
    interceptors.forEach(config::addExecutionInterceptor);
    builder
        .region(Region.of(region))
        .credentialsProvider(signer())
        .httpClient(http(builder.getClass().getSimpleName()))
        .overrideConfiguration(config.build());
    endpoint.ifPresent(builder::endpointOverride);
    return builder;
  }

  /// Credentials of whoever is bound while a request is signed.
  public AwsCredentialsProvider signer() {
    return () -> {
      if (!Principal.BOUND.isBound()) {
        throw new IllegalStateException("a call of the cloud outside any principal");
      }
      return credentials.of(Principal.BOUND.get());
    };
  }

  /// More attempts with full jitter, from a budget that a client fills by succeeding: when most
  /// calls fail, hardly any is repeated (platform contract 13).
  private static RetryStrategy retries(int attempts) {
    BackoffStrategy jitter =
        BackoffStrategy.exponentialDelay(Duration.ofMillis(25), Duration.ofSeconds(1));
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(attempts)
        .backoffStrategy(jitter)
        .throttlingBackoffStrategy(jitter)
        .build();
  }

  private static SdkHttpClient http(String client) {
    String name = client.replace("Default", "").replace("ClientBuilder", "");
    return new GuardedHttp(UrlConnectionHttpClient.builder().build(), name);
  }
}
