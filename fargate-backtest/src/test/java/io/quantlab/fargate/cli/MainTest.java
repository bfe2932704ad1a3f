package io.quantlab.fargate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.terminal.Console;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// The command line from outside: arguments in, text and exit code out.
final class MainTest {
  private static final String ESCAPE = "\u001b";

  @Test
  void helpListsEveryCommandWithOneLine() {
    Session session = Session.run("help");
    assertEquals(0, session.exitCode());
    assertEquals("", session.err());
    for (String command : List.of("help", "test", "completion", "version")) {
      List<String> lines =
          session.out().lines().filter(line -> line.startsWith("  " + command + " ")).toList();
      assertEquals(1, lines.size(), () -> command + " in:\n" + session.out());
    }
  }

  @Test
  void noArgumentsPrintTheSameAsHelp() {
    assertEquals(Session.run("help"), Session.run());
    assertEquals(Session.run("help"), Session.run("--help"));
  }

  static Stream<String> commands() {
    return commandLine().getSubcommands().keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItselfWithExamplesAndExitCodes(String command) {
    Session session = Session.run(command, "--help");
    assertEquals(0, session.exitCode());
    assertTrue(session.out().contains("Usage: quantlab " + command), session::out);
    assertTrue(session.out().contains("\nExamples\n"), session::out);
    assertTrue(session.out().contains("  130 "), session::out);
    assertEquals(session, Session.run("help", command));
    String[] header =
        commandLine().getSubcommands().get(command).getCommandSpec().usageMessage().header();
    assertEquals(1, header.length, "one line for the list");
    assertTrue(header[0].length() <= 80, header[0]);
    assertTrue(session.out().lines().allMatch(line -> line.length() <= 80), session::out);
  }

  @Test
  void versionNamesProgramAndJava() {
    Session session = Session.run("version");
    assertEquals(0, session.exitCode());
    assertTrue(session.out().matches("quantlab \\S+ \\(Java 25\\S*, .+\\)\n"), session::out);
    assertEquals(session, Session.run("--version"));
  }

  @Test
  void unknownCommandIsOneSentenceWithNearestName() {
    Session session = Session.run("verison");
    assertEquals(2, session.exitCode());
    assertEquals("", session.out());
    assertEquals(
        """
        error: There is no command 'verison'.
          Did you mean 'version'? './quantlab help' lists all commands.
        """,
        session.err());
    assertEquals(session, Session.run("help", "verison"));
  }

  @Test
  void unknownCommandFarFromAllNamesSuggestsNone() {
    assertEquals(
        """
        error: There is no command 'xyzzy'.
          './quantlab help' lists all commands.
        """,
        Session.run("xyzzy").err());
  }

  @Test
  void unknownOptionNamesTheNearest() {
    Session session = Session.run("version", "--hlep");
    assertEquals(2, session.exitCode());
    assertEquals(
        """
        error: 'quantlab version' has no option '--hlep'.
          Did you mean '--help'?
        """,
        session.err());
  }

  @Test
  void wrongValueIsUsageErrorWithoutStackTrace() {
    Session session = Session.run("completion", "fish");
    assertEquals(2, session.exitCode());
    assertTrue(session.err().contains("[bash, zsh]"), session::err);
    assertTrue(session.err().contains("but was 'fish'"), session::err);
    assertFalse(session.err().contains("\tat "), session::err);
  }

  @Test
  void debugAddsStackTrace() {
    Session session = Session.run("--debug", "help", "verison");
    assertEquals(2, session.exitCode());
    assertTrue(session.err().startsWith("error: There is no command 'verison'.\n"), session::err);
    assertTrue(session.err().contains("\tat io.quantlab.fargate.cli."), session::err);
  }

  @Test
  void testsAreLeftToTheLauncher() {
    Session session = Session.run("test", "--fast");
    assertEquals(2, session.exitCode());
    assertTrue(session.err().contains("./quantlab test"), session::err);
  }

  @Test
  void colorsAppearOnColorTerminalOnly() {
    assertFalse(helpOn(Console.Target.FILE).contains(ESCAPE));
    assertFalse(helpOn(Console.Target.PLAIN_TERMINAL).contains(ESCAPE));
    assertTrue(helpOn(Console.Target.COLOR_TERMINAL).contains(ESCAPE));
  }

  private static String helpOn(Console.Target target) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(Session.printer(out), target, Session.printer(err), target, 80);
    assertEquals(0, Main.run(new String[] {"help"}, console));
    return out.toString();
  }

  private static CommandLine commandLine() {
    return Commands.commandLine(Console.plain(System.out, System.err));
  }
}
