package io.quantlab.fargate.cli.runfile;

import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.fargate.terminal.NearestName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tomlj.TomlTable;

/// A run file with everything it includes, resolved to one setting for each key.
///
/// Later wins: the included files in their order, the file itself, then the same again for the
/// environment chosen, then the overrides. Within one file a key stands once. An array replaces an
/// array.
public final class RunFile {
  /// Files one run file may reach, itself included.
  static final int MAX_FILES = 32;

  /// Includes of includes.
  static final int MAX_INCLUDES = 8;

  private static final String INCLUDE = "include";
  private static final String ENVIRONMENTS = "env";

  private final RunKeys keys;
  private final Optional<String> environment;
  private final Map<String, Setting> plain = new LinkedHashMap<>();
  private final Map<String, Setting> chosen = new LinkedHashMap<>();
  private final Set<String> environments = new LinkedHashSet<>();
  private final List<Path> open = new ArrayList<>();
  private int files;

  private RunFile(RunKeys keys, Optional<String> environment) {
    this.keys = keys;
    this.environment = environment;
  }

  /// Resolves a run file.
  ///
  /// @param environment name of the `[env.NAME]` that is laid over
  /// @param overrides `section.key=value`, the last word on a key
  /// @return the settings by dotted key
  public static Map<String, Setting> resolve(
      Path file, RunKeys keys, Optional<String> environment, List<String> overrides) {
    RunFile run = new RunFile(keys, environment);
    run.read(file, null);
    run.refuseUnknownEnvironment(file);
    run.plain.putAll(run.chosen);
    SettingReader reader = new SettingReader(keys);
    for (String override : overrides) {
      put(reader.override(override), run.plain);
    }
    return run.plain;
  }

  /// @param from where the file was included, or `null` for the first one
  private void read(Path file, Place from) {
    Path real = file.toAbsolutePath().normalize();
    refuseCycle(real, file, from);
    refuseBomb(file, from);
    TomlTable table = table(file, from);
    open.add(real);
    for (SettingReader.Include include : SettingReader.includes(file, table)) {
      Path parent = file.getParent();
      Path next = parent == null ? include.file() : parent.resolve(include.file()).normalize();
      read(next, include.place());
    }
    open.removeLast();
    take(file, table);
  }

  private static TomlTable table(Path file, Place from) {
    try {
      return TomlText.read(file);
    } catch (Failure e) {
      if (from == null) {
        throw e;
      }
      throw new Failure(e.exit(), from + ": include: " + e.getMessage(), e.remedy(), e.getCause());
    }
  }

  private void take(Path file, TomlTable table) {
    SettingReader reader = new SettingReader(keys);
    for (String section : table.keySet()) {
      if (section.equals(ENVIRONMENTS)) {
        takeEnvironments(file, reader, SettingReader.table(file, table, section));
      } else if (!section.equals(INCLUDE)) {
        put(reader.section(file, table, section), plain);
      }
    }
  }

  private void takeEnvironments(Path file, SettingReader reader, TomlTable table) {
    for (String name : table.keySet()) {
      TomlTable overlay = SettingReader.table(file, table, name);
      environments.add(name);
      for (String section : overlay.keySet()) {
        // Read also when it is not chosen: a mistake shows before it is needed.
        List<Setting> settings = reader.section(file, overlay, section);
        if (environment.isPresent() && environment.get().equals(name)) {
          put(settings, chosen);
        }
      }
    }
  }

  private static void put(List<Setting> settings, Map<String, Setting> into) {
    for (Setting setting : settings) {
      into.put(setting.dotted(), setting);
    }
  }

  private void refuseUnknownEnvironment(Path file) {
    if (environment.isPresent() && !environments.contains(environment.get())) {
      throw new Failure(
          ExitCode.USAGE,
          file + " has no environment " + Shown.text(environment.get()) + ".",
          environments.isEmpty()
              ? "Write it as [env." + Shown.plain(environment.get(), 30) + ".costs] and so on."
              : near(environment.get(), environments)
                  + "It has "
                  + String.join(", ", environments)
                  + ".");
    }
  }

  private static String near(String typed, Collection<String> names) {
    return NearestName.of(typed, names).map(name -> "Did you mean " + name + "? ").orElse("");
  }

  private void refuseCycle(Path real, Path file, Place from) {
    int at = open.indexOf(real);
    if (at >= 0) {
      List<String> circle = new ArrayList<>();
      open.subList(at, open.size()).forEach(path -> circle.add(path.getFileName().toString()));
      circle.add(file.getFileName().toString());
      throw new Failure(
          ExitCode.BAD_DATA,
          from + ": the files include each other in a circle: " + String.join(" -> ", circle) + ".",
          "Take one of these includes out.");
    }
  }

  private void refuseBomb(Path file, Place from) {
    if (open.size() > MAX_INCLUDES) {
      throw new Failure(
          ExitCode.BAD_DATA,
          from + ": " + file + " is included more than " + MAX_INCLUDES + " files deep.",
          "Include it further up.");
    }
    if (++files > MAX_FILES) {
      throw new Failure(
          ExitCode.BAD_DATA,
          from + ": the run file includes more than " + (MAX_FILES - 1) + " files.",
          "Put several of them into one; a file included twice counts twice.");
    }
  }
}
