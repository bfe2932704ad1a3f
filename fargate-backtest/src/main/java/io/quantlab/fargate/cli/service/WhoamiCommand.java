package io.quantlab.fargate.cli.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `quantlab whoami`: who is logged in, where, as what.
@Command(
    name = "whoami",
    header = "Say who is logged in to the service.",
    footer = "  ./quantlab whoami")
public final class WhoamiCommand implements Callable<Integer> {
  private final Console console;

  @Mixin Credentials credentials = new Credentials();

  public WhoamiCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    JsonNode me = Service.get(credentials, "/v1/me");
    String roles =
        StreamSupport.stream(me.path("roles").spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(", "));
    console.out().println(me.path("email").asText() + ", " + roles);
    console.out().println("  tenant  " + me.path("tenant").asText());
    console.out().println("  server  " + credentials.read().server());
    return ExitCode.OK.code();
  }
}
