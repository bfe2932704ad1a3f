package io.quantlab.fargate.cli.service;

import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `quantlab logout`: ends the session at the service and deletes its tokens.
@Command(name = "logout", header = "End the login of this machine.", footer = "  ./quantlab logout")
public final class LogoutCommand implements Callable<Integer> {
  private final Console console;

  @Mixin Credentials credentials = new Credentials();

  public LogoutCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Credentials.Tokens tokens = credentials.read();
    credentials.delete();
    new Service(tokens.server()).revoke(tokens.refreshToken());
    console.out().println("Logged out of " + tokens.server() + ".");
    return ExitCode.OK.code();
  }
}
