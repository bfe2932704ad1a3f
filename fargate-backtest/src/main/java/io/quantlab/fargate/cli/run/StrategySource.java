package io.quantlab.fargate.cli.run;

import io.quantlab.engine.reference.Builtins;
import io.quantlab.engine.strategy.Parameters;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyFactory;
import io.quantlab.fargate.cli.wick.ScriptSource;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.fargate.terminal.NearestName;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;

/// Where a strategy comes from: the built-ins by name, a class in a jar, or a script.
final class StrategySource {
  private final String name;
  private final String code;
  private final Maker maker;
  private final String about;
  private final int instruments;
  private final Optional<ScriptSource> script;

  private interface Maker {
    Strategy make(Parameters parameters);
  }

  private StrategySource(String name, String code, String about, int instruments, Maker maker) {
    this(name, code, about, instruments, maker, Optional.empty());
  }

  private StrategySource(
      String name,
      String code,
      String about,
      int instruments,
      Maker maker,
      Optional<ScriptSource> script) {
    this.name = name;
    this.code = code;
    this.about = about;
    this.instruments = instruments;
    this.maker = maker;
    this.script = script;
  }

  /// A strategy made of a script has to wait for its data: until then there is one that does
  /// nothing.
  private static StrategySource fromScript(ScriptSource script) {
    return new StrategySource(
        script.name(),
        script.code(),
        script.options().title(),
        1,
        parameters -> {
          script.declare(parameters);
          return new Strategy() {};
        },
        Optional.of(script));
  }

  /// The script, when it is one.
  Optional<ScriptSource> script() {
    return script;
  }

  /// Finds a strategy.
  ///
  /// @param spec a built-in name, or a class name when `jar` is given, or `file.jar!class`, or
  ///   `file.wick`
  /// @param jar a jar to load the class from, or `null`
  static StrategySource find(String spec, Path jar) {
    if (ScriptSource.isScript(spec)) {
      return fromScript(ScriptSource.load(Path.of(spec)));
    }
    int mark = spec.indexOf(".jar!");
    if (mark > 0) {
      return fromJar(Path.of(spec.substring(0, mark + 4)), spec.substring(mark + 5));
    }
    if (jar != null) {
      return fromJar(jar, spec);
    }
    for (StrategyFactory factory : Builtins.all()) {
      if (factory.name().equals(spec)) {
        return new StrategySource(
            spec,
            factory.getClass().getName(),
            factory.about(),
            factory.instruments(),
            factory::create);
      }
    }
    List<String> names = Builtins.all().stream().map(StrategyFactory::name).toList();
    String nearest =
        NearestName.of(spec, names).map(name -> "Did you mean " + name + "? ").orElse("");
    throw new Failure(
        ExitCode.USAGE,
        "There is no strategy \"" + spec + "\".",
        nearest
            + "Choose one of "
            + String.join(", ", names)
            + ", or name a class with --jar FILE, or a script FILE.wick.");
  }

  /// Whether a name is one of the built-in strategies.
  static boolean isBuiltIn(String spec) {
    return Builtins.all().stream().anyMatch(factory -> factory.name().equals(spec));
  }

  /// The same words with jar or script by its absolute path, for a manifest that is read elsewhere.
  static String absolute(String spec) {
    if (ScriptSource.isScript(spec)) {
      return Path.of(spec).toAbsolutePath().normalize().toString();
    }
    int mark = spec.indexOf(".jar!");
    return mark > 0
        ? Path.of(spec.substring(0, mark + 4)).toAbsolutePath().normalize()
            + spec.substring(mark + 4)
        : spec;
  }

  private static StrategySource fromJar(Path jar, String className) {
    if (!Files.isRegularFile(jar)) {
      throw new Failure(
          ExitCode.BAD_DATA, "There is no jar " + jar + ".", "Check the path after --jar.");
    }
    refuseOtherFiles(jar);
    Class<?> type = load(jar, className);
    if (!Strategy.class.isAssignableFrom(type)) {
      throw new Failure(
          ExitCode.BAD_DATA,
          jar + ": class " + className + " does not implement " + Strategy.class.getName() + ".",
          "Implement the interface, see docs/tutorial/first-strategy.md.");
    }
    String code = className + " sha256:" + sha256(jar);
    return new StrategySource(type.getSimpleName(), code, "", 0, p -> instantiate(jar, type, p));
  }

