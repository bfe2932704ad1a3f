package io.quantlab.fargate.cli.service;

import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `quantlab token`: an access token of the login, for other programs.
@Command(
    name = "token",
    header = "Print an access token of the login, for ten minutes at most.",
    footer = "  curl -H \"Authorization: Bearer $(./quantlab token)\" http://localhost:8080/v1/me")
public final class TokenCommand implements Callable<Integer> {
  private final Console console;

  @Mixin Credentials credentials = new Credentials();

  public TokenCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().println(Service.live(credentials).accessToken());
    return ExitCode.OK.code();
  }
}
