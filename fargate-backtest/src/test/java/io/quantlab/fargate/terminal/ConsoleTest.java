package io.quantlab.fargate.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.fargate.terminal.Console.Target;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConsoleTest {
  @Test
  void onlyTheLauncherMakesATerminal() {
    assertEquals(Target.FILE, Console.target(null, Map.of()));
    assertEquals(Target.FILE, Console.target("", Map.of("TERM", "xterm")));
    assertEquals(Target.COLOR_TERMINAL, Console.target("terminal", Map.of("TERM", "xterm")));
  }

  @Test
  void noColorAndDumbTerminalsStayPlain() {
    // no-color.org: present and not an empty string, regardless of its value.
    assertEquals(Target.PLAIN_TERMINAL, Console.target("terminal", Map.of("NO_COLOR", "0")));
    assertEquals(Target.COLOR_TERMINAL, Console.target("terminal", Map.of("NO_COLOR", "")));
    assertEquals(Target.PLAIN_TERMINAL, Console.target("terminal", Map.of("TERM", "dumb")));
  }

  @Test
  void widthIsAtLeastForty() {
    assertEquals(40, new Console(System.out, Target.FILE, System.err, Target.FILE, 0).columns());
    assertEquals(80, Console.plain(System.out, System.err).columns());
  }
}