  private static void refuseOtherFiles(Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.size();
    } catch (IOException e) {
      throw new Failure(
          ExitCode.BAD_DATA,
          jar + " cannot be read as a jar (" + e.getMessage() + ").",
          "Pack the compiled classes: jar --create --file my.jar -C classes .",
          e);
    }
  }

  private static Class<?> load(Path jar, String className) {
    try {
      URL[] path = {jar.toAbsolutePath().toUri().toURL()};
      // The loader lives as long as the strategy: the process ends with the run.
      ClassLoader loader =
          new URLClassLoader("strategy", path, StrategySource.class.getClassLoader());
      return Class.forName(className, true, loader);
    } catch (MalformedURLException e) {
      throw new Failure(ExitCode.BAD_DATA, "The path " + jar + " cannot be read as a jar.", "", e);
    } catch (ClassNotFoundException | LinkageError e) {
      throw new Failure(
          ExitCode.BAD_DATA,
          jar + ": class " + className + " cannot be loaded (" + why(e) + ").",
          "Name the class with its package, for example com.example.MyStrategy.",
          e);
    }
  }

  private static String why(Throwable e) {
    return e instanceof ClassNotFoundException ? "the jar has no such class" : e.toString();
  }

  private static Strategy instantiate(Path jar, Class<?> type, Parameters parameters) {
    try {
      for (Constructor<?> constructor : type.getConstructors()) {
        if (constructor.getParameterCount() == 1
            && constructor.getParameterTypes()[0] == Parameters.class) {
          return (Strategy) constructor.newInstance(parameters);
        }
      }
      return (Strategy) type.getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException wrong) {
        throw wrong;
      }
      throw new Failure(
          ExitCode.FAILED,
          jar
              + ": the constructor of "
              + type.getName()
              + " threw "
              + e.getCause()
              + place(e.getCause(), type)
              + ".",
          "Mend the strategy; --debug shows the whole stack.",
          e);
    } catch (ReflectiveOperationException e) {
      throw new Failure(
          ExitCode.BAD_DATA,
          jar
              + ": class "
              + type.getName()
              + " has no public constructor without parameters or with one Parameters.",
          "Add one of them and make the class public.",
          e);
    }
  }

  /// Where in the strategy's own class something was thrown, ` at name:line`, or nothing.
  private static String place(Throwable thrown, Class<?> type) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (frame.getClassName().equals(type.getName())) {
        return " at " + frame.getFileName() + ":" + frame.getLineNumber();
      }
    }
    return "";
  }

  private static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digest =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new Failure(ExitCode.BAD_DATA, "The jar " + file + " cannot be read.", "", e);
    }
  }

  String name() {
    return name;
  }

  String code() {
    return code;
  }

  /// One line on what it trades and how; empty for a class of a jar.
  String about() {
    return about;
  }

  int instruments() {
    return instruments;
  }

  /// A new instance; what it declares stays in `parameters`.
  Strategy make(Parameters parameters) {
    try {
      return maker.make(parameters);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.USAGE,
          "Strategy " + name + ": " + e.getMessage() + ".",
          "Give it with --param name=value.",
          e);
    }
  }

  /// Refuses a name the strategy does not know.
  void refuseUnknown(Parameters parameters) {
    parameters
        .unknown()
        .ifPresent(unknown -> {
          Map<String, String> known = parameters.values();
          String nearest =
              NearestName.of(unknown, known.keySet())
                  .map(near -> "Did you mean " + near + "? ")
                  .orElse("");
          throw new Failure(
              ExitCode.USAGE,
              "Strategy " + name + " has no parameter \"" + unknown + "\".",
              known.isEmpty()
                  ? "It takes none."
                  : nearest + "It knows " + String.join(", ", known.keySet()) + ".");
        });
  }
}
