package io.quantlab.local.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.local.testkit.Api.Got;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/// What one does through the API to get data and runs.
public record Workbench(Api api) {
  /// Quotes of a random walk, one a second, as people have them in files.
  public static String quotes(int rows) {
    StringBuilder csv = new StringBuilder("ts_ms,bid,ask\n");
    SplittableRandom random = new SplittableRandom(7);
    long price = 110_000;
    for (int i = 0; i < rows; i++) {
      price += random.nextInt(-9, 10);
      csv.append(1_388_966_400_000L + i * 1000L)
          .append(',')
          .append("1." + (price - 100_000 + 10_000))
          .append(',')
          .append("1." + (price - 100_000 + 10_002))
          .append('\n');
    }
    return csv.toString();
  }

  /// Uploads a file.
  ///
  /// @return the id of the upload
  public String upload(String fileName, byte[] bytes) {
    String hash = HexFormat.of().formatHex(sha256(bytes));
    Got started =
        api.post(
            "/v1/uploads",
            "{\"fileName\":\""
                + fileName
                + "\",\"bytes\":"
                + bytes.length
                + ",\"sha256\":\""
                + hash
                + "\"}");
    assertEquals(201, started.status(), started::toString);
    assertEquals(200, api.put(started.body(), bytes));
    String id = started.body().path("upload").path("id").asText();
    Got complete = api.post("/v1/uploads/" + id + ":complete", null);
    assertEquals(200, complete.status(), complete::toString);
    return id;
  }

  /// Imports an upload and waits for the end.
  public JsonNode dataset(String upload) {
    Got made = api.post("/v1/datasets", "{\"title\":\"Data\",\"upload\":\"" + upload + "\"}");
    assertEquals(202, made.status(), made::toString);
    return await("/v1/datasets/" + made.text("id"));
  }

  /// Asks until something has ended.
  public JsonNode await(String path) {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (true) {
      Got got = api.get(path);
      if (!got.text("status").matches("queued|running|canceling")) {
        return got.body();
      }
      assertTrue(System.nanoTime() < deadline, () -> "still " + got);
      LockSupport.parkNanos(20_000_000L);
    }
  }

  /// A ready dataset of so many quotes.
  public String data(int rows) {
    byte[] csv = quotes(rows).getBytes(StandardCharsets.UTF_8);
    JsonNode dataset = dataset(upload("EURUSD.csv", csv));
    assertEquals("done", dataset.path("status").asText(), dataset::toString);
    return dataset.path("id").asText();
  }

  /// Begins a run of the moving-average cross.
  ///
  /// @param more further members of the request, each with a comma before it
  public Got cross(String dataset, String query, String more) {
    return api.post(
        "/v1/backtests" + query,
        "{\"strategy\":\"sma-cross\",\"data\":[\""
            + dataset
            + "\"],\"parameters\":{\"fast\":\"5\",\"slow\":\"20\"}"
            + more
            + "}");
  }

  /// The bytes behind an address that answers with another one.
  public byte[] download(String path) {
    Got got = api.get(path);
    assertEquals(302, got.status(), got::toString);
    return api.read(got.raw().headers().firstValue("location").orElseThrow());
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
