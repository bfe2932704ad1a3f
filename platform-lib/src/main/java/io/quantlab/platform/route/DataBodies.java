package io.quantlab.platform.route;

import io.quantlab.platform.json.Items;
import io.quantlab.platform.json.Text;
import io.quantlab.platform.json.Whole;
import io.quantlab.platform.tenant.Id;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Bodies of the routes about data.
public final class DataBodies {
  /// Largest file of one presigned address.
  public static final long MAX_UPLOAD = 64L << 20;

  private static final String FILE = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

  private DataBodies() {}

  public record NewUpload(
      @Text(min = 1, max = 100, form = FILE) String fileName,
      @Whole(min = 1, max = MAX_UPLOAD) long bytes,
      @Text(min = 64, max = 64, form = "[0-9a-f]{64}") String sha256) {}

  /// @param url where to PUT the bytes, with exactly these headers, within a quarter of an hour
  public record UploadStarted(Upload upload, String url, Map<String, String> headers) {}

  public record Upload(Id id, String fileName, long bytes, String status, Instant createdAt) {}

  /// @param options of the import, as the command line has them: `symbol`, `class`, `mapping` …
  public record NewDataset(
      @Text(min = 1, max = 120) String title,
      Id upload,
      @Items(max = 20) @Text(max = 200) Optional<Map<String, String>> options) {}

  /// @param status `importing`, `ready` or `failed`
  public record Dataset(
      Id id,
      String title,
      String status,
      Optional<Id> job,
      Optional<String> problem,
      List<Series> series,
      Instant createdAt) {}

  /// One instrument's rows of one kind.
  public record Series(
      String symbol, String schema, String hash, long rows, Instant first, Instant last) {}

  public record DatasetHead(Id id, String title, String status, Instant createdAt) {}

  public record Datasets(List<DatasetHead> items, Optional<String> next) {}
}
