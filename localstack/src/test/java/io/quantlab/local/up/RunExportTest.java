package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.local.testkit.Api;
import io.quantlab.local.testkit.Api.Got;
import io.quantlab.local.testkit.TestCloud;
import io.quantlab.local.testkit.Workbench;
import io.quantlab.platform.json.RecordJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A run in one file, as an outsider unpacks it.
final class RunExportTest {
  private final Api api = new Api(TestCloud.shared());
  private final Workbench bench = new Workbench(api);

  @BeforeEach
  void join() {
    api.join();
  }

  private static Map<String, byte[]> unpacked(byte[] zip) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  @DisplayName(
      "platform 8.4: a zip holds the wanted tables, the manifest and the hash of each file")
  void zipIsWhole() throws Exception {
    Got run = bench.cross(bench.data(1_500), "?wait=20", "");
    assertEquals("done", run.text("status"), run::toString);
    String path = "/v1/backtests/" + run.text("id");
    Got export = api.post(path + ":export", "{\"formats\":[\"csv\",\"qlc\"]}");
    assertEquals(200, export.status(), export::toString);
    byte[] zip = api.read(export.text("url"));
    assertEquals(export.body().path("bytes").asLong(), zip.length);
    assertEquals(export.text("sha256"), sha256(zip));
    Map<String, byte[]> files = unpacked(zip);
    assertTrue(
        files
            .keySet()
            .containsAll(
                Set.of("export.json", "manifest.json", "metrics.json", "trades.csv", "trades.qlc")),
        files::toString);
    assertTrue(
        files.keySet().stream().noneMatch(name -> name.matches(".*\\.(parquet|arrow)")),
        files::toString);
    assertArrayEquals(bench.download(path + "/files/trades.csv"), files.get("trades.csv"));
    JsonNode list = RecordJson.tree(new String(files.get("export.json"), StandardCharsets.UTF_8));
    assertEquals(run.text("eventHash"), list.path("eventHash").asText());
    assertEquals(files.size() - 1, list.path("files").size());
    for (JsonNode each : list.path("files")) {
      byte[] bytes = files.get(each.path("name").asText());
      assertEquals(each.path("bytes").asLong(), bytes.length);
      assertEquals(each.path("sha256").asText(), sha256(bytes), each::toString);
    }
    Got again = api.post(path + ":export", "{\"formats\":[\"qlc\",\"csv\",\"csv\"]}");
    assertEquals(export.text("sha256"), again.text("sha256"));
    assertEquals(
        1,
        api
            .get("/v1/audit/records?limit=200")
            .body()
            .path("items")
            .findValuesAsText("action")
            .stream()
            .filter("run.export"::equals)
            .count());
  }

  @Test
  @DisplayName("a run without a result, a format nobody knows: said by field and state")
  void whatCannotBeExported() {
    Got run = bench.cross(bench.data(500), "?wait=20", "");
    String path = "/v1/backtests/" + run.text("id");
    Got wrong = api.post(path + ":export", "{\"formats\":[\"xls\"]}");
    assertEquals(422, wrong.status(), wrong::toString);
    assertEquals("/formats/0", wrong.body().path("errors").path(0).path("pointer").asText());
    Api other = new Api(TestCloud.shared());
    other.join();
    assertEquals(404, other.post(path + ":export", "{\"formats\":[\"csv\"]}").status());
  }
}
