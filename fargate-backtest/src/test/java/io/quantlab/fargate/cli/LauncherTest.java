package io.quantlab.fargate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher's own sentences and sums, in a folder with one empty module and a small script that
/// answers in Maven's place.
final class LauncherTest {
  private static final Path BASH = Path.of("/bin/bash");

  /// Two classes: 5 tests with 1 failure, 1 error and 1 skipped; 4 tests that pass.
  private static final String REPORTS =
      """
      mkdir -p module/target/surefire-reports
      echo '<testsuite name="A" time="1.5" tests="5" errors="1" skipped="1" failures="1">' \\
        > module/target/surefire-reports/TEST-A.xml
      echo '<testsuite name="B" time="0.5" tests="4" errors="0" skipped="0" failures="0">' \\
        > module/target/surefire-reports/TEST-B.xml
      """;

  @TempDir Path folder;

  @BeforeEach
  void layOut() throws IOException {
    assumeTrue(Files.isExecutable(BASH), "no /bin/bash on this machine");
    Path launcher = Path.of("").toAbsolutePath();
    while (!Files.exists(launcher.resolve("quantlab"))) {
      launcher = launcher.getParent();
    }
    Files.copy(launcher.resolve("quantlab"), folder.resolve("quantlab"));
    Files.createDirectories(folder.resolve("module"));
    Files.createFile(folder.resolve("pom.xml"));
    Files.createFile(folder.resolve("module/pom.xml"));
    maven("exit 0");
  }

  @Test
  void lastLineSumsTheReports() throws Exception {
    maven("case $* in *verify*) " + REPORTS + " ;; esac");
    Session session = launch("test");
    assertEquals(1, session.exitCode(), session::toString);
    assertEquals("6 passed, 2 failed, 1 skipped", lastLine(session));
  }

  @Test
  void passingTestsEndWithZero() throws Exception {
    maven("case $* in *verify*) " + REPORTS + " rm module/target/*/TEST-A.xml ;; esac");
    Session session = launch("test");
    assertEquals(0, session.exitCode(), session::toString);
    assertEquals("4 passed, 0 failed", lastLine(session));
  }

  @Test
  void oldReportsDoNotCount() throws Exception {
    maven(REPORTS);
    launch("test");
    maven("exit 0");
    Session session = launch("test");
    assertEquals(1, session.exitCode(), session::toString);
    assertEquals("0 passed, 0 failed", lastLine(session));
    assertTrue(session.out().contains("No test was run."), session::out);
  }

  @Test
  void brokenBuildEndsWithOneAndShowsItsErrors() throws Exception {
    maven(
        "case $* in *verify*) echo '[INFO] noise'; echo '[ERROR] /x/A.java:[3,7] cannot find';"
            + " exit 1 ;; esac");
    Session session = launch("test");
    assertEquals(1, session.exitCode(), session::toString);
    assertEquals("0 passed, 0 failed", lastLine(session));
    assertTrue(session.out().contains("/x/A.java:[3,7] cannot find"), session::out);
    assertTrue(session.out().contains("The build broke"), session::out);
    assertTrue(!session.out().contains("noise"), session::out);
  }

  @Test
  void wrongFormatCountsAsOneFailure() throws Exception {
    maven(
        "case $* in *verify*) "
            + REPORTS
            + " rm module/target/*/TEST-A.xml ;;"
            + " *spotless*) echo '[ERROR] format violations: A.java' ;; esac");
    Session session = launch("test");
    assertEquals(1, session.exitCode(), session::toString);
    assertEquals("4 passed, 1 failed", lastLine(session));
    assertTrue(session.out().contains("./quantlab test --format"), session::out);
  }

  @Test
  void optionsChooseTags() throws Exception {
    maven("echo \"$*\" >> asked");
    launch("test");
    launch("test", "--fast");
    launch("test", "--long");
    List<String> asked =
        Files.readAllLines(folder.resolve("asked")).stream()
            .filter(line -> line.contains("verify"))
            .map(line -> line.replaceAll(".*-Dtest\\.excluded=(\\S+).*", "$1"))
            .toList();
    assertEquals(List.of("long", "long,slow", "none"), asked);
  }

  @Test
  void mistakesAreOneSentenceWithTheirCode() throws Exception {
    assertMistake(
        2,
        "error: 'quantlab test' does not know '--fats'; './quantlab test --help' lists its options.",
        launch("test", "--fats"));
    assertMistake(
        2, "error: There is no module 'nope' with a pom.xml.", launch("test", "--module", "nope"));
    assertMistake(
        2,
        "error: --module needs the name of a module, such as engine-lib.",
        launch("test", "--module"));
    assertMistake(
        4,
        "error: QUANTLAB_JAVA_HOME is '/nowhere', which is no JDK 25.",
        launch(Map.of("QUANTLAB_JAVA_HOME", "/nowhere"), "help"));
    Session noMaven = launch(Map.of("QUANTLAB_MAVEN", "/nowhere/mvn"), "help");
    assertEquals(4, noMaven.exitCode());
    assertTrue(noMaven.err().contains("'/nowhere/mvn' was not found"), noMaven::err);
    assertEquals(1, noMaven.err().lines().count());
  }

  @Test
  void failedBuildEndsBeforeTheProgram() throws Exception {
    maven("echo '[ERROR] no'; exit 1");
    Session session = launch("help");
    assertEquals(1, session.exitCode(), session::toString);
    assertTrue(session.err().contains("error: The build failed"), session::err);
    assertTrue(!Files.exists(folder.resolve(".quantlab/build.lock")), "the lock is given back");
    assertTrue(!Files.exists(folder.resolve(".quantlab/current")));
  }

  private static void assertMistake(int exitCode, String sentence, Session session) {
    assertEquals(new Session(exitCode, "", sentence + "\n"), session);
  }

  private static String lastLine(Session session) {
    return session.out().lines().reduce("", (_, line) -> line);
  }

  /// Puts a script in Maven's place; it runs in the project's folder.
  private void maven(String script) throws IOException {
    Path file = folder.resolve("maven");
    Files.writeString(file, "#!/bin/bash\n" + script + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private Session launch(String... args) throws IOException, InterruptedException {
    return launch(Map.of(), args);
  }

  private Session launch(Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    String[] command = new String[args.length + 2];
    command[0] = BASH.toString();
    command[1] = folder.resolve("quantlab").toString();
    System.arraycopy(args, 0, command, 2, args.length);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("QUANTLAB_JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("QUANTLAB_MAVEN", folder.resolve("maven").toString());
    builder.environment().putAll(environment);
    int exitCode = builder.start().waitFor();
    return new Session(
        exitCode,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
