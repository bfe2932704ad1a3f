package io.quantlab.local.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;

/// The lists behind rules 4 and 6.
final class Bans {
  private Bans() {}

  /// Rule 4: what would make two runs of the engine differ.
  static final Ban WALL_CLOCK =
      new Ban(
          "wall clock",
          "take io.quantlab.engine.time.Clock",
          target ->
              is(target, "java.lang.System", "currentTimeMillis", "nanoTime") || isNow(target),
          Set.of("java.util.Date", "java.util.Calendar", "java.util.GregorianCalendar"));

  static final Ban DEFAULTS =
      new Ban(
          "default zone or locale",
          "name the zone; pass Locale.ROOT or join strings with +",
          Bans::readsDefaults,
          Set.of());

  static final Ban RANDOMNESS =
      new Ban(
          "unseeded randomness",
          "take a seed",
          Bans::isUnseeded,
          Set.of("java.util.concurrent.ThreadLocalRandom", "java.security.SecureRandom"));

  static final Ban THREADS =
      new Ban(
          "threads",
          "the engine has one thread; only optimize starts others",
          target ->
              target.getName().equals("parallel") || target.getName().equals("parallelStream"),
          Set.of(
              "java.lang.Thread",
              "java.lang.ThreadLocal",
              "java.util.Timer",
              "java.util.concurrent.CompletableFuture",
              "java.util.concurrent.Executor",
              "java.util.concurrent.ExecutorService",
              "java.util.concurrent.Executors",
              "java.util.concurrent.ForkJoinPool",
              "java.util.concurrent.ForkJoinTask",
              "java.util.concurrent.RecursiveTask",
              "java.util.concurrent.ScheduledExecutorService",
              "java.util.concurrent.ThreadPoolExecutor"));

  static final Ban FILES =
      new Ban(
          "files",
          "only data reads and writes files",
          _ -> false,
          Set.of(
              "java.io.File",
              "java.io.FileInputStream",
              "java.io.FileOutputStream",
              "java.io.FileReader",
              "java.io.FileWriter",
              "java.io.RandomAccessFile",
              "java.nio.channels.FileChannel",
              "java.nio.channels.AsynchronousFileChannel",
              "java.nio.file."));

  /// Rule 6: what costs an object for each tick.
  static final Ban HEAVY_NUMBERS =
      new Ban(
          "BigDecimal, boxing or stream on the hot path",
          "longs, primitive arrays, plain loops; join messages with +",
          Bans::boxes,
          Set.of("java.math.BigDecimal", "java.util.stream."));

  private static final Set<String> BOXES =
      Set.of(
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Double",
          "java.lang.Float",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Short");

  private static boolean is(CodeUnitAccessTarget target, String owner, String... names) {
    return target.getOwner().getName().equals(owner) && List.of(names).contains(target.getName());
  }

  /// `Instant.now()` and its relatives, also with a zone; a `java.time.Clock` counts as well.
  private static boolean isNow(CodeUnitAccessTarget target) {
    String owner = target.getOwner().getName();
    return owner.startsWith("java.time.")
        && (target.getName().equals("now")
            || owner.equals("java.time.Clock") && target.getName().matches("system.*|tick.*"));
  }

  private static boolean readsDefaults(CodeUnitAccessTarget target) {
    List<JavaClass> parameters = target.getRawParameterTypes();
    return is(target, "java.time.ZoneId", "systemDefault")
        || is(target, "java.util.TimeZone", "getDefault")
        || is(target, "java.util.Locale", "getDefault")
        || is(target, "java.lang.String", "formatted")
        || is(target, "java.lang.String", "toLowerCase", "toUpperCase") && parameters.isEmpty()
        || is(target, "java.lang.String", "format") && takesStringFirst(parameters)
        || is(target, "java.io.PrintStream", "printf", "format") && takesStringFirst(parameters)
        || is(target, "java.text.DecimalFormat", "<init>") && parameters.size() < 2
        || is(target, "java.text.SimpleDateFormat", "<init>") && parameters.size() < 2
        || target.getOwner().getName().equals("java.text.NumberFormat")
            && target.getName().endsWith("Instance")
            && parameters.isEmpty()
        || is(target, "java.time.format.DateTimeFormatter", "ofPattern") && parameters.size() < 2;
  }

  private static boolean takesStringFirst(List<JavaClass> parameters) {
    return parameters.getFirst().getName().equals("java.lang.String");
  }

  private static boolean isUnseeded(CodeUnitAccessTarget target) {
    List<JavaClass> parameters = target.getRawParameterTypes();
    return is(target, "java.lang.Math", "random")
        || is(target, "java.lang.StrictMath", "random")
        || is(target, "java.util.UUID", "randomUUID")
        || is(target, "java.util.Random", "<init>") && parameters.isEmpty()
        || is(target, "java.util.SplittableRandom", "<init>") && parameters.isEmpty()
        || is(target, "java.util.random.RandomGenerator", "getDefault", "of")
        || is(target, "java.util.Collections", "shuffle") && parameters.size() == 1;
  }

  /// `valueOf` of a primitive, and the way back such as `longValue`.
  private static boolean boxes(CodeUnitAccessTarget target) {
    if (!BOXES.contains(target.getOwner().getName())) {
      return false;
    }
    List<JavaClass> parameters = target.getRawParameterTypes();
    boolean wraps =
        target.getName().equals("valueOf")
            && parameters.size() == 1
            && parameters.getFirst().isPrimitive();
    boolean unwraps = target.getName().endsWith("Value") && parameters.isEmpty();
    return wraps || unwraps;
  }
}
