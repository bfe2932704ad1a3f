package io.quantlab.local.part;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One part that was started.
final class RunningPart {
  private static final long HEALTHY_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long POLL_MILLIS = 40;
  private static final int LAST_LINES = 20;

  private final PartPlan plan;
  private final Process process;

  private RunningPart(PartPlan plan, Process process) {
    this.plan = plan;
    this.process = process;
  }

  static RunningPart start(PartPlan plan) {
    ProcessBuilder builder = new ProcessBuilder(plan.command());
    builder.directory(plan.work().toFile());
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(plan.log().toFile()));
    try {
      Process process = builder.start();
      new ProcessFile(plan.processFile()).write(process.toHandle());
      return new RunningPart(plan, process);
    } catch (IOException e) {
      throw new PartTrouble(plan.kind().folder() + " cannot be started: " + e.getMessage(), e);
    }
  }

  /// Waits until it answers; a part that dies or stays silent is a [PartTrouble] with the end of
  /// its log.
  void awaitHealthy() {
    long deadline = System.nanoTime() + HEALTHY_WITHIN_NANOS;
    while (!answers()) {
      if (!process.isAlive()) {
        throw new PartTrouble(
            plan.kind().folder() + " ended with code " + process.exitValue() + ":\n" + lastLines());
      }
      if (System.nanoTime() > deadline) {
        throw new PartTrouble(
            plan.kind().folder() + " did not answer within 60 s:\n" + lastLines());
      }
      pause();
    }
  }

  private boolean answers() {
    String path =
        switch (plan.kind()) {
          case TABLE, OBJECTS -> "/";
          case QUEUE -> "/?Action=ListQueues&Version=2012-11-05";
        };
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + plan.port() + path).toURL().openConnection();
      connection.setConnectTimeout(500);
      connection.setReadTimeout(5_000);
      int status = connection.getResponseCode();
      connection.disconnect();
      return status > 0 && status < 500;
    } catch (IOException _) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartTrouble("Waiting for a part was interrupted.", e);
    }
  }

  private String lastLines() {
    try {
      List<String> lines = Files.readAllLines(plan.log());
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      return "(its log " + plan.log() + " cannot be read)";
    }
  }

  PartPlan plan() {
    return plan;
  }

  Process process() {
    return process;
  }

  void stop() {
    ProcessFile.end(process.toHandle());
    new ProcessFile(plan.processFile()).forget();
  }
}
