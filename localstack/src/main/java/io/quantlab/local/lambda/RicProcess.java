package io.quantlab.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Starts processes of the real runtime client, `aws-lambda-java-runtime-interface-client`, which
/// is `main` of the managed Java runtime.
final class RicProcess {
  private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final String JNI =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private final Map<String, String> environment;
  private final Path library;
  private final Consumer<String> output;

  /// @param environment what the functions are told beside what the platform tells them
  /// @param work folder for what the client unpacks
  /// @param output hears the lines the processes print
  RicProcess(Map<String, String> environment, Path work, Consumer<String> output) {
    this.environment = Map.copyOf(environment);
    this.library = unpackNative(work);
    this.output = output;
  }

  /// The client's own way is one file in the temporary folder for all processes, written anew by
  /// each while others run on it.
  private static Path unpackNative(Path work) {
    String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    String name = "jni/libaws-lambda-jni.linux-" + machine + ".so";
    Path jar =
        Libraries.runtime().stream()
            .filter(path -> path.getFileName().toString().contains("interface-client"))
            .findFirst()
            .orElseThrow();
    Path target = work.resolve("libaws-lambda-jni.so");
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(name);
      try (InputStream in = zip.getInputStream(entry)) {
        Files.createDirectories(work);
        Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException("unpacking " + name, e);
    }
  }

  /// @param taskRoot folder with the unpacked package
  /// @param lines hears what it prints, before the log does
  Process start(FunctionProfile profile, Path taskRoot, String runtimeApi, Consumer<String> lines) {
    String name = profile.name();
    ProcessBuilder builder = new ProcessBuilder(command(profile));
    Map<String, String> told = builder.environment();
    told.clear();
    told.putAll(environment);
    told.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    told.putIfAbsent("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    told.put("AWS_LAMBDA_FUNCTION_NAME", name);
    told.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    told.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(profile.memoryMegabytes()));
    told.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + name);
    told.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
    told.put("LAMBDA_TASK_ROOT", taskRoot.toString());
    told.put("_HANDLER", profile.handler());
    told.put("TZ", ":UTC");
    told.put("LANG", "en_US.UTF-8");
    builder.directory(taskRoot.toFile()).redirectErrorStream(true);
    try {
      Process process = builder.start();
      Thread.ofVirtual().start(() -> listen(process, lines.andThen(output)));
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException("starting the function " + name, e);
    }
  }

  private void listen(Process process, Consumer<String> hears) {
    try (var printed = process.inputReader()) {
      printed.lines().forEach(hears);
    } catch (IOException | UncheckedIOException _) {
      output.accept("the output of process " + process.pid() + " ended early");
    }
  }

  private List<String> command(FunctionProfile profile) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Xmx" + profile.heapMegabytes() + "m",
            "-D" + JNI + "=" + library.toAbsolutePath(),
            "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
            "-cp",
            Libraries.runtime().stream()
                .map(Path::toString)
                .collect(Collectors.joining(System.getProperty("path.separator"))),
            MAIN,
            profile.handler()));
    return words;
  }
}
