package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quantlab.local.part.PartLibrary;
import io.quantlab.local.testkit.TestCloud;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients nobody here wrote. A machine that lacks one of them skips its test.
@Tag("slow")
final class ForeignClientsTest {
  private static final Path CLIENTS =
      PartLibrary.home().resolve("localstack/src/test/resources/clients");

  @TempDir Path folder;
  private final LocalPlatform platform = TestCloud.shared().platform;

  private record Ended(int code, String out) {}

  private Ended run(Path where, Map<String, String> environment, String... words) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(words).directory(where.toFile());
    builder.environment().putAll(environment);
    Path log = folder.resolve("log-" + UUID.randomUUID());
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    boolean ended = process.waitFor(180, TimeUnit.SECONDS);
    process.destroyForcibly();
    return new Ended(ended ? process.exitValue() : -1, Files.readString(log));
  }

  private boolean works(String... words) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private Map<String, String> parts() {
    return Map.of(
        "TABLES", platform.endpoints().get("table").toString(),
        "QUEUES", platform.endpoints().get("queue").toString(),
        "OBJECTS", platform.endpoints().get("objects").toString(),
        "NAME", "foreign-" + UUID.randomUUID().toString().substring(0, 8));
  }

  @Test
  @DisplayName("boto3 works on the tables, queues and objects of a running platform")
  void boto3Works() throws Exception {
    assumeTrue(works("python3", "-c", "import boto3"), "no boto3 for python3 on this machine");
    Ended ended = run(folder, parts(), "python3", CLIENTS.resolve("boto3_client.py").toString());
    assertEquals(0, ended.code(), ended::out);
    assertTrue(ended.out().contains("tables, queues and objects answered"), ended::out);
  }

  @Test
  @DisplayName("the AWS command line lists the tables, queues and objects of a running platform")
  void commandLineWorks() throws Exception {
    assumeTrue(works("aws", "--version"), "no AWS command line on this machine");
    Map<String, String> keys =
        Map.of(
            "AWS_ACCESS_KEY_ID", "quantlab",
            "AWS_SECRET_ACCESS_KEY", "quantlab",
            "AWS_DEFAULT_REGION", "us-east-1");
    Map<String, String> parts = parts();
    Ended tables =
        run(folder, keys, "aws", "dynamodb", "list-tables", "--endpoint-url", parts.get("TABLES"));
    assertTrue(tables.out().contains("\"ql-main\""), tables::out);
    Ended queues =
        run(folder, keys, "aws", "sqs", "list-queues", "--endpoint-url", parts.get("QUEUES"));
    assertTrue(queues.out().contains("/ql-jobs\""), queues::out);
    Ended objects = run(folder, keys, "aws", "s3", "ls", "--endpoint-url", parts.get("OBJECTS"));
    assertTrue(objects.out().contains("ql-objects"), objects::out);
  }

  @Test
  @DisplayName("the OpenAPI document is valid to a validator nobody here wrote")
  void documentIsValid() throws Exception {
    assumeTrue(
        works("python3", "-c", "import openapi_spec_validator"),
        "no openapi-spec-validator for python3 on this machine");
    Path document = document(folder);
    String program =
        "import json,sys,openapi_spec_validator as v; v.validate(json.load(open(sys.argv[1])))";
    Ended ended = run(folder, Map.of(), "python3", "-c", program, document.toString());
    assertEquals(0, ended.code(), ended::out);
  }

  private Path document(Path where) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(platform.origin() + "/openapi.json")).build();
    return HttpClient.newHttpClient()
        .send(request, BodyHandlers.ofFile(where.resolve("openapi.json")))
        .body();
  }

  @Test
  @DisplayName(
      "a client generated from the OpenAPI document, with OAuth by a library, runs a backtest")
  void generatedClientWorks() throws Exception {
    assumeTrue(works("node", "--version") && works("npm", "--version"), "no Node.js here");
    Path client = folder.resolve("client");
    Files.createDirectories(client);
    for (String name : List.of("package.json", "tsconfig.json", "client.ts")) {
      Files.copy(
          CLIENTS.resolve("openapi").resolve(name),
          client.resolve(name),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Ended fetched = run(client, Map.of(), "npm", "install", "--no-audit", "--no-fund", "--silent");
    assumeTrue(fetched.code() == 0, () -> "npm could not fetch the generator: " + fetched.out());
    document(client);
    Ended generated =
        run(client, Map.of(), "npx", "openapi-typescript", "openapi.json", "-o", "api.d.ts");
    assertEquals(0, generated.code(), generated::out);
    Ended compiled = run(client, Map.of(), "npx", "tsc", "-p", ".");
    assertEquals(0, compiled.code(), compiled::out);
    Map<String, String> told =
        Map.of("API", platform.origin(), "LETTERS", platform.mail().toString());
    Ended ran = run(client, told, "node", "out/client.js");
    assertEquals(0, ran.code(), ran::out);
    assertTrue(ran.out().matches("(?s)done [0-9a-f]{64} [1-9][0-9]* trades\\s*"), ran::out);
  }
}
