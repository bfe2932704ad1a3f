package io.quantlab.fargate.cli.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The machine and the Java a benchmark ran on.
///
/// @param processor model name; the architecture where the system does not tell
/// @param cores processors the JVM may use
/// @param memoryGiB memory of the machine
/// @param system operating system and its release
/// @param java vendor, product and version
/// @param load processes that wanted a core at the start, averaged over a minute; negative when
///   unknown
record Machine(
    String processor, int cores, double memoryGiB, String system, String java, double load) {

  static Machine ofProcess() {
    OperatingSystemMXBean bean =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        bean.getTotalMemorySize() / (double) (1L << 30),
        bean.getName() + " " + bean.getVersion(),
        System.getProperty("java.vendor")
            + ", "
            + System.getProperty("java.vm.name")
            + " "
            + Runtime.version(),
        bean.getSystemLoadAverage());
  }

  private static String processorName() {
    for (String line : lines(Path.of("/proc/cpuinfo"))) {
      if (line.startsWith("model name")) {
        return line.substring(line.indexOf(':') + 1).strip();
      }
    }
    return System.getProperty("os.arch");
  }

  String memory() {
    return String.format(Locale.ROOT, "%.1f GiB", memoryGiB);
  }

  /// Resident memory of this process that no file backs, in MiB; `NaN` where the system does not
  /// tell.
  static double residentAnonymousMiB() {
    return status("RssAnon:");
  }

  /// Largest resident memory of this process, in MiB; `NaN` where the system does not tell.
  static double peakResidentMiB() {
    return status("VmHWM:");
  }

  private static double status(String field) {
    for (String line : lines(Path.of("/proc/self/status"))) {
      if (line.startsWith(field)) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
      }
    }
    return Double.NaN;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.isReadable(file)
          ? Files.readAllLines(file, StandardCharsets.ISO_8859_1)
          : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}
