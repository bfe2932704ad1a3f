package io.quantlab.platform.blob;

import io.quantlab.platform.cloud.Cloud;
import io.quantlab.platform.cloud.Principal;
import io.quantlab.platform.tenant.TenantId;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/// Addresses under which a client reads or writes one object by itself (platform contract PB-2).
public final class Presigned implements AutoCloseable {
  private static final Duration READ = Duration.ofMinutes(5);
  private static final Duration WRITE = Duration.ofMinutes(15);

  private final S3Presigner signer;
  private final String bucket;
  private final Watch watch;

  /// Is told of every address before it is signed, as an interceptor is of every call.
  public interface Watch {
    void signing(Principal principal, String action, String bucket, String key);
  }

  private Presigned(S3Presigner signer, String bucket, Watch watch) {
    this.signer = signer;
    this.bucket = bucket;
    this.watch = watch;
  }

  /// Opens the signer; it calls nobody.
  public static Presigned open(Cloud cloud, String bucket, Watch watch) {
    S3Presigner.Builder builder =
        S3Presigner.builder()
            .region(Region.of(cloud.region()))
            .credentialsProvider(cloud.signer())
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build());
    cloud.objects().ifPresent(builder::endpointOverride);
    return new Presigned(builder.build(), bucket, watch);
  }

  /// An address with what the client must send.
  public record Address(URI url, Map<String, String> headers, Duration life) {}

  /// Where to read an object for five minutes.
  public Address get(TenantId tenant, ObjectName name) {
    Objects.requireOwn(tenant, name);
    return sign(
        tenant,
        "s3:GetObject",
        name,
        () ->
            new Address(
                URI.create(
                    signer
                        .presignGetObject(r ->
                            r.signatureDuration(READ)
                                .getObjectRequest(g -> g.bucket(bucket).key(name.text())))
                        .url()
                        .toString()),
                Map.of(),
                READ));
  }

  /// Where to write an object of exactly this length and type for a quarter of an hour.
  public Address put(TenantId tenant, ObjectName name, long bytes, String contentType) {
    Objects.requireOwn(tenant, name);
    return sign(tenant, "s3:PutObject", name, () -> write(name, bytes, contentType));
  }

  private Address write(ObjectName name, long bytes, String contentType) {
    PresignedPutObjectRequest signed =
        signer.presignPutObject(r ->
            r.signatureDuration(WRITE)
                .putObjectRequest(p ->
                    p.bucket(bucket)
                        .key(name.text())
                        .contentLength(bytes)
                        .contentType(contentType)
                        .ifNoneMatch("*")));
    Map<String, String> headers = new LinkedHashMap<>();
    signed
        .signedHeaders()
        .forEach((header, values) -> {
          if (!header.equalsIgnoreCase("host") && !header.equalsIgnoreCase("content-length")) {
            headers.put(header, values.getFirst());
          }
        });
    return new Address(URI.create(signed.url().toString()), headers, WRITE);
  }

  private Address sign(
      TenantId tenant, String action, ObjectName name, java.util.function.Supplier<Address> how) {
    Principal principal = new Principal.Tenant(tenant);
    watch.signing(principal, action, bucket, name.text());
    return principal.run(how);
  }

  @Override
  public void close() {
    signer.close();
  }
}
