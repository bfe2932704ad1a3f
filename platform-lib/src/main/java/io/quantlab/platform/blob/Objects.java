package io.quantlab.platform.blob;

import io.quantlab.platform.cloud.Cloud;
import io.quantlab.platform.cloud.Patience;
import io.quantlab.platform.cloud.Principal;
import io.quantlab.platform.tenant.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Objects of tenants in one bucket, each call signed for its tenant.
///
/// Writes are create-once (`If-None-Match: *`, platform contract PB-1), so a repeated write of the
/// same name is harmless and leaves what was there.
public final class Objects implements AutoCloseable {
  /// What a call that moves the bytes of an object is given beyond the time of others.
  private static final Duration TRANSFER = Duration.ofSeconds(30);

  private static final int EXISTS = 412;
  private static final int RACED = 409;

  private final S3Client client;
  private final String bucket;
  private final Patience.Limit transfer;

  private Objects(S3Client client, String bucket, Patience.Limit transfer) {
    this.client = client;
    this.bucket = bucket;
    this.transfer = transfer;
  }

  /// Opens the bucket; nothing is called yet.
  public static Objects open(Cloud cloud, String bucket) {
    S3Client client =
        cloud
            .prepare(S3Client.builder(), cloud.objects(), cloud.patience().objects())
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(
                S3Configuration.builder()
                    .pathStyleAccessEnabled(true)
                    .chunkedEncodingEnabled(false)
                    .build())
            .build();
    return new Objects(client, bucket, cloud.patience().objects().plus(TRANSFER));
  }

  /// What is known of an object without reading it.
  public record Info(long bytes, String contentType) {}

  /// What became of a write.
  public enum Written {
    CREATED,
    WAS_THERE
  }

  /// Makes the bucket when it is missing.
  public void makeMissing() {
    new Principal.Platform(Principal.Part.SETUP)
        .run(() -> {
          boolean there =
              client.listBuckets().buckets().stream().anyMatch(each -> each.name().equals(bucket));
          return there ? null : client.createBucket(request -> request.bucket(bucket));
        });
  }

  /// Writes an object that is not there yet.
  public Written put(TenantId tenant, ObjectName name, String contentType, byte[] bytes) {
    return put(tenant, name, contentType, RequestBody.fromBytes(bytes));
  }

  /// Writes a file as an object that is not there yet.
  public Written put(TenantId tenant, ObjectName name, String contentType, Path file) {
    return put(tenant, name, contentType, RequestBody.fromFile(file));
  }

  private Written put(TenantId tenant, ObjectName name, String contentType, RequestBody body) {
    requireOwn(tenant, name);
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(name.text())
            .contentType(contentType)
            .ifNoneMatch("*")
            .overrideConfiguration(this::transferring)
            .build();
    return new Principal.Tenant(tenant)
        .run(() -> {
          try {
            client.putObject(request, body);
            return Written.CREATED;
          } catch (S3Exception e) {
            if (e.statusCode() == EXISTS || e.statusCode() == RACED) {
              return Written.WAS_THERE;
            }
            throw e;
          }
        });
  }

  /// What is known of an object, or nothing when there is none.
  public Optional<Info> find(TenantId tenant, ObjectName name) {
    requireOwn(tenant, name);
    return new Principal.Tenant(tenant)
        .run(() -> {
          try {
            HeadObjectResponse head = client.headObject(r -> r.bucket(bucket).key(name.text()));
            return Optional.of(new Info(head.contentLength(), head.contentType()));
          } catch (NoSuchKeyException _) {
            return Optional.empty();
          }
        });
  }

  /// The bytes of an object, or nothing when there is none.
  public Optional<byte[]> get(TenantId tenant, ObjectName name) {
    requireOwn(tenant, name);
    return new Principal.Tenant(tenant)
        .run(() -> {
          try {
            return Optional.of(client.getObjectAsBytes(read(name)).asByteArray());
          } catch (NoSuchKeyException _) {
            return Optional.empty();
          }
        });
  }

  /// Reads an object into a file that is not there yet; throws when there is no such object.
  public void fetch(TenantId tenant, ObjectName name, Path file) {
    requireOwn(tenant, name);
    new Principal.Tenant(tenant)
        .run(() -> client.getObject(read(name), ResponseTransformer.toFile(file)));
  }

  private GetObjectRequest read(ObjectName name) {
    return GetObjectRequest.builder()
        .bucket(bucket)
        .key(name.text())
        .overrideConfiguration(this::transferring)
        .build();
  }

  /// The time-outs of the client hold until the last byte has passed.
  private void transferring(AwsRequestOverrideConfiguration.Builder call) {
    call.apiCallAttemptTimeout(transfer.attempt()).apiCallTimeout(transfer.whole());
  }

  /// The last parts of the names of all objects that begin so.
  public List<String> files(TenantId tenant, ObjectName folder) {
    requireOwn(tenant, folder);
    return new Principal.Tenant(tenant)
        .run(() -> {
          List<String> names = new ArrayList<>();
          for (S3Object each :
              client
                  .listObjectsV2Paginator(r -> r.bucket(bucket).prefix(folder.text()))
                  .contents()) {
            names.add(each.key().substring(folder.text().length()));
          }
          return names;
        });
  }

  /// Deletes an object; one that is not there is no trouble.
  public void delete(TenantId tenant, ObjectName name) {
    requireOwn(tenant, name);
    new Principal.Tenant(tenant)
        .run(() -> client.deleteObject(r -> r.bucket(bucket).key(name.text())));
  }

  String bucket() {
    return bucket;
  }

  static void requireOwn(TenantId tenant, ObjectName name) {
    if (!name.tenant().equals(tenant)) {
      throw new IllegalArgumentException("tenant " + tenant + " asked for " + name);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
