package io.quantlab.platform.cloud;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// Endpoints, credentials and time-outs of every client of the cloud.
///
/// @param tables endpoint of the tables, empty for the one of the region; so the others
/// @param credentials of a principal
/// @param interceptors see every request; the policy of PT-5 is one
public record Cloud(
    String region,
    Optional<URI> tables,
    Optional<URI> objects,
    Optional<URI> queues,
    Credentials credentials,
    List<ExecutionInterceptor> interceptors) {

  /// The credentials that sign for a principal.
  public interface Credentials {
    AwsCredentials of(Principal principal);
  }

  public Cloud {
    interceptors = List.copyOf(interceptors);
  }

  /// Gives a client builder everything but its endpoint's own settings.
  ///
  /// @param attempt time-out of one attempt (platform contract 13)
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B prepare(
      B builder, Optional<URI> endpoint, Duration attempt) {
    ClientOverrideConfiguration.Builder config =
        ClientOverrideConfiguration.builder()
            .apiCallAttemptTimeout(attempt)
            .apiCallTimeout(attempt.multipliedBy(4));
    interceptors.forEach(config::addExecutionInterceptor);
    builder
        .region(Region.of(region))
        .credentialsProvider(signer())
        .httpClient(http())
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

  private static SdkHttpClient http() {
    return UrlConnectionHttpClient.builder().build();
  }
}
